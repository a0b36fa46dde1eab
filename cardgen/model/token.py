"""A pseudonym as somebody types it in, from paper or from the telephone."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from cardgen.model.pseudonyms import ALPHABET, CARD_PREFIX, DIGITS

_MISREAD = str.maketrans("OIL", "011")
"""Letters the alphabet leaves out, and the digits they are taken for (Crockford, "Base 32": decode symbols)."""

_PREFIX = CARD_PREFIX.rstrip("-")


@dataclass(frozen=True, slots=True)
class Token:
    """The ten digits of a pseudonym; `of_card` where the sign of a card stood before them, so it is no value's."""

    digits: str
    of_card: bool

    @property
    def as_card(self) -> str:
        """The pseudonym of a card with these digits."""
        return CARD_PREFIX + self.digits


def token_of(text: str) -> Token | None:
    """The pseudonym meant by a text, or None where it cannot be one.

    Small letters, spaces and hyphens count for nothing, O is 0, I and L are 1; what follows a dot is a file's ending.
    """
    name = normalize("NFKC", text).strip().rpartition("/")[2].partition(".")[0].upper()
    letters = "".join(char for char in name if char.isalnum()).translate(_MISREAD)
    of_card = name.startswith(CARD_PREFIX) or (len(letters) > DIGITS and letters.startswith(_PREFIX))
    digits = letters.removeprefix(_PREFIX) if of_card else letters
    return Token(digits, of_card) if len(digits) == DIGITS and set(digits) <= set(ALPHABET) else None
