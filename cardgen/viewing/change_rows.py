"""Changes as rows of three texts: what, before, after. Reports and ledgers of changes are made of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cardgen.messages import say
from cardgen.model.cardview import Value, Withheld
from cardgen.model.changereport import ChangeReport, Event
from cardgen.model.changeview import CardChanges, Deed, FieldChange
from cardgen.model.indexview import LedgerSheet, LedgerView, ListColumn
from cardgen.viewing.values import stated


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field or record: its label, and what it was and is; "" for nothing."""

    label: str
    before: str = field(repr=False)
    after: str = field(repr=False)


def change_rows(changes: CardChanges, language: str) -> Iterator[ChangeRow]:
    """The changed fields of a card; of an edited record each column by itself, others in one row.

    A version that cannot be read is told of in a row without values.
    """
    if changes.unreadable:
        yield ChangeRow(say("change.card.unreadable", language), "", "")
    for change in changes.fields:
        if change.before is None and change.after is None:
            yield from _record(change, language)
        else:
            yield _field(change, change.label, language)


def _record(change: FieldChange, language: str) -> Iterator[ChangeRow]:
    label = f"{change.label} {change.key}".strip()
    if change.deed is Deed.CHANGED:
        yield from (_field(part, f"{label} > {part.label}", language) for part in change.parts)
        return
    cells = ((part.label, _text(part.after) or _text(part.before)) for part in change.parts)
    whole = ", ".join(f"{column} {text}" for column, text in cells if text != change.key)
    told = whole or say(f"changes.record.{change.deed}", language)
    yield ChangeRow(label, *(("", told) if change.deed is Deed.ADDED else (told, "")))


def _field(change: FieldChange, label: str, language: str) -> ChangeRow:
    if isinstance(change.before, Withheld) or isinstance(change.after, Withheld):
        return ChangeRow(label, "", say("change.withheld", language))
    return ChangeRow(label, _text(change.before), _text(change.after))


def _text(value: Value | None) -> str:
    return value.text if value is not None else ""


def report_texts(report: ChangeReport) -> Iterator[str]:
    """Every text a report lets be printed: what an audit must not take for a leak."""
    yield from (report.form, report.title, report.company, report.since, report.until, report.note)
    for card in report.cards:
        yield from (card.changes.stem, card.changes.heading)
        for row in change_rows(card.changes, report.language):
            yield from (row.label, row.before, row.after)
    for erased in report.erased:
        yield from (erased.id, erased.day.isoformat(), erased.reason)


def change_ledger(report: ChangeReport) -> LedgerView:
    """The report as a sheet to filter and sort: a row for each field that changed, one for each card that came or went.

    All cells are texts: before and after may be of any kind, and a text calculates nothing.
    """
    language = report.language
    kinds = {"event": "choice", "id": "id", "name": "name", "what": "text"}
    kinds |= {"before": "long-text", "after": "long-text"}
    columns = tuple(ListColumn(name, say(f"changes.column.{name}", language), kind) for name, kind in kinds.items())
    rows = tuple(tuple(map(stated, row)) for row in _ledger_rows(report))
    sheet = LedgerSheet(report.title, 3, columns, rows)
    return LedgerView(report.form, language, report.title, report.company, (sheet,), report.note)


def _ledger_rows(report: ChangeReport) -> Iterator[tuple[str, ...]]:
    for card in (card for _, cards in report.parts() for card in cards):
        whose = (say(f"changes.event.{card.event}", report.language), card.changes.stem, card.changes.heading)
        rows = [*change_rows(card.changes, report.language)] or [ChangeRow("", "", "")]
        yield from ((*whose, row.label, row.before, row.after) for row in rows)
    gone = say(f"changes.event.{Event.ERASED}", report.language)
    yield from ((gone, it.id, "", it.reason, "", it.day.isoformat()) for it in report.erased)
