"""The worker's job: load, check, view, render and write cards.

Returns problems and digests; no card leaves the process.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.model.card import Rejected
from cardgen.model.problem import Problem
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.build_view import filled_view
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.outputs import digest_of, place
from cardgen.workflows.workspace import TEMPLATES, CardFile


@dataclass(frozen=True, slots=True)
class RenderJob:
    """One card and the formats wanted; `foreign` are formats whose existing file is not known to be ours."""

    card: CardFile
    formats: tuple[str, ...]
    foreign: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RenderSpec:
    """What every job of a run shares. `folders` maps a form to the folder its cards' files go to."""

    root: str
    today: date
    folders: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A file written: format, digest, size in bytes, modification time in ns; `kept` names an edited copy put aside."""

    format: str
    digest: str
    size: int
    modified: int
    kept: str = ""


@dataclass(frozen=True, slots=True)
class CardResult:
    """What became of one card; `blob` is empty where it was rejected."""

    card: CardFile
    blob: str
    problems: tuple[Problem, ...]
    made: tuple[Made, ...]


def render_batch(spec: RenderSpec, jobs: Sequence[RenderJob]) -> list[CardResult]:
    """Work off a batch; runs in a worker."""
    bench = RenderingBench.at(spec)
    return [bench.work(job) for job in jobs]


class RenderingBench:
    """A worker's compiled templates, made once per process."""

    def __init__(self, spec: RenderSpec) -> None:
        self._checking = CheckingBench.at(spec.root, spec.today)
        self._folders = {form: Path(folder) for form, folder in spec.folders}
        self._renderers: dict[tuple[str, str], CardRenderer] = {}

    @staticmethod
    @cache
    def at(spec: RenderSpec) -> RenderingBench:
        """The bench of this process for a run."""
        return RenderingBench(spec)

    def work(self, job: RenderJob) -> CardResult:
        """One card: every file asked for, or its problems."""
        verdict = self._checking.verdict(job.card)
        if isinstance(verdict.outcome, Rejected):
            return CardResult(job.card, "", verdict.problems, ())
        form = self._checking.form(job.card)
        settings = self._checking.workspace.settings
        view = filled_view(verdict.outcome, form, settings.letterhead, settings.language)
        made: list[Made] = []
        problems = list(verdict.problems)
        for card_format in job.formats:
            try:
                content = self._renderer(form.name, card_format).render(view)
            except TemplateError as error:
                problems += (self._placed(problem, job.card) for problem in error.problems)
                continue
            made.append(self._write(job, form.name, card_format, content))
        return CardResult(job.card, verdict.outcome.blob, tuple(problems), tuple(made))

    def _placed(self, problem: Problem, card: CardFile) -> Problem:
        """A template's problem under its path in the workspace; one that names a field under its card's path."""
        if problem.field:
            member = self._checking.form(card).by_path.get(problem.field)
            return replace(problem, path=card.path, labels=member.labels if member else ())
        return replace(problem, path=f"{TEMPLATES}/{card.form}/{Path(problem.path).name}")

    def _renderer(self, form: str, card_format: str) -> CardRenderer:
        key = (form, card_format)
        if key not in self._renderers:
            folder = self._checking.workspace.template_folder(form)
            self._renderers[key] = CARD_FORMATS[card_format].open(folder)
        return self._renderers[key]

    def _write(self, job: RenderJob, form: str, card_format: str, content: bytes) -> Made:
        file = self._folders[form] / f"{job.card.stem}.{CARD_FORMATS[card_format].suffix}"
        kept = place(file, content, ours=card_format not in job.foreign)
        stat = file.stat()
        return Made(card_format, digest_of(content), stat.st_size, stat.st_mtime_ns, kept.name if kept else "")
