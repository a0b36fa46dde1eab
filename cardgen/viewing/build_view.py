"""The only door from a card to paper: makes every Shown, Blank, Masked and Withheld there is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cardgen.entry.exact import exact_text
from cardgen.entry.items import items_text
from cardgen.messages import say
from cardgen.model.card import Card, Record, Scalar
from cardgen.model.cardview import Blank, CardView, Letterhead, Option, Shown, Value, Withheld
from cardgen.model.exportview import version_of
from cardgen.model.form import FormSpec, Leaf, LeafType, RecordList
from cardgen.model.policy import Action, Redaction, RedactionPolicy
from cardgen.viewing.arrangement import Rows, arrange
from cardgen.viewing.formats import format_scalar, typed_data

BLANK_STEM = "blank"
"""File name of a form without a card."""

SHOWN_BLOB_DIGITS = 12
"""Leading digits of the blob id in a footer: enough for git to find the object among millions."""


def blank_view(form: FormSpec, letterhead: Letterhead, language: str) -> CardView:
    """The empty form for handwriting. Takes no card, so it cannot show one."""
    return CardView(
        form=form.name,
        language=language,
        stem=BLANK_STEM,
        title=form.label.text(language),
        heading=form.label.text(language),
        footer=say("paper.footer.blank", language, form=form.name, version=str(form.version)),
        letterhead=letterhead,
        sections=arrange(form, _Handwriting(), language),
    )


def filled_view(card: Card, form: FormSpec, letterhead: Letterhead, language: str) -> CardView:
    """The whole card; fields it lacks are blank. The footer names id, form version and blob: paper traced to git."""
    blob = card.blob[:SHOWN_BLOB_DIGITS]
    return CardView(
        form=form.name,
        language=language,
        stem=card.id,
        title=form.label.text(language),
        heading=_heading(card, form),
        footer=say("paper.footer.card", language, id=card.id, form=form.name, version=str(form.version), blob=blob),
        letterhead=letterhead,
        sections=arrange(form, _WholeCard(card, language), language),
    )


def redacted_view(card: Card, form: FormSpec, redaction: Redaction, letterhead: Letterhead, language: str) -> CardView:
    """The card with everything the policy does not name withheld, before any file format is chosen.

    A pseudonym names the file and the document, never the card's id. The footer names neither id nor blob.
    """
    stem = redaction.pseudonyms.card(card.id)
    return CardView(
        form=form.name,
        language=language,
        stem=stem,
        title=form.label.text(language),
        heading=stem,
        footer=redaction.footer,
        letterhead=letterhead,
        sections=arrange(form, _NamedOnly(card, redaction.policy, language), language),
    )


def field_reader(leaves: Sequence[Leaf], language: str) -> Callable[[Card], tuple[Value, ...]]:
    """Reads these fields of one card after another, in this order: rows of an index or a ledger."""
    columns = [(leaf.path, _Column(leaf, language)) for leaf in leaves]
    return lambda card: tuple(column.value(card.value(path)) for path, column in columns)


def record_reader(records: RecordList, language: str) -> Callable[[Card], tuple[tuple[Value, ...], ...]]:
    """Reads this list of one card after another, a row for each record in file order."""
    columns = [(column.key, _Column(column, language)) for column in records.columns]
    return lambda card: tuple(
        tuple(column.value(record.get(key)) for key, column in columns) for record in card.records(records.path)
    )


def exact_field_reader(leaves: Sequence[Leaf], language: str) -> Callable[[Card], tuple[Value, ...]]:
    """Reads these fields of one card after another; a plain list is the text of its items that entry.items reads."""
    columns = [(leaf.path, _ExactColumn(leaf, language)) for leaf in leaves]
    return lambda card: tuple(column.value(card.value(path)) for path, column in columns)


def numbered_record_reader(records: RecordList, language: str) -> Callable[[Card], tuple[tuple[Value, ...], ...]]:
    """Reads this list of one card after another: for each record its place in the list, from 1, and its values."""
    read = record_reader(records, language)
    places: list[Value] = []

    def rows(card: Card) -> tuple[tuple[Value, ...], ...]:
        found = read(card)
        places.extend(Shown(str(place), place) for place in range(len(places) + 1, len(found) + 1))
        return tuple((place, *row) for place, row in zip(places, found, strict=False))

    return rows


def stated_version(card: Card) -> Value:
    """The card's version as an export states it."""
    version = version_of(card.blob)
    return Shown(version, version)


