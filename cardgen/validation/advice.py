"""Chooses the hint for a value of the wrong kind or an id of the wrong shape; the value itself is never told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cardgen.messages.advice import ADVICE, example_of
from cardgen.model.problem import Label

CROCKFORD = "A-HJKMNP-TV-Z"
"""The letters of ids in the shipped forms, as a pattern: those nobody takes for digits (Crockford's base 32)."""

_UNUSED_LETTERS = frozenset("ILOU")
_YES = frozenset({"true", "yes", "y", "1", "t", "on", "o", "○", "예", "네", "유", "참"})
_NO = frozenset({"false", "no", "n", "0", "f", "off", "x", "×", "아니오", "아니요", "무", "거짓"})
_SAMPLE_ENDS = ("7F3K9Q", "0001", "001", "00001", "000001", "1")


def type_advice(value: object, schema: Mapping[str, Any]) -> Label:
    """What to write instead of `value` where `schema` declares another type."""
    declared = str(schema["type"])
    match declared:
        case "boolean":
            word = value.casefold() if isinstance(value, str) else ""
            return ADVICE["boolean.true" if word in _YES else "boolean.false" if word in _NO else "boolean"]
        case "array":
            return ADVICE["array.records" if schema["items"]["type"] == "object" else "array.plain"]
        case _:
            return ADVICE[declared]


def id_shape(prefix: str, pattern: str) -> Label:
    """An example of an id; the pattern itself where no common shape fits it."""
    samples = (f"{prefix}{end}" for end in _SAMPLE_ENDS)
    return next((example_of(sample) for sample in samples if _fits(sample, pattern)), Label(pattern, pattern))


def id_advice(value: str, prefix: str, pattern: str) -> Label | None:
    """Why an id has the wrong shape, where that is plain."""
    capitals = value.upper()
    if CROCKFORD in pattern and _UNUSED_LETTERS.intersection(capitals.removeprefix(prefix)):
        return ADVICE["id.letters"]
    return ADVICE["id.case"] if _fits(capitals, pattern) else None


def _fits(text: str, pattern: str) -> bool:
    """Asked of the checker itself: its regular expressions are ECMA-262, not Python's."""
    import jsonschema_rs

    return jsonschema_rs.is_valid({"pattern": pattern}, text)
