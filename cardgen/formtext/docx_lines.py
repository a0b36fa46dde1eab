"""The lines of a Word document outside its form's controls, those in text boxes too."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from cardgen.formtext.docx_text import PASSED_OVER, W, is_hidden, sign_of
from cardgen.formtext.elements import Element
from cardgen.formtext.line import Line

_PARAGRAPH = f"{W}p"
_FIELD, _FIELD_END, _INSTRUCTION = f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"
_LINK = "HYPERLINK"


def docx_lines(root: Element, controls: Collection[Element]) -> Iterator[Line]:
    """The paragraphs that have text of their own. What Word computes, such as page numbers, is no text of theirs."""
    reader = _Reader(controls)
    reader.read(root, [])
    return iter(reader.lines)


@dataclass(slots=True)
class _Reader:
    """Goes over a document in its order; `_fields` are the instructions of the computed fields it is in."""

    controls: Collection[Element] = field(repr=False)
    lines: list[Line] = field(default_factory=list, repr=False)
    _fields: list[str] = field(default_factory=list, repr=False)

    def read(self, node: Element, pieces: list[str]) -> None:
        """Add the text below a node to its paragraph's; paragraphs below it have their own."""
        for child in node:
            tag = child.tag
            if tag == _INSTRUCTION and self._fields:
                self._fields[-1] += child.text or ""
            elif not isinstance(tag, str) or tag in PASSED_OVER or child in self.controls or is_hidden(child):
                continue
            elif tag == _PARAGRAPH:
                self._paragraph(child)
            elif tag == _FIELD_END:
                self._computed(child)
            elif tag != _FIELD or _is_link(child.get(f"{W}instr") or ""):
                if (sign := sign_of(child)) is not None:
                    pieces += [sign] if all(map(_is_link, self._fields)) else []
                else:
                    self.read(child, pieces)

    def _paragraph(self, paragraph: Element) -> None:
        pieces: list[str] = []
        self.read(paragraph, pieces)
        text = "".join(pieces)
        if text.strip():
            self.lines.append(Line(paragraph, text))

    def _computed(self, mark: Element) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append("")
        elif kind == "end" and self._fields:
            self._fields.pop()


def _is_link(instruction: str) -> bool:
    return instruction.strip().upper().startswith(_LINK)
