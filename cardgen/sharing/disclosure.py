"""The report of everything held about one person, in the order the law lists it.

개인정보 보호법 art. 35 gives everybody the right to see it; art. 41(1) of its decree (시행령) says what: the items, the
purpose, how long it is kept, who was provided with it, and what was agreed to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Letterhead, SectionView, TableView
from cardgen.model.disclosureview import DisclosureView, ReportColumn, ReportPart
from cardgen.model.form import CONSENTS, FormSpec, RecordList
from cardgen.model.policy import Action
from cardgen.sharing.consent import GIVEN, PURPOSE, WITHDRAWN, is_live
from cardgen.sharing.retention import retain_until
from cardgen.sharing.share_record import ShareRecord
from cardgen.sharing.stated_fields import COUNT
from cardgen.viewing.build_view import filled_view

METHOD, VERSION = "method", "version"
"""Further columns of the list of consents, where a form has them."""


@dataclass(frozen=True, slots=True)
class Held:
    """Everything there is about a card.

    `shares` are those that held it, newest first; `files` were made of it, `lists` hold it among others, `erased` are
    records of what was destroyed of it, all as paths in the workspace. `versions` counts the commits that changed the
    card's file, 0 where git keeps none.
    """

    card: Card = field(repr=False)
    form: FormSpec
    day: date
    shares: tuple[ShareRecord, ...] = ()
    files: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    erased: tuple[str, ...] = ()
    versions: int = 0

    @property
    def overdue(self) -> bool:
        """True where the card should have been destroyed by now."""
        last = retain_until(self.card)
        return last is not None and last < self.day


def disclosure_view(held: Held, letterhead: Letterhead, language: str) -> DisclosureView:
    """The report as it is printed."""
    return _Report(held, letterhead, language).view()


@dataclass(frozen=True, slots=True)
class _Report:
    held: Held
    letterhead: Letterhead
    language: str

    def view(self) -> DisclosureView:
        return DisclosureView(
            language=self.language,
            title=self._say("title"),
            stem=self.held.card.id,
            facts=tuple(self._facts()),
            items=self._say("items"),
            card=self._card(),
            parts=(self._consents(), self._retention(), self._shares(), self._places()),
            closing=self._say("closing"),
        )

    def _say(self, text_id: str, **named: str) -> str:
        return say(f"disclosure.{text_id}", self.language, **named)

    def _facts(self) -> Iterator[tuple[str, str]]:
        name = self.held.form.name_leaf
        yield self._say("sender"), self.letterhead.company
        yield self._say("day"), self.held.day.isoformat()
        yield self._say("person"), str(self.held.card.value(name.path) or "") if name else ""
        yield self._say("id"), self.held.card.id

    def _card(self) -> CardView:
        """The card, without the consents, which are a part of their own."""
        view = filled_view(self.held.card, self.held.form, self.letterhead, self.language)
        return replace(view, sections=tuple(filter(None, map(_without_consents, view.sections))))

    def _consents(self) -> ReportPart:
        columns = self._columns(
            consent_purpose=28, consent_given=13, consent_method=14, consent_version=14, consent_state=31
        )
        records = self.held.card.records(CONSENTS)
        rows = tuple(
            (
                str(record[PURPOSE]),
                str(record[GIVEN]),
                str(record.get(METHOD, "")),
                str(record.get(VERSION, "")),
                self._state(record),
            )
            for record in records
        )
        return ReportPart(self._say("consents"), columns, rows, self._say("consents.none"))

    def _state(self, record: Mapping[str, object]) -> str:
        if record.get(WITHDRAWN):
            return self._say("consent.withdrawn", day=str(record[WITHDRAWN]))
        live = is_live(self.held.card, str(record[PURPOSE]), self.held.day)
        return self._say("consent.live" if live else "consent.ended")

    def _retention(self) -> ReportPart:
        last = retain_until(self.held.card)
        if last is None:
            return ReportPart(self._say("retention"), line=self._say("retention.none"))
        text = "retention.overdue" if self.held.overdue else "retention.until"
        return ReportPart(self._say("retention"), line=self._say(text, day=last.isoformat()))

    def _shares(self) -> ReportPart:
        columns = self._columns(
            share_day=11, share_recipient=15, share_kind=10, share_purpose=16, share_fields=37, share_until=11
        )
        rows = tuple(self._share(record) for record in self.held.shares)
        return ReportPart(self._say("shares"), columns, rows, self._say("shares.none"), self._say("shares.note"))

    def _share(self, record: ShareRecord) -> tuple[str, ...]:
        until = record.keep_until.isoformat()
        return (
            record.made.date().isoformat(),
            record.recipient,
            say(f"share.kind.{record.kind.value}", self.language),
            record.purpose,
            self._fields(record),
            self._say("share.expired", day=until) if record.is_expired(self.held.day) else until,
        )

    def _fields(self, record: ShareRecord) -> str:
        """What was shown, by how it was: a line for each way, the fields in the order of the form."""
        lines = []
        for action in reversed(Action):
            paths = [path for path, how in record.fields.items() if _action(how) == action.value]
            if paths:
                labels = ", ".join(self._labels(paths))
                lines.append(f"{say(f'disclosure.{action.value}', self.language)}: {labels}")
        return "\n".join(lines) or self._say("totals_only")

    def _labels(self, paths: Iterable[str]) -> Iterator[str]:
        """Fields in the order of the form, a list with its columns; paths where the form has lost them since."""
        left = set(paths)
        for member in self.held.form.members():
            columns = member.columns if isinstance(member, RecordList) else ()
            shown = [column.label.text(self.language) for column in columns if column.path in left]
            own = member.label.text(self.language)
            if shown:
                yield self._say("columns", field=own, columns=", ".join(shown))
            elif member.path in left:
                yield self._say("count", field=own) if columns else own
            left -= {member.path, *(column.path for column in columns)}
        yield from sorted(left)

    def _places(self) -> ReportPart:
        columns = self._columns(place_what=28, place_where=72)
        rows = [(self._say("place.card"), self.held.card.path)]
        if self.held.versions:
            rows.append((self._say("place.history"), self._say("place.versions", count=f"{self.held.versions:,}")))
        for name, paths in (("files", self.held.files), ("lists", self.held.lists), ("erased", self.held.erased)):
            if paths:
                rows.append((self._say(f"place.{name}"), "\n".join(paths)))
        return ReportPart(self._say("places"), columns, tuple(rows))

    def _columns(self, **shares: int) -> tuple[ReportColumn, ...]:
        return tuple(ReportColumn(self._say(name.replace("_", ".")), share) for name, share in shares.items())


def _action(how: str) -> str:
    """The action a record states, without a period; the number of a list is shown."""
    return Action.SHOW.value if how == COUNT else how.partition(":")[0]


def _without_consents(section: SectionView) -> SectionView | None:
    """The section less the list of consents; None where nothing is left of it."""
    blocks = tuple(it for it in section.blocks if not (isinstance(it, TableView) and it.path == CONSENTS))
    return replace(section, blocks=blocks) if blocks else None
