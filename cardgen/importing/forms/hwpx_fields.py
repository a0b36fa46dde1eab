"""The click-here fields (누름틀) of a 한글 section (KS X 6101), each with the text between its beginning and end."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.formtext.elements import Element, attribute, local_name
from cardgen.formtext.hwpx_text import characters

_CLICK_HERE = "CLICK_HERE"


@dataclass(slots=True)
class Field:
    """A field as far as it has been read. `guide` is what it shows until somebody types; it begins in `paragraph`."""

    mark: str
    name: str
    guide: str = field(default="", repr=False)
    paragraph: Element | None = field(default=None, repr=False)
    _pieces: list[str] = field(default_factory=list, repr=False)

    @property
    def text(self) -> str:
        """What was typed; "" while the guide is shown."""
        text = "".join(self._pieces)
        return "" if text.strip() == self.guide.strip() else text

    def add(self, text: str) -> None:
        """Take in what stands next."""
        self._pieces.append(text)


class Passage:
    """A run of paragraphs: a section's, a cell's, a box's. A field begins and ends in one passage, over any of them."""

    def __init__(self) -> None:
        self.fields: list[Field] = []
        self._open: list[Field] = []
        self._whole: list[str] = []
        self._paragraph: Element | None = None
        self._deleted = False

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(self._whole)

    def begin_paragraph(self, paragraph: Element) -> None:
        """What follows is a line of its own."""
        if self._paragraph is not None:
            self._add("\n")
        self._paragraph = paragraph

    def read(self, node: Element) -> None:
        """Take in a piece of text, or the beginning or end of a field."""
        match local_name(node):
            case "t":
                text, self._deleted = characters(node, deleted=self._deleted)
                self._add(text)
            case "compose":
                self._add(attribute(node, "composeText"))
            case "mainText":
                self._add(node.text or "")
            case "fieldBegin":
                self._begin(node)
            case "fieldEnd":
                self._end(attribute(node, "beginIDRef"))

    def _add(self, text: str) -> None:
        for one in self._open:
            one.add(text)
        self._whole.append(text)

    def _begin(self, node: Element) -> None:
        mark = attribute(node, "id")
        if attribute(node, "type") == _CLICK_HERE:
            begun = Field(mark, attribute(node, "name"), _guide(node), self._paragraph)
            self.fields.append(begun)
        else:
            begun = Field(mark, "")
        self._open.append(begun)

    def _end(self, mark: str) -> None:
        """Close the field meant; a program that wrote its number wrongly means the last one begun."""
        ended = next((one for one in reversed(self._open) if one.mark == mark), None)
        if self._open:
            self._open.remove(ended or self._open[-1])


def _guide(node: Element) -> str:
    """The text a field shows until it is filled in (안내문)."""
    texts = (it.text for it in node.iter("{*}stringParam") if attribute(it, "name") == "Direction")
    return next(texts, None) or ""
