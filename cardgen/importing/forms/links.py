"""Which addresses a form may hold: those that lead somewhere only when a person clicks."""

from __future__ import annotations

_CLICKED = ("http:", "https:", "mailto:", "tel:", "#")


def is_clicked(address: str) -> bool:
    """True for the address of a link such as Word, Hancom and PDF viewers make of an e-mail address that is typed."""
    return not address or address.strip().lower().startswith(_CLICKED)
