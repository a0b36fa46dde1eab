"""Every kind of PDF speaks to people who do not see it: tags, headings, tables, reading order, controls."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cardgen.loading.card_file import read_card
from cardgen.model.card import Card, RawCard
from cardgen.model.cardview import CardView, Grid, Letterhead
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.rendering.pdf import PdfRenderer, PrintJob, open_pdf, render_chunk
from cardgen.rendering.pdf.archive import open_archive
from cardgen.validation.schema_check import CardChecker
from cardgen.viewing.build_view import blank_view, filled_view
from cardgen.viewing.fillable import fillable_view
from tests.acceptance.pdf_access import faults, texts, walk

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478"
    "9c63606060000000040001f61738550000000049454e44ae426082"
)
LETTERHEAD = Letterhead("한빛상사", PIXEL, ("담당", "팀장", "대표"))


@pytest.fixture(scope="module")
def card_view(root: Path, customer: FormSpec) -> CardView:
    text = (root / "cards/C-7F3K9Q.yaml").read_text(encoding="utf-8")
    raw = read_card(text, "0" * 40, "cards/C-7F3K9Q.yaml", customer)
    assert isinstance(raw, RawCard)
    card = CardChecker(customer, date(2026, 11, 21), lambda _: None).check(raw, "C-7F3K9Q").outcome
    assert isinstance(card, Card)
    return filled_view(card, customer, LETTERHEAD, "ko")


@pytest.fixture(scope="module")
def printer(root: Path) -> PdfRenderer:
    return open_pdf(root / "templates/customer")


@pytest.fixture(scope="module")
def form(printer: PdfRenderer, card_view: CardView) -> bytes:
    """A card to fill in: it has every kind of thing at once, controls too."""
    return printer.render(fillable_view(card_view, FormStamp("customer", 1, "ko", "C-7F3K9Q", "0" * 40)))


def test_a_form_to_fill_in_is_accessible(form: bytes) -> None:
    assert faults(form) == set()


@pytest.mark.slow
def test_every_kind_of_pdf_is_accessible(
    printer: PdfRenderer,
    root: Path,
    card_view: CardView,
    customer: FormSpec,
    receipt: FormSpec,
    form: bytes,
    tmp_path: Path,
) -> None:
    out = io.BytesIO()
    job = PrintJob(out)
    for first in (0, 1):
        job.add(render_chunk(printer, [card_view], first))
    job.finish(printer)
    made = {
        "card": printer.render(card_view),
        "blank": printer.render(blank_view(customer, LETTERHEAD, "en")),
        "receipt": open_pdf(root / "templates/receipt").render(blank_view(receipt, LETTERHEAD, "ko")),
        "archive": open_archive(root / "templates/customer").render(card_view),
        "job": out.getvalue(),
        "form": form,
    }
    assert {kind: faults(content) for kind, content in made.items()} == {kind: set() for kind in made}
    for kind, content in made.items():
        (tmp_path / f"{kind}.pdf").write_bytes(content)
        checked = subprocess.run(["qpdf", "--check", f"{kind}.pdf"], cwd=tmp_path, capture_output=True, check=False)
        assert (kind, checked.returncode, checked.stderr) == (kind, 0, b"")
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"


@pytest.mark.slow
def test_a_card_is_read_in_the_order_of_its_form(printer: PdfRenderer, card_view: CardView) -> None:
    read = texts(printer.render(card_view))
    labels = [label for section in card_view.sections for label in _labels(section)]
    at = [read.index(label) for label in labels]
    assert at == sorted(at)
    assert len(labels) > 30
    for field in card_view.fields():
        if field.value.text and not field.value.options and len(field.value.text) < 12:
            assert read.index(field.value.text) > read.index(field.label)


def _labels(section: Any) -> list[str]:
    """A section's name and what stands first under it: later labels may repeat (일자)."""
    names = [section.label]
    for block in section.blocks:
        names += [it.label for row in block.rows for it in row.cells] if isinstance(block, Grid) else []
    return names


def _drop(pdf: pikepdf.Pdf, kind: str) -> None:
    found = next(piece for piece in walk(pdf.Root.StructTreeRoot.K) if piece.kind == kind)
    parent = found.element.P
    parent.K = pikepdf.Array([kid for kid in parent.K if getattr(kid, "objgen", None) != found.element.objgen])


def _first(pdf: pikepdf.Pdf, kind: str) -> Any:
    return next(piece.element for piece in walk(pdf.Root.StructTreeRoot.K) if piece.kind == kind)


def _paint(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].contents_add(b"0 0 10 10 re f")


def _swap(pdf: pikepdf.Pdf) -> None:
    notes = pdf.pages[0].Annots
    notes[0], notes[1] = notes[1], notes[0]


def _silence(pdf: pikepdf.Pdf) -> None:
    del next(it for it in pdf.objects if isinstance(it, pikepdf.Dictionary) and "/ToUnicode" in it)["/ToUnicode"]


def _unname(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]["/TU"]


def _retract(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:none"))


def _without_headers(pdf: pikepdf.Pdf) -> None:
    for piece in list(walk(_first(pdf, "Table").K)):
        if piece.kind == "TH":
            piece.element.S = pikepdf.Name.TD


MUTANTS: Mapping[str, Callable[[pikepdf.Pdf], object]] = {
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "no title": lambda pdf: pdf.docinfo.__delitem__("/Title"),
    "not marked": lambda pdf: setattr(pdf.Root, "MarkInfo", pikepdf.Dictionary()),
    "no claim of PDF/UA": _retract,
    "letters without text": _silence,
    "elements no reader knows": lambda pdf: setattr(_first(pdf, "P"), "S", pikepdf.Name.Paragraph),
    "content that is neither text nor decoration": _paint,
    "content that is not read, or twice": lambda pdf: _drop(pdf, "H2"),
    "content that does not lead to its tag": lambda pdf: setattr(_first(pdf, "Span"), "K", pikepdf.Array([5])),
    "a picture without words": lambda pdf: _first(pdf, "Figure").__delitem__("/Alt"),
    "headings that skip a level": lambda pdf: setattr(_first(pdf, "H1"), "S", pikepdf.Name.H4),
    "a cell outside a row": lambda pdf: setattr(_first(pdf, "TR"), "S", pikepdf.Name.Div),
    "a header that heads nothing": lambda pdf: _first(pdf, "TH").A.__delitem__("/Scope"),
    "a table without headers": _without_headers,
    "a cell whose header is missing": lambda pdf: _first(pdf, "TH").__delitem__("/ID"),
    "controls out of reading order": _swap,
    "a control without a name": _unname,
    "a tab order of its own": lambda pdf: pdf.pages[1].__delitem__("/Tabs"),
}


@pytest.mark.slow
@pytest.mark.parametrize("fault", MUTANTS)
def test_each_fault_is_found(form: bytes, fault: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(form)) as pdf:
        MUTANTS[fault](pdf)
        pdf.save(out, fix_metadata_version=False)
    assert fault in faults(out.getvalue())


def test_the_logo_and_the_headings_are_there_to_be_judged(form: bytes) -> None:
    with pikepdf.open(io.BytesIO(form)) as pdf:
        kinds = {piece.kind for piece in walk(pdf.Root.StructTreeRoot.K)}
    assert {"Figure", "H1", "H2", "Table", "TH", "TD", "Form"} <= kinds
