"""Values alone: each where the full card has it, to half a millimetre; what the stock cannot hold is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from cardgen.errors import TemplateError
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import Blank, CardView, Letterhead
from cardgen.model.sheet import AS_DESIGNED, PAPERS, UNMOVED, Offset, Sheet
from cardgen.rendering.pdf import open_pdf
from cardgen.rendering.pdf.overprint import OverprintRenderer, open_overprint
from cardgen.rendering.pdf.overprint.boxes import fields_by_key
from cardgen.viewing.build_view import blank_view, filled_view

Fill = Callable[..., CardView]

POINTS = 72 / 25.4
HALF_MILLIMETRE = 0.5 * POINTS
TICK, TICKED = "✓", "☑"
SLOW = pytest.mark.slow


class Glyph(NamedTuple):
    """A character on paper; its left end and the middle of its height, in points."""

    page: int
    sign: str
    x: float
    y: float


def glyphs(content: bytes) -> list[Glyph]:
    """Every character drawn, blanks left out."""
    found = []
    with pypdfium2.PdfDocument(content) as document:
        for number, page in enumerate(document):
            text = page.get_textpage()
            for at in range(text.count_chars()):
                sign = text.get_text_range(at, 1)
                if sign.strip():
                    left, bottom, _, top = text.get_charbox(at)
                    found.append(Glyph(number, sign, left, (bottom + top) / 2))
    return found


def near(one: Glyph, other: Glyph, moved: Offset = UNMOVED) -> bool:
    right, down = moved.right * POINTS, moved.down * POINTS
    across, upward = one.x - other.x - right, one.y - other.y + down
    return one.page == other.page and max(abs(across), abs(upward)) <= HALF_MILLIMETRE


def printed(view: CardView) -> str:
    """The characters of a view's values, in no order: of choices only their ticks."""
    values = [field for field in fields_by_key(view).values() if not isinstance(field.value, Blank)]
    ticks = sum(option.checked for field in values for option in field.value.options)
    texts = "".join(field.value.text for field in values if not field.value.options)
    return "".join(sorted("".join(texts.split()) + TICK * ticks))


@pytest.fixture(scope="module")
def stock(customer_folder: Path, blank: CardView) -> OverprintRenderer:
    return open_overprint(customer_folder, AS_DESIGNED, blank, UNMOVED)


@pytest.mark.parametrize(
    ("sheet", "offset"),
    [
        (AS_DESIGNED, UNMOVED),
        pytest.param(Sheet(PAPERS["A5"]), Offset(1.5, -2), marks=SLOW),
        pytest.param(Sheet(PAPERS["card-5x3in"]), Offset(-1, 0.5), marks=SLOW),
    ],
    ids=["A4", "A5", "card"],
)
def test_values_stand_where_the_full_card_has_them_and_nothing_else_is_printed(
    customer_folder: Path, blank: CardView, filled: Fill, sheet: Sheet, offset: Offset
) -> None:
    view = filled()
    alone = glyphs(open_overprint(customer_folder, sheet, blank, offset).render(view))
    whole = glyphs(open_pdf(customer_folder, sheet).render(view))
    assert "".join(sorted(glyph.sign for glyph in alone)) == printed(view)
    by_sign: dict[str, list[Glyph]] = {}
    for glyph in whole:
        by_sign.setdefault(glyph.sign, []).append(glyph)
    for glyph in alone:
        candidates = by_sign[TICKED if glyph.sign == TICK else glyph.sign]
        assert any(near(glyph, it, offset) for it in candidates), f"glyph on page {glyph.page}"


@SLOW
def test_the_receipt_prints_on_both_of_its_copies() -> None:
    folder = Path(__file__).parents[3] / "templates/receipt"
    found = read_form(folder / "form.yaml", "form.yaml")
    assert isinstance(found, FormFile)
    form = build_form(found)
    letterhead = Letterhead("한빛상사")
    data = {"id": "R-3H8QZM", "payer": "홍길동", "date": "2026-04-11", "amount": 1000, "method": "수표"}
    card = Card(id="R-3H8QZM", path="cards/R-3H8QZM.yaml", form="receipt", blob="0" * 40, data=data)
    view = filled_view(card, form, letterhead, "ko")
    renderer = open_overprint(folder, AS_DESIGNED, blank_view(form, letterhead, "ko"), UNMOVED)
    signs = "".join(sorted(glyph.sign for glyph in glyphs(renderer.render(view))))
    assert signs == "".join(sorted(printed(view) * 2))


def refused(stock: OverprintRenderer, view: CardView) -> list[tuple[str, str]]:
    """Codes and fields of what the stock cannot hold."""
    with pytest.raises(TemplateError) as caught:
        stock.lay_out(view)
    return [(problem.code, problem.field) for problem in caught.value.problems]


LONG = "가나다라마바사아자차" * 40


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"notes": LONG * 3}, ("T406", "notes")),
        pytest.param({"name": LONG}, ("T406", "name"), marks=SLOW),
        pytest.param({"contact": {"email": "a" * 300}}, ("T406", "contact.email"), marks=SLOW),
        pytest.param(
            {"consultations": [{"date": "2026-02-01", "content": LONG}]},
            ("T406", "consultations[].content"),
            marks=SLOW,
        ),
        ({"purchases": [{"date": "2026-01-05", "item": "책상"}] * 6}, ("T407", "purchases")),
    ],
    ids=["long-text", "name", "word", "cell", "rows"],
)
def test_what_the_stock_cannot_hold_is_refused_by_field(
    stock: OverprintRenderer, filled: Fill, changes: dict[str, object], expected: tuple[str, str]
) -> None:
    assert refused(stock, filled(**changes)) == [expected]


@SLOW
def test_a_number_wider_than_its_column_is_refused(stock: OverprintRenderer, filled: Fill) -> None:
    rows = [{"date": "2026-01-05", "item": "책상", "quantity": 10**30}]
    assert refused(stock, filled(purchases=rows)) == [("T406", "purchases[].quantity")]


def template(folder: Path, old: str, new: str, source: Path) -> Path:
    """A copy of the template with one thing changed."""
    folder.mkdir()
    for file in source.glob("*.css"):
        (folder / file.name).write_bytes(file.read_bytes())
    text = (source / "card.html").read_text(encoding="utf-8")
    assert old in text
    (folder / "card.html").write_text(text.replace(old, new), encoding="utf-8")
    return folder


@SLOW
def test_ticks_in_a_sign_of_the_templates_own_are_not_lost(
    tmp_path: Path, customer_folder: Path, blank: CardView, filled: Fill
) -> None:
    folder = template(tmp_path / "form", '"☑" if', '"■" if', customer_folder)
    renderer = open_overprint(folder, AS_DESIGNED, blank, UNMOVED)
    assert ("T406", "kind") in refused(renderer, filled())


@SLOW
def test_a_value_printed_outside_its_box_is_not_lost(
    tmp_path: Path, customer_folder: Path, blank: CardView, filled: Fill
) -> None:
    folder = template(tmp_path / "form", "<header>", "<header><p>{{ owner }}</p>", customer_folder)
    renderer = open_overprint(folder, AS_DESIGNED, blank, UNMOVED)
    assert refused(renderer, filled())


def test_problems_name_the_card_and_no_value(stock: OverprintRenderer, filled: Fill) -> None:
    with pytest.raises(TemplateError) as caught:
        stock.lay_out(replace(filled(name=LONG), stem="C-000000"))
    assert [problem.path for problem in caught.value.problems] == ["C-000000"]
    assert LONG not in repr(caught.value.problems)
