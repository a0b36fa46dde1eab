"""Every text a person reads, by id, in Korean and English."""

from __future__ import annotations

from cardgen.messages.catalog import LANGUAGES, say, text_of
from cardgen.messages.text import Text

__all__ = ["LANGUAGES", "Text", "say", "text_of"]
