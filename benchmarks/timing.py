"""Runs things in turn and takes medians, so that a busy moment of the machine hurts every side alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping
from statistics import median
from time import perf_counter


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes; garbage collected before it is not its fault."""
    gc.collect()
    start = perf_counter()
    work()
    return perf_counter() - start


def alternate(rounds: int, sides: Mapping[str, Callable[[], float]]) -> dict[str, float]:
    """The median of what each side measures, the sides taking turns."""
    found: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, measure in sides.items():
            found[name].append(measure())
    return {name: median(values) for name, values in found.items()}
