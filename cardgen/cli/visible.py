"""Values of cards as a terminal may show them: nothing in them acts on the screen or turns the text around."""

from __future__ import annotations

import unicodedata


def visible(text: str) -> str:
    """Text with control and format characters spelt out, such as U+202E, which shows what follows backwards.

    Spaces of all kinds and line breaks stay.
    """
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    stays = character.isprintable() or character in "\n\t" or unicodedata.category(character) == "Zs"
    return character if stays else character.encode("unicode_escape").decode()
