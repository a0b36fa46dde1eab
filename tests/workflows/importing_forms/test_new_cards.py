"""Blank forms that come back filled in: one new card each, and never two of one customer by mistake."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cardgen.errors import CardgenError, HistoryError, UsageError
from cardgen.model.filledform import FilledForm, Ticked
from cardgen.model.form import FormSpec
from cardgen.workflows.importing_forms.plan import ChangedForm, FormPlanner, NewForm
from cardgen.workflows.importing_forms.save import save_forms
from cardgen.workflows.kept_numbers import Batch, batch_bytes
from cardgen.workflows.workspace import open_workspace
from tests.workflows.importing_forms.typed import blank, in_row, sent, typed

NUMBER = "C-ZZZZ11"


@pytest.fixture
def kept(workspace: Path) -> None:
    """The number was printed on a form."""
    file = workspace / "ledger/numbers/2026-11-20-aaaaaa.json"
    file.parent.mkdir(parents=True)
    file.write_bytes(batch_bytes(Batch("customer", date(2026, 11, 20), "박지훈", (NUMBER,))))


def planner(workspace: Path) -> FormPlanner:
    return FormPlanner(open_workspace(workspace), "en")


def new(workspace: Path, filled: FilledForm) -> NewForm:
    found = planner(workspace).plan(filled)
    assert isinstance(found, NewForm)
    return found


def save(workspace: Path, found: NewForm) -> None:
    assert not found.edit.refused
    save_forms(open_workspace(workspace), [found.edit])


def somebody(filled: FilledForm) -> FilledForm:
    said = typed(filled, name=" 이봄 ", kind=Ticked(("개인",)), contact__mobile="01077778888", registered="2026.11.2")
    said = in_row(said, "purchases", 0, date="2026-11-02", item="의자", amount="₩1,200,000")
    return in_row(said, "campaigns", 1, date="2026-11-03", campaign="가을", opened=Ticked(("",)))


EXPECTED = f"""\
id: {NUMBER}
name: 이봄
kind: 개인
registered: 2026-11-02

contact:
  mobile: 010-7777-8888

purchases:
  - {{date: 2026-11-02, item: 의자, amount: 1200000}}

campaigns:
  - {{date: 2026-11-03, campaign: 가을, opened: true}}
