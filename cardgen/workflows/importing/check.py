"""Turns drafts into the texts of card files and judges them; runs in workers, where there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Change
from cardgen.editing.write_card import CardWriter, says
from cardgen.errors import EditError, UsageError
from cardgen.loading.file_text import blob_id
from cardgen.model.card import Card
from cardgen.model.problem import Problem
from cardgen.workflows.card_change import Judge, content_of
from cardgen.workflows.workspace import CardFile, Workspace, open_workspace

UNWRITABLE = "I116"
CHANGED_SINCE = "I115"


@dataclass(frozen=True, slots=True)
class CardJob:
    """A card to be written: a new one from `data`, or the one at `path` (its blob as it was read) with `changes`."""

    number: int
    form: str
    path: str
    blob: str = ""
    data: Mapping[str, object] = field(default_factory=dict, repr=False)
    changes: tuple[Change, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class CardResult:
    """The bytes of a card's file, and all that is to be said of it; none where none can be written."""

    number: int
    content: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()

    @property
    def refused(self) -> bool:
        """True for a card that must not be written."""
        return any(problem.is_error for problem in self.problems)


def check_jobs(root: str, today: date, jobs: Sequence[CardJob]) -> list[CardResult]:
    """The results of a batch; runs in a worker."""
    bench = _bench(root, today)
    return [bench.result(job) for job in jobs]


@cache
def _bench(root: str, today: date) -> _Bench:
    del today  # part of the key: tomorrow other dates lie ahead
    return _Bench(open_workspace(Path(root)))


class _Bench:
    """A worker's rules and writers, made once per process."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._judge = Judge(workspace)
        self._writers = {name: CardWriter(form) for name, form in workspace.forms.items()}

    def result(self, job: CardJob) -> CardResult:
        card = CardFile(job.path, PurePosixPath(job.path).stem, job.form, (0, 0, 0))
        try:
            content = self._changed(job, card) if job.blob else self._writers[job.form].draft(job.data).encode()
        except (EditError, UsageError):
            return CardResult(job.number, b"", (Problem(UNWRITABLE, job.path),))
        if content is None:
            return CardResult(job.number, b"", (Problem(CHANGED_SINCE, job.path),))
        verdict = self._judge.verdict(card, content)
        if not job.blob and isinstance(verdict.outcome, Card) and not says(verdict.outcome.data, job.data):
            return CardResult(job.number, b"", (Problem(UNWRITABLE, job.path),))
        return CardResult(job.number, content, verdict.problems)

    def _changed(self, job: CardJob, card: CardFile) -> bytes | None:
        """The bytes of the card's file with the changes; None where it is not the one that was read."""
        try:
            before = content_of(self._workspace, card)
        except EditError:
            return None
        form = self._workspace.forms[job.form]
        return change_card(before.decode(), form, job.changes).encode() if blob_id(before) == job.blob else None
