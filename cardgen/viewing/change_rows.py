"""Changes as rows of three texts: what, before, after. Reports and ledgers of changes are made of these."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from cardgen.messages import say
from cardgen.model.cardview import Value, Withheld
from cardgen.model.changereport import ChangeReport, Event, ReportedCard, Touch
from cardgen.model.changeview import Deed, FieldChange
from cardgen.model.indexview import LedgerSheet, LedgerView, ListColumn
from cardgen.viewing.values import stated

MINUTE = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field or record: its label, what it was and is, when and by whom that came; "" for nothing."""

    label: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    when: str = ""
    author: str = field(default="", repr=False)


def change_rows(card: ReportedCard, language: str) -> Iterator[ChangeRow]:
    """The changed fields of a card; of an edited record each column by itself, others in one row.

    A version that cannot be read is told of in a row without values.
    """
    if card.changes.unreadable:
        when, author = card_touch(card, language)
        yield ChangeRow(say("change.card.unreadable", language), "", "", when, author)
    for change, touch in zip_longest(card.changes.fields, card.touches[: len(card.changes.fields)]):
        when, author = touch_texts(touch, language)
        rows = _record(change, language) if _is_record(change) else [_field(change, change.label, language)]
        yield from (replace(row, when=when, author=author) for row in rows)


def card_touch(card: ReportedCard, language: str) -> tuple[str, str]:
    """When and by whom a card came, went or changed as a whole; "" where its fields tell each for itself."""
    return touch_texts(card.touches[0] if card.touches and not card.changes.fields else None, language)


def touch_texts(touch: Touch | None, language: str) -> tuple[str, str]:
    """When and by whom, as people read it; of what is in no commit yet, that."""
    if touch is None:
        return "", ""
    return (say("log.uncommitted", language) if touch.when is None else touch.when.strftime(MINUTE)), touch.author


def _is_record(change: FieldChange) -> bool:
    return change.before is None and change.after is None


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


def period_text(report: ChangeReport) -> str:
    """From when to when: 2026-10-01 ~ 2026-10-31, or to a commit."""
    return say("changes.period", report.language, since=report.since, until=report.until)


def report_texts(report: ChangeReport) -> Iterator[str]:
    """Every text a report lets be printed: what an audit must not take for a leak."""
    yield from (report.form, report.title, report.company, report.since, report.until, report.note)
    for card in report.cards:
        yield from (card.changes.stem, card.changes.heading, *card_touch(card, report.language))
        for row in change_rows(card, report.language):
            yield from (row.label, row.before, row.after, row.when, row.author)
    for erased in report.erased:
        yield from (erased.id, erased.day.isoformat(), erased.reason)


def change_ledger(report: ChangeReport) -> LedgerView:
    """The report as a sheet to filter and sort: a row for each field that changed, one for each card that came or went.

    All cells are texts: before and after may be of any kind, and a text calculates nothing.
    """
    language = report.language
    kinds = {"event": "choice", "id": "id", "name": "name", "what": "text"}
    kinds |= {"before": "long-text", "after": "long-text"}
    kinds |= {"when": "date", "who": "name"} if report.says_who or report.erased else {}
    columns = tuple(ListColumn(name, say(f"changes.column.{name}", language), kind) for name, kind in kinds.items())
    rows = tuple(tuple(map(stated, row[: len(kinds)])) for row in _ledger_rows(report))
    sheet = LedgerSheet(report.title, 3, columns, rows)
    heading = f"{report.title} {period_text(report)}"
    return LedgerView(report.form, language, report.title, report.company, (sheet,), report.note, heading)


def _ledger_rows(report: ChangeReport) -> Iterator[tuple[str, ...]]:
    language = report.language
    for card in (card for _, cards in report.parts() for card in cards):
        whose = (say(f"changes.event.{card.event}", language), card.changes.stem, card.changes.heading)
        rows = [*change_rows(card, language)] or [ChangeRow("", "", "", *card_touch(card, language))]
        yield from ((*whose, row.label, row.before, row.after, row.when, row.author) for row in rows)
    gone, reason = (say(f"changes.{name}", language) for name in (f"event.{Event.ERASED}", "column.reason"))
    yield from ((gone, it.id, "", reason, "", it.reason, it.day.isoformat(), "") for it in report.erased)
