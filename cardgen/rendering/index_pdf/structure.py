"""The structure screen readers follow (ISO 32000-1, 14.7; ISO 14289-1): one table, a heading row for each group."""

from __future__ import annotations

from typing import Any, NamedTuple


class Mark(NamedTuple):
    """A heading people may jump to: its text, its page (0-based) and the y it stands at, from the top."""

    text: str
    page: int
    top: float


class Structure:
    """The tree of elements over all pages, built while the pages are drawn."""

    def __init__(self, pdf: Any) -> None:
        from pikepdf import Array, Dictionary, Name

        self.pdf = pdf
        self.marks: list[Mark] = []
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = self.element("Document", self.root)
        self.root.K = Array([self.document])
        self.table: Any = None
        self.row: Any = None
        self._parents: list[Any] = []

    def element(self, kind: str, parent: Any) -> Any:
        """A new, empty element; the caller puts it among its parent's kids."""
        from pikepdf import Array, Dictionary, Name

        return self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{kind}"), P=parent, K=Array()))

    def page(self, page: Any) -> PageTags:
        """The tags of a further page."""
        from pikepdf import Array

        page.StructParents = len(self._parents)
        self._parents.append(self.pdf.make_indirect(Array()))
        return PageTags(self, page, len(self._parents) - 1, self._parents[-1])

    def finish(self) -> Any:
        """The structure tree with its way back from the pages' content, for the catalog."""
        from pikepdf import Array, Dictionary

        numbers = Array([part for at, parents in enumerate(self._parents) for part in (at, parents)])
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        self.root.ParentTreeNextKey = len(self._parents)
        return self.root


class PageTags:
    """Gives the content of one page its elements; each call returns the tag and the content's number on the page.

    `number` is the page's, 0-based.
    """

    def __init__(self, structure: Structure, page: Any, number: int, parents: Any) -> None:
        self._structure = structure
        self._page = page
        self.number = number
        self._parents = parents

    def element(self, kind: str) -> tuple[str, int]:
        """An element of its own in the document."""
        return self._content(kind, self._structure.document)

    def band(self, text: str, top: float, columns: int) -> tuple[str, int]:
        """The heading of a group: a row of one cell over all columns, which people may jump to."""
        from pikepdf import Dictionary, Name

        self._structure.marks.append(Mark(text, self.number, top))
        self.begin_row()
        tag = self.cell("TH")
        self._parents[-1].A = Dictionary(O=Name.Table, Scope=Name.Row, ColSpan=columns)
        return tag

    def begin_table(self) -> None:
        """The list, its row of labels begun."""
        self._structure.table = self._child("Table", self._structure.document)
        self.begin_row()

    def begin_row(self) -> None:
        """A further row of the present table."""
        self._structure.row = self._child("TR", self._structure.table)

    def cell(self, kind: str) -> tuple[str, int]:
        """A cell of the present row: TH (of its column) or TD."""
        return self._content(kind, self._structure.row)

    def _child(self, kind: str, parent: Any) -> Any:
        made = self._structure.element(kind, parent)
        parent.K.append(made)
        return made

    def _content(self, kind: str, parent: Any) -> tuple[str, int]:
        from pikepdf import Dictionary, Name

        made = self._child(kind, parent)
        number = len(self._parents)
        made.K = number
        made.Pg = self._page
        if kind == "TH":
            made.A = Dictionary(O=Name.Table, Scope=Name.Column)
        self._parents.append(made)
        return kind, number
