"""A measured figure beside its target, and the table of all of them."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One promise of the product: what was asked, what was measured, and the peers' side of it in the same words."""

    name: str
    target: str
    measured: str
    met: bool
    detail: str = ""


def at_most(name: str, value: float, limit: float, unit: str, detail: str = "") -> Figure:
    """A figure that must not exceed its limit."""
    return Figure(name, f"≤ {limit:g} {unit}", f"{_rounded(value)} {unit}", value <= limit, detail)


def at_least(name: str, value: float, limit: float, unit: str, detail: str = "") -> Figure:
    """A figure that must reach its limit."""
    return Figure(name, f"≥ {limit:g} {unit}", f"{_rounded(value)} {unit}", value >= limit, detail)


def _rounded(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"


def report(figures: Iterable[Figure]) -> str:
    """The figures as a Markdown table under a line about the machine."""
    lines = [
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "",
        "| figure | target | measured | met | how |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {figure.name} | {figure.target} | {figure.measured} | {'yes' if figure.met else 'NO'} | {figure.detail} |"
        for figure in figures
    ]
    return "\n".join(lines)
