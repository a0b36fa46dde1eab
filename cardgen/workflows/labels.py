"""`cardgen labels`: address labels of chosen cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from cardgen.errors import UsageError
from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.labelsheet import LabelSheet
from cardgen.model.problem import Label, Problem
from cardgen.model.sheet import UNMOVED, Offset
from cardgen.rendering.labels import LabelRun, Misfit, render_labels
from cardgen.sharing.retention import is_overdue
from cardgen.viewing.build_index import index_order
from cardgen.viewing.build_labels import LabelFields, address_label, label_fields
from cardgen.workflows.delivery import deliver
from cardgen.workflows.missing_card import ids_meant, told_of_missing
from cardgen.workflows.print_manner import PRINTS
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.where import ChosenCards, Condition, cards_where, conditions
from cardgen.workflows.workspace import Workspace

FILE = "labels.pdf"


@dataclass(frozen=True, slots=True)
class LabelsWanted:
    """Whose labels, on which sheet; `start` is the first free label, counted from 1."""

    sheet: LabelSheet
    names: tuple[str, ...] = ()
    expression: str | None = None
    by_postcode: bool = True
    start: int = 1
    outline: bool = False
    offset: Offset = UNMOVED


@dataclass(frozen=True, slots=True)
class Unfit:
    """A card whose label cannot be printed: the labels of the field at fault, none where a font is."""

    id: str
    field: str
    labels: tuple[Label, ...]


@dataclass(slots=True)
class LabelsReport:
    """Files written, `kept` edited ones put aside, how many labels on how many sheets.

    The rest are ids of cards without a label: no address, `closed` business, `overdue` to be destroyed, or `unfit`.
    `left_out` counts cards that are not sound.
    """

    files: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    printed: int = 0
    sheets: int = 0
    addressless: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    overdue: list[str] = field(default_factory=list)
    unfit: list[Unfit] = field(default_factory=list)
    left_out: int = 0

    @property
    def failed(self) -> bool:
        """True where a card that should have a label has none."""
        return bool(self.unfit or self.left_out) or any(problem.is_error for problem in self.problems)


def make_labels(workspace: Workspace, wanted: LabelsWanted, folder: Path | None, *, processes: int) -> LabelsReport:
    """Write the labels of the cards wanted, a file for each form that has addresses.

    UsageError for a label the sheet does not have, and where no form has a field for an address.
    """
    if not 1 <= wanted.start <= wanted.sheet.count:
        raise UsageError("error.labels.start", count=str(wanted.sheet.count))
    forms = {name: fields for name, form in workspace.forms.items() if (fields := label_fields(form)) is not None}
    if not forms:
        raise UsageError("error.labels.form")
    with told_of_missing(workspace):
        selected = select(workspace, ids_meant(workspace, wanted.names))
    report = LabelsReport(problems=[*selected.problems], left_out=selected.left_out)
    for chosen in _chosen(workspace, wanted, selected, forms, processes):
        report.left_out += chosen.left_out
        _print(workspace, wanted, chosen, forms[chosen.form.name], report, folder)
    return report


def _chosen(
    workspace: Workspace, wanted: LabelsWanted, selected: Selection, forms: Iterable[str], processes: int
) -> Iterator[ChosenCards]:
    asked: Mapping[str, Condition] = {name: lambda _data: True for name in forms}
    if wanted.expression is not None:
        asked = conditions(workspace, wanted.expression, tuple(forms))
    return cards_where(workspace, asked, selected.usable, whole=not wanted.names, processes=processes)


def _print(
    workspace: Workspace,
    wanted: LabelsWanted,
    chosen: ChosenCards,
    fields: LabelFields,
    report: LabelsReport,
    folder: Path | None,
) -> None:
    form, language = chosen.form, workspace.settings.language
    cards = sorted(_to_write_to(workspace, chosen, report), key=index_order(form, language))
    labels = []
    for card in cards:
        label = address_label(card, fields, language)
        if label is None:
            report.addressless.append(card.id)
        else:
            labels.append(label)
    if wanted.by_postcode:
        labels.sort(key=lambda it: it.postcode or "~")  # those without one last
    made = render_labels(labels, _run(wanted, form, language))
    report.unfit += (_unfit(card_id, misfit, fields) for card_id, misfit in made.misfits.items())
    report.printed += len(labels) - len(made.misfits)
    report.sheets += made.pages if made.content else 0
    if made.content:
        delivered = deliver(workspace, f"{form.name}/{PRINTS}/{FILE}", made.content, folder)
        report.files.append(delivered.file)
        report.kept += [delivered.kept] if delivered.kept else []


def _to_write_to(workspace: Workspace, chosen: ChosenCards, report: LabelsReport) -> Iterator[Card]:
    """The cards, but for those of business that has ended and those nobody may use any longer.

    개인정보 보호법 art. 21: what should have been destroyed is not used.
    """
    closing = chosen.form.closing
    for card in chosen.cards:
        if is_overdue(card, workspace.today):
            report.overdue.append(card.id)
        elif closing is not None and card.value(closing.path) in closing.closed:
            report.closed.append(card.id)
        else:
            yield card


def _run(wanted: LabelsWanted, form: FormSpec, language: str) -> LabelRun:
    title = say("labels.title", language, form=form.label.text(language), sheet=wanted.sheet.name)
    return LabelRun(wanted.sheet, title, language, wanted.start, wanted.outline, wanted.offset)


def _unfit(card_id: str, misfit: Misfit, fields: LabelFields) -> Unfit:
    match misfit:
        case Misfit.NAME:
            return Unfit(card_id, fields.name.path, fields.name.labels)
        case Misfit.ADDRESS:
            return Unfit(card_id, fields.address.path, fields.address.labels)
        case Misfit.UNPRINTABLE:
            return Unfit(card_id, "", ())
    assert_never(misfit)
