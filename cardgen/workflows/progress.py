"""How a workflow tells how far it has come; the command line draws it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many cards of how many are done."""
