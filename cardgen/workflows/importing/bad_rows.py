"""The file of rows that could not be imported: what stands in it, and which name it gets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from cardgen.errors import UsageError
from cardgen.importing.bad_rows import BadTable, bad_rows_file
from cardgen.messages.problems import hint_of, label_of, message_of
from cardgen.model.problem import Problem
from cardgen.workflows.importing.file import Opened
from cardgen.workflows.importing.plan import Plan
from cardgen.workflows.importing.row import RowProblem
from cardgen.writing import create_record

ADVICE_FOR_FILES = frozenset({"C101", "C102", "C112", "C119", "C120"})
"""Rules whose hint speaks of lines and quotes in a card's file, which rows of a table do not have."""

_NUMBERED = re.compile(r"\.bad(?:-[0-9]+)?$")


def require_free(wanted: Path | None) -> None:
    """UsageError where the file somebody named for the bad rows exists: told before any work is done."""
    if wanted is not None and wanted.exists():
        raise UsageError("error.import.bad_exists", file=wanted.name)


def bad_rows(opened: Opened, plan: Plan, more: Sequence[RowProblem], language: str) -> bytes:
    """The bad rows of all tables with the reasons in words."""
    reasons: dict[int, dict[int, list[str]]] = {}
    for it in (*plan.problems, *more):
        sentences = reasons.setdefault(it.spot.table, {}).setdefault(it.spot.row, [])
        if (sentence := _sentence(it.problem, language)) not in sentences:
            sentences.append(sentence)
    ids = {(spot.table, spot.row): card_id for spot, card_id in plan.partial.items()}
    tables = [
        BadTable(
            plan.tables[at],
            {row: " / ".join(reasons[at][row]) for row in sorted(reasons[at])},
            {row: ids[at, row] for row in reasons[at] if (at, row) in ids},
        )
        for at in sorted(reasons)
    ]
    return bad_rows_file(opened.kind, tables, opened.source, opened.mark)


def write_bad_rows(opened: Opened, wanted: Path | None, content: bytes) -> tuple[Path, bool]:
    """Write the bad rows to `wanted`, or beside the file, replacing no other file.

    Returns where they are, and False where a file with the very same rows was there already.
    """
    target = wanted or _free_name(opened, content)
    if wanted is None and target.exists():
        return target, False
    try:
        create_record(target, content)
    except FileExistsError:
        raise UsageError("error.import.bad_exists", file=target.name) from None
    return target, True


def _free_name(opened: Opened, content: bytes) -> Path:
    """The first name beside the file that is free or belongs to the same rows."""
    stem = _NUMBERED.sub("", opened.file.stem)
    for number in range(1, 10_000):
        file = opened.file.with_name(f"{stem}.bad{f'-{number}' if number > 1 else ''}.{opened.kind.value}")
        if not file.exists() or (file.is_file() and file.read_bytes() == content):
            return file
    raise UsageError("error.import.bad_exists", file=file.name)


def _sentence(problem: Problem, language: str) -> str:
    """Which field, what is wrong, and how to mend it."""
    label = label_of(problem, language)
    words = [f"{label}:" if label else "", message_of(problem, language)]
    return " ".join(filter(None, [*words, advice(problem, language)]))


def advice(problem: Problem, language: str) -> str:
    """What to do about a problem in a table's row; empty where its rule has no advice for tables."""
    return "" if problem.code in ADVICE_FOR_FILES else hint_of(problem, language)
