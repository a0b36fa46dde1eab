"""The part of a form that stands on a shared copy: fields, columns and sections a policy leaves off are not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, Member, RecordList
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.viewing.reduced_form import reduced_form

EMPTY_ROWS = 1
"""Rows of a table without records: a copy is not for handwriting, but a heading alone would look cut off."""

COUNT_ACTIONS = (Action.SHOW, Action.BLACKOUT)
"""What may become of the number of a list's records."""


def shared_form(form: FormSpec, policy: RedactionPolicy) -> FormSpec:
    """The form with what `policy` lets stand on paper and nothing else; a field it bars keeps its place."""
    return reduced_form(form, lambda member: _shared(member, policy))


def has_open_columns(records: RecordList, policy: RedactionPolicy) -> bool:
    """True where something of each record is shown: then how many there are is, too."""
    return not all(policy.action(column.path).is_withheld for column in records.columns)


def is_counted(records: RecordList, policy: RedactionPolicy) -> bool:
    """True where a copy tells how many records there are: by their number, or by their rows."""
    return policy.action(records.path) is Action.SHOW or has_open_columns(records, policy)


def _shared(member: Member, policy: RedactionPolicy) -> Iterator[Member]:
    if isinstance(member, RecordList):
        yield from _shared_list(member, policy)
    elif policy.action(member.path) is not Action.OMIT:
        yield _on_paper(member, policy)


def _shared_list(records: RecordList, policy: RedactionPolicy) -> Iterator[Member]:
    """The list with the columns left; a box for the number of its records, where that alone is shown."""
    if policy.action(records.path) in COUNT_ACTIONS and not has_open_columns(records, policy):
        yield count_leaf(records)
    columns = tuple(
        _on_paper(column, policy) for column in records.columns if policy.action(column.path) is not Action.OMIT
    )
    if columns:
        yield replace(records, columns=columns, rows=EMPTY_ROWS)


def _on_paper(leaf: Leaf, policy: RedactionPolicy) -> Leaf:
    """The field, with lines for a long text only where that text is shown."""
    return leaf if policy.action(leaf.path) is Action.SHOW else replace(leaf, lines=1)


def count_leaf(records: RecordList) -> Leaf:
    """A field that holds how many records the list has."""
    return Leaf(records.path, records.key, records.labels, LeafType.INTEGER, Kind.TEXT, records.privacy, records.merge)
