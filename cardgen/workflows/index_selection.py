"""`cardgen index --out`: indexes in a folder of somebody's choice, over all cards or some; those in out/ stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from cardgen.messages import say
from cardgen.workflows.delivery import deliver
from cardgen.workflows.index import printable_index
from cardgen.workflows.index_formats import FILE_NAMES
from cardgen.workflows.render import RenderReport
from cardgen.workflows.selection import select
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.where import ChosenCards, Condition, cards_where, conditions
from cardgen.workflows.workspace import Workspace


def index_to_folder(
    workspace: Workspace,
    expression: str | None,
    formats: Sequence[str],
    folder: Path,
    *,
    forms: tuple[str, ...] = (),
    processes: int,
) -> RenderReport:
    """The indexes of each form the expression fits (of all without one), out of `forms`: customer-index.html.

    What shows some cards only says so in its title, and links to no card files: there are none in the folder.
    """
    folders = dict.fromkeys(workspace.forms, folder)
    return index_to_folders(workspace, expression, formats, folders, forms=forms, processes=processes)


def index_to_folders(
    workspace: Workspace,
    expression: str | None,
    formats: Sequence[str],
    folders: Mapping[str, Path],
    *,
    forms: tuple[str, ...] = (),
    processes: int,
) -> RenderReport:
    """The same into a folder for each form."""
    asked = _all_cards(workspace, forms) if expression is None else conditions(workspace, expression, forms)
    selected = select(workspace, ())
    report = RenderReport(problems=[*selected.problems], left_out=selected.left_out)
    for chosen in cards_where(workspace, asked, selected.usable, whole=True, processes=processes):
        report.left_out += chosen.left_out
        if chosen.cards:
            _write(workspace, chosen, formats, folders[chosen.form.name], report)
    return report


def _all_cards(workspace: Workspace, forms: tuple[str, ...]) -> Mapping[str, Condition]:
    return {form.name: lambda _data: True for form in chosen_forms(workspace, forms)}


def _write(
    workspace: Workspace, chosen: ChosenCards, formats: Sequence[str], folder: Path, report: RenderReport
) -> None:
    form = chosen.form
    for index_format in formats:
        content, problems = printable_index(index_format, chosen.cards, form, workspace, _heading(workspace, chosen))
        report.problems += [problem for problem in problems if problem not in report.problems]
        written = deliver(workspace, f"{form.name}-{FILE_NAMES[index_format]}", content, folder)
        report.take(*written)


def _heading(workspace: Workspace, chosen: ChosenCards) -> str:
    """What stands in the title: as of when, and how many of how many cards these are, where they are not all."""
    language = workspace.settings.language
    title = chosen.form.label.text(language)
    notes = [say("index.as_of", language, at=workspace.revision.name)] if workspace.revision else []
    if len(chosen.cards) != chosen.looked_at:
        counts = {"chosen": f"{len(chosen.cards):,}", "all": f"{chosen.looked_at:,}"}
        notes.append(say("index.chosen", language, **counts))
    return f"{title} ({', '.join(notes)})" if notes else title
