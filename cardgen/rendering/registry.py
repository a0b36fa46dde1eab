"""Every card format, in one place; the command line derives its choices from here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.renderer import CardFormat, CardRenderer


def _docx(folder: Path, sheet: Sheet = AS_DESIGNED, /) -> CardRenderer:
    from cardgen.rendering.docx import open_docx

    return open_docx(folder, sheet)


def _pdf(folder: Path, sheet: Sheet = AS_DESIGNED, /) -> CardRenderer:
    from cardgen.rendering.pdf import open_pdf

    return open_pdf(folder, sheet)


def _html(folder: Path, sheet: Sheet = AS_DESIGNED, /) -> CardRenderer:
    from cardgen.rendering.html import open_html

    return open_html(folder, sheet)


def _hwpx(folder: Path, sheet: Sheet = AS_DESIGNED, /) -> CardRenderer:
    from cardgen.rendering.hwpx import open_hwpx

    return open_hwpx(folder, sheet)


def _check_docx(folder: Path, path: str, form: FormSpec) -> tuple[Problem, ...]:
    from cardgen.rendering.docx import check_docx
    from cardgen.rendering.template_file import read_template

    content = read_template(folder, "card.docx", path, "T201")
    return (content,) if isinstance(content, Problem) else check_docx(content, path, form)


def _check_hwpx(folder: Path, path: str, form: FormSpec) -> tuple[Problem, ...]:
    from cardgen.rendering.hwpx import check_hwpx
    from cardgen.rendering.template_file import read_template

    content = read_template(folder, "card.hwpx", path, "T501")
    return (content,) if isinstance(content, Problem) else check_hwpx(content, path, form)


def _check_html(folder: Path, path: str, form: FormSpec) -> tuple[Problem, ...]:
    from cardgen.rendering.html_check import check_html

    return check_html(folder, path, form)


def _pdf_remark() -> str:
    from cardgen.rendering.pdf import libharfbuzz_available

    return "" if libharfbuzz_available() else "warning.pdf.harfbuzz"


CARD_FORMATS: Mapping[str, CardFormat] = {
    "docx": CardFormat("docx", "card.docx", _docx, _check_docx, fillable=True),
    "pdf": CardFormat(
        "pdf",
        "card.html",
        _pdf,
        _check_html,
        needs_fonts=True,
        reads_folder=True,
        remark=_pdf_remark,
        fillable=True,
    ),
    "hwpx": CardFormat("hwpx", "card.hwpx", _hwpx, _check_hwpx, fillable=True),
    "html": CardFormat("html", "card.html", _html, _check_html, reads_folder=True),
}
