"""`cardgen shares log` and `verify`: who was given what, and whether the records of it are all there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cardgen.model.problem import Problem
from cardgen.sharing.record_chain import breaks
from cardgen.sharing.share_record import NUMBER, ShareRecord
from cardgen.workflows.places import OUT
from cardgen.workflows.policies import policies
from cardgen.workflows.share_history import first_versions
from cardgen.workflows.share_ledger import PACKAGES, RECORDS, SUFFIX, Ledger, digest_of_file, read_ledger
from cardgen.workflows.workspace import Workspace

GIT = "git"
"""The witness where git remembers a record."""


@dataclass(frozen=True, slots=True)
class ShareLog:
    """The shares asked for, newest first, and the problems of files that are no records."""

    records: tuple[ShareRecord, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What `verify` found.

    `outdated` are the numbers of shares whose policy has changed since or is gone: no fault, but what they showed may
    be shown no longer. `packages` counts those whose file is still there. `with_history` tells that git was asked, too.
    """

    problems: tuple[Problem, ...]
    records: int
    packages: int
    outdated: tuple[str, ...]
    with_history: bool


def unreadable_records(workspace: Workspace) -> tuple[Problem, ...]:
    """The problems of files in the ledger that are no records."""
    return tuple(_unreadable(read_ledger(workspace.root)))


def share_log(workspace: Workspace, *, card: str | None = None, since: date | None = None) -> ShareLog:
    """The shares, those only that held the card, or were made on or after the day."""
    ledger = read_ledger(workspace.root)
    found = [
        record
        for record in ledger.records
        if (card is None or card in record.cards) and (since is None or record.made.date() >= since)
    ]
    found.sort(key=lambda record: (record.made, record.number), reverse=True)
    return ShareLog(tuple(found), tuple(_unreadable(ledger)))


def verify(workspace: Workspace) -> VerifyReport:
    """Whether every record there ever was is there and as it was, and the packages still in out/ are those shared."""
    ledger = read_ledger(workspace.root)
    problems = [*_unreadable(ledger), *_broken(ledger)]
    known = first_versions(workspace.root, RECORDS, SUFFIX)
    told = {problem.path for problem in problems}
    problems += [it for it in _unlike_history(ledger, known or {}) if it.path not in told]
    packages = [(record, workspace.root / OUT / PACKAGES / record.package) for record in ledger.records]
    there = [(record, file) for record, file in packages if os.path.lexists(file)]
    problems += _other_packages(there)
    todays = {key: policy.source for key, policy in policies(workspace).sound.items()}
    return VerifyReport(
        problems=tuple(sorted(problems, key=lambda problem: (problem.path, problem.code))),
        records=len(ledger.hashes),
        packages=len(there),
        outdated=tuple(it.number for it in ledger.records if todays.get((it.form, it.policy)) != it.policy_hash),
        with_history=known is not None,
    )


def _unreadable(ledger: Ledger) -> Iterator[Problem]:
    return (Problem("P401", f"{RECORDS}/{name}") for name in ledger.unreadable)


def _broken(ledger: Ledger) -> Iterator[Problem]:
    """Records that a later one knows otherwise."""
    present = {*ledger.hashes, *(name.removesuffix(SUFFIX) for name in ledger.unreadable)}
    for it in breaks(ledger.records, ledger.hashes, present):
        yield _of_record(it.number, it.witness, missing=it.missing)


def _unlike_history(ledger: Ledger, first: Mapping[str, str]) -> Iterator[Problem]:
    """Records that git knows and that are gone, or not what was first committed."""
    for number, blob in first.items():
        if NUMBER.fullmatch(number) and ledger.blobs.get(number) != blob:
            yield _of_record(number, GIT, missing=number not in ledger.blobs)


def _of_record(number: str, witness: str, *, missing: bool) -> Problem:
    return Problem("P402" if missing else "P403", f"{RECORDS}/{number}{SUFFIX}", args={"witness": witness})


def _other_packages(packages: list[tuple[ShareRecord, Path]]) -> Iterator[Problem]:
    for record, file in packages:
        if digest_of_file(file) != record.package_hash:
            yield Problem("P404", f"{OUT}/{PACKAGES}/{record.package}", args={"number": record.number})
