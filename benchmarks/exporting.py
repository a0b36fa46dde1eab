"""`cardgen export`: all fields of all cards as a workbook, from the whole command."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.bench import Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most

OTHERS = ("csv", "json", "vcard")


def figures(bench: Bench) -> Iterator[Figure]:
    """The workbook with all record lists, the cards having been read before; beside it the first run and others."""
    count = bench.sizes.workspace
    workspace = bench.workspace(count)
    for cache in (workspace / ".cardgen").glob("cards-*.json"):
        cache.unlink()
    first = cardgen(workspace, "export").seconds
    taken = median(cardgen(workspace, "export").seconds for _ in range(bench.sizes.rounds))
    others = ", ".join(f"{name} {cardgen(workspace, 'export', '--to', name).seconds:.1f} s" for name in OTHERS)
    detail = f"whole command, start-up included; {first:.1f} s where no card had been read before; {others}"
    yield at_most(f"export of {count} cards to XLSX", taken, 5, "s", detail)
