"""Words of a file that are no choice of their field, and the choices they were said to mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cardgen.entry.field_names import spoken_path
from cardgen.entry.values import spelling
from cardgen.errors import UsageError
from cardgen.importing.cell_values import cell_reader
from cardgen.importing.columns import Column, Table
from cardgen.importing.entries import Entry
from cardgen.importing.mapping_file import SavedColumns, named_leaf
from cardgen.model.form import FormSpec, Leaf
from cardgen.workflows.importing.tables import Reading
from cardgen.workflows.workspace import Workspace

MOST_WORDS = 9
"""Unknown words of one column that are asked about; a column with more is not one of these choices."""

MeantChoices = Mapping[str, Mapping[str, str]]
"""By field path: the choice each word of a file means."""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word a choice field does not know, and in how many rows of a table it stands."""

    table: int
    column: Column
    leaf: Leaf
    word: str = field(repr=False)
    rows: int


def saved_choices(form: FormSpec, saved: SavedColumns) -> MeantChoices:
    """What earlier imports were told of words, by field path. UsageError for a field or choice the form lacks."""
    found: dict[str, dict[str, str]] = {}
    for name, words in saved.values.items():
        leaf = named_leaf(form, name)
        if not {*words.values()} <= {*leaf.choices}:
            raise UsageError("error.import.default", name=name, known=", ".join(leaf.choices))
        found[leaf.path] = dict(words)
    return found


def with_choices(saved: SavedColumns, form: FormSpec, choices: MeantChoices) -> SavedColumns:
    """What is remembered, with what words mean."""
    spoken = {spoken_path(form.by_path[path]): dict(words) for path, words in choices.items() if words}
    return replace(saved, values=spoken)


def unknown_words(workspace: Workspace, reading: Reading, known: MeantChoices) -> list[UnknownWord]:
    """The words of choice columns that are neither a choice nor known to mean one, each once."""
    found = []
    for number, table in enumerate(reading.tables):
        for column in table.used:
            leaf = column.leaf
            if leaf is None or not leaf.choices or leaf.many:
                continue
            words = _words(workspace, table, column, leaf)
            for word in _meanings(known.get(leaf.path, {})):
                words.pop(word, None)
            if len(words) <= MOST_WORDS:
                found += [UnknownWord(number, column, leaf, word, rows) for word, (rows, word) in words.items()]
    return found


def _words(workspace: Workspace, table: Table, column: Column, leaf: Leaf) -> dict[str, tuple[int, str]]:
    """Words by their spelling, with how often they stand there and as they were first written."""
    read = cell_reader(leaf, workspace.today)
    count: Counter[str] = Counter()
    written: dict[str, str] = {}
    for cells in table.sheet.rows[table.first_row :]:
        value = read(cells[column.at]) if column.at < len(cells) and cells[column.at] != "" else None
        if isinstance(value, str) and value not in leaf.choices:
            count[spelling(value)] += 1
            written.setdefault(spelling(value), value)
    return {word: (count[word], written[word]) for word in written}


def _meanings(words: Mapping[str, str]) -> Mapping[str, str]:
    return {spelling(word): choice for word, choice in words.items()}


class Meaning:
    """Puts choices in the place of the words that mean them."""

    def __init__(self, choices: MeantChoices) -> None:
        self._choices = {path: _meanings(words) for path, words in choices.items() if words}

    def of(self, entry: Entry) -> Entry:
        """The entry with choices for words."""
        found = {}
        for path, meanings in self._choices.items():
            value = entry.values.get(path)
            if isinstance(value, str) and (choice := meanings.get(spelling(value))):
                found[path] = choice
        return replace(entry, values={**entry.values, **found}) if found else entry
