"""The instructions of a PDF's content stream, and what their operands say (ISO 32000-1, 7.8.2)."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any

import pikepdf


def instructions(source: pikepdf.Object) -> list[tuple[str, list[Any]]]:
    """Operators with their operands. Raises UserWarning where operands are left over at the end."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return [(str(one.operator), [*one.operands]) for one in pikepdf.parse_content_stream(source)]


def resource_of(resources: Any, kind: str, name: str) -> Any:
    """What a page calls by this name: a font, a picture, a graphics state; None if it has none of that name."""
    found = resources.get(kind) if resources is not None else None
    return found.get(name) if isinstance(found, pikepdf.Dictionary) else None


def shown_codes(operands: list[Any]) -> Iterator[bytes]:
    """The character codes that an operator shows; numbers between them move the pen."""
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, pikepdf.Array):
            yield from (bytes(item) for item in operand if isinstance(item, pikepdf.String))


def is_white(operator: str, operands: list[Any]) -> bool:
    """True where a colour operator chooses white; CMYK counts ink (8.6.4.4)."""
    try:
        numbers = [float(operand) for operand in operands]
    except (TypeError, ValueError):
        return False
    wanted = 0.0 if operator == "k" else 1.0
    return bool(numbers) and all(number == wanted for number in numbers)
