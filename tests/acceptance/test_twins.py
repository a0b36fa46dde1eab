"""A blank and a filled card are one form: the same lines, labels and boxes to the pixel, values only added."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from cardgen.loading.card_file import read_card
from cardgen.model.card import Card, RawCard
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.form import FormSpec
from cardgen.rendering.docx import open_docx
from cardgen.rendering.pdf import open_pdf
from cardgen.validation.schema_check import CardChecker
from cardgen.viewing.build_view import blank_view, filled_view

pytestmark = pytest.mark.slow

DPI = 100
INK = 190
"""Grey a pixel must be darker than to count as printed: thin lines are, tinted boxes of labels are not."""

HEAD, FOOT = 0.045, 0.95
"""Of a page's height: above and below stand the card's number and version, which a blank form has not."""

MOST_LOST = 12
"""Pixels of a page that may lack: a ticked box joins its frame a little otherwise."""

Make = Callable[[Path, Sequence[CardView], Path], list[bytes]]
LETTERHEAD = Letterhead("한빛상사", None, ("담당", "팀장", "대표"))
VALUES = """\
id: C-7F3K9Q
name: 홍길동
kind: 개인
grade: 골드
status: 활성
owner: 김영희
registered: 2024-03-02
contact: {mobile: 010-1234-5670, email: gildong@example.kr, postcode: "06234", address: 서울특별시 강남구}
personal: {birth_date: 1985-05-05, calendar: 양력}
purchases:
  - {date: 2026-01-05, item: 노트북, quantity: 1, amount: 1234000, payment: 카드}
campaigns:
  - {date: 2026-04-01, campaign: 봄맞이 할인, opened: true, clicked: false}
notes: 단골
"""


@pytest.fixture(scope="module")
def twins(customer: FormSpec) -> tuple[CardView, CardView]:
    """Views of an empty form, and of a card whose values fit their boxes."""
    raw = read_card(VALUES, "0" * 40, "cards/C-7F3K9Q.yaml", customer)
    assert isinstance(raw, RawCard)
    card = CardChecker(customer, date(2026, 11, 21), lambda _: None).check(raw, "C-7F3K9Q").outcome
    assert isinstance(card, Card)
    return blank_view(customer, LETTERHEAD, "ko"), filled_view(card, customer, LETTERHEAD, "ko")


def pictures(content: bytes) -> list[Image.Image]:
    """The pages in black and white, printed parts white, without head and foot."""
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    cut = [page.crop((0, int(page.height * HEAD), page.width, int(page.height * FOOT))) for page in pages]
    return [page.point(lambda grey: 255 if grey < INK else 0) for page in cut]


def lost(blank: Sequence[Image.Image], filled: Sequence[Image.Image]) -> list[int]:
    """Pixels a page of the blank form prints and that of the filled one does not."""
    missing = [ImageChops.subtract(one, other) for one, other in zip(blank, filled, strict=True)]
    return [page.histogram()[255] for page in missing]


def lines(page: Image.Image) -> tuple[list[int], list[int]]:
    """Rows and columns of pixels of which a tenth is printed: those with ruled lines."""

    def crowded(picture: Image.Image) -> list[int]:
        narrow = picture.resize((1, picture.height), Image.Resampling.BOX)
        return [at for at in range(picture.height) if narrow.getpixel((0, at)) > 255 // 4]  # type: ignore[operator]

    return crowded(page), crowded(page.transpose(Image.Transpose.ROTATE_90))


def in_pdf(folder: Path, views: Sequence[CardView], _place: Path) -> list[bytes]:
    renderer = open_pdf(folder)
    return [renderer.render(view) for view in views]


def in_word(folder: Path, views: Sequence[CardView], place: Path) -> list[bytes]:
    """Word's pages as LibreOffice lays them out."""
    renderer = open_docx(folder)
    files = [place / f"{number}.docx" for number, _ in enumerate(views)]
    for file, view in zip(files, views, strict=True):
        file.write_bytes(renderer.render(view))
    profile = f"-env:UserInstallation=file://{place}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(place), *map(str, files)],
        check=True,
        capture_output=True,
    )
    return [file.with_suffix(".pdf").read_bytes() for file in files]


NEEDS_OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize("made", [in_pdf, pytest.param(in_word, marks=NEEDS_OFFICE)], ids=["pdf", "docx"])
def test_the_filled_card_is_the_blank_form_and_its_values(
    made: Make, root: Path, twins: tuple[CardView, CardView], tmp_path: Path
) -> None:
    blank, filled = map(pictures, made(root / "templates/customer", twins, tmp_path))
    assert len(blank) == len(filled) == 2
    assert [lines(page) for page in filled] == [lines(page) for page in blank]
    assert max(lost(blank, filled)) <= MOST_LOST
    assert min(lost(filled, blank)) > 100
    assert all(sum(map(len, lines(page))) > 20 for page in blank)


def test_a_form_with_another_label_or_another_row_is_no_twin(root: Path, twins: tuple[CardView, CardView]) -> None:
    blank = twins[0]
    other = replace(blank, title="고객 관리 카트")
    section = blank.sections[0]
    fewer = replace(blank, sections=(replace(section, blocks=()), *blank.sections[1:]))
    one, title, gone = map(pictures, in_pdf(root / "templates/customer", [blank, other, fewer], root))
    assert lost(one, title)[0] > MOST_LOST
    assert lines(one[0]) != lines(gone[0])
