"""The canary: what a policy withholds is in no byte of a file a person could read; what it shows is there.

For every renderer and every field of every form, a card with one unique string per field is rendered with only that
field shown, with only that field withheld, and with every action a policy can name. What is withheld changes no byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from cardgen.extracting.docx_text import docx_text
from cardgen.extracting.html_text import html_text
from cardgen.extracting.hwpx_text import hwpx_text
from cardgen.extracting.pdf_text import pdf_text
from cardgen.extracting.xlsx_text import xlsx_text
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import BAR, Letterhead, TableView
from cardgen.model.fitting import fitting_actions
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType
from cardgen.model.policy import Action, Period, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.index_html import render_index_html
from cardgen.rendering.index_pdf import render_index_pdf
from cardgen.rendering.ledger_xlsx import render_ledger
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import filled_view, redacted_view
from cardgen.viewing.masks import redacted_text

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
FORMS = sorted(folder.parent.name for folder in TEMPLATES.glob("*/form.yaml"))
TEXT_OF: Mapping[str, Callable[[bytes], str]] = {
    "docx": docx_text,
    "hwpx": hwpx_text,
    "pdf": pdf_text,
    "html": html_text,
}
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


def treated(form: str, action: Action, period: Period = Period.YEAR) -> Redaction:
    """A policy in force that does this to every field and list it fits, and omits all others."""
    spec = form_named(form)
    fitting = [member.path for member in spec.by_path.values() if action in fitting_actions(member)]
    return in_force(form, dict.fromkeys(fitting, Treatment(action, period)))


def in_force(form: str, treatments: Mapping[str, Treatment]) -> Redaction:
    policy = RedactionPolicy("canary", form, Label("시험", "Test"), treatments=treatments)
    return Redaction(policy, Pseudonyms(b"key"), date(2026, 11, 21), "")


def expected(form: str, redaction: Redaction, without: frozenset[Kind] = frozenset()) -> set[str]:
    """What a reader of a copy must find: each value as the mask table has it, bars for what is blacked out."""
    card, _ = card_of(form)
    found = set()
    for number, leaf in enumerate(form_named(form).leaves()):
        if leaf.kind in without:
            continue
        treatment = redaction.policy.treatment(leaf.path)
        if treatment.action is Action.BLACKOUT:
            found.add(BAR)
        elif treatment.action not in (Action.OMIT, Action.SHOW):
            value = card.id if leaf.kind is Kind.ID else canary(leaf, number)[0]
            found.add(squashed(redacted_text(leaf, value, treatment, redaction, "ko")))
    return found


def leaks(form: str, text: str) -> list[str]:
    """The fields whose value stands in a text."""
    return [path for path, seen in card_of(form)[1].items() if seen and seen in text]


def with_slow_pdf(formats: Iterable[str]) -> list[Any]:
    """Forms and formats; PDF, which takes most of the time, and 한글, filled as Word is, when there is some."""
    slow = ("pdf", "hwpx")
    return [
        pytest.param(form, name, marks=[pytest.mark.slow] if name in slow else []) for form in FORMS for name in formats
    ]


PARTIAL = [(action, Period.YEAR) for action in Action if action not in (Action.OMIT, Action.SHOW)]
PARTIAL.append((Action.BAND, Period.MONTH))


@pytest.mark.parametrize(("action", "period"), PARTIAL, ids=lambda it: it.value)
@pytest.mark.parametrize(("form", "card_format"), with_slow_pdf(CARD_FORMATS))
def test_each_action_leaves_of_each_field_what_the_mask_table_says(
    form: str, card_format: str, action: Action, period: Period
) -> None:
    redaction = treated(form, action, period)
    view = redacted_view(card_of(form)[0], form_named(form), redaction, LETTERHEAD, "ko")
    text = squashed(TEXT_OF[card_format](renderer_of(card_format, form).render(view)))
    assert (leaks(form, text), {it for it in expected(form, redaction) if it not in text}) == ([], set())


LISTS: Mapping[str, tuple[Callable[..., bytes], Callable[[bytes], str]]] = {
    "html": (lambda *given: render_index_html(build_index(*given)), html_text),
    "pdf": (lambda *given: render_index_pdf(build_index(*given)), pdf_text),
    "xlsx": (lambda cards, form, language, _, company, redaction:
             render_ledger(build_ledger(cards, form, language, company, redaction)), xlsx_text),
}  # fmt: skip


def listed(form: str, list_format: str, cards: list[Card], redaction: Redaction) -> bytes:
    return LISTS[list_format][0](cards, form_named(form), "ko", ("pdf",), "가나상사", redaction)


@pytest.mark.parametrize(("action", "period"), PARTIAL, ids=lambda it: it.value)
@pytest.mark.parametrize(("form", "list_format"), with_slow_pdf(LISTS))
def test_lists_show_no_more_of_a_field_than_its_action_leaves(
    form: str, list_format: str, action: Action, period: Period
) -> None:
    redaction = treated(form, action, period)
    card, _ = card_of(form)
    text = squashed(LISTS[list_format][1](listed(form, list_format, [card], redaction)))
    assert leaks(form, text) == []
    assert squashed(redaction.pseudonyms.card(card.id)) in text
    if list_format == "xlsx" and action is not Action.BLACKOUT:
        unlisted = frozenset({Kind.PHONE}) if action is Action.MASK else frozenset()
        assert {it for it in expected(form, redaction, unlisted) if it not in text} == set()
    assert BAR not in text


@pytest.mark.parametrize("path", [leaf.path for leaf in form_named("customer").leaves()])
def test_a_ledger_shows_the_one_field_a_policy_shows(path: str) -> None:
    card, canaries = card_of("customer")
    text = squashed(xlsx_text(listed("customer", "xlsx", [card], showing("customer", frozenset({path})))))
    others = [name for name in leaks("customer", text) if name != path and canaries[name] not in canaries[path]]
    assert others == []


def random_policy(form: str, dice: Random) -> Redaction:
    """A policy that does to each field and list something that fits it."""
    members = form_named(form).by_path.values()
    return in_force(form, {it.path: Treatment(dice.choice(fitting_actions(it))) for it in members})


def otherwise(form: str, policy: RedactionPolicy, dice: Random) -> Card:
    """The card with another value, or none, wherever the policy withholds one; other numbers of records, too."""
    card, _ = card_of(form)
    data = json.loads(json.dumps(card.data))
    for number, leaf in enumerate(form_named(form).leaves()):
        if policy.action(leaf.path).is_withheld and leaf.kind is not Kind.ID:
            drop_or_put(data, leaf, number, dice)
    for records in form_named(form).record_lists():
        hidden = all(policy.action(column.path).is_withheld for column in records.columns)
        if hidden and policy.action(records.path).is_withheld:
            put(data, records.path, [{}] * dice.randrange(4))
    return replace(card, blob="d" * 40, data=data)


def drop_or_put(data: dict[str, Any], leaf: Leaf, number: int, dice: Random) -> None:
    value = canary(leaf, number + 100)[0] if leaf.choices == () else leaf.choices[0]
    put(data, leaf.path, ([value] if leaf.many else value) if dice.random() < 0.7 else None)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("form", FORMS)
def test_withheld_values_change_no_byte_of_any_file(form: str, seed: int) -> None:
    """Non-interference: whatever stands in the fields a policy withholds, copies and lists are the same."""
    dice = Random(seed)
    redaction = random_policy(form, dice)
    cards = [card_of(form)[0], otherwise(form, redaction.policy, dice)]
    views = [redacted_view(card, form_named(form), redaction, LETTERHEAD, "ko") for card in cards]
    assert views[0] == views[1]
    for card_format in CARD_FORMATS if seed == 0 else QUICK:
        assert renderer_of(card_format, form).render(views[0]) == renderer_of(card_format, form).render(views[1])
    for list_format in LISTS if seed == 0 else ("html", "xlsx"):
        first, second = (listed(form, list_format, [card], redaction) for card in cards)
        assert first == second, list_format


def test_no_record_list_tells_how_many_records_it_withholds() -> None:
    card, _ = card_of("customer")
    spec = form_named("customer")
    view = redacted_view(card, spec, showing("customer"), LETTERHEAD, "ko")
    left_off = [member for member in view.unlisted if isinstance(member, TableView)]
    assert {table.path for table in left_off} == {records.path for records in spec.record_lists()}
    assert {(table.records, len(table.rows), table.withheld) for table in left_off} == {(0, 1, "비공개")}