"""


@pytest.mark.parametrize("spoken", ["ko", "en"])
def test_a_blank_form_becomes_a_card_with_a_number_of_its_own(workspace: Path, customer: FormSpec, spoken: str) -> None:
    found = new(workspace, somebody(blank(customer, spoken=spoken)))
    save(workspace, found)
    stem = found.edit.card.stem
    assert (workspace / f"cards/{stem}.yaml").read_text(encoding="utf-8") == EXPECTED.replace(NUMBER, stem)


def test_a_field_with_two_boxes_ticked_is_not_missing_as_well(workspace: Path, customer: FormSpec) -> None:
    said = typed(somebody(blank(customer)), kind=Ticked(("개인", "법인")))
    assert [it.code for it in new(workspace, said).edit.problems if it.is_error] == ["I122"]


@pytest.mark.usefixtures("kept")
def test_a_form_with_a_number_becomes_the_card_it_was_kept_for(workspace: Path, customer: FormSpec) -> None:
    filled = somebody(blank(customer, NUMBER))
    save(workspace, new(workspace, filled))
    assert (workspace / f"cards/{NUMBER}.yaml").read_text(encoding="utf-8") == EXPECTED


def test_a_number_nobody_kept_is_no_number(workspace: Path, customer: FormSpec) -> None:
    with pytest.raises(UsageError, match=re.escape("error.returned.not_kept")):
        planner(workspace).plan(somebody(blank(customer, NUMBER)))


@pytest.mark.usefixtures("kept")
def test_a_numbered_form_taken_twice_changes_nothing(workspace: Path, customer: FormSpec) -> None:
    filled = somebody(blank(customer, NUMBER))
    save(workspace, new(workspace, filled))
    again = planner(workspace).plan(filled)
    assert not isinstance(again, NewForm)
    assert not again.resolved().changed
    with pytest.raises(UsageError, match=re.escape("error.returned.taken")):
        planner(workspace).plan(typed(filled, name="이가을"))


def test_a_form_taken_twice_is_told_to_be_there(workspace: Path, customer: FormSpec, receipt: FormSpec) -> None:
    for filled in (somebody(blank(customer)), typed(blank(receipt), date="2026-11-02", payer="이봄", amount="1만원")):
        first = new(workspace, filled)
        assert not first.alike
        save(workspace, first)
        assert new(workspace, filled).alike == (first.edit.card.stem,)


def test_two_forms_of_one_import_that_say_the_same_are_told_of(workspace: Path, customer: FormSpec) -> None:
    plan = planner(workspace)
    first, second = (plan.plan(somebody(blank(customer))) for _ in range(2))
    assert isinstance(first, NewForm)
    assert isinstance(second, NewForm)
    assert first.edit.card.stem != second.edit.card.stem
    assert (first.alike, second.alike) == ((), (first.edit.card.stem,))


def test_somebody_there_is_a_card_of_is_told_of(workspace: Path, customer: FormSpec) -> None:
    filled = typed(blank(customer), name="김민준", kind=Ticked(("개인",)), contact__mobile="010 0284 1937")
    assert new(workspace, filled).alike == ("C-7F3K9Q",)


def test_what_a_new_card_lacks_keeps_it_from_being_made(workspace: Path, customer: FormSpec) -> None:
    found = new(workspace, in_row(typed(blank(customer), name="이봄"), "purchases", 0, item="의자"))
    assert found.edit.refused
    assert [it.code for it in found.edit.problems] == ["C102", "C102"]


def _erased(workspace: Path, stem: str) -> None:
    stone = {"by": "", "day": "2026-10-01", "form": "customer", "format": 1, "id": stem, "reason": ""}
    (workspace / "ledger/erased").mkdir(parents=True)
    (workspace / f"ledger/erased/{stem}.json").write_text(json.dumps(stone))


@pytest.mark.usefixtures("kept")
def test_the_number_of_an_erased_customer_is_refused(workspace: Path, customer: FormSpec) -> None:
    filled = somebody(blank(customer, NUMBER))
    found = new(workspace, filled)
    _erased(workspace, NUMBER)
    with pytest.raises(HistoryError, match=re.escape("error.returned.erased")):
        planner(workspace).plan(filled)
    with pytest.raises(HistoryError, match=re.escape("error.erased")):
        save(workspace, found)
    assert not (workspace / f"cards/{NUMBER}.yaml").exists()


def test_the_form_of_an_erased_customer_is_refused_though_the_card_came_back(
    workspace: Path, customer: FormSpec
) -> None:
    filled = sent(workspace, customer)
    _erased(workspace, "C-7F3K9Q")
    with pytest.raises(HistoryError, match=re.escape("error.returned.erased")):
        planner(workspace).plan(filled)


@pytest.mark.parametrize(
    ("stamp", "error"),
    [
        ({"form": "supplier"}, "error.returned.form"),
        ({"version": 2}, "error.returned.newer"),
        ({"id": "X-123456"}, "error.returned.unknown"),
        ({"id": "R-3H8QZM"}, "error.returned.unknown"),
        ({"id": NUMBER, "blob": "0" * 40}, "error.returned.unknown"),
        ({}, "error.returned.empty"),
    ],
    ids=["form", "version", "prefix", "form of another", "card", "nothing"],
)
def test_forms_that_are_not_for_this_workspace_are_refused(
    workspace: Path, customer: FormSpec, stamp: dict[str, object], error: str
) -> None:
    filled = blank(customer)
    with pytest.raises(CardgenError, match=re.escape(error)):
        planner(workspace).plan(replace(filled, stamp=replace(filled.stamp, **stamp)))  # type: ignore[arg-type]


def test_the_second_form_of_a_card_waits(workspace: Path, customer: FormSpec) -> None:
    plan, filled = planner(workspace), typed(sent(workspace, customer), owner="최영")
    plan.plan(filled)
    with pytest.raises(UsageError, match=re.escape("error.returned.twice")):
        plan.plan(filled)


def test_a_form_nobody_touched_is_in_no_other_forms_way(workspace: Path, customer: FormSpec) -> None:
    plan, untouched = planner(workspace), sent(workspace, customer)
    for filled in (untouched, typed(untouched, owner="최영"), untouched):
        found = plan.plan(filled)
        assert isinstance(found, ChangedForm)
        assert found.is_empty is (filled is untouched)


def test_the_form_of_a_deleted_card_is_refused(workspace: Path, customer: FormSpec, git: Callable[..., str]) -> None:
    filled = sent(workspace, customer)
    git("rm", "-q", "cards/C-7F3K9Q.yaml")
    git("commit", "-qm", "gone")
    for blob in (filled.stamp.blob, ""):
        with pytest.raises(UsageError, match=re.escape("error.card.deleted")):
            planner(workspace).plan(replace(filled, stamp=replace(filled.stamp, blob=blob)))


@pytest.mark.usefixtures("kept")
def test_a_card_that_came_meanwhile_is_not_overwritten(workspace: Path, customer: FormSpec) -> None:
    found = new(workspace, somebody(blank(customer, NUMBER)))
    (workspace / f"cards/{NUMBER}.yaml").write_text("id: C-ZZZZ11\n")
    with pytest.raises(CardgenError, match=re.escape("error.edit.exists")):
        save(workspace, found)
    assert (workspace / f"cards/{NUMBER}.yaml").read_text() == "id: C-ZZZZ11\n"
