"""A finished file in memory, on its way to the writer."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file's name (never a customer's value) and bytes."""

    name: str
    content: bytes = field(repr=False)
