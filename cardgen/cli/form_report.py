"""What forms that came back do, shown before anything is written: fields by label, problems, what is open."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

import click

from cardgen.cli.changes_text import change_lines, page
from cardgen.cli.console import data, note, printable
from cardgen.cli.failure import words_of
from cardgen.cli.form_problems import problem_lines
from cardgen.cli.import_preview import label_at
from cardgen.cli.language import language, tell
from cardgen.cli.log_text import card_title
from cardgen.cli.merge_questions import fields_of, show_question
from cardgen.cli.visible import visible
from cardgen.errors import CardgenError
from cardgen.model.changeview import CardChanges
from cardgen.model.form import RecordList
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.card_change import CardEdit
from cardgen.workflows.conflicted import OURS
from cardgen.workflows.edit_changes import edit_changes, reordered_lists
from cardgen.workflows.importing_forms.plan import ChangedForm, NewForm, Planned
from cardgen.workflows.importing_forms.untaken import Untaken
from cardgen.workflows.resolve import Question


class Outcome(StrEnum):
    """What becomes of a form. HELD: something in it gets into no card, and nobody agreed to lose that."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OPEN = "open"
    DOUBLE = "double"
    HELD = "held"
    LEFT = "left"
    REFUSED = "refused"
    UNREADABLE = "unreadable"

    @property
    def writes(self) -> bool:
        """True where a card is to be written."""
        return self in (Outcome.NEW, Outcome.CHANGED)

    @property
    def is_well(self) -> bool:
        """False where something is left to be done about the form."""
        return self.writes or self is Outcome.SAME


@dataclass(frozen=True, slots=True)
class Sides:
    """What the two versions of a field are called: the card as it is, and the form."""

    def name(self, side: int) -> str:
        """The one merged into, or the one that comes in."""
        return tell("returned.side.card" if side == OURS else "returned.side.form")


@dataclass(frozen=True, slots=True)
class Returned:
    """A file with what becomes of it: the plan and the card as it would be, or the error that it ended in.

    `side` is the one, "ours" or "theirs", by which everything was decided that both had changed.
    """

    file: str
    outcome: Outcome
    planned: Planned | None = None
    edit: CardEdit | None = field(default=None, repr=False)
    error: CardgenError | None = None
    side: str = ""

    @property
    def changes(self) -> CardChanges:
        """The fields that change; all that a new card has."""
        assert self.planned is not None
        assert self.edit is not None
        form, stem = self.planned.form, self.edit.card.stem
        if isinstance(self.planned, NewForm):
            return build_changes({}, self.planned.data, form, stem, None, language())
        return edit_changes(self.edit, form, language())

    @property
    def reordered(self) -> tuple[RecordList, ...]:
        """The record lists whose records are put into another order."""
        if self.edit is None or not isinstance(self.planned, ChangedForm):
            return ()
        return reordered_lists(self.edit, self.planned.form)


_HOW = {
    Outcome.OPEN: "returned.how",
    Outcome.DOUBLE: "returned.double.how",
    Outcome.HELD: "returned.held.how",
}
"""What to do about forms that were not taken."""


