"""The text of a card as a tree of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cardgen.history.merging.nodes import Block, Flow, Line, Lines, Member, Node, Part, Scalar
from cardgen.history.merging.reasons import NotMergeable, Reason
from cardgen.yamltree import MappingNode, parse
from cardgen.yamltree.spans import EntrySpan, ListSpan, MapSpan, ScalarSpan, Span, spans

_COLON = re.compile(r"[ \t]*:")
_BESIDE = re.compile(r"[ \t]*(?:[ \t]#.*)?")
_COMMENT = re.compile(r" *#")


@dataclass(frozen=True, slots=True, repr=False)
class Document:
    """A card's text: its tree as a member without head, and what concerns the file as a whole.

    `text` is what was read, with LF and without BOM, `span` its outermost span; a tree put together has neither.
    """

    root: Member
    crlf: bool = False
    bom: bool = False
    ended: bool = True
    text: str = ""
    span: Span | None = None


def read(text: str) -> Document | None:
    """The tree of a card's text; None where there is nothing but comments.

    Raises NotMergeable for what cannot be read or is no card.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n")
    tree = parse(plain)
    if tree.faults:
        raise NotMergeable(Reason.UNREADABLE)
    if tree.root is None:
        return None
    if not isinstance(tree.root, MappingNode):
        raise NotMergeable(Reason.UNREADABLE)
    ended = plain.endswith("\n")
    whole = plain if ended else f"{plain}\n"
    span = spans(whole)
    root = _Reader(whole).root(span)
    crlf = 2 * text.count("\r\n") > text.count("\n")
    return Document(root, crlf, text.startswith("\ufeff"), ended, whole, span)


