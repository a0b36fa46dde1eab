"""Every text a person reads, by id, in Korean and English."""

from __future__ import annotations

from cardgen.messages.catalog import LANGUAGES, Text, say, text_of

__all__ = ["LANGUAGES", "Text", "say", "text_of"]
