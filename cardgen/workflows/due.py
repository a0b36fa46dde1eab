"""`cardgen due`: cards that want looking after, because nobody confirmed them, kept too long, or without consent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from cardgen.entry.dates import shifted
from cardgen.entry.periods import period_of
from cardgen.errors import CardgenError, EnvironmentMissing, HistoryError, UsageError
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.sharing.consent import keeps_consents
from cardgen.sharing.consent_dues import ConsentDue, current_wordings
from cardgen.viewing.readers import field_reader
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.changed_days import ChangedDay, changed_days
from cardgen.workflows.due_reasons import Reason, Reasons, outlived, unagreed, unconfirmed
from cardgen.workflows.selection import select
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.where import conditions
from cardgen.workflows.workspace import Workspace

USUAL_PERIOD = "180d"
"""After so long without confirmation or change a card is stale, unless the user says otherwise."""


class Due(StrEnum):
    """Why a card wants looking after."""

    STALE = "stale"
    RETENTION = "retention"
    CONSENTS = "consents"


@dataclass(frozen=True, slots=True)
class DueCard:
    """A card and one thing to look at. `name` is what people call the card by."""

    id: str
    name: str = field(repr=False)
    reason: Reason


@dataclass(frozen=True, slots=True)
class DueList:
    """The cards of a form that are due for one reason, the longest due first; of consents in the order of ids."""

    due: Due
    form: FormSpec
    cards: tuple[DueCard, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What to look for. Periods are as people write them; `stale` is "" where that was not asked for.

    With nothing asked for, everything is: then `stale` is left out where there is no history to tell.
    """

    stale: str = ""
    retention: bool = False
    consents: bool = False
    within: str = ""
    where: str | None = None
    forms: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """True where nothing was singled out."""
        return not (self.stale or self.retention or self.consents or self.within)


@dataclass(slots=True)
class DueReport:
    """What was found: cards neither confirmed nor changed after `stale_since`, and those to be kept until `kept_until`.

    `looked` are the reasons looked for. The day until which to keep lies ahead with `looks_ahead`, else it was
    yesterday. `no_history` says why nobody can tell what is stale; `left_out` counts cards with errors.
    """

    stale_since: date
    kept_until: date
    looks_ahead: bool
    looked: list[Due] = field(default_factory=list)
    lists: list[DueList] = field(default_factory=list)
    no_history: CardgenError | None = None
    left_out: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def cards(self) -> int:
        """How many cards are due, each counted once."""
        return len({card.id for found in self.lists for card in found.cards})


def due(workspace: Workspace, asked: Asked, language: str, *, processes: int) -> DueReport:
    """The cards that are due. UsageError for a period nobody can read; HistoryError where history was asked for."""
    stale_since = _day(asked.stale or USUAL_PERIOD, workspace.today, back=True)
    kept_until = _day(asked.within, workspace.today, back=False) if asked.within else workspace.today - timedelta(1)
    problems = () if asked.forms else workspace.form_problems
    report = DueReport(stale_since, kept_until, looks_ahead=bool(asked.within), problems=problems)
    changed = _changed(workspace, asked, report)
    for form, cards, wanted in _cards(workspace, asked, report, processes):
        name = _namer(form, language)
        if changed is not None and form.confirmed is not None:
            _add(report, Due.STALE, form, name, wanted, unconfirmed(form, changed, stale_since, workspace.today))
        if asked.everything or asked.retention or asked.within:
            _add(report, Due.RETENTION, form, name, wanted, outlived(kept_until, workspace.today))
        if (asked.everything or asked.consents) and keeps_consents(form):
            wordings = current_wordings(cards, workspace.today)
            _add(report, Due.CONSENTS, form, name, wanted, unagreed(form, wordings, workspace.today))
    return report


def _day(period: str, today: date, *, back: bool) -> date:
    """The day as far from today as a period says."""
    distance = period_of(period)
    day = shifted(distance.replace("+", "-" if back else "+"), today) if distance else None
    if day is None:
        raise UsageError("error.due.period", period=period)
    return day


def _changed(workspace: Workspace, asked: Asked, report: DueReport) -> Mapping[str, ChangedDay] | None:
    """When each card last changed; None where that is not to be looked at, or cannot be."""
    if not (asked.stale or asked.everything) or not any(form.confirmed for form in workspace.forms.values()):
        return None
    try:
        return changed_days(workspace)
    except (HistoryError, EnvironmentMissing) as error:
        if asked.stale:
            raise
        report.no_history = error
        return None


def _cards(
    workspace: Workspace, asked: Asked, report: DueReport, processes: int
) -> Iterator[tuple[FormSpec, Sequence[Card], Sequence[Card]]]:
    """For each form all its sound cards, and those among them that were asked for."""
    forms = chosen_forms(workspace, asked.forms)
    wanted = None if asked.where is None else conditions(workspace, asked.where, asked.forms)
    selected = select(workspace, ())
    usable = selected.usable
    report.left_out = selected.left_out
    for form in forms if wanted is None else [it for it in forms if it.name in wanted]:
        own = [card for card in usable if card.form == form.name]
        cards = cards_by_stamp(workspace, form.name, own, whole=True, processes=processes)
        report.left_out += sum(it.form == form.name for it in selected.files) - len(cards)
        yield form, cards, cards if wanted is None else [card for card in cards if wanted[form.name](card.data)]


def _namer(form: FormSpec, language: str) -> Callable[[Card], str]:
    if form.name_leaf is None:
        return lambda _card: ""
    read = field_reader((form.name_leaf,), language)
    return lambda card: read(card)[0].text


def _add(
    report: DueReport,
    why: Due,
    form: FormSpec,
    name: Callable[[Card], str],
    cards: Sequence[Card],
    reasons: Reasons,
) -> None:
    if why not in report.looked:
        report.looked.append(why)
    found = [DueCard(card.id, name(card), reason) for card in cards for reason in reasons(card)]
    found.sort(key=_urgency)
    if found:
        report.lists.append(DueList(why, form, tuple(found)))


def _urgency(card: DueCard) -> tuple[int, str]:
    return (0 if isinstance(card.reason, ConsentDue) else -card.reason.days, card.id)
