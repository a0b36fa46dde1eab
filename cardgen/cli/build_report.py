"""What a build did, in words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.cli.console import data, note, warn
from cardgen.cli.language import tell
from cardgen.cli.problems import note_problems
from cardgen.workflows.places import OUT

if TYPE_CHECKING:
    from cardgen.workflows.build import BuildReport


def tell_report(report: BuildReport, root: Path, *, cards: bool, quiet: bool, verbose: bool) -> None:
    """What a build did, in words; `cards` where cards were asked for, not the indexes alone."""
    note_problems(report.problems, root)
    for path in report.kept:
        warn(tell("build.kept", path=f"{OUT}/{path}"))
    for remark in report.remarks:
        warn(tell(remark))
    for reason in _left_undone(report):
        warn(reason)
    if not quiet:
        for path in (*(sorted(report.made) if verbose else ()), *sorted(report.indexes)):
            data(f"{OUT}/{path}")
        if cards:
            note(build_summary(report))
    sys.stdout.flush()


def build_summary(report: BuildReport) -> str:
    """How many cards there are, and what became of their files."""
    files = {"made": report.made, "current": report.current, "removed": report.removed}
    return tell(
        "build.summary", cards=f"{report.cards:,}", **{name: f"{len(paths):,}" for name, paths in files.items()}
    )


def _left_undone(report: BuildReport) -> Iterator[str]:
    """Why some files were not made, once for each kind of reason."""
    if report.left_out:
        yield tell("build.left_out", cards=f"{report.left_out:,}")
    if report.unfilled:
        yield tell("build.unfilled")
    if report.rejected:
        yield tell("build.skipped")
