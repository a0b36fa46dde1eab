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
class Outside:
    """A place where something was typed beside the fields, where nobody would look for it.

    `near` is the control it stands closest to, as `control_name` calls it; where there is none, `label` is what the
    form itself prints there. Both are "" where neither is known. What was typed is never in it.
    """

    near: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form taken back.

    `fields` maps the dotted path of each field outside tables to what stands in it; `tables` each record list's path to
    its rows in their order, by the path of the column (`purchases[].date`), empty rows included. What the file no
    longer has, because somebody deleted it, is in neither, and `missing` names it: a field's path, or a record list's
    where none of its rows is left. `outside` tells where text stands that is in no field. Both are empty where the
    file does not say what was printed in it.
    """

    stamp: FormStamp
    fields: Mapping[str, Entry] = field(repr=False)
    tables: Mapping[str, tuple[Mapping[str, Entry], ...]] = field(repr=False)
    outside: tuple[Outside, ...] = ()
    missing: tuple[str, ...] = ()


def control_name(path: str, row: int | None = None) -> str:
    """What a field is called in every fillable format; `row` counts from 1: purchases[].date -> purchases[3].date."""
    return path if row is None else path.replace("[]", f"[{row}]", 1)


def control_place(name: str) -> tuple[str, int | None]:
    """The path and row of a name that `control_name` made."""
    found = _IN_ROW.search(name)
    return (name.replace(found[0], "[]", 1), int(found[1])) if found else (name, None)
