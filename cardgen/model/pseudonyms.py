"""Pseudonyms: names for customers and values that only the holder of a key can trace back."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from unicodedata import normalize

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O, U, so that a token can be read out over the telephone."""

DIGITS = 10
"""Characters of a token, 5 bits each: two of 10,000 customers share one in a share out of 22 million."""

CARD_PREFIX = "P-"
"""Begins the pseudonym of a card, which stands for its id: in file names, anchors and on paper."""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Keyed tokens (HMAC-SHA-256, RFC 2104): the same value under the same key gives the same one.

    Never a bare hash: all Korean mobile numbers can be hashed in a minute.
    """

    key: bytes = field(repr=False)

    def card(self, card_id: str) -> str:
        """The pseudonym of a card, for its id: P-7F3K9QXM2A."""
        return CARD_PREFIX + self.value("id", card_id)

    def value(self, path: str, value: str) -> str:
        """The token of a value of the field at `path`; equal values of other fields have other tokens."""
        message = f"{path}\0{normalize('NFC', value).strip()}".encode()
        number = int.from_bytes(hmac.digest(self.key, message, "sha256")[:8], "big")
        return "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(DIGITS)))
