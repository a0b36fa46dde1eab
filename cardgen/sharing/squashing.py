"""One spelling for a text, whatever its spaces, marks, widths and case: how values are compared in an audit."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\W_]+")
"""All that is no letter or digit: spaces, punctuation, symbols, marks drawn over letters, what nobody sees."""

_FILLERS = dict.fromkeys(map(ord, "\u115f\u1160\u3164\uffa0"), " ")
"""Letters of Hangul that are drawn as nothing."""

_ACCENTED = re.compile("[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]")
_ACCENTS = re.compile("[\u0300-\u036f]")
_STROKES = str.maketrans({"đ": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe"})
"""Latin letters that Unicode does not take apart."""


def folded(text: str) -> str:
    """In NFKC without case: ① is 1, ｈ is h, ㈜ is (주), NFD is NFC, Nguyễn is nguyen.

    Marks stay, so that words still end.
    """
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKC", text.translate(_FILLERS)).casefold()
    return _bare(plain) if _ACCENTED.search(plain) else plain


def _bare(text: str) -> str:
    """Without the accents of Latin letters."""
    apart = _ACCENTS.sub("", unicodedata.normalize("NFD", text.translate(_STROKES)))
    return unicodedata.normalize("NFC", apart)


def squashed(text: str) -> str:
    """Folded, and nothing left but letters and digits."""
    return _MARKS.sub("", folded(text))


def digits_of(text: str) -> str:
    """The decimal digits alone, of whatever script."""
    return "".join(str(unicodedata.decimal(letter)) for letter in text if letter.isdecimal())
