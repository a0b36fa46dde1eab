"""Judges what a policy says of fields: which it shows and how, which it selects and lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cardgen.messages import text_of
from cardgen.model.fitting import fitting_actions
from cardgen.model.form import Kind, Leaf, Member, Privacy, RecordList
from cardgen.model.policy import OMITTED, Action, Period, Recipient, Treatment
from cardgen.model.problem import Label
from cardgen.validation.policy_report import PolicyReport, text_in
from cardgen.yamltree import MappingNode, Node, SequenceNode
from cardgen.yamltree.core import core_data

_CUT = frozenset({Kind.DATE})
"""Kinds under which `band` says what is left: of a day of birth only the age band is."""


def check_fields(root: MappingNode, report: PolicyReport) -> None:
    """Each path is a field's or a record list's, each action one that fits it."""
    fields, totals_only = root.get("fields"), is_totals_only(root)
    if not isinstance(fields, MappingNode):
        if fields is not None:
            report.refuse("fields", fields)
        elif not totals_only:
            report.lack("fields", root)
        return
    if totals_only:
        report.add("P115", fields)
    elif not fields.entries:
        report.refuse("fields", fields)
    shown = stated_treatments(root)
    for path, wanted in fields.entries:
        member = report.member(path)
        if member is not None:
            _check_action(member, wanted, root, report)
        if isinstance(member, RecordList):
            _check_number(member, wanted, shown, report)


def is_totals_only(root: MappingNode) -> bool:
    """True for a policy under which no cards leave."""
    cards = root.get("cards")
    return cards is not None and core_data(cards) is False


def _check_action(member: Member, wanted: Node, root: MappingNode, report: PolicyReport) -> None:
    treatment = _treatment(wanted, member, report)
    if treatment is None:
        return
    fitting = fitting_actions(member)
    if treatment.action not in fitting:
        code = "P109" if member.privacy is Privacy.FREE_TEXT else "P108"
        report.add(code, wanted, member, known=_named(fitting))
    elif (
        treatment.action is Action.SHOW
        and member.privacy in (Privacy.IDENTIFYING, Privacy.CONTACT)
        and text_in(root.get("recipient")) == Recipient.THIRD_PARTY
    ):
        report.add("P117", wanted, member)


def _check_number(records: RecordList, wanted: Node, shown: Mapping[str, Treatment], report: PolicyReport) -> None:
    """A number of records that is withheld is not to be told by the rows of a column that is shown."""
    if not shown.get(records.path, Treatment(Action.SHOW)).action.is_withheld:
        return
    open_columns = [it.path for it in records.columns if not shown.get(it.path, OMITTED).action.is_withheld]
    if open_columns:
        report.add("P124", wanted, records, columns=", ".join(open_columns))


def _treatment(wanted: Node, member: Member, report: PolicyReport) -> Treatment | None:
    """What a node asks for; what is not understood is noted."""
    if isinstance(wanted, MappingNode):
        return _cut(wanted, member, report)
    text = text_in(wanted)
    if text not in tuple(Action):
        report.add("P107", wanted, member, known=_named(fitting_actions(member)))
        return None
    return Treatment(Action(text))


def _cut(wanted: MappingNode, member: Member, report: PolicyReport) -> Treatment | None:
    """`{band: month}`, which is for dates."""
    keys = [key.text for key, _ in wanted.entries]
    period = text_in(wanted.get(Action.BAND.value))
    if keys != [Action.BAND.value] or period not in tuple(Period):
        report.add("P107", wanted, member, known=_named(fitting_actions(member)))
        return None
    if not isinstance(member, Leaf) or member.kind not in _CUT:
        report.add("P119", wanted, member)
        return None
    return Treatment(Action.BAND, Period(period))


def _named(actions: Sequence[Action]) -> Label:
    """The actions with what they are called on paper: mask (가림)."""
    names = (text_of(f"policy.action.{it}") for it in actions)
    return Label.listed(
        Label(f"{it} ({name.ko})", f"{it} ({name.en})") for it, name in zip(actions, names, strict=True)
    )


def check_selecting(root: MappingNode, report: PolicyReport) -> None:
    """What --where may ask for is no free text: what a text says is not told by whether it says it, either."""
    for item in report.texts("select_by", root.get("select_by")):
        member = report.member(item)
        if isinstance(member, Leaf) and member.privacy is Privacy.FREE_TEXT:
            report.add("P116", item, member)


def check_index(root: MappingNode, report: PolicyReport) -> None:
    """Columns of the index are fields outside tables that the policy shows in some shape."""
    shown, columns = stated_treatments(root), root.get("index")
    if isinstance(columns, SequenceNode) and not columns.items:
        report.refuse("index", columns)
    for item in report.texts("index", columns):
        member = report.member(item)
        if member is None:
            continue
        action = shown.get(member.path, OMITTED).action
        if isinstance(member, RecordList) or "[]" in member.path or action.is_withheld:
            report.add("P113", item, member)
        elif member.kind is Kind.PHONE and action is Action.MASK:
            report.add("P120", item, member)


def stated_treatments(root: MappingNode) -> Mapping[str, Treatment]:
    """What can be read of `fields`, for rules about other keys."""
    fields = root.get("fields")
    if not isinstance(fields, MappingNode):
        return {}
    actions = {path.text: text_in(wanted) for path, wanted in fields.entries if not isinstance(wanted, MappingNode)}
    found = {path: Treatment(Action(text)) for path, text in actions.items() if text in tuple(Action)}
    cut = (path.text for path, wanted in fields.entries if isinstance(wanted, MappingNode))
    return found | dict.fromkeys(cut, Treatment(Action.BAND))
