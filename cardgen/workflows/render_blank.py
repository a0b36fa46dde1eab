"""`cardgen blank`: the empty form, for handwriting or for the screen, as often as wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.build_view import BLANK_STEM, blank_view
from cardgen.workflows.copies import ONE, Copies, numbers_kept
from cardgen.workflows.delivery import deliver
from cardgen.workflows.print_manner import PLAIN, PRINTS, PrintManner
from cardgen.workflows.progress import Progress
from cardgen.workflows.render import RenderReport
from cardgen.workflows.render_cards import template_paths
from cardgen.workflows.template import chosen_forms
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class BlankJob:
    """What is printed: in which formats, in which manner, how often; `progress` is told of every form."""

    formats: tuple[str, ...]
    manner: PrintManner = PLAIN
    copies: Copies = ONE
    progress: Progress = lambda _done, _total: None


class _Printed(NamedTuple):
    """A finished file: its path below out/ and what it holds."""

    path: str
    content: bytes


def render_blank(workspace: Workspace, forms: tuple[str, ...], folder: Path | None, job: BlankJob) -> RenderReport:
    """The empty form of each named form (all by default).

    Nothing is written before all forms of a kind could be printed. Numbers are given back unless a file with the first
    of them is there: then a form that carries one may be in somebody's hands.
    """
    if workspace.broken_forms.intersection(forms):
        raise TemplateError(workspace.form_problems)
    report = RenderReport(problems=[] if forms else list(workspace.form_problems))
    chosen = chosen_forms(workspace, forms)
    for form in chosen:
        job.manner.paths(form)
    for form in chosen:
        with _numbers(workspace, form, job.copies) as numbers:
            first, *others = _files(workspace, form, job, numbers)
            report.take(*deliver(workspace, *first, folder))
        if job.manner.drawn_small(workspace.template_folder(form.name)):
            report.remarks.add("warning.per_sheet.small")
        for path, content in others:
            report.take(*deliver(workspace, path, content, folder))
    report.remarks |= {CARD_FORMATS[it].remark() for it in job.formats} - {""}
    return report


def _numbers(workspace: Workspace, form: FormSpec, copies: Copies) -> AbstractContextManager[Sequence[str]]:
    """The card number of each form, "" for none."""
    return numbers_kept(workspace, form, copies.count) if copies.numbered else nullcontext([""] * copies.count)


def _files(workspace: Workspace, form: FormSpec, job: BlankJob, numbers: Sequence[str]) -> Iterator[_Printed]:
    """The files of one form, with these card numbers; each "" for none."""
    settings, templates = workspace.settings, workspace.template_folder(form.name)
    blanks = (blank_view(form, settings.letterhead, settings.language, number) for number in numbers)
    views = [job.manner.of_blank(view, form, number) for view, number in zip(blanks, numbers, strict=True)]
    below = job.manner.folder or ("" if job.copies == ONE else PRINTS)
    place = f"{form.name}/{below}" if below else form.name
    for card_format in job.formats:
        suffix = CARD_FORMATS[card_format].suffix
        with template_paths(form.name):
            if job.copies.in_one(card_format, job.manner):
                name = _name(form, numbers[0], job.copies.count)
                yield _Printed(f"{place}/{name}.{suffix}", _print_job(templates, views, job))
                continue
            renderer = job.manner.open(card_format, templates, views[0])
            for done, (view, number) in enumerate(zip(views, numbers, strict=True), start=1):
                yield _Printed(f"{place}/{_name(form, number)}.{suffix}", renderer.render(view))
                job.progress(done, len(views))


def _name(form: FormSpec, number: str, count: int = 1) -> str:
    """`customer-blank`, with the (first) number and how many there are."""
    parts = (form.name, BLANK_STEM, number, f"x{count}" if count > 1 else "")
    return "-".join(part for part in parts if part)


def _print_job(templates: Path, views: Sequence[CardView], job: BlankJob) -> bytes:
    """One form alone fills the sheets it shares; of several there are as many as were asked for."""
    from cardgen.rendering.pdf import full_sheets, print_views

    if job.copies == ONE:
        return full_sheets(templates, job.manner.sheet, views[0], job.manner.imposition)
    return print_views(templates, job.manner.sheet, views, job.manner.imposition, job.progress)
