"""The order of a card's keys, and which section of the form each of them begins in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cardgen.model.form import FormSpec, Kind, RecordList
from cardgen.yamltree import Pointer

UNKNOWN = 1_000_000
"""Ranks after every key the form knows."""


class FormOrder:
    """What the form says about where things stand. Paths are dotted, an item of a list is `[]`: purchases[].date."""

    def __init__(self, form: FormSpec) -> None:
        self._form = form
        self._ranks: dict[str, dict[str, int]] = {}
        self._sections: dict[str, int] = {}
        for number, section in enumerate(form.sections):
            for member in section.members:
                self._add(member.path)
                self._sections.setdefault(member.path.split(".")[0], number)
                for column in member.columns if isinstance(member, RecordList) else ():
                    self._add(column.path)

    def _add(self, path: str) -> None:
        at = ""
        for key in path.split("."):
            siblings = self._ranks.setdefault(at, {})
            siblings.setdefault(key.removesuffix("[]"), len(siblings))
            at = f"{at}.{key}" if at else key

    def rank(self, path: str, key: str) -> int:
        """The place of `key` among those of the group or record at `path`."""
        return self._ranks.get(path, {}).get(key, UNKNOWN)

    def section(self, key: str) -> int:
        """The section a top-level key belongs to."""
        return self._sections.get(key, UNKNOWN)

    def ordered(self, path: str, keys: Iterable[str]) -> list[str]:
        """The keys as the form has them."""
        return sorted(keys, key=lambda key: self.rank(path, key))

    def is_long(self, path: str) -> bool:
        """True for a text of several lines, which stands badly in a record on one line."""
        member = self._form.by_path.get(path)
        return member is not None and not isinstance(member, RecordList) and member.kind is Kind.LONG_TEXT


def dotted(pointer: Pointer) -> str:
    """The path of the field a pointer leads to: ("purchases", 2, "note") is purchases[].note."""
    path = ""
    for step in pointer:
        path += "[]" if isinstance(step, int) else f".{step}" if path else step
    return path


def schema_at(form: FormSpec, pointer: Pointer) -> Mapping[str, Any]:
    """What the form's schema says of a place; empty for a place it does not know."""
    schema: Mapping[str, Any] = form.schema
    for step in pointer:
        schema = schema.get("items", {}) if isinstance(step, int) else schema.get("properties", {}).get(step, {})
    return schema
