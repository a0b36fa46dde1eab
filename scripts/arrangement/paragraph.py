"""How the arrangements write a paragraph, whichever program's markup it becomes."""

from __future__ import annotations

from typing import Protocol


class Paragraph(Protocol):
    """A paragraph of one run, or of `runs`, in a style of the template."""

    def __call__(self, content: str = "", style: str = ..., *, runs: str = "") -> str:
        """The markup."""
        ...
