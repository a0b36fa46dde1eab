"""The report of `cardgen check`, whatever it looked at: the working tree, the index or commits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cardgen.cli.console import note
from cardgen.cli.language import tell
from cardgen.cli.problems import print_problems
from cardgen.model.problem import Problem


class Report(Protocol):
    """What any check found."""

    @property
    def problems(self) -> Sequence[Problem]:
        """Every problem, in the order to be told."""

    @property
    def errors(self) -> int:
        """How many of them are errors."""

    @property
    def left_out(self) -> int:
        """How many cards could not be judged."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody wants a report: `style` is one of FORMATS; `strict` counts warnings, `quiet` keeps them back."""

    root: Path
    style: str = "text"
    strict: bool = False
    quiet: bool = False


def print_report(report: Report, manner: Manner, summary: str, **counted: str) -> int:
    """Print a report, its last line being the text `summary`; returns the exit code."""
    shown = [it for it in report.problems if it.is_error or manner.strict or not manner.quiet]
    print_problems(shown, manner.style, manner.root, left_out=report.left_out)
    warnings = len(report.problems) - report.errors
    if manner.style == "text" and not manner.quiet:
        if report.left_out:
            note(tell("check.left_out", cards=f"{report.left_out:,}"))
        note(tell(summary, errors=str(report.errors), warnings=str(warnings), **counted))
    return 1 if report.errors or (manner.strict and warnings) else 0


def print_staged(manner: Manner) -> int:
    """Check the index and print what was found."""
    from cardgen.history.staging import settle_environment
    from cardgen.workflows.check_staged import check_staged
    from cardgen.workflows.workspace import open_workspace

    settle_environment()
    report = check_staged(open_workspace(manner.root))
    return print_report(report, manner, "check.summary", cards=f"{report.cards:,}")


def print_range(manner: Manner, commits: str) -> int:
    """Check a range of commits and print what was found."""
    from cardgen.workflows.check_range import check_range
    from cardgen.workflows.workspace import open_workspace

    report = check_range(open_workspace(manner.root), commits)
    counted = {"commits": f"{report.commits:,}", "cards": f"{report.cards:,}"}
    return print_report(report, manner, "check.range.summary", **counted)
