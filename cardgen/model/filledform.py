"""What somebody typed into a form, as its file holds it and before anybody judges it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.model.formstamp import FormStamp


@dataclass(frozen=True, slots=True)
class Ticked:
    """The choices ticked, by their texts; ("",) and () for a box without text, such as yes or no."""

    choices: tuple[str, ...] = field(repr=False)


_IN_ROW = re.compile(r"\[([0-9]{1,7})\]")

Entry = str | Ticked
"""What stands in a field: its text with LF between lines, or its ticked boxes."""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form taken back.

    `fields` maps the dotted path of each field outside tables to what stands in it; `tables` each record list's path to
    its rows in their order, by the path of the column (`purchases[].date`), empty rows included. What the file no
    longer has, because somebody deleted it, is in neither.
    """

    stamp: FormStamp
    fields: Mapping[str, Entry] = field(repr=False)
    tables: Mapping[str, tuple[Mapping[str, Entry], ...]] = field(repr=False)


def control_name(path: str, row: int | None = None) -> str:
    """What a field is called in every fillable format; `row` counts from 1: purchases[].date -> purchases[3].date."""
    return path if row is None else path.replace("[]", f"[{row}]", 1)


def control_place(name: str) -> tuple[str, int | None]:
    """The path and row of a name that `control_name` made."""
    found = _IN_ROW.search(name)
    return (name.replace(found[0], "[]", 1), int(found[1])) if found else (name, None)
