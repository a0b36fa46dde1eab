"""Looks a text up by id and fills its placeholders."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

LANGUAGES = ("ko", "en")


class Text(NamedTuple):
    """One text in both languages, with the same `{placeholders}` in each."""

    ko: str
    en: str

    def text(self, language: str) -> str:
        """The text in `language` ("ko" or "en")."""
        return self.ko if language == "ko" else self.en


@cache
def _texts() -> dict[str, Text]:
    from cardgen.messages.help_texts import HELP
    from cardgen.messages.index_texts import INDEX_TEXTS
    from cardgen.messages.interface import INTERFACE
    from cardgen.messages.paper import PAPER
    from cardgen.messages.rendering_texts import RENDERING

    return {**PAPER, **INTERFACE, **HELP, **INDEX_TEXTS, **RENDERING}


def text_of(text_id: str) -> Text:
    """The text with this id; KeyError for an id nobody wrote."""
    return _texts()[text_id]


def say(text_id: str, language: str, **named: str) -> str:
    """The text in `language` with its placeholders filled."""
    return text_of(text_id).text(language).format(**named)
