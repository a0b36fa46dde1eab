"""Three versions of a card, or of a field, group or list of it, made one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cardgen.history.merging.assembling import assembled, root_of
from cardgen.history.merging.fragments import clash
from cardgen.history.merging.lists import Item, in_order, named_items
from cardgen.history.merging.nodes import Member, Scalar, holds_something, members_of, value_of
from cardgen.history.merging.order import united
from cardgen.history.merging.rules import MergeRules
from cardgen.history.merging.values import Outcome, Versions, merged_value


def merged_card(found: Versions, rules: MergeRules) -> Member:
    """The card with the changes of both sides."""
    return root_of(found, *_members(found, rules))


def _merged(found: Versions, rules: MergeRules) -> Outcome:
    """A member with the changes of both sides."""
    base, ours, theirs = found
    if theirs in (base, ours):
        return Outcome(ours)
    if ours == base:
        return Outcome(theirs)
    said = [member for member in found.there if holds_something(member)]
    if _are_all(said, group=True) and (rules.merge != "atomic" or _one_side_changed(found)):
        return assembled(found, *_members(found, rules))
    if _are_all(said, group=False) and rules.merge in ("set", "records"):
        return _merged_list(found, rules)
    return merged_value(found, rules)


def _are_all(members: Sequence[Member], *, group: bool) -> bool:
    nodes = [member.node for member in members]
    return bool(nodes) and all(not isinstance(node, Scalar) and node.group == group for node in nodes)


def _one_side_changed(found: Versions) -> bool:
    """True where no two changes meet: then only layout and comments are left to unite in what stays whole."""
    base, ours, theirs = (value_of(member) for member in found)
    return ours == theirs or base in (ours, theirs)


_Members = tuple[Sequence[Sequence[str | None]], Sequence[str | None], Mapping[str | None, Outcome]]


def _members(found: Versions, rules: MergeRules) -> _Members:
    """The keys of each version of a group, those left in their order, and what became of each."""
    sides = [{member.key: member for member in members_of(version)} for version in found]
    outcomes = {
        key: _merged(Versions(*(side.get(key) for side in sides)), rules.of_key(str(key)))
        for key in {key: None for side in sides for key in side}
    }
    kept = [[key for key in side if outcomes[key].part is not None] for side in sides]
    order = united(kept[0], kept[1], kept[2], lambda key: rules.rank(str(key)))
    return [list(side) for side in sides], order, outcomes


def _merged_list(found: Versions, rules: MergeRules) -> Outcome:
    """A set or a list of records with what both sides added, changed and took out."""
    sides, doubtful = named_items(found, rules)
    names: dict[Item, None] = {name: None for side in sides for name in side}
    outcomes = {
        name: _merged_item(Versions(*(side.get(name) for side in sides)), rules, certain=name not in doubtful)
        for name in names
    }
    return assembled(found, [list(side) for side in sides], in_order(sides, outcomes, rules.key_column), outcomes)


def _merged_item(found: Versions, rules: MergeRules, *, certain: bool) -> Outcome:
    """An item; a record that one side took out is not put together from columns the other changed.

    Nor is one of which a side may have made something else: people decide which record it is.
    """
    if not certain and value_of(found.ours) != value_of(found.theirs):
        return Outcome(clash(*found))
    return _merged(found, rules.of_record(whole=rules.whole or None in found))
