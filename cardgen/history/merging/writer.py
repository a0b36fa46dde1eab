"""A tree of lines as text again, clashes between git's conflict markers or decided for one side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cardgen.history.merging.layout import Document
from cardgen.history.merging.nodes import Block, Clash, Flow, Line, Lines, Member, Node, Part, Pick, Scalar

_UNSAFE_IN_BRACKETS = re.compile(r"[,\[\]{}]")


@dataclass(frozen=True, slots=True)
class Names:
    """What markers call the sides (`%X`, `%S`, `%Y` of a merge driver, see gitattributes), and their length (`%L`)."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    size: int = 7


def written(document: Document, sides: Names | Pick) -> str:
    """The text of a document; where `sides` names them, clashes stand between markers, else it decides them."""
    root = document.root
    assert isinstance(root.node, Block)
    lines = _Writer(sides).root(root.node, root.foot)
    text = "\n".join(lines) + ("\n" if document.ended or not lines else "")
    if document.crlf:
        text = text.replace("\n", "\r\n")
    return f"\ufeff{text}" if document.bom else text


class _Writer:
    def __init__(self, sides: Names | Pick) -> None:
        self._sides = sides
        self._out: list[str] = []

    def root(self, block: Block, foot: Lines) -> list[str]:
        self._members(block, block.indent, None)
        self._lines(foot, 0)
        return self._out

    def _members(self, block: Block, column: int, prefix: str | None) -> None:
        """The members of a block; the first behind `prefix` where that begins its line."""
        self._lines(block.top, column)
        for part in block.members:
            self._part(part, column, prefix, dash=not block.group)
            prefix = None

    def _part(self, part: Part, column: int, prefix: str | None, *, dash: bool) -> None:
        self._lines(part.lead, column)
        if isinstance(part, Member):
            self._member(part, column, prefix, dash=dash)
        elif not isinstance(self._sides, Names):
            if (member := self._sides(part)) is not None:
                self._member(member, column, prefix, dash=dash)
        else:
            self._clash(part, self._sides, column, prefix, dash=dash)

    def _clash(self, clash: Clash, names: Names, column: int, prefix: str | None, *, dash: bool) -> None:
        sides = (
            ("<", names.ours, clash.ours),
            ("|", names.base, clash.base),
            ("=", "", None),
            (">", names.theirs, None),
        )
        for sign, name, member in sides:
            if sign == ">" and clash.theirs is not None:
                self._member(clash.theirs, column, prefix, dash=dash)
            self._out.append(f"{sign * names.size} {name}".rstrip())
            if member is not None:
                self._member(member, column, prefix, dash=dash)

    def _member(self, member: Member, column: int, prefix: str | None, *, dash: bool) -> None:
        node = member.node
        head = "-" if dash else member.head
        start = (" " * column if prefix is None else prefix) + head
        if isinstance(node, Block) and node.inline:
            gap = member.gap or " "
            first, *_ = node.members
            self._lines(first.lead, column)
            bare = Block(node.group, (_without_lead(first), *node.members[1:]), node.indent, node.inline, node.top)
            self._members(bare, column + len(head) + len(gap), start + gap)
        elif isinstance(node, Block):
            self._out.append(start + member.beside)
            self._members(node, column + node.indent, None)
        elif isinstance(node, Scalar) and not node.source:
            self._out.append(start + member.beside)
        else:
            source, rest = _source(node)
            line = start + (member.gap or " ") + source
            self._out.extend((line + ("" if rest and not _block(node) else member.beside)).split("\n"))
            self._lines(rest, column)
            if rest and not _block(node):
                self._out[-1] += member.beside
        self._lines(member.foot, column)

    def _lines(self, lines: Lines, column: int) -> None:
        self._out.extend(_indented(line, column) for line in lines)


def _without_lead(part: Part) -> Part:
    if isinstance(part, Clash):
        return Clash(part.key, part.ours, part.base, part.theirs)
    return Member(part.key, part.head, part.gap, part.node, part.beside, (), part.foot)


def _indented(line: Line, column: int) -> str:
    return line.text if line.indent is None else " " * max(0, column + line.indent) + line.text


def _block(node: Node) -> bool:
    return isinstance(node, Scalar) and node.block


def _source(node: Scalar | Flow) -> tuple[str, Lines]:
    if isinstance(node, Flow) and node.source is None:
        return _in_brackets(node), ()
    assert node.source is not None
    return node.source, node.rest


def _in_brackets(node: Node) -> str:
    """A value on one line, as brackets allow it."""
    if isinstance(node, Scalar):
        import json

        unsafe = node.block or node.rest or (not node.style and _UNSAFE_IN_BRACKETS.search(node.source))
        return json.dumps(node.text, ensure_ascii=False) if unsafe else node.source
    if isinstance(node, Flow) and node.source is not None and not node.rest:
        return node.source
    pad = node.pad if isinstance(node, Flow) else ""
    inner = ", ".join(_entries(node))
    return f"{{{pad}{inner}{pad}}}" if node.group else f"[{pad}{inner}{pad}]"


def _entries(node: Flow | Block) -> Iterator[str]:
    for part in node.members:
        assert isinstance(part, Member)
        source = _in_brackets(part.node)
        yield (
            f"{part.head}{part.gap if source and part.gap.strip(' ') == '' and part.gap else ' '}{source}".rstrip()
            if node.group
            else source
        )
