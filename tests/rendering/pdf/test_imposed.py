"""Cards on shared sheets: each whole, in its place, tagged, with its bookmark; on both sides where asked."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cardgen.model.cardview import CardView
from cardgen.model.imposition import Flip, Imposition
from cardgen.model.sheet import PAPERS, Sheet
from cardgen.rendering.pdf import PrintJob, full_sheets, open_pdf, render_chunk

pytestmark = pytest.mark.slow
"""Each of these draws many pages."""

Fill = Callable[..., CardView]
Job = Callable[..., bytes]

A5 = Sheet(replace(PAPERS["A5"], name=""))
"""Without the style sheet that makes rows higher on A5: a card has two pages, front and back."""
NAMES = ("홍가온", "홍나봄", "홍다솔")
LAST = "마지막 줄"


@pytest.fixture(scope="module")
def job(customer_folder: Path, filled: Fill) -> Job:
    """Prints three cards, of which the second has three pages."""
    notes = (LAST, "긴 글. " * 900 + LAST, LAST)
    views = [filled(name=name, notes=note) for name, note in zip(NAMES, notes, strict=True)]

    @cache
    def printed(sheet: Sheet, how: Imposition, chosen: tuple[CardView, ...] = tuple(views)) -> bytes:
        renderer, out = open_pdf(customer_folder, sheet), io.BytesIO()
        job = PrintJob(out, how.flip)
        job.add(render_chunk(renderer, chosen, 0, how))
        job.finish(renderer)
        return out.getvalue()

    return printed


def texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return ["".join(page.get_textpage().get_text_range().split()) for page in document]


def place_of(content: bytes, page: int, text: str) -> tuple[float, float]:
    """The left end and the middle's height of a text, in fractions of the page from its upper left corner."""
    with pypdfium2.PdfDocument(content) as document:
        shown = document[page]
        page_text = shown.get_textpage()
        found = page_text.search(text).get_next()
        assert found is not None
        left, bottom, _, top = page_text.get_charbox(found[0])
        return left / shown.get_width(), 1 - (bottom + top) / 2 / shown.get_height()


def test_nothing_of_a_card_is_lost_on_a_sheet_it_shares(job: Job) -> None:
    found = texts(job(A5, Imposition(2, Flip.LONG_EDGE)))
    assert len(found) == 4  # four leaves, two to a sheet, on both sides
    assert [sum(name in text for text in found) for name in NAMES] == [1, 1, 1]
    assert sum(text.count(LAST.replace(" ", "")) for text in found) == 3


def test_a_shared_sheet_is_sound_and_its_tags_resolve(job: Job, tmp_path: Path) -> None:
    file = tmp_path / "cards.pdf"
    file.write_bytes(job(A5, Imposition(2, Flip.LONG_EDGE)))
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [f"{name} (C-7F3K9Q)" for name in NAMES]
        keys = [int(page.StructParents) for page in pdf.pages]
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        parents = dict(zip([int(key) for key in numbers[::2]], list(numbers[1::2]), strict=True))
        for page, key in zip(pdf.pages, keys, strict=True):
            assert len([it for it in parents[key] if it is not None]) == content_marks(page)


def content_marks(page: pikepdf.Page) -> int:
    """Pieces of content that a tag of the page's own tree names."""
    marks = [it.operands for it in pikepdf.parse_content_stream(page) if str(it.operator) == "BDC"]
    return len([properties for _, properties in marks if "/MCID" in properties])


def test_a_card_begins_on_a_front_where_both_sides_are_printed(job: Job) -> None:
    content = job(Sheet(), Imposition(flip=Flip.LONG_EDGE))
    found = texts(content)
    assert [number for number, text in enumerate(found) if "결재" in text or "담당팀장대표" in text] == [0, 2, 6]
    assert found[5] == ""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"


@pytest.mark.parametrize(("flip", "turned"), [(Flip.SHORT_EDGE, False), (Flip.LONG_EDGE, True)])
def test_the_back_of_a_card_lies_behind_its_front(job: Job, filled: Fill, flip: Flip, turned: bool) -> None:
    """Two A5 cards on lying A4: the right card's back is on the left where the sheet turns about its short edge."""
    views = tuple(filled(name=name, notes=f"{name} 특이사항") for name in NAMES[:2])
    content = job(A5, Imposition(2, flip), views)
    front, _ = place_of(content, 0, NAMES[1])
    back, _ = place_of(content, 1, f"{NAMES[1]} 특이사항")
    assert front > 0.5
    assert (back > 0.5) is turned


def test_a_blank_form_fills_the_sheet(customer_folder: Path, blank: CardView) -> None:
    found = texts(full_sheets(customer_folder, A5, blank, Imposition(2, Flip.SHORT_EDGE)))
    assert [text.count("고객관리카드") for text in found] == [2, 2]  # titles, and the heads of the backs
    with pikepdf.open(io.BytesIO(full_sheets(customer_folder, Sheet(), blank, Imposition(4)))) as pdf:
        assert len(pdf.pages) == 1
