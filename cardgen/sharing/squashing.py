"""One spelling for a text, whatever its spaces, marks, widths and case: how values are compared in an audit."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")
"""All that is no letter or digit: spaces, punctuation, symbols, marks drawn over letters, what nobody sees."""


def folded(text: str) -> str:
    """In NFKC without case: ① is 1, ｈ is h, ㈜ is (주), NFD is NFC. Marks stay, so that words still end."""
    return text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()


def squashed(text: str) -> str:
    """Folded, and nothing left but letters and digits."""
    return _MARKS.sub("", folded(text))


def digits_of(text: str) -> str:
    """The decimal digits alone, of whatever script."""
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())
