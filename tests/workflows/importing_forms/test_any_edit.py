"""Whatever is typed over in the form of whatever card: the card says that afterwards, and all else as before."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cardgen.editing.change_card import card_data
from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.editing.content import changed, identical
from cardgen.editing.write_card import write_card
from cardgen.model.filledform import Entry, FilledForm, Ticked
from cardgen.model.form import FormSpec
from cardgen.workflows.importing_forms.plan import ChangedForm, FormPlanner
from cardgen.workflows.workspace import Workspace, open_workspace
from tests.workflows.importing_forms.typed import emptied, sent, typed, with_rows

CARD = "cards/C-7F3K9Q.yaml"

TEXTS = st.text("가나다漢😀a1 <&>\"'#:,-\n", min_size=1, max_size=30).map(str.strip).filter(bool)
LINES = TEXTS.filter(lambda text: "\n" not in text)
ITEMS = st.lists(LINES.filter(lambda it: not set(',"') & set(it)), min_size=1, max_size=4, unique=True)
DAYS = st.dates().filter(lambda day: 1900 < day.year < 2020)
AMOUNTS = st.integers(-(10**12), 10**12)
RECORD = st.fixed_dictionaries(
    {"date": DAYS.map(str), "item": LINES}, optional={"quantity": st.integers(0, 999), "amount": AMOUNTS, "note": TEXTS}
)
CARDS = st.fixed_dictionaries(
    {"name": LINES, "kind": st.sampled_from(["개인", "법인"])},
    optional={
        "grade": st.sampled_from(["VIP", "골드", "실버", "일반"]),
        "owner": LINES,
        "registered": DAYS.map(str),
        "preferences": st.fixed_dictionaries({"products": ITEMS, "style": LINES}),
        "purchases": st.lists(RECORD, min_size=1, max_size=4),
        "notes": TEXTS | TEXTS.map("{}\n".format),
    },
)
FIELDS: Mapping[str, st.SearchStrategy[tuple[Entry, Any]]] = {
    "grade": st.sampled_from(["VIP", "골드", "실버", "일반"]).map(lambda it: (Ticked((it,)), it))
    | st.just((Ticked(()), None)),
    "owner": LINES.map(lambda it: (it, it)) | st.just(("", None)),
    "registered": DAYS.map(lambda it: (f"{it.year}. {it.month}. {it.day}", str(it))),
    "preferences.products": ITEMS.map(lambda it: (", ".join(it), it)) | st.just(("", None)),
    "notes": TEXTS.map(lambda it: (it, it)) | st.just((" ", None)),
}
ROWS = st.one_of(
    st.tuples(st.just("amount"), st.integers(0, 3), AMOUNTS),
    st.tuples(st.just("item"), st.integers(0, 3), LINES),
    st.tuples(st.just("gone"), st.integers(0, 3), st.none()),
    st.tuples(st.just("new"), st.just(0), st.tuples(DAYS, LINES)),
)


def edited(filled: FilledForm, data: Mapping[str, Any], said: Mapping[str, Any], row: Any) -> tuple[FilledForm, Any]:
    """The form with fields and a row typed over, and what the card is to say then."""
    changes: list[Change] = []
    for path, (entry, value) in said.items():
        filled = typed(filled, **{path.replace(".", "__"): entry})
        place = tuple(path.split("."))
        had_break = path == "notes" and str(data.get("notes", "")).endswith("\n")
        changes.append(Drop(place) if value is None else Put(place, f"{value}\n" if had_break else value))
    rows = [*filled.tables["purchases"]]
    count = len(data.get("purchases", ()))
    kind, number, value = row
    if kind == "new":
        rows[count] = {**rows[count], "purchases[].date": f"{value[0]:%Y.%m.%d}", "purchases[].item": value[1]}
        changes.append(Append(("purchases",), {"date": str(value[0]), "item": value[1]}))
    elif number < count and kind == "gone":
        rows[number] = emptied(rows[number])
        changes.append(Drop(("purchases", number)))
    elif number < count:
        rows[number] = {**rows[number], f"purchases[].{kind}": f"{value:,}원" if kind == "amount" else value}
        changes.append(Put(("purchases", number, kind), value))
    return with_rows(filled, "purchases", rows), reduce(changed, changes, data)


@pytest.mark.slow
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    card=CARDS, said=st.fixed_dictionaries({}, optional=dict(FIELDS)), row=ROWS, spoken=st.sampled_from(["ko", "en"])
)
@example(card={"name": "이봄", "kind": "개인"}, said={}, row=("gone", 0, None), spoken="ko")
def test_the_card_says_what_was_typed_and_all_else_as_before(
    workspace: Path, customer: FormSpec, card: dict[str, Any], said: dict[str, Any], row: Any, spoken: str
) -> None:
    text = write_card(customer, {"id": "C-7F3K9Q", **card})
    (workspace / CARD).write_text(text, encoding="utf-8")
    data = card_data(text, customer)
    filled = sent(workspace, customer, spoken=spoken)
    opened = open_workspace(workspace)
    assert _after(opened, filled) == text
    filled, expected = edited(filled, data, said, row)
    assert identical(card_data(_after(opened, filled), customer), expected)


def _after(workspace: Workspace, filled: FilledForm) -> str:
    found = FormPlanner(workspace, "en").plan(filled)
    assert isinstance(found, ChangedForm)
    assert not found.dispute.questions
    return found.resolved().after.decode()
