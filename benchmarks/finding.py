"""`cardgen find` over many cards: the first time, and from the cache that leaves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.bench import Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most
from cardgen.workflows.workspace import STATE

EXPRESSION = "등급 = VIP and sum(purchases.amount) >= 1000000 and last(purchases.date) < -1y"
WORDS = ("김ㅁㅈ", "서울")


def figures(bench: Bench) -> Iterator[Figure]:
    """The whole command, start-up included, by an expression over records and by words."""
    count = bench.sizes.workspace
    workspace = bench.workspace(count)
    rounds = range(bench.sizes.rounds)
    cold = median(_cold(workspace) for _ in rounds)
    yield at_most(f"cardgen find over {count} cards, none of them known", cold, 6, "s", "the whole command")
    warm = median(cardgen(workspace, "find", EXPRESSION).seconds for _ in rounds)
    words = median(cardgen(workspace, "find", *WORDS).seconds for _ in rounds)
    detail = f"the whole command; by an expression {warm:.2f} s, by words {words:.2f} s"
    yield at_most("The same from its cache", max(warm, words), 1, "s", detail)


def _cold(workspace: Path) -> float:
    shutil.rmtree(workspace / STATE, ignore_errors=True)
    return cardgen(workspace, "find", EXPRESSION).seconds
