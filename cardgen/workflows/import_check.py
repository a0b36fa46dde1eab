"""Turns drafts into the texts of card files and judges them; runs in workers, where there are many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Change
from cardgen.editing.write_card import write_card
from cardgen.errors import EditError, UsageError
from cardgen.loading.file_text import blob_id
from cardgen.model.problem import Problem
from cardgen.workflows.card_change import Judge, content_of
from cardgen.workflows.workspace import CardFile, open_workspace

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
    judge = _judge(root, today)
    return [_result(judge, job) for job in jobs]


@cache
def _judge(root: str, today: date) -> Judge:
    del today  # part of the key: tomorrow other dates lie ahead
    return Judge(open_workspace(Path(root)))


def _result(judge: Judge, job: CardJob) -> CardResult:
    card = CardFile(job.path, PurePosixPath(job.path).stem, job.form, (0, 0, 0))
    try:
        content = _content(judge, job, card)
    except (EditError, UsageError):
        return CardResult(job.number, b"", (Problem(UNWRITABLE, job.path),))
    if content is None:
        return CardResult(job.number, b"", (Problem(CHANGED_SINCE, job.path),))
    return CardResult(job.number, content, judge.verdict(card, content).problems)


def _content(judge: Judge, job: CardJob, card: CardFile) -> bytes | None:
    """The bytes of the card's file as it would be; None where it is not the one that was read."""
    form = judge.workspace.forms[job.form]
    if not job.blob:
        return write_card(form, job.data).encode()
    try:
        before = content_of(judge.workspace, card)
    except EditError:
        return None
    return change_card(before.decode(), form, job.changes).encode() if blob_id(before) == job.blob else None
