"""`cardgen changes`: what became of all cards between two points, for people in the house or as a policy lets it be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from cardgen.errors import PrivacyRefusal, UsageError
from cardgen.hangul.collation import collation_key
from cardgen.history.card_log import Version
from cardgen.history.repository import Repository
from cardgen.messages import say
from cardgen.model.changereport import ChangeReport, ErasedCard, Event, ReportedCard
from cardgen.model.changeview import Deed
from cardgen.model.data import value_at
from cardgen.model.form import FormSpec
from cardgen.model.policy import Action, Redaction
from cardgen.workflows.change_policy import change_screen
from cardgen.workflows.change_reading import ChangeReader, Reading
from cardgen.workflows.change_touches import ChangedCard, Touches
from cardgen.workflows.changed_cards import WORKING, Period, changed_cards, period
from cardgen.workflows.past_cards import PastCards, Screen, past_cards, repository_of
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.tombstones import erased_ids
from cardgen.workflows.workspace import Workspace

if TYPE_CHECKING:
    from cardgen.workflows.policy_copies import CopyPlan


@dataclass(frozen=True)
class Changes:
    """What changed: a report for each form whose cards did, and the plan of a policy that was asked for."""

    between: Period
    reports: tuple[ChangeReport, ...]
    plan: CopyPlan | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Asked:
    """From when to when (`until` None: to the files as they are now), of which forms, under which policy."""

    since: str
    until: str | None = None
    forms: tuple[str, ...] = ()
    policy: str | None = None


def changes(workspace: Workspace, asked: Asked, language: str, *, processes: int) -> Changes:
    """The changes of all cards in a period.

    HistoryError where there is no such point in history. Under a policy only the cards are told of that it lets out,
    as far as it shows them: PrivacyRefusal where it lets none.
    """
    repository = repository_of(workspace)
    repository.commit("HEAD")
    between = period(workspace, repository, asked.since, asked.until)
    plan = _plan(workspace, asked.policy, processes) if asked.policy else None
    forms = [plan.form] if plan else chosen_forms(workspace, asked.forms)
    if plan and asked.forms and asked.forms != (plan.form.name,):
        raise UsageError("error.log.policy_form", policy=plan.policy.title, form=", ".join(asked.forms))
    redaction = plan.redaction if plan else None
    screen = change_screen(workspace, redaction, processes)
    told = _Told(workspace, repository, between, redaction, screen, language)
    cards = told.cards(frozenset(card.id for card in plan.chosen.cards) if plan else None)
    erased = {} if plan else _erased(workspace, between)
    reports = (told.report(form, cards.get(form.name, []), erased.get(form.name, ())) for form in forms)
    return Changes(between, tuple(it for it in reports if not it.is_empty), plan)


def _plan(workspace: Workspace, policy: str, processes: int) -> CopyPlan:
    """What the policy would let out today.

    Groups can only be counted among cards as they are: of changes nobody can tell how many customers have the same.
    What shares stand on is imported here: it takes as long to load as a report without a policy.
    """
    from cardgen.workflows.policy_copies import plan_copies

    plan = plan_copies(workspace, policy, (), None, processes=processes)
    if not plan.policy.cards:
        raise UsageError("error.policy.totals_only", policy=plan.policy.title)
    if plan.policy.smallest_group > 1:
        raise PrivacyRefusal("error.changes.group", policy=plan.policy.title)
    return plan


def _erased(workspace: Workspace, between: Period) -> Mapping[str, tuple[ErasedCard, ...]]:
    """The cards erased in the period, by form: their tombstones are all that is left of them."""
    found: dict[str, tuple[ErasedCard, ...]] = {}
    for stem, tombstone in sorted(erased_ids(workspace).items()):
        form, day = tombstone.form or workspace.form_of(stem) or "", tombstone.day
        if day is not None and _within(day, between):
            found[form] = (*found.get(form, ()), ErasedCard(stem, day, tombstone.reason))
    return found


def _within(day: date, between: Period) -> bool:
    return between.since <= day <= between.until


class _Told:
    """Reads the changed cards and says what became of each."""

    def __init__(
        self,
        workspace: Workspace,
        repository: Repository,
        between: Period,
        redaction: Redaction | None,
        screen: Screen | None,
        language: str,
    ) -> None:
        self._workspace = workspace
        self._repository = repository
        self._between = between
        self._redaction = redaction
        self._screen = screen
        self._language = language

    def report(self, form: FormSpec, cards: Sequence[ReportedCard], erased: tuple[ErasedCard, ...]) -> ChangeReport:
        """The report of one form, its cards in order."""
        settings, between = self._workspace.settings, self._between
        title = say("changes.title", self._language, form=form.label.text(self._language))
        return ChangeReport(
            form=form.name,
            language=self._language,
            title=title,
            company=settings.letterhead.company,
            since=between.first if self._redaction is None else between.since.isoformat(),
            until=between.last if self._redaction is None else between.until.isoformat(),
            cards=self._sorted(cards),
            erased=erased,
            note=self._redaction.footer if self._redaction else "",
            grouped=self._redaction is None,
        )

    def _sorted(self, cards: Sequence[ReportedCard]) -> tuple[ReportedCard, ...]:
        if self._redaction is not None:
            return tuple(sorted(cards, key=lambda card: card.changes.stem))
        return tuple(sorted(cards, key=lambda card: (collation_key(card.changes.heading), card.changes.stem)))

    def cards(self, allowed: frozenset[str] | None) -> Mapping[str, list[ReportedCard]]:
        """The changed cards by form; with `allowed` those of these ids that are still there."""
        found: dict[str, list[ReportedCard]] = {}
        with past_cards(self._workspace, self._repository, self._screen) as past:
            touches = None if self._redaction else Touches(self._workspace, self._repository, past, self._between)
            for stem, before, after in changed_cards(self._workspace, self._repository, self._between):
                name = self._workspace.form_of(stem)
                if name is not None and (allowed is None or (stem in allowed and after is not None)):
                    found.setdefault(name, []).extend(self._card(past, touches, name, stem, before, after))
        return found

    def _card(
        self,
        past: PastCards,
        touches: Touches | None,
        form_name: str,
        stem: str,
        before: Version | None,
        after: Version | None,
    ) -> Iterator[ReportedCard]:
        """The card, unless nothing in it changed, or nothing that is to be told."""
        form = self._workspace.forms[form_name]
        reader = ChangeReader(past, form, stem, self._redaction, self._language)
        old, new = self._read(reader, before), self._read(reader, after)
        changes = reader.changes(old, new)
        if changes.deed is not Deed.CHANGED or changes.fields or changes.unreadable:
            card = ChangedCard(stem, before, after, (old, new))
            who = touches.of(card, changes, reader, form_name) if touches else ()
            yield ReportedCard(self._event(form, old, new), changes, who)

    def _read(self, reader: ChangeReader, version: Version | None) -> Reading:
        if version is None or version.commit != WORKING:
            return reader.read(version)
        path = self._repository.below(version.path) or ""
        return reader.working(self._workspace.root / path, path)

    def _event(self, form: FormSpec, old: Reading, new: Reading) -> Event:
        if old.data is None:
            return Event.NEW
        if new.data is None:
            return Event.DELETED
        return Event.CLOSED if self._is_closed(form, old, new) else Event.CHANGED

    def _is_closed(self, form: FormSpec, old: Reading, new: Reading) -> bool:
        """True where the card was closed in between, and whoever reads this may know."""
        leaf = form.closing
        if leaf is None or (self._redaction and self._redaction.policy.action(leaf.path) is not Action.SHOW):
            return False
        return value_at(new.data, leaf.path) in leaf.closed and value_at(old.data, leaf.path) not in leaf.closed
