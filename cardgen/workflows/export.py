"""`cardgen export`: all fields of chosen cards as files for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.model.card import Card
from cardgen.model.exportview import ExportView
from cardgen.model.problem import Problem
from cardgen.rendering.export_file import LeftOut
from cardgen.rendering.exports import EXPORTS, ExportFormat
from cardgen.viewing.build_export import build_export
from cardgen.workflows.build import in_file_order
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.delivery import deliver
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.workspace import CardFile, Workspace

FOLDER = "export"
"""The folder of exports, in a form's folder in out/."""


@dataclass(slots=True)
class ExportReport:
    """Files written, `kept` edited ones put aside, and how many cards are in the files.

    `problems` are those of cards that are not sound and so in no file; `left_out` are cards one format cannot hold.
    """

    files: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    cards: int = 0

    @property
    def failed(self) -> bool:
        """True where some card is missing from a file."""
        return bool(self.left_out) or any(problem.is_error for problem in self.problems)


def export(
    workspace: Workspace, names: tuple[str, ...], form: str | None, formats: tuple[str, ...], folder: Path | None
) -> ExportReport:
    """Write the named cards (all by default), a set of files for each format and form that has such cards.

    A `form` that is named is written even without cards: its headings are a table to fill in.
    """
    if form in workspace.broken_forms:
        raise TemplateError(workspace.form_problems)
    selected = select(workspace, names)
    report = ExportReport(problems=[*selected.problems])
    views = [*_views(workspace, selected, form, report)]
    report.cards = sum(len(view.cards) for view in views)
    for name in formats:
        for view in _suited(views, EXPORTS[name]):
            _write(workspace, view, EXPORTS[name], folder, report)
    report.problems = in_file_order(report.problems)
    return report


def _views(workspace: Workspace, selected: Selection, form: str | None, report: ExportReport) -> Iterator[ExportView]:
    settings = workspace.settings
    for spec in chosen_forms(workspace, (form,) if form else ()):
        files = [file for file in selected.usable if file.form == spec.name]
        if files or form:
            cards = _sound(workspace, files, report)
            yield build_export(cards, spec, settings.language, settings.letterhead.company)


def _sound(workspace: Workspace, files: Sequence[CardFile], report: ExportReport) -> Iterator[Card]:
    bench = CheckingBench(workspace, workspace.today)
    for file in files:
        verdict = bench.verdict(file)
        report.problems += [problem for problem in verdict.problems if problem.is_error]
        if isinstance(verdict.outcome, Card):
            yield verdict.outcome


def _suited(views: Sequence[ExportView], wanted: ExportFormat) -> Sequence[ExportView]:
    """The views a format has a use for; where it has none for any, all of them, so that it says why."""
    return [view for view in views if wanted.suits(view)] or views


def _write(
    workspace: Workspace, view: ExportView, wanted: ExportFormat, folder: Path | None, report: ExportReport
) -> None:
    left_out = [*wanted.left_out(view)]
    report.left_out += left_out
    missing = {it.stem for it in left_out}
    whole = replace(view, cards=tuple(card for card in view.cards if card.stem not in missing)) if missing else view
    for file in wanted.render(whole):
        written = deliver(workspace, f"{view.form}/{FOLDER}/{file.name}", file.content, folder)
        report.files.append(written.file)
        report.kept += filter(None, [written.kept])
