"""A card as a tree of its original lines: every value with its own text, indentation and comments.

Two trees are equal where their texts are equal but for how far the whole is indented.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from cardgen.yamltree.core import is_null, normalised


class Line(NamedTuple):
    """A line of text; `indent` counts from the column of the member it belongs to, None for an empty line."""

    indent: int | None
    text: str

    def __repr__(self) -> str:
        return f"Line({self.indent})"


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Scalar:
    """A value as it is written.

    `source` is its first line, for a block text the mark (`|-`); `rest` the lines below. Nothing written is `""`.
    """

    text: str
    style: str
    source: str
    rest: Lines = ()

    @property
    def block(self) -> bool:
        """True for a text of lines of its own, under `|` or `>`."""
        return self.style in ("|", ">")


@dataclass(frozen=True, slots=True, repr=False)
class Flow:
    """A group or list in brackets; `source` None for one put together anew, whose members make it up."""

    group: bool
    members: tuple[Part, ...]
    pad: str = ""
    source: str | None = None
    rest: Lines = ()


@dataclass(frozen=True, slots=True, repr=False)
class Block:
    """A group or list of lines.

    Its members stand `indent` columns right of the key or dash it belongs to; `inline` where the first stands on the
    line of the dash. `top` are the lines above the first, which introduce them all.
    """

    group: bool
    members: tuple[Part, ...]
    indent: int
    inline: bool = False
    top: Lines = ()


Node = Scalar | Flow | Block


@dataclass(frozen=True, slots=True, repr=False)
class Member:
    """An entry of a group or an item of a list.

    `lead` are the lines above, `head` the key with its colon (`-` of an item), `gap` the spaces before a value on the
    same line, `beside` what ends the head's line behind it, `foot` the comments below that are indented deeper.
    """

    key: str | None
    head: str
    gap: str
    node: Node
    beside: str = ""
    lead: Lines = ()
    foot: Lines = ()


@dataclass(frozen=True, slots=True, repr=False)
class Clash:
    """A member of which both sides made something different; None where a side does not have it."""

    key: str | None
    ours: Member | None
    base: Member | None
    theirs: Member | None
    lead: Lines = ()


Part = Member | Clash
Pick = Callable[[Clash], Member | None]
"""Which side of a clash stands for it."""


def pick_ours(clash: Clash) -> Member | None:
    """Our side."""
    return clash.ours


def pick_base(clash: Clash) -> Member | None:
    """What both started from."""
    return clash.base


def pick_theirs(clash: Clash) -> Member | None:
    """Their side."""
    return clash.theirs


def settled(part: Part, pick: Pick) -> Member | None:
    """The member with one side taken in every clash in it; None where that side has nothing."""
    if isinstance(part, Clash):
        member = pick(part)
        return replace(member, lead=part.lead) if member else None
    node = part.node
    if isinstance(node, Scalar) or not has_clash(part):
        return part
    members = tuple(kept for member in node.members if (kept := settled(member, pick)) is not None)
    if not members:
        return None
    inner = Flow(node.group, members, node.pad) if isinstance(node, Flow) else replace(node, members=members)
    return replace(part, node=inner)


def has_clash(part: Part) -> bool:
    """True where the two sides clash in it."""
    if isinstance(part, Clash):
        return True
    return not isinstance(part.node, Scalar) and any(has_clash(member) for member in part.node.members)


def value_of(member: Part | None) -> Hashable:
    """What a member says, however it is written; None where it is absent, empty or null.

    Line breaks at the end of a text and the order of keys say nothing.
    """
    if member is None:
        return None
    assert isinstance(member, Member)
    return node_value(member.node)


def node_value(node: Node) -> Hashable:
    """What a value says; None where it is empty or null."""
    if isinstance(node, Scalar):
        text = normalised(node.text).rstrip("\n")
        return None if not text.strip() or (not node.style and is_null(text)) else text
    if not node.group:
        return tuple(value_of(member) for member in node.members) or None
    entries = ((member.key, value_of(member)) for member in node.members)
    return frozenset(entry for entry in entries if entry[1] is not None) or None


def members_of(member: Member | None) -> tuple[Member, ...]:
    """The members of a group or list; none of anything else. Only trees as read, which have no clash."""
    if member is None or isinstance(member.node, Scalar):
        return ()
    return tuple(part for part in member.node.members if isinstance(part, Member))


def holds_something(member: Member) -> bool:
    """True where a member has a value, or members of its own, be they empty."""
    return value_of(member) is not None or bool(members_of(member))


def comments_of(part: Part) -> Iterator[str]:
    """The comments in and around a member, without those inside brackets and those two sides clash about."""
    if isinstance(part, Clash):
        yield from _comments(part.lead)
        return
    yield from _comments(part.lead)
    if "#" in part.beside:
        yield part.beside.strip()
    if not isinstance(part.node, Scalar):
        yield from _comments(part.node.top if isinstance(part.node, Block) else ())
        for member in part.node.members:
            yield from comments_of(member)
    yield from _comments(part.foot)


def _comments(lines: Lines) -> Iterator[str]:
    return (line.text.rstrip() for line in lines if line.text.startswith("#"))
