"""A file that travels inside another."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file's name and bytes, kept inside the document that was made of it."""

    name: str
    content: bytes = field(repr=False)
