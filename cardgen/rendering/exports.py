"""Every format of an export, in one place; the command line derives its choices from here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from cardgen.model.exportview import ExportView
from cardgen.rendering.export_file import ExportFile, LeftOut


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: `render` makes its files, `suits` says whether it has a use for such cards at all.

    `left_out` are the cards it cannot hold, which must not be in the view that is rendered.
    """

    render: Callable[[ExportView], tuple[ExportFile, ...]]
    suits: Callable[[ExportView], bool] = lambda _view: True
    left_out: Callable[[ExportView], Iterable[LeftOut]] = lambda _view: ()


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


def _has_contacts(view: ExportView) -> bool:
    from cardgen.rendering.export_vcard import has_contacts

    return has_contacts(view)


def _too_long(view: ExportView) -> Iterable[LeftOut]:
    from cardgen.rendering.export_xlsx import too_long

    return too_long(view)


EXPORTS: Mapping[str, ExportFormat] = {
    "xlsx": ExportFormat(_xlsx, left_out=_too_long),
    "csv": ExportFormat(_csv),
    "vcard": ExportFormat(_vcard, suits=_has_contacts),
    "json": ExportFormat(_json),
}
