"""`cardgen index`: the HTML index, the printable list and the ledger of each form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction
from cardgen.model.problem import Problem
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.workflows.batch import run_batches
from cardgen.workflows.build_key import index_key, rules_key
from cardgen.workflows.build_record import BuildRecord, Output
from cardgen.workflows.card_cache import sound_cards
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.index_formats import FILE_NAMES
from cardgen.workflows.outputs import digest_of, is_ours, is_untouched, place
from cardgen.workflows.render_cards import in_card
from cardgen.workflows.workspace import OUT, CardFile, Workspace

LARGE = 500
"""From so many cards on each form's indexes get a process of their own."""

Sound = Mapping[str, Sequence[tuple[CardFile, str]]]
"""A form's sound cards, each with its blob."""


@dataclass(frozen=True, slots=True)
class IndexJob:
    """Indexes of one form over its sound cards and their blobs.

    `targets` are (format, file, whether the file there may be replaced); `rules` is the key the cards were found sound
    under.
    """

    root: str
    today: date
    form: str
    targets: tuple[tuple[str, str, bool], ...]
    cards: tuple[tuple[CardFile, str], ...]
    rules: str


@dataclass(frozen=True, slots=True)
class IndexMade:
    """An index written: its file, digest, size, modification time in ns; `kept` names an edited copy put aside.

    `problems` tell of cards it could not print and leaves out.
    """

    file: str
    digest: str
    size: int
    modified: int
    kept: str
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class IndexReport:
    """Indexes made and edited ones put aside, as paths below out/, and the problems of cards left out."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def refresh_indexes(
    workspace: Workspace, sound: Sound, formats: Sequence[str], record: BuildRecord, *, processes: int
) -> IndexReport:
    """Make the indexes whose cards, settings or program changed, and those that had to leave a card out."""
    refresh = _Refresh(workspace, record)
    jobs = [job for form, cards in sound.items() for job in refresh.jobs(form, cards, formats)]
    parallel = processes if any(len(job.cards) >= LARGE for job in jobs) else 1
    for batch in run_batches(_make_batch, jobs, processes=parallel, size=1):
        for made in batch:
            refresh.take(made)
    return refresh.report


class _Refresh:
    """Which indexes are out of date, and what became of them."""

    def __init__(self, workspace: Workspace, record: BuildRecord) -> None:
        self._workspace = workspace
        self._record = record
        self._out = workspace.root / OUT
        self._keys: dict[str, str] = {}
        self.report = IndexReport()

    def jobs(self, form: str, sound: Sequence[tuple[CardFile, str]], formats: Sequence[str]) -> Iterator[IndexJob]:
        spec = self._workspace.forms[form]
        listing = [(card.stem, blob) for card, blob in sound]
        targets = []
        for index_format in formats:
            path = f"{form}/{FILE_NAMES[index_format]}"
            self._keys[path] = index_key(self._workspace, spec, index_format, listing)
            output = self._record.outputs.get(path)
            file = self._out / path
            if output and output.key == self._keys[path] and is_untouched(file, output):
                continue
            targets.append((index_format, str(file), not file.exists() or is_ours(file, output)))
        if targets:
            root = str(self._workspace.root)
            yield IndexJob(root, self._workspace.today, form, tuple(targets), tuple(sound), rules_key(spec))

    def take(self, made: IndexMade) -> None:
        file = Path(made.file)
        path = file.relative_to(self._out).as_posix()
        key = "" if made.problems else self._keys[path]
        self._record.put_output(path, Output(key, made.digest, made.size, made.modified))
        self.report.made.append(path)
        self.report.problems += made.problems
        if made.kept:
            self.report.kept.append(f"{file.parent.name}/{made.kept}")


def _make_batch(jobs: Sequence[IndexJob]) -> list[IndexMade]:
    """Make the indexes of a batch; runs in a worker, so that no card crosses a process."""
    return [made for job in jobs for made in _make(job)]


def _make(job: IndexJob) -> Iterator[IndexMade]:
    bench = CheckingBench.at(job.root, job.today)
    cards = [*sound_cards(bench, job.form, job.cards, job.rules)]
    form = bench.workspace.forms[job.form]
    for index_format, name, ours in job.targets:
        file = Path(name)
        content, problems = printable_index(index_format, cards, form, bench.workspace)
        kept = place(file, content, ours=ours)
        stat = file.stat()
        yield IndexMade(
            name, digest_of(content), stat.st_size, stat.st_mtime_ns, kept.name if kept else "", tuple(problems)
        )


def printable_index(
    index_format: str, cards: Sequence[Card], form: FormSpec, workspace: Workspace, title: str | None = None
) -> tuple[bytes, list[Problem]]:
    """The index over the cards that can be printed whole, and the problems of the others: one never stops the rest."""
    try:
        return render_index(index_format, cards, form, workspace, title), []
    except TemplateError as error:
        paths = {card.id: card.path for card in cards}
        refused = {problem.path for problem in error.problems} & set(paths)
        if not refused:
            raise
        printable = [card for card in cards if card.id not in refused]
        problems = [in_card(it, paths[it.path], form) for it in error.problems if it.path in paths]
        content, more = printable_index(index_format, printable, form, workspace, title)
        return content, [*problems, *more]


def render_index(
    index_format: str,
    cards: Sequence[Card],
    form: FormSpec,
    workspace: Workspace,
    title: str | None = None,
    redaction: Redaction | None = None,
) -> bytes:
    """One index over `cards` as a file; one with a title of its own lies elsewhere than the cards it could link to.

    With a `redaction` it holds only what that policy shows, and its title says so.
    """
    settings = workspace.settings
    company = settings.letterhead.company
    files = settings.formats if title is None else ()
    if index_format == "xlsx":
        from cardgen.rendering.ledger_xlsx import render_ledger

        ledger = build_ledger(cards, form, settings.language, company, redaction)
        return render_ledger(replace(ledger, title=title or ledger.title))
    view = build_index(cards, form, settings.language, files, company, redaction)
    view = replace(view, title=title if title and redaction is None else view.title)
    if index_format == "pdf":
        from cardgen.rendering.index_pdf import render_index_pdf

        return render_index_pdf(view)
    from cardgen.rendering.index_html import render_index_html

    return render_index_html(view)
