"""`cardgen import` of forms that came back: decided, shown, and written where somebody agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from cardgen.cli.console import data_json, note, printable
from cardgen.cli.failure import words_of
from cardgen.cli.form_problems import label_of_place
from cardgen.cli.form_report import FormReport, Outcome, Returned, Sides, open_places, untaken_lines
from cardgen.cli.import_manner import Manner
from cardgen.cli.language import language, tell
from cardgen.cli.merge_questions import asked
from cardgen.cli.problems import problem_data
from cardgen.cli.prompts import agreed
from cardgen.errors import CardgenError, UsageError
from cardgen.importing.forms.reading import read_filled
from cardgen.workflows.card_change import CardEdit
from cardgen.workflows.importing_forms.plan import ChangedForm, FormPlanner, NewForm, Planned
from cardgen.workflows.importing_forms.save import save_forms
from cardgen.workflows.workspace import Workspace


def import_forms(workspace: Workspace, files: Sequence[tuple[Path, bytes]], manner: Manner) -> int:
    """Take forms back; returns the exit code. What cannot be taken keeps no other form out, unless it is alone."""
    planner = FormPlanner(workspace, language())
    found = [_decided(_planned(planner, file, content, alone=len(files) == 1), manner) for file, content in files]
    FormReport(to_stdout=manner.to_stdout, dry=manner.dry).show(found)
    wanted = [it for it in found if it.outcome.writes]
    written = [*wanted] if wanted and not manner.dry and _is_agreed(manner) else []
    save_forms(workspace, [it.edit for it in written if it.edit is not None])
    if manner.as_json:
        data_json(_as_json(found, written))
    if written:
        note(tell("returned.done", cards=_counted(written)))
    return 0 if all(it.outcome.is_well for it in found) else 1


def _counted(written: Sequence[Returned]) -> str:
    """How many cards are new and how many were changed, as far as there are any."""
    counts = Counter(it.outcome for it in written)
    return ", ".join(tell(f"returned.done.{outcome}", count=f"{count:,}") for outcome, count in sorted(counts.items()))


def _is_agreed(manner: Manner) -> bool:
    if manner.yes or agreed(tell("import.confirm")):
        return True
    note(tell("import.declined"))
    return False


def _planned(planner: FormPlanner, file: Path, content: bytes, *, alone: bool) -> Returned:
    """A file read and planned; the error it ended in is raised where it is the only one."""
    try:
        planned = planner.plan(read_filled(content))
    except CardgenError as error:
        if alone and error.message_id == "error.returned.empty":
            raise UsageError("error.returned.empty_file", file=file.name) from None
        if alone:
            raise
        return Returned(file.name, Outcome.UNREADABLE, error=error)
    return Returned(file.name, Outcome.OPEN, planned)


def _decided(found: Returned, manner: Manner) -> Returned:
    """The form with its questions answered, as far as somebody answers them."""
    match found.planned:
        case None:
            return found
        case NewForm() as new:
            outcome = _new_outcome(found.file, new, manner)
            return _held(Returned(found.file, outcome, new, new.edit), manner)
        case ChangedForm() as form:
            return _held(_changed(found.file, form, manner), manner)


def _held(found: Returned, manner: Manner) -> Returned:
    """The form kept back where something in it would be lost, unless somebody agrees to that."""
    untaken = found.planned.untaken if found.planned else None
    if not untaken or manner.anyway or not found.outcome.is_well:
        return found
    if not manner.asks or not found.outcome.writes:
        return replace(found, outcome=Outcome.HELD)
    note(click.style(f"\n{printable(found.file)}", bold=True))
    for line in untaken_lines(untaken):
        note(line)
    return found if agreed(tell("returned.held.ask")) else replace(found, outcome=Outcome.LEFT)


def _new_outcome(file: str, new: NewForm, manner: Manner) -> Outcome:
    if new.edit.refused:
        return Outcome.REFUSED
    if not new.alike or manner.new:
        return Outcome.NEW
    if not manner.asks:
        return Outcome.DOUBLE
    ids = ", ".join(new.alike)
    return Outcome.NEW if agreed(tell("returned.double.ask", file=printable(file), ids=ids)) else Outcome.LEFT


def _changed(file: str, form: ChangedForm, manner: Manner) -> Returned:
    plain = form.resolved(theirs=True)
    if form.dispute.questions and not manner.side:
        if not manner.asks:
            return Returned(file, Outcome.OPEN, form, plain)
        answered = _answered(file, form)
        if answered is None:
            return Returned(file, Outcome.LEFT, form, plain)
        return Returned(file, _outcome(answered), form, answered)
    edit = form.resolved(theirs=manner.side == "theirs")
    return Returned(file, _outcome(edit), form, edit, side=manner.side if form.dispute.questions else "")


def _outcome(edit: CardEdit) -> Outcome:
    if edit.refused:
        return Outcome.REFUSED
    return Outcome.CHANGED if edit.changed else Outcome.SAME


def _answered(file: str, form: ChangedForm) -> CardEdit | None:
    """The card with every question answered at the terminal; None to leave it as it is."""
    title = tell("returned.title", file=printable(file), card=printable(form.dispute.title))
    note(f"\n{click.style(title, bold=True)}")
    if not form.known:
        note(tell("returned.no_base"))
    answers = []
    for number in range(len(form.dispute.questions)):
        if (answer := asked(form.dispute, number, Sides())) is None:
            return None
        answers.append(answer)
    return form.judged(form.dispute.resolved(answers))


def _as_json(found: Sequence[Returned], written: Sequence[Returned]) -> dict[str, object]:
    """The forms for scripts: places and names of fields, no values."""
    return {
        "files": [_returned_json(it) for it in found],
        "written": [it.edit.card.path for it in written if it.edit is not None],
    }


def _returned_json(it: Returned) -> dict[str, object]:
    if it.planned is None or it.edit is None:
        return {"file": it.file, "outcome": it.outcome.value, "error": words_of(it.error) if it.error else ""}
    planned: Planned = it.planned
    changed = planned if isinstance(planned, ChangedForm) else None
    return {
        "file": it.file,
        "outcome": it.outcome.value,
        "form": planned.form.name,
        "id": it.edit.card.stem,
        "path": it.edit.card.path,
        "fields": [*dict.fromkeys(change.path for change in it.changes.fields)],
        "reordered": [records.path for records in it.reordered],
        "open": open_places(changed) if changed and it.outcome is Outcome.OPEN else [],
        "base_known": changed.known if changed else True,
        "alike": [*planned.alike] if isinstance(planned, NewForm) else [],
        "lost": [*planned.untaken.lost],
        "outside": [*planned.untaken.outside],
        "missing": [*planned.untaken.missing],
        "problems": [
            {**problem_data(problem), "path": it.file, "label": label_of_place(problem, planned.form)}
            for problem in it.edit.problems
        ],
    }
