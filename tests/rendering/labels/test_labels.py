"""Labels lie in their cells to half a millimetre, whole or not at all, on pages of the sheet's own size."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

from cardgen.model.labelsheet import LABEL_SHEETS, AddressLabel
from cardgen.model.sheet import Offset
from cardgen.rendering.labels import LabelRun, Misfit, render_labels
from cardgen.rendering.labels.fitting import SIZES, fitted, typefaces
from cardgen.rendering.typesetting.typeface import FontShelf

POINTS = 72 / 25.4
RUN = LabelRun(LABEL_SHEETS["LS-3108"], "주소 라벨", "ko")
LABEL = AddressLabel("C-7F3K9Q", "김민준 귀하", "서울특별시 강남구 가람나래로 12, 304동 1502호 (역삼동)", "06234")
LONGEST = "서울특별시 강남구 가람나래로123번길 45, 나래마을아파트 " + "행복한동네 " * 30


class Word(NamedTuple):
    """A word on a page (0-based) and its box in millimetres from the upper left corner."""

    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def words(content: bytes, folder: Path) -> list[Word]:
    file = folder / "labels.pdf"
    file.write_bytes(content)
    done = subprocess.run(["pdftotext", "-bbox", file, "-"], check=True, capture_output=True)
    found = []
    root = ET.fromstring(done.stdout)  # noqa: S314 - written by pdftotext a moment ago
    for number, page in enumerate(root.findall(".//{*}page")):
        for word in page.findall("{*}word"):
            box = (float(word.attrib[side]) / POINTS for side in ("xMin", "yMin", "xMax", "yMax"))
            found.append(Word(number, word.text or "", *box))
    return found


def cell_of(word: Word, run: LabelRun, slack: float = 0.5) -> int:
    """The label a word lies on, counted over all sheets; no word lies on none, or beside its label."""
    for place in range(run.sheet.count):
        left, top = (
            at + moved for at, moved in zip(run.sheet.corner(place), (run.offset.right, run.offset.down), strict=True)
        )
        if (
            left - slack <= word.left
            and word.right <= left + run.sheet.width + slack
            and (top - slack <= word.top and word.bottom <= top + run.sheet.height + slack)
        ):
            return word.page * run.sheet.count + place
    raise AssertionError(f"a word lies on no label of {run.sheet.name}")


QUICK = ("LS-3106", "5160")


@pytest.mark.parametrize(
    "name", [*QUICK, *(pytest.param(it, marks=pytest.mark.slow) for it in LABEL_SHEETS if it not in QUICK)]
)
def test_every_word_lies_on_its_own_label(name: str, tmp_path: Path) -> None:
    run = replace(RUN, sheet=LABEL_SHEETS[name], start=2)
    count = run.sheet.count + 1
    labels = [replace(LABEL, id=f"C-{at:06}", postcode=f"{at:05}") for at in range(count)]
    made = render_labels(labels, run)
    assert (made.misfits, made.pages) == ({}, 2)
    found = words(made.content, tmp_path)
    said = {place: "".join(word.text for word in found if cell_of(word, run) == place) for place in range(1, count + 1)}
    whole = "".join((LABEL.address + LABEL.name).split())
    assert {place: "".join(text.split()) for place, text in said.items()} == {
        place: f"{whole}{place - 1:05}" for place in range(1, count + 1)
    }


def test_pages_have_the_papers_size_and_are_never_scaled() -> None:
    for name in ("LS-3108", "5160"):
        run = replace(RUN, sheet=LABEL_SHEETS[name])
        with pikepdf.open(BytesIO(render_labels([LABEL], run).content)) as pdf:
            size = [float(side) / POINTS for side in pdf.pages[0].mediabox[2:]]
            assert size == pytest.approx([run.sheet.paper.width, run.sheet.paper.height], abs=0.01)
            assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_all_is_moved_for_a_printer_that_is_off(tmp_path: Path) -> None:
    here = words(render_labels([LABEL], RUN).content, tmp_path)
    moved = words(render_labels([LABEL], replace(RUN, offset=Offset(1.5, -0.5))).content, tmp_path)
    for one, other in zip(here, moved, strict=True):
        assert (other.left - one.left, other.top - one.top) == pytest.approx((1.5, -0.5), abs=0.02)


def test_borders_are_drawn_where_asked_for() -> None:
    def operators(run: LabelRun) -> bytes:
        with pikepdf.open(BytesIO(render_labels([LABEL], run).content)) as pdf:
            return pdf.pages[0].Contents.read_bytes()

    assert operators(replace(RUN, outline=True)).count(b" re S") == RUN.sheet.count
    assert b" re " not in operators(RUN)


def test_what_does_not_fit_is_named_and_never_cut(tmp_path: Path) -> None:
    labels = [
        LABEL,
        replace(LABEL, id="C-000001", address=LONGEST),
        replace(LABEL, id="C-000002", name="가" * 400),
        replace(LABEL, id="C-000003", name="\U0010fffd"),
    ]
    made = render_labels(labels, RUN)
    assert made.misfits == {
        "C-000001": Misfit.ADDRESS,
        "C-000002": Misfit.NAME,
        "C-000003": Misfit.UNPRINTABLE,
    }
    assert {cell_of(word, RUN) for word in words(made.content, tmp_path)} == {0}
    none = render_labels(labels[1:], RUN)
    assert (none.content, none.pages) == (b"", 0)


def test_a_long_address_is_set_smaller_but_never_below_nine_points() -> None:
    steps: list[float | Misfit] = []
    with FontShelf() as shelf:
        faces = typefaces(shelf)
        for more in range(30):
            label = replace(LABEL, address=LABEL.address + " 행복한동네" * more)
            found = fitted(label, LABEL_SHEETS["L7160"], faces)
            steps.append(found if isinstance(found, Misfit) else found[0].face.size)
    sizes = [it for it in steps if not isinstance(it, Misfit)]
    assert sizes == sorted(sizes, reverse=True)
    assert len({*sizes}) > 1
    assert {*sizes} <= {*SIZES}
    assert steps[len(sizes) :] == [Misfit.ADDRESS] * (len(steps) - len(sizes))


def test_an_address_goes_on_after_its_comma() -> None:
    with FontShelf() as shelf:
        found = fitted(LABEL, RUN.sheet, typefaces(shelf))
    assert not isinstance(found, Misfit)
    assert [line.text for line in found] == [
        "서울특별시 강남구 가람나래로 12,",
        "304동 1502호 (역삼동)",
        "김민준 귀하",
        "06234",
    ]


def test_sheets_are_possible() -> None:
    assert all(sheet.is_on_paper for sheet in LABEL_SHEETS.values())
    a4 = LABEL_SHEETS["LS-3108"]
    assert not replace(a4, across=99).is_on_paper
    assert not replace(a4, left=12).is_on_paper
    assert not replace(a4, down=38).is_on_paper


def test_the_same_labels_are_the_same_bytes() -> None:
    assert render_labels([LABEL], RUN).content == render_labels([LABEL], RUN).content
