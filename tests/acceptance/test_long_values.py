"""Nothing a card holds vanishes on paper, however long it is, in any format and on any paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest

from cardgen.extracting.docx_text import docx_text
from cardgen.extracting.html_text import html_text
from cardgen.extracting.hwpx_text import hwpx_text
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.form import FormSpec
from cardgen.model.sheet import PAPERS, Sheet
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.build_view import filled_view

pytestmark = pytest.mark.slow
"""Each card here has dozens of pages."""

LONG = "".join(chr(0xAC00 + at * 37 % 2000) for at in range(2000))
TOKEN = "".join(chr(ord("a") + at * 7 % 26) for at in range(60))
ROWS = tuple(f"품목{number:03}번" for number in range(200))
RUNNING = "고객 관리 카드 · C-7F3K9Q"

READERS: dict[str, Callable[[bytes], str]] = {"docx": docx_text, "html": html_text, "hwpx": hwpx_text}


@pytest.fixture(scope="module")
def view(customer: FormSpec) -> CardView:
    data = {
        "id": "C-7F3K9Q",
        "name": "홍길동",
        "kind": "개인",
        "personal": {"company": TOKEN},
        "purchases": [{"date": "2026-01-05", "item": item, "payment": TOKEN[:40]} for item in ROWS],
        "consultations": [{"date": "2026-02-01", "kind": "문의", "content": LONG}],
        "notes": LONG[::-1],
    }
    card = Card(id="C-7F3K9Q", path="cards/C-7F3K9Q.yaml", form="customer", blob="0" * 40, data=data)
    return filled_view(card, customer, Letterhead("한빛상사"), "ko")


def made(root: Path, view: CardView, card_format: str, paper: str) -> bytes:
    return CARD_FORMATS[card_format].open(root / "templates/customer", Sheet(PAPERS[paper])).render(view)


def squashed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("paper", ["A4", "card-5x3in"])
@pytest.mark.parametrize("card_format", READERS)
def test_a_file_holds_long_values_words_and_lists_whole(
    root: Path, view: CardView, card_format: str, paper: str
) -> None:
    text = squashed(READERS[card_format](made(root, view, card_format, paper)))
    assert all(value in text for value in (LONG, LONG[::-1], TOKEN, *ROWS))


class Printed:
    """The text of each page of a PDF, and what of it stands beyond the page's edges."""

    def __init__(self, content: bytes) -> None:
        with pypdfium2.PdfDocument(content) as document:
            self.pages = [page.get_textpage().get_text_range() for page in document]
            self.outside = [list(outside(page)) for page in document]


def outside(page: pypdfium2.PdfPage) -> Iterator[int]:
    """Runs of a page's text that stand beyond its edges."""
    text = page.get_textpage()
    for at in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(at)
        if min(left, bottom) < 0 or right > page.get_width() or top > page.get_height():
            yield at


@pytest.mark.parametrize("paper", ["A4", "card-5x3in"])
def test_paper_holds_them_whole_and_every_page_says_whose_it_is(root: Path, view: CardView, paper: str) -> None:
    printed = Printed(made(root, view, "pdf", paper))
    assert not any(printed.outside)
    text = squashed("".join(page.replace(RUNNING, "") for page in printed.pages))
    assert [item for item in ROWS if item not in text] == []
    assert in_order(LONG, text)
    assert in_order(LONG[::-1], text)
    assert TOKEN in text
    assert all(RUNNING in page for page in printed.pages[1:])
    with_rows = [page for page in printed.pages if "품목" in page]
    assert len(with_rows) > 2
    assert all("결제 수단" in page for page in with_rows)


def in_order(value: str, text: str) -> bool:
    """True where every sign of the value stands in the text, in its order: lines and pages may part them."""
    signs = iter(text)
    return all(sign in signs for sign in value)
