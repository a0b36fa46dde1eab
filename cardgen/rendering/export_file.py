"""What comes of an export: finished files, and cards a format cannot hold."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file's name, made of the form's and a record list's names only, and its bytes."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A card that a format cannot hold, and the labels that lead to the field whose text is too long for it."""

    stem: str
    labels: tuple[str, ...]