class FormReport:
    """Shows forms one after the other; values only where people look, not in a log."""

    def __init__(self, *, to_stdout: bool, dry: bool = False) -> None:
        self._dry = dry
        self._say = data if to_stdout else note
        self._may_show = to_stdout or sys.stderr.isatty()

    def show(self, found: Sequence[Returned]) -> None:
        """Every form, and what can be done about those that are left."""
        for it in found:
            for line in self._error(it) if it.planned is None else self._planned(it, it.planned):
                self._say(line)
        for outcome, text_id in _HOW.items():
            if any(it.outcome is outcome for it in found):
                self._say(tell(text_id))
        if self._dry and any(it.outcome.writes for it in found):
            self._say(tell("returned.dry"))

    def _error(self, it: Returned) -> Iterator[str]:
        assert it.error is not None
        yield tell("returned.error", file=printable(it.file), message=words_of(it.error))

    def _planned(self, it: Returned, planned: Planned) -> Iterator[str]:
        assert it.edit is not None
        changes = it.changes
        yield self._title(it, planned, changes)
        if isinstance(planned, ChangedForm) and not planned.known and planned.dispute.questions:
            yield tell("returned.no_base")
        if it.outcome is Outcome.SAME:
            yield tell("returned.same")
        elif it.outcome is not Outcome.OPEN:
            yield from self._changes(changes)
            if moved := ", ".join(label_at(planned.form, it.path.split("."), language()) for it in it.reordered):
                yield tell("returned.reordered", fields=moved)
        if it.side and isinstance(planned, ChangedForm):
            yield tell(f"returned.kept.{it.side}", fields=self._open(planned))
        yield from untaken_lines(planned.untaken)
        yield from problem_lines(it.edit.problems, planned.form)
        yield from self._ending(it, planned)

    def _title(self, it: Returned, planned: Planned, changes: CardChanges) -> str:
        """The file and its card; a number that no form has is made up for this run alone, so a dry one has none."""
        card = card_title(changes) if self._may_show else changes.stem
        if self._dry and isinstance(planned, NewForm) and not planned.numbered:
            name = visible(changes.heading) if self._may_show else ""
            card = f"{name} {tell('returned.no_number_yet')}".lstrip()
        told = tell("returned.new", card=card) if isinstance(planned, NewForm) else card
        return click.style(tell("returned.title", file=printable(it.file), card=told), bold=True)

    def _changes(self, changes: CardChanges) -> Iterator[str]:
        if self._may_show:
            yield from change_lines(changes.fields, replace(page(), emptied=tell("returned.emptied")))
        elif changes.fields:
            yield tell("returned.fields", fields=", ".join(dict.fromkeys(it.label for it in changes.fields)))

    def _ending(self, it: Returned, planned: Planned) -> Iterator[str]:
        match it.outcome:
            case Outcome.OPEN:
                assert isinstance(planned, ChangedForm)
                if self._may_show:
                    for number in range(len(planned.dispute.questions)):
                        show_question(planned.dispute, number, Sides())
                yield tell("returned.open", fields=self._open(planned))
            case Outcome.DOUBLE:
                assert isinstance(planned, NewForm)
                yield tell("returned.double", ids=", ".join(planned.alike))
            case Outcome.REFUSED | Outcome.LEFT | Outcome.HELD:
                yield tell(f"returned.{it.outcome}")
            case _:
                return

    def _open(self, planned: ChangedForm) -> str:
        """The labels of what both sides changed; records by their number where their dates may not be seen."""
        told = fields_of if self._may_show else _numbered
        return ", ".join(dict.fromkeys(told(question) for question in planned.dispute.questions))


def _numbered(question: Question) -> str:
    labels = dict.fromkeys(f"{it.label} {it.number or ''}".rstrip() for it in question.fields)
    return ", ".join(labels) or tell("merge.lines", line=str(question.line))


def open_places(planned: ChangedForm) -> list[str]:
    """The paths of what both sides changed, as scripts are told of them: owner, purchases[2] (from 1)."""
    found = (it for question in planned.dispute.questions for it in question.fields)
    return [*dict.fromkeys(it.path if it.number is None else f"{it.path}[{it.number}]" for it in found)]


def untaken_lines(untaken: Untaken) -> Iterator[str]:
    """What of a form no card gets, by label."""
    if untaken.lost:
        yield tell("returned.lost", fields=_listed(untaken.lost))
    if untaken.outside:
        yield tell("returned.outside", fields=_listed(it or tell("returned.somewhere") for it in untaken.outside))
    if untaken.missing:
        yield tell("returned.missing", fields=_listed(untaken.missing))


def _listed(labels: Iterable[str]) -> str:
    return ", ".join(map(printable, labels))
