"""What forms that came back do, shown before anything is written: fields by label, problems, what is open."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import click

from cardgen.cli.changes_text import change_lines, page
from cardgen.cli.console import data, note, printable
from cardgen.cli.failure import words_of
from cardgen.cli.import_preview import label_at
from cardgen.cli.language import language, tell
from cardgen.cli.log_text import card_title
from cardgen.cli.merge_questions import fields_of, show_question
from cardgen.errors import CardgenError
from cardgen.messages.problems import message_of
from cardgen.model.changeview import CardChanges
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.card_change import CardEdit
from cardgen.workflows.conflicted import OURS
from cardgen.workflows.edit_changes import edit_changes
from cardgen.workflows.importing.bad_rows import advice
from cardgen.workflows.importing_forms.plan import ChangedForm, NewForm, Planned


class Outcome(StrEnum):
    """What becomes of a form."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OPEN = "open"
    DOUBLE = "double"
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


class FormReport:
    """Shows forms one after the other; values only where people look, not in a log."""

    def __init__(self, *, to_stdout: bool) -> None:
        self._say = data if to_stdout else note
        self._may_show = to_stdout or sys.stderr.isatty()

    def show(self, found: Sequence[Returned]) -> None:
        """Every form, and what can be done about those that are left."""
        for it in found:
            for line in self._error(it) if it.planned is None else self._planned(it, it.planned):
                self._say(line)
        for outcome, text_id in ((Outcome.OPEN, "returned.how"), (Outcome.DOUBLE, "returned.double.how")):
            if any(it.outcome is outcome for it in found):
                self._say(tell(text_id))

    def _error(self, it: Returned) -> Iterator[str]:
        assert it.error is not None
        yield tell("returned.error", file=printable(it.file), message=words_of(it.error))

    def _planned(self, it: Returned, planned: Planned) -> Iterator[str]:
        assert it.edit is not None
        changes = it.changes
        yield _title(it, changes, shown=self._may_show)
        if isinstance(planned, ChangedForm) and not planned.known and planned.dispute.questions:
            yield tell("returned.no_base")
        if it.outcome is Outcome.SAME:
            yield tell("returned.same")
        elif it.outcome is not Outcome.OPEN:
            yield from self._changes(changes)
        if it.side and isinstance(planned, ChangedForm):
            yield tell(f"returned.kept.{it.side}", fields=", ".join(open_fields(planned)))
        if planned.lost:
            yield tell("returned.lost", fields=", ".join(planned.lost))
        yield from _problem_lines(it.edit.problems, planned.form)
        yield from self._ending(it, planned)

    def _changes(self, changes: CardChanges) -> Iterator[str]:
        if self._may_show:
            yield from change_lines(changes.fields, page())
        elif changes.fields:
            yield tell("returned.fields", fields=", ".join(dict.fromkeys(it.label for it in changes.fields)))

    def _ending(self, it: Returned, planned: Planned) -> Iterator[str]:
        match it.outcome:
            case Outcome.OPEN:
                assert isinstance(planned, ChangedForm)
                if self._may_show:
                    for number in range(len(planned.dispute.questions)):
                        show_question(planned.dispute, number, Sides())
                yield tell("returned.open", fields=", ".join(open_fields(planned)))
            case Outcome.DOUBLE:
                assert isinstance(planned, NewForm)
                yield tell("returned.double", ids=", ".join(planned.alike))
            case Outcome.REFUSED | Outcome.LEFT:
                yield tell(f"returned.{it.outcome}")
            case _:
                return


def open_fields(planned: ChangedForm) -> list[str]:
    """The labels of what both sides changed."""
    return [*dict.fromkeys(map(fields_of, planned.dispute.questions))]


def _title(it: Returned, changes: CardChanges, *, shown: bool) -> str:
    card = card_title(changes) if shown else changes.stem
    told = tell("returned.new", card=card) if isinstance(it.planned, NewForm) else card
    return click.style(tell("returned.title", file=printable(it.file), card=told), bold=True)


def _problem_lines(problems: Sequence[Problem], form: FormSpec) -> Iterator[str]:
    for problem in problems:
        colour = "red" if problem.is_error else "yellow"
        severity = click.style(f"{problem.severity}[{problem.code}]", fg=colour, bold=True)
        words = " ".join(filter(None, (message_of(problem, language()), advice(problem, language()))))
        label = label_of_place(problem, form)
        yield f"  {severity} {f'{label}: ' if label else ''}{words}"


def label_of_place(problem: Problem, form: FormSpec) -> str:
    """The labels that lead to the field, with the number of the record where it is in one."""
    pointer = [int(step) if step.isdigit() else step for step in _steps(problem.field)]
    return label_at(form, pointer, language()) if pointer else ""


def _steps(place: str) -> list[str]:
    return place.replace("[", ".").replace("]", "").split(".") if place else []
