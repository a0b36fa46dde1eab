"""`cardgen render --to doc`, `--to hwp`: cards in formats we do not write ourselves. Experimental."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from cardgen.workflows.conversions import CONVERSIONS, require_converter
from cardgen.workflows.delivery import make_own_folder
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.outputs import digest_of, place
from cardgen.workflows.print_manner import PRINTS, PrintManner
from cardgen.workflows.progress import Progress
from cardgen.workflows.render import RenderReport, rendered
from cardgen.workflows.render_cards import RenderJob, RenderSpec
from cardgen.workflows.selection import select
from cardgen.workflows.where import narrowed
from cardgen.workflows.workspace import OUT, Workspace


def render_converted(
    workspace: Workspace,
    names: tuple[str, ...],
    kind: str,
    folder: Path | None,
    *,
    where: str | None,
    manner: PrintManner,
    processes: int,
    progress: Progress,
) -> RenderReport:
    """The named cards (all by default), or those of them that `where` chooses, as files of this kind.

    They go to `folder`, else to out/<form>/print/. EnvironmentMissing without what converts them, ProgramFailed
    where that fails: then nothing has been written.
    """
    require_converter(kind)
    selected = select(workspace, names)
    if where is not None:
        selected = narrowed(workspace, selected, where, whole=not names, processes=processes)
    report = RenderReport(problems=selected.problems)
    jobs = [RenderJob(card, (CONVERSIONS[kind].source,)) for card in selected.usable]
    with TemporaryDirectory(prefix="cardgen-convert-") as waiting:
        sources = _places(jobs, Path(waiting) / "made")
        spec = RenderSpec(
            str(workspace.root), workspace.today, tuple((form, str(it)) for form, it in sources.items()), manner
        )
        files = [it / made.name for it, made in rendered(jobs, spec, report, processes=processes, progress=progress)]
        made = list(_converted(files, sources, kind, Path(waiting) / kind))
        _deliver(workspace, made, folder, report)
    return report


def _places(jobs: Sequence[RenderJob], folder: Path) -> Mapping[str, Path]:
    """A folder for the cards of each form, made."""
    places = {form: folder / form for form in sorted({job.card.form or "" for job in jobs})}
    for own in places.values():
        own.mkdir(parents=True)
    return places


def _converted(
    files: Sequence[Path], sources: Mapping[str, Path], kind: str, folder: Path
) -> Iterator[tuple[str, Path]]:
    """Each form with a file converted."""
    for form, source in sources.items():
        own = sorted(file for file in files if file.parent == source)
        yield from ((form, made) for made in CONVERSIONS[kind].convert(own, folder / form))


def _deliver(workspace: Workspace, made: Sequence[tuple[str, Path]], folder: Path | None, report: RenderReport) -> None:
    """Put the files where they were asked for; an edited one that stands in a place is put aside."""
    folders = {form: folder or workspace.root / OUT / form / PRINTS for form, _ in made}
    for own in folders.values():
        make_own_folder(workspace, own)
    record = DeliveryRecord.load(workspace)
    written: list[tuple[Path, str]] = []
    try:
        for form, source in made:
            content, file = source.read_bytes(), folders[form] / source.name
            report.take(file, place(file, content, ours=record.is_ours(file)))
            written.append((file, digest_of(content)))
    finally:
        record.remember(written)
