"""`cardgen render`: chosen cards as files in a folder of the user's choice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from cardgen.model.problem import Problem
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.batch import run_batches
from cardgen.workflows.build import batch_size, build, in_file_order, useful_processes
from cardgen.workflows.delivery import deliver, make_own_folder
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.merge_cards import merge_cards
from cardgen.workflows.print_manner import PLAIN, PrintManner
from cardgen.workflows.progress import Progress
from cardgen.workflows.render_cards import Made, RenderJob, RenderSpec, render_batch
from cardgen.workflows.selection import Selection, select
from cardgen.workflows.where import narrowed
from cardgen.workflows.workspace import OUT, CardFile, Workspace


@dataclass(slots=True)
class RenderReport:
    """Files asked for, now up to date; `kept` are edited ones put aside.

    `problems` of cards that could not be rendered; `left_out` counts those of which nobody could say whether they were
    asked for, `without_consent` those a policy leaves out because the customer did not consent, and `overdue` those
    nobody may keep any longer. `borrowed` are forms of today that stand in for those of an earlier day.
    """

    files: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    remarks: set[str] = field(default_factory=set)
    left_out: int = 0
    without_consent: int = 0
    overdue: int = 0
    borrowed: frozenset[str] = frozenset()

    def take(self, file: Path, kept: Path | None) -> None:
        """Count a file just written, and the edited copy put aside for it."""
        self.files.append(file)
        if kept is not None:
            self.kept.append(kept)

    @property
    def failed(self) -> bool:
        """True where a card could not be rendered."""
        return any(problem.is_error for problem in self.problems)


def render_to_folder(
    workspace: Workspace,
    names: tuple[str, ...],
    formats: tuple[str, ...],
    folder: Path | None,
    *,
    where: str | None = None,
    manner: PrintManner = PLAIN,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """Render the named cards (all by default), one file per card and format; those only that `where` chooses.

    Without a `folder` this is a build of those cards alone: into out/, doing only what is left to do. What is made
    in another `manner` goes to that manner's folder of out/<form>/.
    """
    chosen = None if where is None else _chosen(workspace, names, where, processes)
    if folder is None and manner == PLAIN:
        return _build_named(workspace, names, chosen, formats, processes=processes, progress=progress)
    if folder is not None:
        make_own_folder(workspace, folder)
    folders = {form: folder or workspace.root / OUT / form / manner.folder for form in workspace.forms}
    return _rendered_into(workspace, names, chosen, formats, folders, manner, processes=processes, progress=progress)


def render_to_folders(
    workspace: Workspace,
    names: tuple[str, ...],
    formats: tuple[str, ...],
    folders: Mapping[str, Path],
    *,
    where: str | None = None,
    manner: PrintManner = PLAIN,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """The same into a folder for each form, made where it gets a file."""
    chosen = None if where is None else _chosen(workspace, names, where, processes)
    return _rendered_into(workspace, names, chosen, formats, folders, manner, processes=processes, progress=progress)


def _rendered_into(
    workspace: Workspace,
    names: tuple[str, ...],
    chosen: Selection | None,
    formats: tuple[str, ...],
    folders: Mapping[str, Path],
    manner: PrintManner,
    *,
    processes: int,
    progress: Progress,
) -> RenderReport:
    selected = chosen or select(workspace, names)
    report = RenderReport(problems=selected.problems, left_out=chosen.left_out if chosen else 0)
    _require_named(workspace, selected, manner)
    for form in sorted({card.form or "" for card in selected.usable}):
        make_own_folder(workspace, folders[form])
    record = DeliveryRecord.load(workspace)
    jobs = [
        RenderJob(card, formats, _foreign(card, formats, folders[card.form or ""], record)) for card in selected.usable
    ]
    spec = RenderSpec(
        str(workspace.root), workspace.today, tuple((form, str(it)) for form, it in folders.items()), manner
    )
    work_off(jobs, spec, report, record, processes=processes, progress=progress)
    return report


def _require_named(workspace: Workspace, selected: Selection, manner: PrintManner) -> None:
    """UsageError where the form of a card does not have what is asked for, before anything is made."""
    for form in sorted({card.form or "" for card in selected.usable}):
        manner.paths(workspace.forms[form])


def work_off(
    jobs: Sequence[RenderJob],
    spec: RenderSpec,
    report: RenderReport,
    record: DeliveryRecord,
    *,
    processes: int,
    progress: Progress,
) -> None:
    """Render the jobs into their folders, and tell of it in `report` and `record`, even where something stops it."""
    written: list[tuple[Path, str]] = []
    try:
        for folder, made in rendered(jobs, spec, report, processes=processes, progress=progress):
            report.kept += [folder / made.kept] if made.kept else []
            written.append((folder / made.name, made.digest))
    finally:
        record.remember(written)
    report.files = sorted(file for file, _ in written)


def rendered(
    jobs: Sequence[RenderJob], spec: RenderSpec, report: RenderReport, *, processes: int, progress: Progress
) -> Iterator[tuple[Path, Made]]:
    """Each file as soon as a worker made it, with its folder; `report` is told of problems and remarks."""
    formats = jobs[0].formats if jobs else ()
    folders = {form: Path(folder) for form, folder in spec.folders}
    count = useful_processes(processes, len(jobs), formats)
    done = 0
    for results in run_batches(partial(render_batch, spec), jobs, processes=count, size=batch_size(formats)):
        for result in results:
            report.problems += result.own_problems
            report.problems += [it for it in result.template_problems if it not in report.problems]
            report.remarks |= {made.remark for made in result.made if made.remark}
            yield from ((folders[result.card.form or ""], made) for made in result.made)
        done += len(results)
        progress(done, len(jobs))
    report.problems = in_file_order(report.problems)


def _file_of(card: CardFile, card_format: str, folder: Path) -> Path:
    return folder / f"{card.stem}.{CARD_FORMATS[card_format].suffix}"


def _foreign(card: CardFile, formats: Sequence[str], folder: Path, record: DeliveryRecord) -> frozenset[str]:
    """The formats in whose place lies a file that is not as we left it, or nothing."""
    return frozenset(it for it in formats if not record.is_ours(_file_of(card, it, folder)))


def _chosen(workspace: Workspace, names: tuple[str, ...], where: str, processes: int) -> Selection:
    return narrowed(workspace, select(workspace, names), where, whole=not names, processes=processes)


def _build_named(
    workspace: Workspace,
    names: tuple[str, ...],
    chosen: Selection | None,
    formats: tuple[str, ...],
    *,
    processes: int,
    progress: Progress,
) -> RenderReport:
    wanted = select(workspace, names) if names and chosen is None else chosen
    built = build(workspace, formats, (), chosen=wanted, processes=processes, progress=progress)
    files = [workspace.root / OUT / path for path in sorted((*built.made, *built.current))]
    kept = [workspace.root / OUT / path for path in built.kept]
    return RenderReport(files, kept, built.problems, built.remarks, chosen.left_out if chosen else 0)


def render_merged(
    workspace: Workspace,
    names: tuple[str, ...],
    folder: Path | None,
    *,
    folders: Mapping[str, Path] | None = None,
    where: str | None = None,
    manner: PrintManner = PLAIN,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """One PDF per form over the named cards, or those of them that `where` chooses; `folders` parts them by form.

    They stand in the order of the index, with a bookmark for each card.
    """
    chosen = None if where is None else _chosen(workspace, names, where, processes)
    selected = chosen or select(workspace, names)
    report = RenderReport(problems=selected.problems, left_out=chosen.left_out if chosen else 0)
    _require_named(workspace, selected, manner)
    for form in workspace.forms.values():
        files = [card for card in selected.usable if card.form == form.name]
        count = useful_processes(processes, len(files), ("pdf",))
        content, problems = merge_cards(workspace, form, files, manner=manner, processes=count, progress=progress)
        report.problems += problems
        if content is not None:
            if manner.drawn_small(workspace.template_folder(form.name)):
                report.remarks.add("warning.per_sheet.small")
            own = folders[form.name] if folders else folder
            name = Path(manner.folder, f"{form.name}-cards.pdf").as_posix()
            report.take(*deliver(workspace, f"{form.name}/{name}", content, own))
    report.problems = in_file_order(report.problems)
    return report
