"""The form's fields by their names: `contact.mobile` is the field `mobile` within `contact`.

A field's own name may hold no full stop (ISO 32000-1, 12.7.3.2). As a tree, the full names that readers put together
from it are those of `control_name`: purchases[3].date.
"""

from __future__ import annotations

from typing import Any


class FieldTree:
    """Fields of one PDF; `roots` are those without a parent, for the form's dictionary."""

    def __init__(self, pdf: Any) -> None:
        from pikepdf import Array

        self._pdf = pdf
        self._groups: dict[str, Any] = {}
        self.roots = Array()

    def add(self, name: str, field: Any) -> None:
        """Put a field (an indirect dictionary) into its place."""
        from pikepdf import String

        group, _, own = name.rpartition(".")
        field.T = String(own)
        self._attach(field, group)

    def _attach(self, field: Any, group: str) -> None:
        if not group:
            self.roots.append(field)
            return
        parent = self._group(group)
        field.Parent = parent
        parent.Kids.append(field)

    def _group(self, name: str) -> Any:
        from pikepdf import Array, Dictionary

        if name not in self._groups:
            self._groups[name] = self._pdf.make_indirect(Dictionary(Kids=Array()))
            self.add(name, self._groups[name])
        return self._groups[name]
