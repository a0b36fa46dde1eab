"""The lines of a 한글 section outside its form's click-here fields (KS X 6101), those in boxes and tables too."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from cardgen.formtext.elements import Element, attribute, local_name
from cardgen.formtext.hwpx_text import characters
from cardgen.formtext.line import Line

_UNREAD = frozenset({"linesegarray", "secPr", "subText", "parameters", "shapeComment"})
_COMPUTED = frozenset({"DATE", "DOC_DATE", "DOCDATE", "PATH", "FORMULA", "SUMMARY", "CROSSREF"})
"""Fields whose text the program makes anew."""


def hwpx_lines(root: Element, is_control: Callable[[str], bool]) -> Iterator[Line]:
    """The paragraphs that have text of their own or in which a control begins; `is_control` knows them by name."""
    reader = _Reader(is_control)
    reader.read(root, _Passage())
    return iter(reader.lines)


@dataclass(slots=True)
class _Paragraph:
    pieces: list[str] = field(default_factory=list, repr=False)
    names: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Passage:
    """A run of paragraphs. A field begins and ends in one; `open` has their marks, and whether their text counts."""

    open: list[tuple[str, bool]] = field(default_factory=list)
    deleted: bool = False


@dataclass(slots=True)
class _Reader:
    is_control: Callable[[str], bool]
    lines: list[Line] = field(default_factory=list, repr=False)

    def read(self, node: Element, passage: _Passage, paragraph: _Paragraph | None = None) -> None:
        """Read a node of a passage; what lies in a list of paragraphs of its own is another passage."""
        for child in node:
            name = local_name(child)
            if name == "p":
                self._paragraph(child, passage)
            elif name == "subList":
                self.read(child, _Passage(), paragraph)
            elif name == "switch":  # the same for newer and older programs
                self.read(child[0], passage, paragraph)
            elif paragraph is not None and name in ("t", "compose", "mainText"):
                self._text(name, child, passage, paragraph)
            elif paragraph is not None and name == "fieldBegin":
                self._begin(child, passage, paragraph)
            elif name == "fieldEnd":
                _end(attribute(child, "beginIDRef"), passage)
            elif name and name not in _UNREAD:
                self.read(child, passage, paragraph)

    def _paragraph(self, node: Element, passage: _Passage) -> None:
        paragraph = _Paragraph()
        self.read(node, passage, paragraph)
        text = "".join(paragraph.pieces)
        if paragraph.names or text.strip():
            self.lines.append(Line(node, text, tuple(paragraph.names)))

    def _begin(self, node: Element, passage: _Passage, paragraph: _Paragraph) -> None:
        kind, name = attribute(node, "type"), attribute(node, "name")
        control = kind == "CLICK_HERE" and self.is_control(name)
        if control:
            paragraph.names.append(name)
        passage.open.append((attribute(node, "id"), not control and kind not in _COMPUTED))

    def _text(self, name: str, node: Element, passage: _Passage, paragraph: _Paragraph) -> None:
        text = attribute(node, "composeText") if name == "compose" else node.text or ""
        if name == "t":
            text, passage.deleted = characters(node, deleted=passage.deleted)
        if all(counts for _, counts in passage.open):
            paragraph.pieces.append(text)


def _end(mark: str, passage: _Passage) -> None:
    """Close the field meant; a program that wrote its number wrongly means the last one begun."""
    ended = next((one for one in reversed(passage.open) if one[0] == mark), None)
    if passage.open:
        passage.open.remove(ended or passage.open[-1])
