"""A group or list put together from what became of its members."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from cardgen.history.merging.fragments import clash, orphans, picked, united_frame, united_lines, with_lead
from cardgen.history.merging.nodes import (
    Block,
    Clash,
    Flow,
    Lines,
    Member,
    Node,
    Part,
    Pick,
    Scalar,
    comments_of,
    has_clash,
    holds_something,
    pick_base,
    pick_ours,
    pick_theirs,
    settled,
)
from cardgen.history.merging.values import Outcome, Versions

Name = TypeVar("Name", bound=Hashable)


def assembled(
    found: Versions, sides: Sequence[Sequence[Name]], order: Sequence[Name], outcomes: Mapping[Name, Outcome]
) -> Outcome:
    """A group or list of the members that are left, in their order; `sides` are those of each version in its own."""
    parts = _parts(sides, order, outcomes)
    if not parts:
        return _emptied(found)
    return _hoisted(framed(found, parts), found)


def root_of(
    found: Versions, sides: Sequence[Sequence[Name]], order: Sequence[Name], outcomes: Mapping[Name, Outcome]
) -> Member:
    """The card itself; clashes in it stay where they are."""
    return framed(found, _parts(sides, order, outcomes))


def _parts(
    sides: Sequence[Sequence[Name]], order: Sequence[Name], outcomes: Mapping[Name, Outcome]
) -> tuple[Part, ...]:
    """The members with the comments about what is gone, each above what it stood above."""
    left: dict[Name, Lines] = {}
    for name, outcome in outcomes.items():
        if outcome.left and order and outcome.part is None:
            heir = _heir(name, sides, order)
            left[heir] = (*left.get(heir, ()), *outcome.left)
    parts = ((name, outcomes[name].part) for name in order)
    return tuple(with_lead(part, left.get(name, ())) for name, part in parts if part is not None)


def _heir(name: Name, sides: Sequence[Sequence[Name]], order: Sequence[Name]) -> Name:
    """What follows in the version that has it, else the first of all."""
    kept = set(order)
    for side in sides:
        if name in side:
            following = (other for other in side[side.index(name) :] if other in kept)
            return next(following, order[0])
    return order[0]


def _emptied(found: Versions) -> Outcome:
    """Nothing is left in it; it stays where both sides have it, as something empty."""
    base, ours, theirs = found
    if ours is None or theirs is None:
        return Outcome(None, orphans([ours, theirs], base))
    empty = next((side for side in (ours, theirs) if not holds_something(side)), None)
    node = empty.node if empty else Scalar("", "", "")
    member = united_frame(base, ours, theirs, node, empty.gap if empty else "")
    said = set(comments_of(member))
    return Outcome(with_lead(member, tuple(line for line in orphans([ours, theirs], base) if line.text not in said)))


class _Manner(NamedTuple):
    """How a group or list is laid out."""

    flow: bool
    gap: str
    indent: int = 0
    inline: bool = False
    pad: str = ""


def framed(found: Versions, parts: tuple[Part, ...]) -> Member:
    """The members as lines or in brackets, as the sides have them."""
    manners = [_manner(member) for member in found]
    ours, theirs = manners[1] or manners[2], manners[2] or manners[1]
    assert ours is not None
    assert theirs is not None
    manner = picked(manners[0], ours, theirs)
    if manner.flow and any(comment for part in parts for comment in comments_of(part)):
        manner = next((side for side in (ours, theirs) if not side.flow), manner)  # brackets have no room for comments
    group = next(
        member.node.group for member in found.there if not isinstance(member.node, Scalar) and holds_something(member)
    )
    node: Node
    if manner.flow:
        node = _as_written(found, parts) or Flow(group, parts, manner.pad)
    else:
        tops = [member.node.top if member and isinstance(member.node, Block) else None for member in found]
        node = Block(group, parts, manner.indent, manner.inline, _united_tops(*tops))
    return united_frame(*found, node, manner.gap)


def _united_tops(base: Lines | None, ours: Lines | None, theirs: Lines | None) -> Lines:
    if ours is None or theirs is None:
        return (theirs if ours is None else ours) or ()
    return united_lines(base or (), ours, theirs)


def _manner(member: Member | None) -> _Manner | None:
    """None where there is nothing to see."""
    if member is None or isinstance(member.node, Scalar) or not holds_something(member):
        return None
    if isinstance(member.node, Block):
        return _Manner(False, member.gap, member.node.indent, member.node.inline)
    return _Manner(True, member.gap, pad=member.node.pad)


def _as_written(found: Versions, parts: tuple[Part, ...]) -> Flow | None:
    """The brackets as the sides have them, where that is what came out."""
    nodes = [member.node if member else None for member in found]
    same = [node for node in nodes[1:] if isinstance(node, Flow) and node.members == parts]
    was = nodes[0] if isinstance(nodes[0], Flow) else None
    return picked(was, same[0], same[-1]) if same else None


def _hoisted(member: Member, found: Versions) -> Outcome:
    """A clash inside becomes one of the whole where its lines cannot stand alone.

    Markers stand on lines of their own, which brackets do not have; the first column of a record shares the line of
    the dash; and a side may leave nothing of the whole. Of a list or group each side has what is not in dispute, so
    that taking one loses nothing; a record stands as the sides wrote it: one of columns from both nobody ever saw.
    """
    node = member.node
    assert not isinstance(node, Scalar)
    sides: tuple[Pick, ...] = (pick_ours, pick_base, pick_theirs)
    stands = not has_clash(member) or (
        isinstance(node, Block)
        and (not node.inline or _on_every_side(node.members[0]))
        and all(_leaves_something(node, side) for side in sides)
    )
    if stands:
        return Outcome(member)
    if member.key is None:
        return Outcome(clash(*found))
    ours, base, theirs = (settled(member, side) for side in sides)
    bare = [replace(side, lead=()) if side else None for side in (ours, base, theirs)]
    return Outcome(Clash(member.key, bare[0], bare[1], bare[2], member.lead))


def _on_every_side(part: Part) -> bool:
    return isinstance(part, Member) or None not in (part.ours, part.base, part.theirs)


def _leaves_something(node: Block, side: Pick) -> bool:
    return any(settled(part, side) is not None for part in node.members)
