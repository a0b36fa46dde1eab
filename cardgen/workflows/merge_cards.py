"""`cardgen render --merge`: many cards in one PDF, drawn by all processes and appended in the order of the index."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from cardgen.errors import TemplateError
from cardgen.model.card import Card, Rejected
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.viewing.build_index import index_order
from cardgen.viewing.build_view import blank_view, filled_view
from cardgen.workflows.batch import run_batches
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.print_manner import PLAIN, PrintManner
from cardgen.workflows.progress import Progress
from cardgen.workflows.render_cards import in_card, template_paths
from cardgen.workflows.workspace import CardFile, Workspace

if TYPE_CHECKING:
    from cardgen.rendering.pdf import Chunk, PdfRenderer


@dataclass(frozen=True, slots=True)
class Portion:
    """Neighbouring cards of a print job; `first` is the 0-based position of the first of them."""

    first: int
    cards: tuple[CardFile, ...]


@dataclass(frozen=True, slots=True)
class DrawnPortion:
    """A portion's cards as they come from a worker; no chunk where none of them could be drawn."""

    portion: Portion
    chunk: Chunk | None = field(repr=False)
    problems: tuple[Problem, ...]


def merge_cards(
    workspace: Workspace,
    form: FormSpec,
    files: Sequence[CardFile],
    *,
    manner: PrintManner = PLAIN,
    processes: int,
    progress: Progress,
) -> tuple[bytes | None, list[Problem]]:
    """One PDF over the sound cards of a form in index order (None where there is none), and the others' problems."""
    ordered, problems = _in_index_order(workspace, form, files)
    size = _portion_size(manner)
    portions = [Portion(first, tuple(ordered[first : first + size])) for first in range(0, len(ordered), size)]
    work = partial(_draw_batch, str(workspace.root), workspace.today, form.name, manner)
    with template_paths(form.name):
        drawn = (it for batch in run_batches(work, portions, processes=processes, size=1) for it in batch)
        content, refused = _append(workspace, form, drawn, len(ordered), manner=manner, progress=progress)
    return content, [*problems, *refused]


def _portion_size(manner: PrintManner) -> int:
    """Cards drawn together. Where they share sheets, so many that the sheets of a portion are mostly full."""
    from cardgen.rendering.pdf import CARDS_PER_CHUNK

    places = max(1, manner.imposition.per_sheet)
    return max(places, CARDS_PER_CHUNK - CARDS_PER_CHUNK % places)


def _in_index_order(
    workspace: Workspace, form: FormSpec, files: Sequence[CardFile]
) -> tuple[list[CardFile], list[Problem]]:
    bench = CheckingBench(workspace, workspace.today)
    order = index_order(form, workspace.settings.language)
    problems: list[Problem] = []
    keyed = []
    for file in files:
        verdict = bench.verdict(file)
        problems += verdict.printing_problems
        if not isinstance(verdict.outcome, Rejected):
            keyed.append((order(verdict.outcome), file))
    return [file for _, file in sorted(keyed, key=lambda entry: entry[0])], problems


def _append(
    workspace: Workspace,
    form: FormSpec,
    drawn: Iterator[DrawnPortion],
    total: int,
    *,
    manner: PrintManner,
    progress: Progress,
) -> tuple[bytes | None, list[Problem]]:
    """Append chunks in their order, whichever worker was first; the few that came early wait."""
    from cardgen.rendering.pdf import PrintJob, open_pdf

    content = io.BytesIO()
    job = PrintJob(content, manner.imposition.flip)
    problems: list[Problem] = []
    early: dict[int, DrawnPortion] = {}
    expected, appended = 0, 0
    for portion in drawn:
        early[portion.portion.first] = portion
        while expected in early:
            ready = early.pop(expected)
            expected += len(ready.portion.cards)
            problems += ready.problems
            if ready.chunk is not None:
                job.add(ready.chunk)
                appended += 1
            progress(expected, total)
    if not appended:
        return None, problems
    job.finish(open_pdf(workspace.template_folder(form.name)))
    return content.getvalue(), problems


def _draw_batch(
    root: str, today: date, form: str, manner: PrintManner, portions: Sequence[Portion]
) -> list[DrawnPortion]:
    """Draw portions; runs in a worker, so that no card crosses a process."""
    bench = _DrawingBench.at(root, today, form, manner)
    return [bench.draw(portion) for portion in portions]


class _DrawingBench:
    """A worker's form and compiled template."""

    def __init__(self, root: str, today: date, form: str, manner: PrintManner) -> None:
        self._checking = CheckingBench.at(root, today)
        self._manner = manner
        workspace = self._checking.workspace
        blank = blank_view(workspace.forms[form], workspace.settings.letterhead, workspace.settings.language)
        self._renderer: PdfRenderer = manner.open_pdf(workspace.template_folder(form), blank)

    @staticmethod
    @cache
    def at(root: str, today: date, form: str, manner: PrintManner) -> _DrawingBench:
        return _DrawingBench(root, today, form, manner)

    def draw(self, portion: Portion) -> DrawnPortion:
        """The portion's chunk; cards that cannot be printed whole are left out of it and told of."""
        cards = {card.id: card for card in map(self._checking.card, portion.cards) if isinstance(card, Card)}
        problems: list[Problem] = []
        while cards:
            try:
                return DrawnPortion(portion, self._chunk(portion.first, [*cards.values()]), tuple(problems))
            except TemplateError as error:
                refused = {problem.path for problem in error.problems} & set(cards)
                if not refused:
                    raise
                problems += [self._in_card(problem, cards[problem.path]) for problem in error.problems]
                cards = {name: card for name, card in cards.items() if name not in refused}
        return DrawnPortion(portion, None, tuple(problems))

    def _chunk(self, first: int, cards: Sequence[Card]) -> Chunk:
        from cardgen.rendering.pdf import render_chunk

        workspace = self._checking.workspace
        settings = workspace.settings
        views = []
        for card in cards:
            form = workspace.forms[card.form]
            view = filled_view(card, form, settings.letterhead, settings.language, workspace.revision)
            views.append(self._manner.of_card(view, card, form))
        return render_chunk(self._renderer, views, first, self._manner.imposition)

    def _in_card(self, problem: Problem, card: Card) -> Problem:
        return in_card(problem, card.path, self._checking.workspace.forms[card.form])
