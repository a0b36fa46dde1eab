"""Fields that one version has under the key of today's form, and another under an earlier one (`x-was`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cardgen.history.merging.nodes import Flow, Member, Scalar, members_of
from cardgen.history.merging.rules import MergeRules
from cardgen.history.merging.values import Versions

_Keys = dict[str, "_Keys"]
"""The keys of a group, each with those of the group or records in it."""


def under_todays_keys(found: Versions, rules: MergeRules) -> Versions:
    """The versions of a card, its fields under today's keys where ours or theirs has them so.

    Where nobody followed the form yet, the earlier key stays: a merge brings nothing that no side wrote. A field that
    went to another group is not followed; where the other side edited it, that is a conflict.
    """
    keys: _Keys = {}
    for side in (found.ours, found.theirs):
        _collect(side, keys)
    base, ours, theirs = (_moved(member, keys, rules) if member else None for member in found)
    return Versions(base, ours, theirs)


def _collect(member: Member | None, keys: _Keys) -> None:
    for part in members_of(member):
        _collect(part, keys if part.key is None else keys.setdefault(part.key, {}))


def _moved(member: Member, keys: _Keys, rules: MergeRules) -> Member:
    if isinstance(member.node, Scalar) or not rules.keys:
        return member
    moves = _moves(member, keys, rules)
    parts = tuple(
        _moved(part, keys, rules)
        if part.key is None
        else _moved(_called(part, key := moves.get(part.key, part.key)), keys.get(key, {}), rules.of_key(key))
        for part in members_of(member)
    )
    if parts == member.node.members:
        return member
    if isinstance(member.node, Flow):
        return replace(member, node=Flow(member.node.group, parts, member.node.pad))
    return replace(member, node=replace(member.node, members=parts))


def _moves(member: Member, keys: _Keys, rules: MergeRules) -> Mapping[str, str]:
    """Today's key by the earlier one, of what is to be called anew in this group."""
    own = {part.key for part in members_of(member)}
    absent = {key: inner.was for key, inner in rules.keys.items() if key in keys and key not in own}
    old = {key: next((it for it in was if it in own and it not in rules.keys), None) for key, was in absent.items()}
    return {was: key for key, was in old.items() if was is not None}


def _called(part: Member, key: str) -> Member:
    return part if part.key == key else replace(part, key=key, head=f"{key}:")
