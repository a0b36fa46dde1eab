"""What a file says of one control, and what its name means."""

from __future__ import annotations

import re
from collections.abc import Hashable
from dataclasses import dataclass, field

from cardgen.errors import UsageError
from cardgen.model.filledform import Entry, control_place
from cardgen.model.formstamp import STAMP_CONTROL

MAX_CONTROLS = 50_000
"""A card with 500 records in each of its lists has some 12,000."""

_NAME = re.compile(
    r"(?P<field>[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*(?:\[[0-9]{0,7}\](?:\.[a-z][a-z0-9_]*)+)?)(?:=(?P<option>.*))?",
    re.DOTALL,
)
"""A path of field names (rule F118) with at most one row, and an option; a path that ends in no row is a field's."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a control is called: a field's dotted path, its row (from 1; None outside tables), one of its options."""

    path: str
    row: int | None = None
    option: str | None = None

    @property
    def records(self) -> str:
        """The path of the record list it is in; "" outside tables."""
        return self.path.partition("[]")[0] if "[]" in self.path else ""


@dataclass(frozen=True, slots=True)
class Control:
    """One control as it stands in the file.

    `holder` is the table row or repeated section around it and `table` the table around that, both only told apart
    from others; None where the file has no such thing.
    """

    name: Name
    entry: Entry = field(repr=False)
    holder: Hashable = None
    table: Hashable = None


def read_name(text: str) -> Name | None:
    """The name `control_name` made, of a whole field or of one option; None for a control that is not ours."""
    found = _NAME.fullmatch(text)
    if found is None or text == STAMP_CONTROL:
        return None
    path, row = control_place(found["field"])
    return Name(path, row, found["option"])


def require_not_too_many(count: int) -> None:
    """UsageError for more controls than any card has."""
    if count > MAX_CONTROLS:
        raise UsageError("error.form.controls", limit=f"{MAX_CONTROLS:,}")
