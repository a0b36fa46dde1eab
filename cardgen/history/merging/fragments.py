"""The parts of a member that say nothing - layout and comments - from two versions of it and what both started from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from cardgen.history.merging.nodes import Block, Clash, Line, Lines, Member, Node, Part, comments_of
from cardgen.history.merging.three_way import grown

Fragment = TypeVar("Fragment")


def picked(base: Fragment | None, ours: Fragment, theirs: Fragment) -> Fragment:
    """What one side changed, or, where both did, the one that sorts first: whoever merges gets the same text."""
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else min(ours, theirs, key=_sortable)


def _sortable(fragment: object) -> str:
    return repr(_plain(fragment))


def _plain(fragment: object) -> object:
    """A fragment as something whose repr shows everything."""
    if isinstance(fragment, tuple):
        return [_plain(part) for part in fragment]
    fields = getattr(fragment, "__slots__", None)
    return [_plain(getattr(fragment, name)) for name in fields] if fields else fragment


def united_lines(base: Lines, ours: Lines, theirs: Lines) -> Lines:
    """Comment and blank lines with the changes of both; where they changed the same ones, those of both."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    united = grown(base, ours, theirs, lambda line: line.text, keep=True)
    assert united is not None
    return tuple(united)


def united_beside(base: str, ours: str, theirs: str) -> str:
    """The comment behind a value; both, where each side has its own."""
    said = ours.strip(), theirs.strip()
    if said[0] == said[1] or base.strip() in said or not all(said):
        if said[0] == said[1]:
            return picked(base, ours, theirs)
        if said[0] == base.strip():
            return theirs
        return ours if said[1] == base.strip() or said[0] else theirs
    first, second = sorted((ours, theirs))
    return f"{first.rstrip()}  {second.strip()}"


def united_frame(base: Member | None, ours: Member | None, theirs: Member | None, node: Node, gap: str) -> Member:
    """A member of both sides, or of the one that has it, around the value `node`."""
    if ours is None or theirs is None:
        only = ours or theirs
        assert only is not None
        return replace(only, node=node, gap=gap)
    was = base or Member(None, "", "", node)
    return Member(
        ours.key,
        picked(base.head if base else None, ours.head, theirs.head),
        gap,
        node,
        united_beside(was.beside, ours.beside, theirs.beside),
        united_lines(was.lead, ours.lead, theirs.lead),
        united_lines(was.foot, ours.foot, theirs.foot),
    )


def orphans(gone: Sequence[Member | None], base: Member | None) -> Lines:
    """The comments that one side wrote about a member which the other took out, as lines of their own."""
    was = Counter(comments_of(base)) if base else Counter()
    said = [Counter(comments_of(member)) - was for member in gone if member is not None]
    return tuple(Line(0, comment) for counted in said for comment in counted.elements())


def with_lead(part: Part, lead: Lines) -> Part:
    """The member with more lines above it."""
    return replace(part, lead=(*lead, *part.lead)) if lead else part


def without_surplus(root: Member, allowed: Counter[str]) -> Member:
    """The tree without the comments above members that came in twice.

    A comment stays with what stands below it: where both sides put something new between the two, each brings it.
    """
    surplus = Counter(comments_of(root)) - allowed
    if not surplus:
        return root
    kept = _thinned(root, surplus)
    assert isinstance(kept, Member)
    return kept


def _thinned(part: Part, surplus: Counter[str]) -> Part:
    """The last ones of a comment go; members are gone through from below."""
    node = part.node if isinstance(part, Member) else None
    if isinstance(part, Member) and isinstance(node, Block):
        members = tuple(_thinned(member, surplus) for member in reversed(node.members))[::-1]
        part = replace(part, node=replace(node, members=members, top=_thinned_lines(node.top, surplus)))
    return replace(part, lead=_thinned_lines(part.lead, surplus))


def _thinned_lines(lines: Lines, surplus: Counter[str]) -> Lines:
    kept: list[Line] = []
    for line in reversed(lines):
        if line.text.startswith("#") and surplus[line.text.rstrip()] > 0:
            surplus[line.text.rstrip()] -= 1
        else:
            kept.append(line)
    return tuple(reversed(kept))


def lead_of(base: Part | None, ours: Member | None, theirs: Member | None) -> Lines:
    """The lines above a clash."""
    if ours is None or theirs is None:
        only = ours or theirs
        return only.lead if only else ()
    return united_lines(base.lead if base else (), ours.lead, theirs.lead)


def clash(base: Member | None, ours: Member | None, theirs: Member | None) -> Clash:
    """Two versions of a member that cannot both be; the lines above stay outside."""
    key = next(member.key for member in (ours, theirs) if member is not None)
    sides = [replace(member, lead=()) if member else None for member in (ours, base, theirs)]
    return Clash(key, sides[0], sides[1], sides[2], lead_of(base, ours, theirs))
