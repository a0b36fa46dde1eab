"""Every format of an export, in one place; the command line derives its choices from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cardgen.model.exportview import ExportView
from cardgen.rendering.export_file import ExportFile


def _xlsx(view: ExportView) -> tuple[ExportFile, ...]:
    from cardgen.rendering.export_xlsx import render_export_xlsx

    return (render_export_xlsx(view),)


def _csv(view: ExportView) -> tuple[ExportFile, ...]:
    from cardgen.rendering.export_csv import render_export_csv

    return tuple(render_export_csv(view))


def _vcard(view: ExportView) -> tuple[ExportFile, ...]:
    from cardgen.rendering.export_vcard import render_export_vcard

    return (render_export_vcard(view),)


def _json(view: ExportView) -> tuple[ExportFile, ...]:
    from cardgen.rendering.export_json import render_export_json

    return (render_export_json(view),)


EXPORTS: Mapping[str, Callable[[ExportView], tuple[ExportFile, ...]]] = {
    "xlsx": _xlsx,
    "csv": _csv,
    "vcard": _vcard,
    "json": _json,
}
