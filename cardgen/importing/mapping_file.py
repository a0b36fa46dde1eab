"""The file that remembers which column goes to which field: read, merged with a new import, written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cardgen.entry.field_names import one_field, spoken_path
from cardgen.entry.values import spelling
from cardgen.errors import UsageError
from cardgen.importing.columns import Choices, Table, Why
from cardgen.model.form import FormSpec, Leaf, RecordList
from cardgen.yamltree import MappingNode, parse
from cardgen.yamltree.core import core_data, would_be_typed

FILE_NAME = "import.yaml"

HEAD = """\
# Which column of an imported file goes to which field; "" leaves a column out. Under "values:", which choice of a
# field a word of such a file means.
# Written by `cardgen import`, yours to edit.
"""

Fields = Mapping[str, str]
"""Paths by heading; an empty path leaves the column out."""


@dataclass(frozen=True, slots=True)
class SavedColumns:
    """What the file says: for the sheets of cards, and for those of each record list.

    `values` are choices by field path and by the word that stands for them in files.
    """

    cards: Fields = field(default_factory=dict)
    records: Mapping[str, Fields] = field(default_factory=dict)
    values: Mapping[str, Fields] = field(default_factory=dict)

    def fields_of(self, records: RecordList | None) -> Fields:
        """What was saved for the sheets of cards, or of a record list."""
        return self.cards if records is None else self.records.get(records.path, {})

    def choices(self, form: FormSpec, records: RecordList | None) -> Choices:
        """The saved columns as fields. UsageError for a path the form does not have."""
        saved = self.fields_of(records)
        return {spelling(heading): named_leaf(form, path) if path else None for heading, path in saved.items()}

    def with_tables(self, tables: Iterable[Table]) -> SavedColumns:
        """With the columns of an import put beside or in place of those saved before."""
        cards, records = dict(self.cards), {path: dict(fields) for path, fields in self.records.items()}
        for table in tables:
            home = cards if table.records is None else records.setdefault(table.records.path, {})
            home.update(_fields(table))
        return SavedColumns(cards, {path: fields for path, fields in records.items() if fields}, self.values)


def named_leaf(form: FormSpec, name: str) -> Leaf:
    """The field a path, a label or an earlier path means. UsageError where it means none or several."""
    earlier = next((leaf for leaf in form.leaves() if name in leaf.was), None)
    found = earlier or one_field(form, name)
    if not isinstance(found, Leaf):
        raise UsageError("error.import.not_a_column", name=name, columns=", ".join(map(spoken_path, found.columns)))
    return found


def read_saved(text: str, path: str) -> SavedColumns:
    """What a mapping file says. UsageError where it says it in another shape."""
    tree = parse(text)
    if tree.root is None and not tree.faults:
        return SavedColumns()
    data = core_data(tree.root) if isinstance(tree.root, MappingNode) and not tree.faults else None
    if not isinstance(data, dict) or set(data) - {"columns", "records", "values"}:
        raise UsageError("error.import.mapping", path=path)
    records, values = data.get("records") or {}, data.get("values") or {}
    if not isinstance(records, dict) or not isinstance(values, dict):
        raise UsageError("error.import.mapping", path=path)
    return SavedColumns(
        _checked(data.get("columns"), path),
        {str(name): _checked(fields, path) for name, fields in records.items()},
        {str(name): _checked(words, path) for name, words in values.items()},
    )


def written(saved: SavedColumns, before: str = "") -> str:
    """The file's text; comments at its head stay."""
    head = "".join(line for line in before.splitlines(keepends=True)[: _comments(before)]) or HEAD
    lines = [*_lines("columns", saved.cards, "")]
    if saved.records:
        lines.append("records:")
        for path, fields in saved.records.items():
            lines += _lines(path, fields, "  ")
    if saved.values:
        lines.append("values:")
        for path, words in saved.values.items():
            quoted = {word: _quoted(choice) for word, choice in words.items()}
            lines += _lines(path, quoted, "  ")
    return head + "".join(f"{line}\n" for line in lines)


def _comments(text: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))


def _checked(fields: object, path: str) -> dict[str, str]:
    if fields is None:
        return {}
    if not isinstance(fields, dict) or not all(isinstance(value, str) or value is None for value in fields.values()):
        raise UsageError("error.import.mapping", path=path)
    return {str(heading): value or "" for heading, value in fields.items()}


def _fields(table: Table) -> dict[str, str]:
    """The columns of a table as they are saved; what nobody chose or recognised is asked again next time."""
    found = {}
    for column in table.columns:
        if column.heading and column.leaf is not None:
            found[column.heading] = spoken_path(column.leaf)
        elif column.heading and column.why is Why.LEFT_OUT:
            found[column.heading] = ""
    return found


def _lines(name: str, fields: Fields, indent: str) -> Iterable[str]:
    if fields:
        yield f"{indent}{name}:"
        for heading, path in fields.items():
            line = f"{_quoted(heading)}: {path or chr(34) * 2}"
            if _reads_back(line, heading):
                yield f"{indent}  {line}"


def _reads_back(line: str, heading: str) -> bool:
    """False for a heading no YAML file can hold: one line of it would make the whole file unreadable."""
    tree = parse(f"{line}\n")
    data = core_data(tree.root) if tree.root is not None and not tree.faults else None
    return isinstance(data, dict) and [*data] == [heading]


def _quoted(text: str) -> str:
    """A key that reads back as it is: plain where it is letters and digits only."""
    if text.replace(" ", "").isalnum() and not would_be_typed(text) and text.strip() == text:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
