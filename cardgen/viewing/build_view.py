"""The only door from a card to paper: makes every Shown, Blank, Masked and Withheld there is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from cardgen.messages import say
from cardgen.model.card import Card, Record, Scalar
from cardgen.model.cardview import (
    Blank,
    Block,
    CardView,
    Column,
    FieldView,
    Grid,
    Letterhead,
    Option,
    PairRow,
    SectionView,
    Shown,
    TableView,
    Value,
    Withheld,
)
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, RecordList, Section
from cardgen.model.policy import RedactionPolicy
from cardgen.viewing.formats import format_scalar, leaf_kind, typed_data
from cardgen.viewing.layout import alignment, column_spans, pair_up

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
        sections=_sections(form, _Handwriting(), language),
    )


def filled_view(card: Card, form: FormSpec, letterhead: Letterhead, language: str) -> CardView:
    """The whole card; fields it lacks are blank. The footer names id, form version and blob, so paper can be traced to git."""
    blob = card.blob[:SHOWN_BLOB_DIGITS]
    return CardView(
        form=form.name,
        language=language,
        stem=card.id,
        title=form.label.text(language),
        heading=_heading(card, form),
        footer=say("paper.footer.card", language, id=card.id, form=form.name, version=str(form.version), blob=blob),
        letterhead=letterhead,
        sections=_sections(form, _WholeCard(card, language), language),
    )


def redacted_view(
    card: Card, form: FormSpec, policy: RedactionPolicy, stem: str, letterhead: Letterhead, language: str
) -> CardView:
    """The card with everything the policy does not name withheld, before any file format is chosen.

    `stem` names the file and the document: a pseudonym, never the card's id. The footer names neither id nor blob.
    """
    return CardView(
        form=form.name,
        language=language,
        stem=stem,
        title=form.label.text(language),
        heading=stem,
        footer=say("paper.footer.redacted", language, policy=policy.name),
        letterhead=letterhead,
        sections=_sections(form, _NamedOnly(card, policy, language), language),
    )


class _Source(Protocol):
    """Where a view takes its values from: nowhere, a whole card, or a card through a policy."""

    def field(self, leaf: Leaf) -> Value: ...

    def table(self, records: RecordList) -> _Rows: ...


@dataclass(frozen=True, slots=True)
class _Rows:
    """The values of a table's records, row by row; `withheld` says why there are none, where a policy hides them."""

    rows: tuple[tuple[Value, ...], ...] = ()
    withheld: str = ""


class _Handwriting:
    def field(self, leaf: Leaf) -> Value:
        return _blank(leaf)

    def table(self, records: RecordList) -> _Rows:
        return _Rows()


@dataclass(frozen=True, slots=True)
class _WholeCard:
    card: Card
    language: str

    def field(self, leaf: Leaf) -> Value:
        return _open_value(leaf, self.card.value(leaf.path), self.language)

    def table(self, records: RecordList) -> _Rows:
        return _Rows(tuple(self._row(records, record) for record in self.card.records(records.path)))

    def _row(self, records: RecordList, record: Record) -> tuple[Value, ...]:
        return tuple(_open_value(column, record.get(column.key), self.language) for column in records.columns)


@dataclass(frozen=True, slots=True)
class _NamedOnly:
    card: Card
    policy: RedactionPolicy
    language: str

    def field(self, leaf: Leaf) -> Value:
        if leaf.path in self.policy.shows:
            return _open_value(leaf, self.card.value(leaf.path), self.language)
        return self._withheld()

    def table(self, records: RecordList) -> _Rows:
        """Rows exist only where a column is named: the number of rows is itself something a policy must name."""
        if not any(column.path in self.policy.shows for column in records.columns):
            return _Rows(withheld=self._count_or_nothing(records))
        return _Rows(tuple(self._row(records, record) for record in self.card.records(records.path)))

    def _row(self, records: RecordList, record: Record) -> tuple[Value, ...]:
        return tuple(
            _open_value(column, record.get(column.key), self.language)
            if column.path in self.policy.shows
            else self._withheld()
            for column in records.columns
        )

    def _count_or_nothing(self, records: RecordList) -> str:
        if records.path not in self.policy.shows:
            return say("paper.withheld", self.language)
        return say("paper.withheld.count", self.language, count=str(len(self.card.records(records.path))))

    def _withheld(self) -> Withheld:
        return Withheld(say("paper.withheld", self.language))


def _sections(form: FormSpec, source: _Source, language: str) -> tuple[SectionView, ...]:
    return tuple(
        SectionView(section.key, section.label.text(language), tuple(_blocks(section, source, language)))
        for section in form.sections
    )


def _blocks(section: Section, source: _Source, language: str) -> Iterator[Block]:
    rows: list[PairRow] = []
    for line in pair_up(section.members):
        if isinstance(line, RecordList):
            if rows:
                yield Grid(tuple(rows))
                rows = []
            yield _table(line, source.table(line), language)
            continue
        cells = tuple(_field(leaf, source.field(leaf), language) for leaf in line)
        rows.append(PairRow(cells, wide=len(cells) == 1))
    if rows:
        yield Grid(tuple(rows))


def _table(records: RecordList, found: _Rows, language: str) -> TableView:
    filled = tuple(_cells(records, row, language) for row in found.rows)
    empty = _cells(records, tuple(_blank(column) for column in records.columns), language)
    padding = (empty,) * max(0, records.rows - len(filled))
    spans = column_spans(records.columns)
    return TableView(
        path=records.path,
        key=records.key,
        label=records.label.text(language),
        columns=tuple(
            Column(leaf.path, leaf.key, leaf.label.text(language), leaf_kind(leaf), span, alignment(leaf))
            for leaf, span in zip(records.columns, spans, strict=True)
        ),
        rows=filled + padding,
        records=len(filled),
        withheld=found.withheld,
    )


def _cells(records: RecordList, row: tuple[Value, ...], language: str) -> tuple[FieldView, ...]:
    return tuple(_field(leaf, value, language) for leaf, value in zip(records.columns, row, strict=True))


def _field(leaf: Leaf, value: Value, language: str) -> FieldView:
    return FieldView(leaf.path, leaf.key, leaf.label.text(language), leaf_kind(leaf), value, leaf.lines)


def _open_value(leaf: Leaf, value: object, language: str) -> Value:
    if leaf.many and isinstance(value, list) and value:
        texts = [format_scalar(leaf, item, language) for item in value]
        return Shown(", ".join(texts), ", ".join(texts))
    if isinstance(value, (str, int, float)) and value != "":
        return Shown(format_scalar(leaf, value, language), typed_data(leaf, value), _options(leaf, value))
    return _blank(leaf)


def _blank(leaf: Leaf) -> Blank:
    return Blank(_options(leaf, None))


def _options(leaf: Leaf, chosen: Scalar | None) -> tuple[Option, ...]:
    if leaf.type is LeafType.BOOLEAN:
        return (Option("", checked=chosen is True),)
    return tuple(Option(choice, checked=choice == chosen) for choice in leaf.choices)


def _heading(card: Card, form: FormSpec) -> str:
    for section in form.sections:
        for member in section.members:
            if isinstance(member, Leaf) and member.kind is Kind.NAME and (name := card.value(member.path)):
                return f"{name} ({card.id})"
    return card.id
