"""How figures are taken: by turns, in medians, and never from a command that failed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.command import run
from benchmarks.figure import at_least, at_most, report
from benchmarks.timing import alternate, seconds


def test_a_limit_itself_is_met() -> None:
    assert at_most("memory", 350, 350, "MB").met
    assert not at_most("memory", 350.1, 350, "MB").met
    assert at_least("speed", 30, 30, "times").met
    assert not at_least("speed", 29.9, 30, "times").met


def test_the_report_has_a_row_for_each_figure_and_names_the_missed_ones() -> None:
    table = report([at_most("memory", 349.6, 350, "MB", "two processes"), at_least("speed", 2.345, 30, "times")])
    assert "| memory | ≤ 350 MB | 350 MB | yes | two processes |" in table
    assert "| speed | ≥ 30 times | 2.35 times | NO |  |" in table


def test_sides_take_turns_and_count_by_their_median() -> None:
    turns: list[str] = []
    left, right = iter((1.0, 9.0, 2.0)), iter((5.0, 5.0, 8.0))

    def measure(name: str, values: Iterator[float]) -> float:
        turns.append(name)
        return next(values)

    found = alternate(3, {"left": lambda: measure("left", left), "right": lambda: measure("right", right)})
    assert found == {"left": 2.0, "right": 5.0}
    assert turns == ["left", "right"] * 3


def test_time_is_measured_around_the_work() -> None:
    assert 0 <= seconds(lambda: None) < 1


def test_memory_of_child_processes_counts(tmp_path: Path) -> None:
    child = "import time; held = bytearray(80 << 20); time.sleep(0.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run([sys.executable, "-c", parent], cwd=tmp_path, watch=True).peak > 80


def test_a_command_that_fails_gives_no_figure(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="ended with 3: out of paper"):
        run([sys.executable, "-c", "print('out of paper'); raise SystemExit(3)"], cwd=tmp_path)
