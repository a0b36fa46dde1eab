"""Judges what a policy counts by and adds up: what fits, and what its cards do not withhold."""

from __future__ import annotations

from collections.abc import Callable

from cardgen.model.fitting import grouping, is_summable, shows_group, shows_size
from cardgen.model.form import Leaf
from cardgen.model.policy import OMITTED, Action
from cardgen.validation.policy_fields import is_totals_only, stated_treatments
from cardgen.validation.policy_report import PolicyReport
from cardgen.yamltree import MappingNode, ScalarNode
from cardgen.yamltree.core import core_data


def check_totals(root: MappingNode, report: PolicyReport) -> None:
    """Totals go by choices, bands and regions, and add up numbers; a policy of totals alone has some."""
    cards, rule = root.get("cards"), root.get("totals")
    if cards is not None and not isinstance(core_data(cards), bool):
        report.refuse("cards", cards)
    if rule is None:
        if is_totals_only(root):
            report.lack("totals", root)
        return
    if not isinstance(rule, MappingNode) or rule.get("by") is None:
        report.refuse("totals", rule)
        return
    report.check_keys(rule, ("by", "sums"))
    for item in report.texts("totals", rule.get("by")):
        _check_field(item, "P114", lambda leaf: grouping(leaf) is not None, shows_group, root, report)
    for item in report.texts("totals", rule.get("sums")):
        _check_field(item, "P121", is_summable, shows_size, root, report)


def _check_field(
    item: ScalarNode,
    unfit: str,
    fits: Callable[[Leaf], bool],
    is_shown: Callable[[Leaf, Action], bool],
    root: MappingNode,
    report: PolicyReport,
) -> None:
    """A field totals use fits them; where cards leave, it is one they show.

    Of the rows' own figures and the sums of groups a withheld group is worked out like an unknown in an equation.
    """
    member = report.member(item)
    if member is None:
        return
    if not (isinstance(member, Leaf) and fits(member)):
        report.add(unfit, item, member)
    elif not is_totals_only(root) and not is_shown(member, stated_treatments(root).get(member.path, OMITTED).action):
        report.add("P123", item, member)
