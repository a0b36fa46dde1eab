"""A finished file of an export."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file's name, made of the form's and a record list's names only, and its bytes."""

    name: str
    content: bytes = field(repr=False)