def is_open(value: Value) -> bool:
    """True for a value shown whole."""
    return isinstance(value, Shown)


class _Column:
    """One field over many cards. Equal values share one object: dates, grades and staff recur thousands of times."""

    __slots__ = ("_blank", "_language", "_leaf", "_seen")

    def __init__(self, leaf: Leaf, language: str) -> None:
        self._leaf = leaf
        self._language = language
        self._blank: Value = _blank(leaf)
        self._seen: dict[Scalar, Value] = {}

    def value(self, value: object) -> Value:
        if not isinstance(value, (str, int, float)):
            return self._blank if value is None else self._list(value)
        if value not in self._seen:
            self._seen[value] = _open_value(self._leaf, value, self._language)
        return self._seen[value]

    def _list(self, value: object) -> Value:
        return _open_value(self._leaf, value, self._language)


class _ExactColumn(_Column):
    """A field whose plain lists can be read back from their text."""

    __slots__ = ()

    def _list(self, value: object) -> Value:
        if not isinstance(value, list) or not value:
            return self._blank
        text = items_text(map(exact_text, value))
        return Shown(text, text)


class _Paper:
    """What every source knows: how an empty box looks."""

    __slots__ = ()

    def empty(self, leaf: Leaf) -> Blank:
        return _blank(leaf)


class _Handwriting(_Paper):
    def field(self, leaf: Leaf) -> Value:
        return _blank(leaf)

    def table(self, records: RecordList) -> Rows:  # noqa: ARG002 - a Source is asked for a table by its list
        return Rows()


@dataclass(frozen=True, slots=True)
class _WholeCard(_Paper):
    card: Card
    language: str

    def field(self, leaf: Leaf) -> Value:
        return _open_value(leaf, self.card.value(leaf.path), self.language)

    def table(self, records: RecordList) -> Rows:
        return Rows(tuple(self._row(records, record) for record in self.card.records(records.path)))

    def _row(self, records: RecordList, record: Record) -> tuple[Value, ...]:
        return tuple(_open_value(column, record.get(column.key), self.language) for column in records.columns)


@dataclass(frozen=True, slots=True)
class _NamedOnly(_Paper):
    card: Card
    policy: RedactionPolicy
    language: str

    def field(self, leaf: Leaf) -> Value:
        if self._shows(leaf.path):
            return _open_value(leaf, self.card.value(leaf.path), self.language)
        return self._withheld()

    def table(self, records: RecordList) -> Rows:
        """Rows exist only where a column is named: the number of rows is itself something a policy must name."""
        if not any(self._shows(column.path) for column in records.columns):
            return Rows(withheld=self._count_or_nothing(records))
        return Rows(tuple(self._row(records, record) for record in self.card.records(records.path)))

    def _row(self, records: RecordList, record: Record) -> tuple[Value, ...]:
        return tuple(
            _open_value(column, record.get(column.key), self.language) if self._shows(column.path) else self._withheld()
            for column in records.columns
        )

    def _count_or_nothing(self, records: RecordList) -> str:
        if not self._shows(records.path):
            return say("paper.withheld", self.language)
        return say("paper.withheld.count", self.language, count=str(len(self.card.records(records.path))))

    def _shows(self, path: str) -> bool:
        return self.policy.action(path) is Action.SHOW

    def _withheld(self) -> Withheld:
        return Withheld(say("paper.withheld", self.language))


def _open_value(leaf: Leaf, value: object, language: str) -> Value:
    if leaf.many and isinstance(value, list) and value:
        texts = ", ".join(format_scalar(leaf, item, language) for item in value)
        return Shown(texts, texts, _options(leaf, *value))
    if isinstance(value, (str, int, float)) and value != "":
        return Shown(format_scalar(leaf, value, language), typed_data(leaf, value), _options(leaf, value))
    return _blank(leaf)


def _blank(leaf: Leaf) -> Blank:
    return Blank(_options(leaf))


def _options(leaf: Leaf, *chosen: Scalar) -> tuple[Option, ...]:
    if leaf.type is LeafType.BOOLEAN:
        return (Option("", checked=True in chosen),)
    return tuple(Option(choice, checked=choice in chosen) for choice in leaf.choices)


def _heading(card: Card, form: FormSpec) -> str:
    name = card.value(form.name_leaf.path) if form.name_leaf else None
    return f"{name} ({card.id})" if name else card.id