class _Reader:
    """Cuts a text of LF lines along its spans; offsets count its characters."""

    def __init__(self, text: str) -> None:
        self._text = text

    def root(self, span: Span) -> Member:
        if not isinstance(span, MapSpan) or span.flow:
            raise NotMergeable(Reason.UNREADABLE)
        block, foot = self._block(span, 0, len(self._text), 0)
        return Member(None, "", "", block, foot=foot)

    def _block(self, span: MapSpan | ListSpan, after: int | None, end: int, owner: int) -> tuple[Block, Lines]:
        """A group or list, its lines up to `end`, and those among them that belong below the whole.

        `after` is where the lines above its first member begin, None where that stands on its owner's line; `owner`
        is the owner's column.
        """
        column = self._column(span.start)
        parts = list(self._parts(span))
        starts = [start for start, _, _, _ in parts]
        top = () if after is None else self._lines(after, self._line_start(starts[0]), column)
        stops = [self._line_start(following) for _, following in pairwise(starts)]
        lead: Lines = ()
        members: list[Part] = []
        for (_, head, key, value), stop in zip(parts, [*stops, end], strict=True):
            own = self._deeper(self._below(max(head[1], value.end)), stop, column)
            members.append(self._member(key, head, value, column, own, lead))
            lead = self._lines(own, stop, column)
        foot = self._lines(own, end, owner)
        return Block(isinstance(span, MapSpan), tuple(members), column - owner, after is None, top), foot

    def _parts(self, span: MapSpan | ListSpan) -> Iterator[tuple[int, tuple[int, int], str | None, Span]]:
        """Where each member begins, where its head begins and ends, its key and its value."""
        if isinstance(span, MapSpan):
            for entry in span.entries:
                yield entry.start, (entry.start, self._colon(entry)), entry.key.text, entry.value
            return
        dash = span.start
        for number, item in enumerate(span.items):
            if number:
                dash = self._dash(self._below(max(dash + 1, span.items[number - 1].end)), self._column(span.start))
            yield dash, (dash, dash + 1), None, item

    def _colon(self, entry: EntrySpan) -> int:
        found = _COLON.match(self._text, entry.key.end)
        if found is None:
            raise NotMergeable(Reason.UNREADABLE)
        return found.end()

    def _dash(self, at: int, column: int) -> int:
        found = re.compile(rf"^ {{{column}}}-(?=\s)", re.MULTILINE).search(self._text, at)
        if found is None:
            raise NotMergeable(Reason.UNREADABLE)
        return found.end() - 1

    def _member(
        self, key: str | None, head: tuple[int, int], value: Span, column: int, end: int, lead: Lines
    ) -> Member:
        """An entry or item whose lines, and those of deeper comments below it, end at `end`."""
        text = self._text
        said = text[head[0] : head[1]]
        if not isinstance(value, ScalarSpan) and not value.flow:
            if self._line_start(value.start) == self._line_start(head[0]):
                block, foot = self._block(value, None, end, column)
                return Member(key, said, text[head[1] : value.start], block, lead=lead, foot=foot)
            block, foot = self._block(value, self._below(head[1]), end, column)
            return Member(key, said, "", block, self._beside(head[1]), lead, foot)
        if isinstance(value, ScalarSpan) and value.empty:
            foot = self._lines(self._below(head[1]), end, column)
            return Member(key, said, "", Scalar("", "", ""), self._beside(head[1]), lead, foot)
        beside = self._beside(value.head if isinstance(value, ScalarSpan) and value.block else value.end)
        foot = self._lines(self._below(value.end), end, column)
        return Member(key, said, text[head[1] : value.start], self._node(value, column), beside, lead, foot)

    def _node(self, value: Span, column: int) -> Node:
        """A value that is no block of members; its lines but the first count from `column`."""
        text = self._text
        first = min(value.end, self._line_end(value.start))
        if isinstance(value, ScalarSpan) and value.block:
            rest = () if value.end <= first else self._lines(first + 1, self._below(value.end), column)
            return Scalar(value.text, value.style, text[value.start : value.head], rest)
        rest = () if value.end <= first else self._lines(first + 1, value.end, column)
        if isinstance(value, ScalarSpan):
            return Scalar(value.text, value.style, text[value.start : first], rest)
        pad = " " if text[value.start + 1 : value.start + 2] == " " else ""
        return Flow(isinstance(value, MapSpan), tuple(self._within(value)), pad, text[value.start : first], rest)

    def _within(self, span: MapSpan | ListSpan) -> Iterator[Member]:
        """The members of brackets; what stands between them is not theirs."""
        if isinstance(span, ListSpan):
            for item in span.items:
                yield Member(None, "", "", self._node(item, 0))
            return
        if self._text[span.start] != "{":
            raise NotMergeable(Reason.UNREADABLE)
        for entry in span.entries:
            key = f"{self._text[entry.start : entry.key.end]}:"
            node = Scalar("", "", "") if isinstance(entry.value, ScalarSpan) and entry.value.empty else None
            yield Member(entry.key.text, key, " ", node or self._node(entry.value, 0))

    def _beside(self, at: int) -> str:
        """What follows on the line: nothing but a comment."""
        found = self._text[at : self._line_end(at)]
        if not _BESIDE.fullmatch(found):
            raise NotMergeable(Reason.UNREADABLE)
        return found

    def _deeper(self, at: int, stop: int, column: int) -> int:
        """The end of the comments from `at` on that are indented deeper than `column`."""
        end = at
        while at < stop:
            line = self._text[at : self._line_end(at)]
            if line.strip() and not (_COMMENT.match(line) and line.index("#") > column):
                break
            at = self._below(at)
            end = at if line.strip() else end
        return end

    def _lines(self, start: int, end: int, column: int) -> Lines:
        """Whole lines, the last perhaps without its break."""
        return (
            tuple(_line(line, column) for line in self._text[start:end].removesuffix("\n").split("\n"))
            if start < end
            else ()
        )

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        return self._text.index("\n", at) if at < len(self._text) else at

    def _below(self, at: int) -> int:
        return min(self._line_end(at) + 1, len(self._text))

    def _column(self, at: int) -> int:
        return at - self._line_start(at)


def _line(text: str, column: int) -> Line:
    stripped = text.lstrip(" ")
    return Line(len(text) - len(stripped) - column, stripped) if text else Line(None, "")
