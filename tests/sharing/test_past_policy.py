"""Today's policy on an earlier form: the same fields under other names, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Member, Privacy, RecordList
from cardgen.model.policy import Action, RedactionPolicy, TotalsRule, Treatment
from cardgen.model.problem import Label
from cardgen.sharing.past_policy import past_policy

SHOW = Treatment(Action.SHOW)
GRADE, LIST, AMOUNT = "grade", "purchases", "purchases[].amount"
POLICY = RedactionPolicy(
    name="sales",
    form="customer",
    label=Label("영업", "Sales"),
    treatments={GRADE: SHOW, LIST: SHOW, AMOUNT: SHOW},
    select_by=frozenset({GRADE}),
    index=(GRADE,),
    totals=TotalsRule((GRADE,), (AMOUNT,)),
)


def changed(form: FormSpec, path: str, change: Callable[[Member], Member]) -> FormSpec:
    """The form with one field or list replaced, columns too."""

    def member(found: Member) -> Member:
        if isinstance(found, RecordList):
            columns = tuple(change(it) if it.path == path else it for it in found.columns)
            found = replace(found, columns=columns)  # type: ignore[arg-type]  # a column stays one
        return change(found) if found.path == path else found

    sections = tuple(replace(it, members=tuple(map(member, it.members))) for it in form.sections)
    return replace(form, sections=sections)


def paths(policy: RedactionPolicy) -> set[str]:
    return set(policy.treatments)


def test_the_same_form_keeps_the_policy(customer: FormSpec) -> None:
    assert past_policy(POLICY, customer, customer) == POLICY


def test_a_field_is_found_under_its_old_name(customer: FormSpec) -> None:
    now = changed(customer, GRADE, lambda it: replace(it, was=("rank",)))
    then = changed(customer, GRADE, lambda it: replace(it, path="rank", key="rank"))
    found = past_policy(POLICY, now, then)
    assert paths(found) == {"rank", LIST, AMOUNT}
    assert (found.index, found.select_by) == (("rank",), frozenset({"rank"}))
    assert found.totals == TotalsRule(("rank",), (AMOUNT,))


def test_a_column_is_found_under_its_old_name(customer: FormSpec) -> None:
    now = changed(customer, AMOUNT, lambda it: replace(it, was=("purchases[].price",)))
    then = changed(customer, AMOUNT, lambda it: replace(it, path="purchases[].price", key="price"))
    assert paths(past_policy(POLICY, now, then)) == {GRADE, LIST, "purchases[].price"}


def test_a_name_that_both_forms_have_is_no_old_name_of_another(customer: FormSpec) -> None:
    """`owner` was a field of its own then: it is not what `grade` was called."""
    now = changed(customer, GRADE, lambda it: replace(it, was=("rank",)))
    extra = next(it for it in customer.members() if it.path == GRADE)
    first = customer.sections[0]
    rank = replace(extra, path="rank", key="rank")
    then = replace(customer, sections=(replace(first, members=(*first.members, rank)), *customer.sections[1:]))
    assert paths(past_policy(POLICY, now, then)) == {GRADE, LIST, AMOUNT}


@pytest.mark.parametrize(
    "change",
    [{"kind": Kind.NAME}, {"privacy": Privacy.PUBLIC}, {"type": LeafType.INTEGER}, {"many": True}, {"shareable": True}],
    ids=["kind", "privacy", "type", "many", "shareable"],
)
def test_what_was_of_another_nature_is_withheld(customer: FormSpec, change: dict[str, object]) -> None:
    then = changed(customer, GRADE, lambda it: replace(it, **change))  # type: ignore[arg-type]  # fields of a Leaf
    found = past_policy(POLICY, customer, then)
    assert paths(found) == {LIST, AMOUNT}
    assert (found.index, found.select_by) == (None, frozenset())
    assert found.totals == TotalsRule((), (AMOUNT,))


def test_a_list_of_another_class_is_withheld_with_its_columns(customer: FormSpec) -> None:
    then = changed(customer, LIST, lambda it: replace(it, privacy=Privacy.PUBLIC))
    assert paths(past_policy(POLICY, customer, then)) == {GRADE}


def test_what_today_does_not_know_is_withheld(customer: FormSpec) -> None:
    now = changed(customer, GRADE, lambda it: replace(it, path="rank", key="rank"))
    assert paths(past_policy(replace(POLICY, treatments={"rank": SHOW}), now, customer)) == set()


def test_a_leaf_is_no_list(customer: FormSpec) -> None:
    leaf = next(it for it in customer.members() if isinstance(it, Leaf) and it.path == GRADE)
    then = changed(customer, LIST, lambda _it: replace(leaf, path=LIST, key=LIST))
    assert LIST not in paths(past_policy(POLICY, customer, then))
