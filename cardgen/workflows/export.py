"""`cardgen export`: all fields of chosen cards as files for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.model.exportview import ExportView
from cardgen.model.problem import Problem
from cardgen.rendering.export_file import LeftOut
from cardgen.rendering.exports import EXPORTS, ExportFormat
from cardgen.viewing.build_export import build_export
from cardgen.workflows.delivery import deliver
from cardgen.workflows.missing_card import ids_meant, told_of_missing
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.where import Condition, cards_where, conditions
from cardgen.workflows.workspace import Workspace

FOLDER = "export"
"""The folder of exports, in a form's folder in out/."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cards to export: by ids, files or folders (all by default), by an expression, of one form."""

    names: tuple[str, ...] = ()
    expression: str | None = None
    form: str | None = None


@dataclass(frozen=True, slots=True)
class Unsuited:
    """Cards a format has no use for, as an address book has none for receipts."""

    format: str
    form: str
    cards: int


@dataclass(slots=True)
class ExportReport:
    """Files written, `kept` edited ones put aside, and how many cards each format holds.

    `cards` counts by format; `unsuited` are the forms that are in no file of a format. `unsound` counts the cards that
    are in no file because they have errors, or because their form has; `too_long` are those one format cannot hold.
    """

    files: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    too_long: list[LeftOut] = field(default_factory=list)
    unsuited: list[Unsuited] = field(default_factory=list)
    unsound: int = 0
    cards: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """True where some card is missing from a file."""
        return bool(self.too_long or self.unsound) or any(problem.is_error for problem in self.problems)


def export(
    workspace: Workspace, wanted: Wanted, formats: tuple[str, ...], folder: Path | None, *, processes: int
) -> ExportReport:
    """Write the cards wanted, a set of files for each format and each form that has such cards.

    A form that is named is written even without cards: its headings are a table to fill in.
    """
    if wanted.form in workspace.broken_forms:
        raise TemplateError(workspace.form_problems)
    with told_of_missing(workspace):
        selected = select(workspace, ids_meant(workspace, wanted.names))
    report = ExportReport(problems=[*selected.problems], unsound=selected.left_out)
    views = [*_views(workspace, wanted, selected, report, processes)]
    for name in formats:
        suited = _suited(views, EXPORTS[name])
        forms = {view.form for view in suited}
        report.unsuited += [Unsuited(name, it.form, len(it.cards)) for it in views if it.form not in forms]
        report.cards[name] = sum(_write(workspace, view, EXPORTS[name], folder, report) for view in suited)
    return report


def _views(
    workspace: Workspace, wanted: Wanted, selected: Selection, report: ExportReport, processes: int
) -> Iterator[ExportView]:
    settings = workspace.settings
    asked = _conditions(workspace, wanted)
    usable = selected.usable
    report.unsound += sum(it.form in asked for it in selected.files) - sum(it.form in asked for it in usable)
    whole = not wanted.names
    for chosen in cards_where(workspace, asked, usable, whole=whole, processes=processes):
        report.unsound += chosen.left_out
        if chosen.cards or wanted.form:
            yield build_export(chosen.cards, chosen.form, settings.language, settings.letterhead.company)


def _conditions(workspace: Workspace, wanted: Wanted) -> Mapping[str, Condition]:
    forms = (wanted.form,) if wanted.form else ()
    if wanted.expression is not None:
        return conditions(workspace, wanted.expression, forms)
    return {form.name: lambda _data: True for form in chosen_forms(workspace, forms)}


def _suited(views: Sequence[ExportView], wanted: ExportFormat) -> Sequence[ExportView]:
    """The views a format has a use for; where it has none for any, all of them, so that it says why."""
    return [view for view in views if wanted.suits(view)] or views


def _write(
    workspace: Workspace, view: ExportView, wanted: ExportFormat, folder: Path | None, report: ExportReport
) -> int:
    """Write the files of one form; returns how many cards are in them."""
    too_long = [*wanted.left_out(view)]
    report.too_long += too_long
    missing = {it.stem for it in too_long}
    whole = replace(view, cards=tuple(card for card in view.cards if card.stem not in missing)) if missing else view
    for file in wanted.render(whole):
        written = deliver(workspace, f"{view.form}/{FOLDER}/{file.name}", file.content, folder)
        report.files.append(written.file)
        report.kept += filter(None, [written.kept])
    return len(whole.cards)
