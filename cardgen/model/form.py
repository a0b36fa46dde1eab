"""The form: what fields a card has, read from form.yaml and from nowhere else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from cardgen.model.problem import Label


class Kind(StrEnum):
    """`x-kind`: what a value means beyond its JSON type."""

    ID = "id"
    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    POSTCODE = "postcode"
    ADDRESS = "address"
    BIRTH_DATE = "birth-date"
    BUSINESS_NUMBER = "business-number"
    MONEY = "money"
    DATE = "date"
    CHOICE = "choice"
    TEXT = "text"
    LONG_TEXT = "long-text"

    @property
    def is_date(self) -> bool:
        """True for the kinds whose text is a calendar date."""
        return self in (Kind.DATE, Kind.BIRTH_DATE)


class LeafType(StrEnum):
    """The one JSON type of a leaf."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


class Privacy(StrEnum):
    """`x-privacy`: how close a value is to the person; policies and the audit start from it."""

    IDENTIFYING = "identifying"
    CONTACT = "contact"
    QUASI = "quasi"
    FINANCIAL = "financial"
    FREE_TEXT = "free-text"
    INTERNAL = "internal"
    PUBLIC = "public"


class Merge(StrEnum):
    """`x-merge`: how two people's edits of one value unite."""

    SCALAR = "scalar"
    SET = "set"
    RECORDS = "records"
    ATOMIC = "atomic"
    APPEND = "append"


CONSENTS, CONSENT_COLUMNS = "consents", frozenset({"purpose", "given", "withdrawn"})
"""The path of the record list that holds consents, and the columns it needs (개인정보 보호법 art. 22)."""

CONFIRMED = "confirmed"
"""The path of the date on which somebody last made sure that the card is right."""

REGISTERED = "registered"
"""The path of the date since which there is a card."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A field with a value of its own; `many` makes it a plain list of such values.

    `path` is dotted (`contact.mobile`); a column of a record list carries brackets (`purchases[].date`).
    `labels` runs from the outermost group to the field itself; `lines` is how many lines a long text has on paper;
    `past` marks a date on which something happened, so that it cannot lie ahead; `shareable` a free text written for
    other readers, which a policy may show; `closed` are the choices by which what the card is about has ended.
    """

    path: str
    key: str
    labels: tuple[Label, ...]
    type: LeafType
    kind: Kind
    privacy: Privacy
    merge: Merge
    choices: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    index: bool = False
    lines: int = 1
    max_length: int | None = None
    past: bool = False
    shareable: bool = False
    closed: tuple[str, ...] = ()
    was: tuple[str, ...] = ()

    @property
    def label(self) -> Label:
        """The field's own label."""
        return self.labels[-1]


@dataclass(frozen=True, slots=True)
class RecordList:
    """A list of records with the same columns: purchases, consultations, ...; `rows` is how many rows paper shows."""

    path: str
    key: str
    labels: tuple[Label, ...]
    privacy: Privacy
    merge: Merge
    columns: tuple[Leaf, ...]
    rows: int
    was: tuple[str, ...] = ()

    @property
    def label(self) -> Label:
        """The list's own label."""
        return self.labels[-1]

    @property
    def key_column(self) -> Leaf:
        """The column people tell records apart by: the first date, else the first of all."""
        return next((column for column in self.columns if column.kind.is_date), self.columns[0])


Member = Leaf | RecordList


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of the form, its members in the order people see them."""

    key: str
    label: Label
    members: tuple[Member, ...]


@dataclass(frozen=True)
class FormSpec:
    """One form as a value: everything a step needs to know about its cards.

    `name` is the folder under templates/; `schema` is the form.yaml document itself as plain JSON data; `source` its
    bytes' SHA-256.
    """

    name: str
    label: Label
    id_prefix: str
    id_pattern: str
    version: int
    sections: tuple[Section, ...]
    schema: Mapping[str, object] = field(repr=False)
    source: str = field(repr=False, default="")

    def members(self) -> Iterator[Member]:
        """Every leaf and record list in the order people see them."""
        for section in self.sections:
            yield from section.members

    def leaves(self) -> Iterator[Leaf]:
        """Every leaf, columns of record lists included."""
        for member in self.members():
            if isinstance(member, Leaf):
                yield member
            else:
                yield from member.columns

    @cached_property
    def by_path(self) -> Mapping[str, Member]:
        """Leaves and record lists by their path."""
        found: dict[str, Member] = {}
        for member in self.members():
            found[member.path] = member
            if isinstance(member, RecordList):
                found.update((column.path, column) for column in member.columns)
        return found

    @cached_property
    def name_leaf(self) -> Leaf | None:
        """The first field of kind `name` outside tables: what people call the card by. None where the form has none."""
        names = (member for member in self.members() if isinstance(member, Leaf) and member.kind is Kind.NAME)
        return next(names, None)

    @cached_property
    def index_leaves(self) -> tuple[Leaf, ...]:
        """The leaves `x-index` names, which the index shows as columns."""
        return tuple(leaf for leaf in self.leaves() if leaf.index)

    @cached_property
    def consents(self) -> RecordList | None:
        """The record list of consents. None for a form whose cards cannot say what their customers agreed to."""
        found = self.by_path.get(CONSENTS)
        columns = {column.key for column in found.columns} if isinstance(found, RecordList) else set()
        return found if isinstance(found, RecordList) and columns >= CONSENT_COLUMNS else None

    @cached_property
    def confirmed(self) -> Leaf | None:
        """The date on which the card was last confirmed. None for a form whose cards nobody confirms."""
        return self._date(CONFIRMED)

    @cached_property
    def registered(self) -> Leaf | None:
        """The date on which the card was made. None for a form whose cards do not say."""
        return self._date(REGISTERED)

    def _date(self, path: str) -> Leaf | None:
        found = self.by_path.get(path)
        return found if isinstance(found, Leaf) and found.kind is Kind.DATE and not found.many else None

    @cached_property
    def closing(self) -> Leaf | None:
        """The first field outside tables with choices that close a card. None where cards are never closed."""
        return next((member for member in self.members() if isinstance(member, Leaf) and member.closed), None)

    def record_lists(self) -> Iterator[RecordList]:
        """Every record list."""
        for member in self.members():
            if isinstance(member, RecordList):
                yield member
