"""A redaction policy: which fields of a card another reader may see."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedactionPolicy:
    """Shows the leaf paths it names and withholds everything else, fields added to the form later included.

    Naming a record list shows only how many records it has; each of its columns is named by itself.
    """

    name: str
    shows: frozenset[str]
