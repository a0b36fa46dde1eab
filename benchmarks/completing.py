"""Tab over all cards: the whole command, from its start to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from benchmarks.bench import Bench
from benchmarks.command import BIN, run
from benchmarks.figure import Figure, at_most
from benchmarks.timing import alternate
from cardgen.cli.tab import VARIABLE
from cardgen.workflows.workspace import open_workspace

LIMIT = 0.2
"""Seconds people wait for a key to answer without noticing."""


def figures(bench: Bench) -> Iterator[Figure]:
    """Ids, of which all begin as the line does; fields of one card; choices of one field."""
    home = bench.workspace(bench.sizes.workspace)
    card = open_workspace(home).card_files().files[0].stem
    cardgen = str(BIN / "cardgen")
    lines: Mapping[str, str] = {
        "commands": "cardgen ",
        "ids": f"cardgen show {card[:2]}",
        "fields": f"cardgen set {card} ",
        "choices": f"cardgen set {card} grade=",
    }

    def seconds(line: str) -> float:
        return run(["env", f"{VARIABLE}=bash", f"COMP_LINE={line}", cardgen], cwd=home).seconds

    sides = {name: partial(seconds, line) for name, line in lines.items()}
    taken = alternate(4 * bench.sizes.rounds, sides)
    detail = ", ".join(f"{name} {median * 1000:.0f} ms" for name, median in taken.items())
    yield at_most("Tab, start-up included", max(taken.values()), LIMIT, "s", f"{bench.sizes.workspace} cards: {detail}")
