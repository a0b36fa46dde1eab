"""`cardgen set` over all cards: the whole command, from its start to the card on the disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count

from benchmarks.bench import Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most
from benchmarks.timing import alternate
from cardgen.workflows.workspace import open_workspace

LIMIT = 0.4
"""Seconds a correction may take, start-up included."""


def figures(bench: Bench) -> Iterator[Figure]:
    """A field and a record, another value each time, so that each run writes."""
    home = bench.workspace(bench.sizes.workspace)
    files = open_workspace(home).card_files().files
    card = files[len(files) // 2].stem
    numbers = count(1)

    def seconds(*arguments: str) -> float:
        return cardgen(home, *(argument.format(next(numbers)) for argument in arguments)).seconds

    sides: Mapping[str, partial[float]] = {
        "set": partial(seconds, "set", card, "owner=담당{}"),
        "add": partial(seconds, "add", card, "purchases", "item=의자 {}", "date=2026-01-02"),
    }
    taken = alternate(2 * bench.sizes.rounds, sides)
    detail = ", ".join(f"{name} {median * 1000:.0f} ms" for name, median in taken.items())
    yield at_most("set, start-up included", max(taken.values()), LIMIT, "s", f"{len(files)} cards: {detail}")
