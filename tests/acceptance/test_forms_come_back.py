"""What a form shows comes back exactly as it was printed: every kind of field, in Word, PDF and 한글."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.importing.forms.reading import read_filled
from cardgen.model.cardview import Block, CardView, FieldView, Letterhead, Option, Shown, TableView
from cardgen.model.filledform import Entry, FilledForm, Ticked
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.build_view import blank_view
from cardgen.viewing.fillable import fillable_view

Open = Callable[[str, str], CardRenderer]

STAMP = FormStamp("customer", 1, "ko", "C-7F3K9Q", "0" * 40)
FORMATS = tuple(name for name, card_format in CARD_FORMATS.items() if card_format.fillable)
RECORDS = 6
"""More than the form has empty rows for, so that tables go on over pages."""

HARD = (
    "홍길동", "<&>\"'&amp;", "가\n나\n\n다", "끝에 빈 줄\n", " 앞뒤 빈칸 ", "두  칸", "2026-11-21", "1,234,000원",
    "010-1234-5678", "☑ 했음", "]]> <!-- -->", "a=b[1].c", "(괄호)\\", "{{ name }} {% x %}", "成婷", "묶음\u00a0빈칸",
    "V", "성명", "%20 %", "=1+1", "홍길동 드림 — ‘끝’",
)  # fmt: skip
BEYOND_FONTS = ("😀 이모지", "탭\t사이", "𠮷野")
"""What no font here draws on paper, but a control may hold."""


@pytest.fixture(scope="session")
def renderer(root: Path) -> Open:
    """Opens a shipped template, once for each form and format."""
    opened: dict[tuple[str, str], CardRenderer] = {}

    def renderer_of(form: str, name: str) -> CardRenderer:
        if (form, name) not in opened:
            opened[form, name] = CARD_FORMATS[name].open(root / "templates" / form)
        return opened[form, name]

    return renderer_of


def _filled(form: FormSpec, texts: Iterator[str], language: str = "ko") -> CardView:
    """A form to fill in on which every field shows the next text, choices tick the next option, tables many records."""
    blank = blank_view(form, Letterhead("한빛상사"), language)
    sections = tuple(replace(one, blocks=tuple(_written(it, texts) for it in one.blocks)) for one in blank.sections)
    return fillable_view(replace(blank, sections=sections), replace(STAMP, form=form.name, language=language))


def _written(block: Block, texts: Iterator[str]) -> Block:
    if isinstance(block, TableView):
        rows = tuple(tuple(_shown(cell, texts) for cell in block.rows[0]) for _ in range(RECORDS))
        return replace(block, rows=rows, records=RECORDS)
    return replace(
        block, rows=tuple(replace(row, cells=tuple(_shown(cell, texts) for cell in row.cells)) for row in block.rows)
    )


def _shown(field: FieldView, texts: Iterator[str]) -> FieldView:
    if field.kind == "id":
        return field
    options, text = field.value.options, next(texts)
    if not options:
        return replace(field, value=Shown(text, text))
    ticked = len(text) % (len(options) + 1)
    marked = tuple(Option(option.text, checked=at == ticked) for at, option in enumerate(options))
    return replace(field, value=Shown(next((it.text for it in marked if it.checked), ""), text, marked))


def _says(entry: Entry, field: FieldView) -> bool:
    """True where the entry is what the field shows: its text; of a choice the boxes ticked, or the item of a list."""
    ticked = tuple(option.text for option in field.value.options if option.checked)
    if not field.value.options:
        return entry == field.value.text
    return entry in (Ticked(ticked), "".join(ticked))


def _require_untouched(view: CardView, filled: FilledForm) -> None:
    assert filled.stamp == view.stamp
    assert (filled.outside, filled.missing) == ((), ())
    fields = {field.path: field for field in view.fields() if field.kind != "id"}
    assert filled.fields.keys() == fields.keys()
    assert {path for path, field in fields.items() if not _says(filled.fields[path], field)} == set()
    assert filled.tables.keys() == {table.path for table in view.tables()}
    for table in view.tables():
        rows = filled.tables[table.path]
        assert len(rows) == len(table.rows)
        for row, cells in zip(rows, table.rows, strict=True):
            assert row.keys() == {cell.path for cell in cells}
            assert {cell.path for cell in cells if not _says(row[cell.path], cell)} == set()


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
def test_a_card_comes_back_as_it_was_printed(customer: FormSpec, renderer: Open, name: str) -> None:
    view = _filled(customer, cycle((*HARD, *BEYOND_FONTS)))
    _require_untouched(view, read_filled(renderer("customer", name).render(view)))


def test_a_pdf_comes_back_as_it_was_printed(receipt: FormSpec, renderer: Open) -> None:
    view = _filled(receipt, cycle(HARD))
    _require_untouched(view, read_filled(renderer("receipt", "pdf").render(view)))


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", FORMATS)
def test_other_forms_and_languages_come_back_too(
    customer: FormSpec, receipt: FormSpec, renderer: Open, name: str, language: str
) -> None:
    for form in (customer, receipt):
        view = _filled(form, cycle(reversed(HARD)), language)
        _require_untouched(view, read_filled(renderer(form.name, name).render(view)))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_form_comes_back_empty(receipt: FormSpec, renderer: Open, name: str) -> None:
    view = fillable_view(blank_view(receipt, Letterhead(""), "ko"), FormStamp("receipt", 1, "ko"))
    filled = read_filled(renderer("receipt", name).render(view))
    _require_untouched(view, filled)
    rows = [row for table in filled.tables.values() for row in table]
    assert {*filled.fields.values(), *(entry for row in rows for entry in row.values())} <= {"", Ticked(())}


_TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\n\t"), max_size=12)


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "pdf"])
@given(texts=st.lists(_TEXTS, min_size=3, max_size=30))
@settings(max_examples=4)
def test_any_text_comes_back(receipt: FormSpec, renderer: Open, name: str, texts: list[str]) -> None:
    view = _filled(receipt, cycle(texts))
    _require_untouched(view, read_filled(renderer("receipt", name).render(view)))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_word_form_saved_by_libreoffice_says_the_same(customer: FormSpec, renderer: Open, tmp_path: Path) -> None:
    view = _filled(customer, cycle(HARD))
    form, saved = tmp_path / "form.docx", tmp_path / "saved"
    form.write_bytes(renderer("customer", "docx").render(view))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved)]
    subprocess.run([*command, str(form)], check=True, capture_output=True)
    _require_untouched(view, read_filled((saved / "form.docx").read_bytes()))
