"""What records, manifests and `share --json` say of a policy's fields: one wording for all of them."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.model.form import FormSpec, Kind, Member, RecordList
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.viewing.shared_form import is_counted

COUNT, TOTAL = "count", "total"
"""Of a list that only its number is told (or seen by its rows); of a field that totals alone go over it."""

_WITHHELD = frozenset(action.value for action in Action if action.is_withheld)


def stated_fields(form: FormSpec, policy: RedactionPolicy) -> dict[str, str]:
    """How each field of the form is shown, by path; `band:month` where a date keeps its month.

    Of a policy without cards the fields of its totals alone.
    """
    if not policy.cards:
        named = (*policy.totals.by, *policy.totals.sums) if policy.totals else ()
        return {path: TOTAL if path in named else Action.OMIT.value for path in form.by_path}
    return {path: _stated(member, policy) for path, member in form.by_path.items()}


def shown_fields(form: FormSpec, policy: RedactionPolicy) -> Mapping[str, str]:
    """The same without what is withheld: what a record says was shown."""
    return {path: how for path, how in stated_fields(form, policy).items() if how not in _WITHHELD}


def _stated(member: Member, policy: RedactionPolicy) -> str:
    treatment = policy.treatment(member.path)
    if isinstance(member, RecordList):
        return COUNT if is_counted(member, policy) else treatment.action.value
    if member.kind is Kind.DATE and treatment.action is Action.BAND:
        return f"{treatment.action.value}:{treatment.period.value}"
    return treatment.action.value
