"""The canary: what a policy withholds is in no byte of a file a person could read; what it shows is there.

For every renderer and every field of every form, a card with one unique string per field is rendered with only that
field shown, and with only that field withheld.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cardgen.extracting.docx_text import docx_text
from cardgen.extracting.html_text import html_text
from cardgen.extracting.pdf_text import pdf_text
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import Letterhead
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, RecordList
from cardgen.model.policy import Action, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.build_view import filled_view, redacted_view

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
FORMS = sorted(folder.parent.name for folder in TEMPLATES.glob("*/form.yaml"))
TEXT_OF: Mapping[str, Callable[[bytes], str]] = {"docx": docx_text, "pdf": pdf_text, "html": html_text}
LETTERHEAD = Letterhead("가나상사", None, ("담당", "대표"))


@cache
def form_named(name: str) -> FormSpec:
    read = read_form(TEMPLATES / name / "form.yaml", name)
    assert isinstance(read, FormFile)
    return build_form(read)


@cache
def renderer_of(card_format: str, form: str) -> CardRenderer:
    return CARD_FORMATS[card_format].open(TEMPLATES / form)


def canary(leaf: Leaf, number: int) -> tuple[Any, str]:
    """A value of the leaf's type that occurs nowhere else, and how it looks on paper without spaces and hyphens."""
    match leaf.type, leaf.kind:
        case (LeafType.BOOLEAN, _):
            return True, ""
        case (LeafType.INTEGER | LeafType.NUMBER, _):
            return 71_000_003 + number * 1_001, f"{71_000_003 + number * 1_001:,}"
        case (_, Kind.DATE | Kind.BIRTH_DATE):
            day = (date(1951, 3, 1) + timedelta(days=number * 37)).isoformat()
            return day, squashed(day)
        case (_, Kind.CHOICE):
            return leaf.choices[-1], f"☑{leaf.choices[-1]}"
        case (_, Kind.PHONE):
            return f"010-7{number:03d}-9{number:03d}", f"0107{number:03d}9{number:03d}"
        case (_, Kind.BUSINESS_NUMBER):
            return f"777-{number:02d}-8{number:04d}", f"777{number:02d}8{number:04d}"
        case _:
            return f"카나리아{number:03d}쀍", f"카나리아{number:03d}쀍"


def squashed(text: str) -> str:
    return re.sub(r"[\s\u00a0-]+", "", text)


@cache
def card_of(form: str) -> tuple[Card, Mapping[str, str]]:
    """A card with a canary in every field, and each field's canary by its path."""
    spec = form_named(form)
    data: dict[str, Any] = {}
    canaries: dict[str, str] = {}
    for number, leaf in enumerate(spec.leaves()):
        value, seen = canary(leaf, number)
        canaries[leaf.path] = seen
        put(data, leaf.path, [value] if leaf.many else value)
    return Card(id=str(data["id"]), path="cards/x.yaml", form=form, blob="c0ffee" * 7, data=data), canaries


def put(data: dict[str, Any], path: str, value: Any) -> None:
    home = data
    *groups, key = path.split(".")
    for group in groups:
        if group.endswith("[]"):
            home = home.setdefault(group.removesuffix("[]"), [{}])[0]
        else:
            home = home.setdefault(group, {})
    home[key] = value


def showing(form: str, paths: frozenset[str] = frozenset()) -> Redaction:
    """A policy in force that shows these fields."""
    treatments = dict.fromkeys(paths, Treatment(Action.SHOW))
    policy = RedactionPolicy("canary", form, Label("시험", "Test"), treatments=treatments)
    return Redaction(policy, Pseudonyms(b"key"), date(2026, 11, 21), "")


def rendered(form: str, card_format: str, shows: frozenset[str]) -> str:
    card, _ = card_of(form)
    view = redacted_view(card, form_named(form), showing(form, shows), LETTERHEAD, "ko")
    assert card.id not in view.stem
    return squashed(TEXT_OF[card_format](renderer_of(card_format, form).render(view)))


def misplaced(form: str, card_format: str, shows: frozenset[str]) -> list[str]:
    """The paths that are on paper though withheld, or missing though shown.

    A withheld canary that is part of a shown one proves nothing and is passed over.
    """
    _, canaries = card_of(form)
    text = rendered(form, card_format, shows)
    missing = [path for path in shows if canaries[path] not in text]
    in_sight = [canaries[path] for path in shows]
    leaked = [
        path
        for path, seen in canaries.items()
        if path not in shows and seen and seen in text and not any(seen in other for other in in_sight)
    ]
    return missing + leaked


def halves(form: str) -> list[frozenset[str]]:
    """Halves of the fields: each field is in one and out of another, and any two are parted by one of them."""
    paths = sorted(card_of(form)[1])
    bits = range(len(paths).bit_length())
    sides = [{path for at, path in enumerate(paths) if at >> bit & 1} for bit in bits]
    return [frozenset(side) for part in sides for side in (part, set(paths) - part)]


QUICK = ("docx", "html")


@pytest.mark.parametrize(
    ("form", "card_format", "path"),
    [(form, name, leaf.path) for form in FORMS for name in QUICK for leaf in form_named(form).leaves()],
)
def test_a_field_shown_alone_is_there_and_no_other(form: str, card_format: str, path: str) -> None:
    assert misplaced(form, card_format, frozenset({path})) == []


@pytest.mark.parametrize(("form", "card_format"), [(form, name) for form in FORMS for name in CARD_FORMATS])
def test_shown_fields_are_there_and_withheld_ones_nowhere(form: str, card_format: str) -> None:
    assert [misplaced(form, card_format, half) for half in halves(form)] == [[]] * len(halves(form))


@pytest.mark.parametrize(("form", "card_format"), [(form, name) for form in FORMS for name in CARD_FORMATS])
def test_a_filled_card_shows_every_field(form: str, card_format: str) -> None:
    card, canaries = card_of(form)
    view = filled_view(card, form_named(form), LETTERHEAD, "ko")
    text = squashed(TEXT_OF[card_format](renderer_of(card_format, form).render(view)))
    assert [path for path, seen in canaries.items() if seen not in text] == []


@pytest.mark.parametrize("form", FORMS)
def test_withheld_prints_the_same_with_and_without_the_value(form: str) -> None:
    """Presence of a field is itself something a policy must not tell."""
    full, _ = card_of(form)
    empty = Card(id=full.id, path=full.path, form=form, blob="0" * 40, data={"id": full.id})
    views = [redacted_view(card, form_named(form), showing(form), LETTERHEAD, "ko") for card in (full, empty)]
    for card_format in CARD_FORMATS:
        first, second = (renderer_of(card_format, form).render(view) for view in views)
        assert first == second, card_format


def test_every_record_list_hides_its_count_with_its_columns() -> None:
    spec = form_named("customer")
    lists = [member for member in spec.members() if isinstance(member, RecordList)]
    card, _ = card_of("customer")
    view = redacted_view(card, spec, showing("customer"), LETTERHEAD, "ko")
    assert [table.records for table in view.tables()] == [0] * len(lists)
    assert all(table.withheld for table in view.tables())
