"""Blank, filled and redacted: the three ways to a card's view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cardgen.messages import say
from cardgen.model.card import Card, Record
from cardgen.model.cardview import Blank, CardView, FieldView, Letterhead, TableView, Value
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.model.policy import Action, Redaction
from cardgen.model.revision import Revision
from cardgen.viewing.arrangement import Rows, arrange, field_view, table_view
from cardgen.viewing.reduced_form import left_off
from cardgen.viewing.shared_form import EMPTY_ROWS, has_open_columns, shared_form
from cardgen.viewing.values import (
    black_bar,
    empty_box,
    kept_number,
    number_of_records,
    open_value,
    redacted_value,
    withheld,
)

BLANK_STEM = "blank"
"""File name of a form without a card."""

SHOWN_BLOB_DIGITS = 12
"""Leading digits of the blob id in a footer: enough for git to find the object among millions."""


def blank_view(form: FormSpec, letterhead: Letterhead, language: str, number: str = "") -> CardView:
    """The empty form for handwriting, with the card number kept for it. Takes no card, so it cannot show one."""
    named = {"form": form.name, "version": str(form.version)}
    footer = say("paper.footer.blank", language, **named)
    return CardView(
        form=form.name,
        language=language,
        stem=number or BLANK_STEM,
        title=form.label.text(language),
        heading=number or form.label.text(language),
        footer=say("paper.footer.blank.numbered", language, id=number, **named) if number else footer,
        letterhead=letterhead,
        sections=arrange(form, _Handwriting(number), language),
    )


def filled_view(
    card: Card, form: FormSpec, letterhead: Letterhead, language: str, revision: Revision | None = None
) -> CardView:
    """The whole card; fields it lacks are blank. The footer names id, form version and blob: paper traced to git.

    That of a card as of a `revision` names this, too.
    """
    return CardView(
        form=form.name,
        language=language,
        stem=card.id,
        title=form.label.text(language),
        heading=_heading(card, form),
        footer=_footer(card, form, language, revision),
        letterhead=letterhead,
        sections=arrange(form, _WholeCard(card, language), language),
    )


def _footer(card: Card, form: FormSpec, language: str, revision: Revision | None) -> str:
    named = {"id": card.id, "form": form.name, "version": str(form.version), "blob": card.blob[:SHOWN_BLOB_DIGITS]}
    if revision is None:
        return say("paper.footer.card", language, **named)
    if revision.day is None:
        return say("paper.footer.card.revision", language, **named, commit=revision.short)
    return say("paper.footer.card.day", language, **named, commit=revision.short, day=revision.day.isoformat())


def redacted_view(card: Card, form: FormSpec, redaction: Redaction, letterhead: Letterhead, language: str) -> CardView:
    """The card as the policy lets it be seen, before any file format is chosen.

    What the policy does not name is absent: the field, its label, its column, a section left without fields. A
    pseudonym names the file and the document, never the card's id. The footer names neither id nor blob, and nobody
    signs a copy: it has no 결재란.
    """
    stem = redaction.pseudonyms.card(card.id)
    on_paper = shared_form(form, redaction.policy)
    return CardView(
        form=form.name,
        language=language,
        stem=stem,
        title=form.label.text(language),
        heading=stem,
        footer=redaction.footer,
        letterhead=replace(letterhead, approvals=()),
        sections=arrange(on_paper, _SharedCard(card, form, redaction, language), language),
        mark=say("paper.shared", language),
        unlisted=tuple(_unlisted(form, on_paper, language)),
    )


def _unlisted(form: FormSpec, on_paper: FormSpec, language: str) -> Iterator[FieldView | TableView]:
    """Every field and list that is not on paper, for templates that name it. Takes no card."""
    source = _LeftOff(language)
    for member in left_off(form, on_paper):
        if isinstance(member, Leaf):
            yield field_view(replace(member, lines=1), source.field(member), language)
        else:
            yield table_view(replace(member, rows=EMPTY_ROWS), source, language)


class _Paper:
    """What every source knows: how an empty box looks, and that nothing is left off."""

    __slots__ = ()

    def empty(self, leaf: Leaf) -> Blank:
        return empty_box(leaf)

    def unlisted(self, records: RecordList) -> tuple[tuple[Leaf, Value], ...]:  # noqa: ARG002 - asked by list
        return ()


@dataclass(frozen=True, slots=True)
class _Handwriting(_Paper):
    number: str

    def field(self, leaf: Leaf) -> Value:
        return kept_number(self.number) if self.number and leaf.kind is Kind.ID else empty_box(leaf)

    def table(self, records: RecordList) -> Rows:  # noqa: ARG002 - a Source is asked for a table by its list
        return Rows()


@dataclass(frozen=True, slots=True)
class _WholeCard(_Paper):
    card: Card
    language: str

    def field(self, leaf: Leaf) -> Value:
        return open_value(leaf, self.card.value(leaf.path), self.language)

    def table(self, records: RecordList) -> Rows:
        return Rows(tuple(self._row(records, record) for record in self.card.records(records.path)))

    def _row(self, records: RecordList, record: Record) -> tuple[Value, ...]:
        return tuple(open_value(column, record.get(column.key), self.language) for column in records.columns)


@dataclass(frozen=True, slots=True)
class _SharedCard(_Paper):
    """A card seen through a policy; asked only for what stands on the shared form."""

    card: Card
    form: FormSpec
    redaction: Redaction
    language: str

    def field(self, leaf: Leaf) -> Value:
        if isinstance(self.form.by_path[leaf.path], RecordList):
            return self._number(leaf)
        return redacted_value(leaf, self.card.value(leaf.path), self.redaction, self.language)

    def _number(self, leaf: Leaf) -> Value:
        if self.redaction.policy.action(leaf.path) is Action.BLACKOUT:
            return black_bar()
        return number_of_records(len(self.card.records(leaf.path)), self.language)

    def table(self, records: RecordList) -> Rows:
        """Its records; one row of bars where every column is barred: how many records there are is itself a fact."""
        if not has_open_columns(records, self.redaction.policy):
            return Rows((tuple(black_bar() for _ in records.columns),))
        return Rows(tuple(self._row(records, record) for record in self.card.records(records.path)))

    def _row(self, records: RecordList, record: Record) -> tuple[Value, ...]:
        return tuple(
            redacted_value(column, record.get(column.key), self.redaction, self.language) for column in records.columns
        )

    def unlisted(self, records: RecordList) -> tuple[tuple[Leaf, Value], ...]:
        whole = self.form.by_path[records.path]
        assert isinstance(whole, RecordList)
        listed = {column.key for column in records.columns}
        return tuple((column, withheld(self.language)) for column in whole.columns if column.key not in listed)


@dataclass(frozen=True, slots=True)
class _LeftOff(_Paper):
    """What a template finds under the names that are not on paper. Takes no card, so it cannot show one."""

    language: str

    def field(self, leaf: Leaf) -> Value:  # noqa: ARG002 - the same for every field
        return withheld(self.language)

    def table(self, records: RecordList) -> Rows:
        said = withheld(self.language)
        return Rows((tuple(said for _ in records.columns),), said.text)


def _heading(card: Card, form: FormSpec) -> str:
    name = card.value(form.name_leaf.path) if form.name_leaf else None
    return f"{name} ({card.id})" if name else card.id
