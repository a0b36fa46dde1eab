"""`cardgen build` when nothing changed, and when one card did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.bench import Bench
from benchmarks.command import cardgen
from benchmarks.figure import Figure, at_most


def figures(bench: Bench) -> Iterator[Figure]:
    """First without index formats, so that card output is seen alone; then with them."""
    workspace = bench.workspace(bench.sizes.workspace)
    count, rounds = bench.sizes.workspace, bench.sizes.rounds
    _choose_indexes(workspace, "")
    first = _build(workspace)
    unchanged, cards_only = _rounds(workspace, rounds)
    _choose_indexes(workspace, '"html", "xlsx"')
    _build(workspace)
    unchanged_all, with_indexes = _rounds(workspace, rounds)
    detail = f"{count} cards; the first build took {first:.1f} s"
    yield at_most("build --to docx, nothing changed", max(unchanged, unchanged_all), 2, "s", detail)
    yield at_most(
        "One card changed: its output",
        cards_only - unchanged,
        0.5,
        "s more",
        f"{unchanged:.2f} s, then {cards_only:.2f} s",
    )
    yield at_most(
        "One card changed: index.html and ledger.xlsx",
        with_indexes - cards_only,
        6,
        "s more",
        f"{cards_only:.2f} s without them, {with_indexes:.2f} s with them",
    )


def _rounds(workspace: Path, rounds: int) -> tuple[float, float]:
    """Median seconds of a build after no change, and after one, in turns."""
    card = min((workspace / "cards").glob("**/*.yaml"))
    idle, busy = [], []
    for number in range(rounds):
        idle.append(_build(workspace))
        _change(card, number)
        busy.append(_build(workspace))
    return median(idle), median(busy)


def _build(workspace: Path) -> float:
    return cardgen(workspace, "build", "--to", "docx").seconds


def _change(card: Path, number: int) -> None:
    """Another owner each time, as a card changes hands."""
    text = card.read_text(encoding="utf-8")
    card.write_text(re.sub(r"(?m)^owner: .*$", f"owner: 담당 {number}", text), encoding="utf-8", newline="\n")


def _choose_indexes(workspace: Path, formats: str) -> None:
    settings = workspace / "cardgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^index = .*$", f"index = [{formats}]", text), encoding="utf-8", newline="\n")
