"""Labels and what is said beside them, in columns: what a report of an erasure is printed in."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence

from cardgen.cli.console import data
from cardgen.cli.help_page import columns, wrapped
from cardgen.cli.language import tell

Row = tuple[str, str]
"""The end of a label's id, and what is said beside it."""

MOST = 5
"""Things that are named one by one; --json has them all."""
_GAP = 2
_NARROWEST = 20


def listed(label: str, items: Sequence[str]) -> Iterator[Row]:
    """Each item in a row of its own, as many as can be taken in at a glance."""
    for item in items[: MOST if len(items) > MOST + 1 else MOST + 1]:
        yield label, item
    if len(items) > MOST + 1:
        yield label, tell("erase.rest", count=f"{len(items) - MOST:,}")


def some(items: Sequence[str]) -> str:
    """The first few in one line, and how many more there are."""
    shown_items = ", ".join(items[:MOST])
    left = len(items) - MOST
    return tell("erase.more", items=shown_items, count=f"{left:,}") if left > 0 else shown_items


def print_rows(rows: Sequence[Row]) -> None:
    """Labels, each said once, and what belongs to them beside them, folded to the terminal's width."""
    labels: Mapping[str, str] = {label: tell(f"erase.label.{label}") for label, _ in rows}
    width = max(map(columns, labels.values()))
    said = ""
    for label, text in rows:
        head = "" if label == said else labels[label]
        hung(f"  {head}{' ' * (width - columns(head) + _GAP)}", text)
        said = label


def hung(head: str, text: str) -> None:
    """The text after its head; on a terminal, further lines begin below the text."""
    indent = columns(head)
    room = shutil.get_terminal_size((80, 24)).columns - indent
    lines = [*wrapped(text, max(room, _NARROWEST))] if sys.stdout.isatty() else [text]
    for number, line in enumerate(lines or [""]):
        data(f"{head if number == 0 else ' ' * indent}{line}")
