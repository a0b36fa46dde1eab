"""What the rows of a file change in a card there is, and which of them may not: those made of another version of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cardgen.editing.changes import Change
from cardgen.model.card import Card
from cardgen.model.exportview import version_of
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.workflows.importing.compare import field_change
from cardgen.workflows.importing.draft import Draft, Origins, RefusedRows, Spot
from cardgen.workflows.importing.memory import Memory, Since
from cardgen.workflows.importing.records import ListChanges

OUTDATED = "I118"


def card_changes(
    draft: Draft, form: FormSpec, paths: Mapping[int, frozenset[str]], memory: Memory
) -> tuple[list[Change], Origins]:
    """What the rows change in the card there is; `paths` are the fields each table has columns for.

    Raises RefusedRows for rows whose position cannot be meant, and for all that would change something in a card that
    is not the one their workbook was exported from.
    """
    assert draft.card is not None
    return _CardChanges(draft, draft.card, form, paths, memory).all()


class _CardChanges:
    """The changes of one card on their way. `_touching` are the rows that change something, in the file's order."""

    def __init__(
        self, draft: Draft, card: Card, form: FormSpec, paths: Mapping[int, frozenset[str]], memory: Memory
    ) -> None:
        self._draft = draft
        self._card = card
        self._form = form
        self._paths = paths
        now = version_of(card.blob)
        self._since = {version: memory.since(version, now) for version in draft.versions}
        self._outdated = None in self._since.values()
        self._origins: Origins = {"": draft.home}
        self._touching: dict[Spot, None] = {}

    def all(self) -> tuple[list[Change], Origins]:
        changes = [*self._of_fields(), *self._of_lists()]
        if self._outdated and changes:
            raise RefusedRows(OUTDATED, [*self._touching])
        return changes, self._origins

    def _of_fields(self) -> Iterator[Change]:
        exact = {Spot(row.table, row.row) for row in self._draft.rows if row.exact}
        versions = {Spot(row.table, row.row): row.version for row in self._draft.rows}
        for leaf in self._form.members():
            if not isinstance(leaf, Leaf) or leaf.kind is Kind.ID or leaf.path not in self._draft.fields:
                continue
            value, spot = self._draft.fields[leaf.path]
            row = spot.row_spot
            pointer = tuple(leaf.path.split("."))
            change = field_change(leaf, self._card.value(leaf.path), value, pointer, exact=row in exact)
            if change is None:
                continue
            since = self._since.get(versions.get(row, "")) or Since()
            self._outdated |= since.is_gone(leaf.path, leaf, value)
            self._origins[leaf.path] = spot
            self._touching[row] = None
            yield change

    def _of_lists(self) -> Iterator[Change]:
        for records in self._form.record_lists():
            rows = [record for record in self._draft.records if record.path == records.path]
            if not rows:
                continue
            found = ListChanges(records, self._card.records(records.path), self._paths, self._since)
            for row, changes in found.of(rows):
                self._touching[row.spot] = None
                yield from changes
            self._outdated |= found.outdated
            self._origins |= found.origins
