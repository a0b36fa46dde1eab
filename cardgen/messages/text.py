"""A text people read, in both languages."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """One text in both languages, with the same `{placeholders}` in each."""

    ko: str
    en: str

    def text(self, language: str) -> str:
        """The text in `language` ("ko" or "en")."""
        return self.ko if language == "ko" else self.en
