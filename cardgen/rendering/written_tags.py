"""Jinja2 tags as they stand in the text of a template, before anything parses them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

TAG = re.compile(r"\{(?:\{(?!\{).*?\}\}|%.*?%\}|#.*?#\})", re.DOTALL)
OPENING = re.compile(r"\{[{%#]")
_SHOWN_LENGTH = 60


def unclosed_tags(texts: Iterable[str]) -> Iterator[int]:
    """The 1-based paragraphs with a tag that opens and does not close: it would swallow text up to the next one."""
    for number, text in enumerate(texts, 1):
        if OPENING.search(TAG.sub("", text)):
            yield number


def shortened(text: str) -> str:
    """A template's text, cut to 60 characters so that a message stays one line."""
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN_LENGTH else f"{text[: _SHOWN_LENGTH - 1]}…"
