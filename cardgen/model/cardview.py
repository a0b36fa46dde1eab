"""What a renderer may print: a form with each value shown, blank, masked or withheld. It knows no Card."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from cardgen.model.attachment import Attachment
from cardgen.model.formstamp import FormStamp


@dataclass(frozen=True, slots=True)
class Option:
    """One choice as printed beside its box."""

    text: str
    checked: bool = field(repr=False)


@dataclass(frozen=True, slots=True)
class Shown:
    """A value people may read. `text` is formatted for them, `data` is the typed value for cells that calculate."""

    text: str = field(repr=False)
    data: str | int | float | bool | date = field(repr=False)
    options: tuple[Option, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Blank:
    """No value: an empty box on paper, its choices unticked."""

    options: tuple[Option, ...] = ()

    @property
    def text(self) -> str:
        """Nothing."""
        return ""


@dataclass(frozen=True, slots=True)
class Masked:
    """A value shown in part (`홍**`); the rest of it is not here."""

    text: str = field(repr=False)

    @property
    def options(self) -> tuple[Option, ...]:
        """A masked choice prints no boxes: which one was ticked would be telling."""
        return ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A value the policy does not show. `text` is the same whether the card has the field or not."""

    text: str

    @property
    def options(self) -> tuple[Option, ...]:
        """None: an unticked box would read as "no"."""
        return ()


Value = Shown | Blank | Masked | Withheld

BAR = "■" * 6
"""What stands on paper for a value that is blacked out, however long it is."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field on paper. `kind` is the form's x-kind, or "integer"/"number"/"boolean".

    `lines` is its height in lines of writing; `many` says that it may hold several values.
    """

    path: str
    key: str
    label: str
    kind: str
    value: Value
    lines: int = 1
    many: bool = False

    @property
    def text(self) -> str:
        """What is printed as text; choices as their boxes and labels."""
        if self.value.options:
            return "  ".join(
                f"{'☑' if option.checked else '☐'}\u00a0{option.text}".rstrip() for option in self.value.options
            )
        return self.value.text

    @property
    def is_filled_in(self) -> bool:
        """True for what people may fill in: not the card's number, and not what a policy hides in whole or in part."""
        return self.kind != "id" and isinstance(self.value, Shown | Blank)

    @property
    def barred(self) -> bool:
        """True for a value that is blacked out."""
        return isinstance(self.value, Withheld) and self.value.text == BAR


@dataclass(frozen=True, slots=True)
class PairRow:
    """One line of the form's grid: a field over the whole width, or two beside each other."""

    cells: tuple[FieldView, ...]
    wide: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; `span` is its width in 24ths of the table, `align` left, center or right."""

    path: str
    key: str
    label: str
    kind: str
    span: int
    align: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A record list on paper. `rows` are the records followed by empty ruled rows up to the form's row count.

    `unlisted` are the columns a policy leaves off the paper, each with what stands in it for a template that names it.
    Where it leaves off the whole list, `withheld` is the text that says so, and `rows` say no more.
    """

    path: str
    key: str
    label: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[FieldView, ...], ...]
    records: int
    withheld: str = ""
    unlisted: tuple[tuple[Column, FieldView], ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Neighbouring fields as label/value boxes, up to two beside each other."""

    rows: tuple[PairRow, ...]


Block = Grid | TableView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A titled part of the card, as grids and tables in the order of the form."""

    key: str
    label: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose card it is: company name, logo (PNG or JPEG bytes, or None) and the titles of the 결재란, left to right."""

    company: str
    logo: bytes | None = field(default=None, repr=False)
    approvals: tuple[str, ...] = ()


@dataclass(frozen=True)
class CardView:
    """A whole card as printed.

    `stem` names the output file (an id or a pseudonym, never a name); `footer` is the text of the page footer;
    `title` is the form's title in `language` ("ko" or "en"); `heading` names the card in bookmarks and document titles.
    `mark` says on the paper's head that it is a shared copy. `unlisted` is what a policy leaves off the paper: there
    for templates drawn by hand that name it, and the same for every card.

    A view with a `stamp` is to be filled in on the screen: formats that can make controls of its fields. `qr` is the
    text of the QR code on the paper's head, "" for none. `source` is the card's own file, to travel inside a PDF for
    the archive.
    """

    form: str
    language: str
    stem: str
    title: str
    heading: str = field(repr=False)
    footer: str = ""
    letterhead: Letterhead = Letterhead("")
    sections: tuple[SectionView, ...] = field(default=(), repr=False)
    mark: str = ""
    unlisted: tuple[FieldView | TableView, ...] = ()
    stamp: FormStamp | None = None
    qr: str = ""
    source: Attachment | None = None

    def fields(self) -> Iterator[FieldView]:
        """Every field outside tables, in the order printed."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, Grid):
                    for row in block.rows:
                        yield from row.cells

    def tables(self) -> Iterator[TableView]:
        """Every table, in the order printed."""
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, TableView):
                    yield block

    def named(self) -> Iterator[FieldView | TableView]:
        """What a template may name: every field and table on paper, then what a policy leaves off it.

        Of two with one path the later counts: a list of which only the number of records is shown is both.
        """
        yield from self.fields()
        yield from self.tables()
        yield from self.unlisted

    def by_path(self) -> Mapping[str, FieldView]:
        """The fields outside tables by their dotted path."""
        return {field.path: field for field in self.fields()}
