"""cardgen build --watch: builds again whenever something changes, until Ctrl-C."""

from __future__ import annotations

import time
from functools import partial
from pathlib import Path

import click

from cardgen.cli.build_report import build_summary, tell_report
from cardgen.cli.console import note, progress_bar
from cardgen.cli.failure import tell_failure
from cardgen.cli.language import tell
from cardgen.errors import CardgenError
from cardgen.workflows.watch import build_round, change_rounds

PAUSE = 1.0
"""Seconds until a round that met another cardgen at work is tried again."""


def watch(
    root: Path, formats: tuple[str, ...] | None, processes: int, *, poll: bool, quiet: bool, verbose: bool
) -> None:
    """Build, then wait for changes, for ever. Ctrl-C while waiting is the normal end; within a round it interrupts.

    SIGTERM does as Ctrl-C (cli.main). Whatever a round meets - broken settings, a full disk,
    a missing folder - is said, and the next change tries again.
    """
    rounds = change_rounds(root, poll=poll)
    next(rounds)
    if not quiet:
        note(tell("watch.begins"))
    one_round = partial(_round, root, formats, processes, quiet=quiet, verbose=verbose)
    while True:
        while not one_round():
            time.sleep(PAUSE)
        try:
            next(rounds)
        except KeyboardInterrupt:
            note(tell("watch.ended"))
            return


def _round(root: Path, formats: tuple[str, ...] | None, processes: int, *, quiet: bool, verbose: bool) -> bool:
    """One build, told in a line; False where another cardgen holds the workspace and it is to be tried again."""
    started = time.perf_counter()
    try:
        with progress_bar(tell("build.progress"), quiet=quiet) as progress:
            report = build_round(root, formats, processes=processes, progress=progress)
    except (CardgenError, OSError) as error:
        tell_failure(error)
        return not (isinstance(error, CardgenError) and error.message_id == "error.locked")
    tell_report(report, root, cards=False, quiet=not verbose, verbose=verbose)
    if not quiet:
        taken = tell("watch.took", seconds=f"{time.perf_counter() - started:.1f}")
        note(f"{click.style(time.strftime('%H:%M:%S'), bold=True)} {build_summary(report)} {taken}")
    return True
