"""How the values of a form unite, read from `x-merge`.

Straight from the form's document: a merge driver starts once per file, and reading a whole FormSpec costs more than the
merge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_DATES = frozenset({"date", "birth-date"})


@dataclass(frozen=True, slots=True)
class MergeRules:
    """What one field, group or list does when two people changed it.

    `merge` is the field's or list's `x-merge`; `keys` are the members of a group, or the columns of a list's records,
    in the order of the form. `key_column` tells records apart; a `whole` record is never put together from two
    versions of it. `id_key` is the field that says which card it is. `was` are keys it had earlier in the same group.
    """

    merge: str = "scalar"
    keys: Mapping[str, MergeRules] = field(default_factory=dict)
    key_column: str = ""
    whole: bool = False
    id_key: str = "id"
    was: tuple[str, ...] = ()

    @classmethod
    def of(cls, schema: Mapping[str, object], path: str = "") -> MergeRules:
        """The rules of a form's document (`FormSpec.schema`), or of the part of it at a path."""
        items = schema.get("items")
        if isinstance(items, Mapping) and "properties" in items:
            return cls._of_records(schema, items, path)
        properties = _properties(schema)
        names = {key: cls.of(properties[key], f"{path}.{key}") for key in _ordered(schema, properties)}
        ids = (key for key, declared in properties.items() if declared.get("x-kind") == "id")
        merge = str(schema.get("x-merge", "scalar"))
        return cls(merge, names, id_key=next(ids, "id"), was=tuple(_was(schema, path)))

    @classmethod
    def _of_records(cls, schema: Mapping[str, object], items: Mapping[str, object], path: str) -> MergeRules:
        """A list of records; one `atomic` column makes its records indivisible."""
        columns = _properties(items)
        dates = (key for key, column in columns.items() if column.get("x-kind") in _DATES)
        return cls(
            str(schema.get("x-merge", "scalar")),
            {key: cls.of(column, f"{path}[].{key}") for key, column in columns.items()},
            next(dates, next(iter(columns), "")),
            any(column.get("x-merge") == "atomic" for column in columns.values()),
            was=tuple(_was(schema, path)),
        )

    def of_key(self, key: str) -> MergeRules:
        """The rules of a member; what the form does not know is one value."""
        return self.keys.get(key, _UNKNOWN)

    def of_record(self, *, whole: bool) -> MergeRules:
        """The rules of one record of this list."""
        return MergeRules("atomic" if whole else "scalar", self.keys)

    def rank(self, key: str) -> tuple[int, str]:
        """Sorts keys as the form has them, unknown ones last."""
        known = {name: number for number, name in enumerate(self.keys)}
        return known.get(key, len(known)), key


_UNKNOWN = MergeRules()


def _properties(schema: Mapping[str, object]) -> Mapping[str, Mapping[str, object]]:
    found = schema.get("properties")
    return found if isinstance(found, Mapping) else {}


def _was(schema: Mapping[str, object], path: str) -> Iterator[str]:
    """The earlier keys (`x-was`) that stood in the same group; of a column, in the records, whatever their list was."""
    said = schema.get("x-was", ())
    group = path.removeprefix(".").rpartition(".")[0]
    for old in [said] if isinstance(said, str) else said if isinstance(said, list) else ():
        above, _, key = str(old).rpartition(".")
        if above == group or (group.endswith("[]") and (not above or above.endswith("[]"))):
            yield key


def _ordered(schema: Mapping[str, object], properties: Mapping[str, object]) -> Iterator[str]:
    """The keys as people see them: `x-order` first, with the fields of its titled parts."""
    listed = schema.get("x-order")
    seen: dict[str, None] = {}
    for part in listed if isinstance(listed, list) else ():
        keys = part.get("fields", ()) if isinstance(part, Mapping) else (part,)
        seen.update((key, None) for key in keys if key in properties)
    yield from {**seen, **dict.fromkeys(properties)}
