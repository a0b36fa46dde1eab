"""What a message calls a character: logs are read by more people than cards are."""

from __future__ import annotations

import unicodedata

from cardgen.model.problem import Label

_SCRIPTS = {"CJK": Label("한자", "Chinese character"), "HANGUL": Label("한글", "Hangul")}
_OTHER = Label("문자", "letter or digit")


def character_name(code_point: int) -> str | Label:
    """Its number (U+1F600) for a symbol, but only its script for a letter or digit, which is a piece of a value."""
    character = chr(code_point)
    if unicodedata.category(character)[0] not in "LMN":
        return f"U+{code_point:04X}"
    return _SCRIPTS.get(unicodedata.name(character, "").split(" ")[0], _OTHER)
