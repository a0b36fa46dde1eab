"""What people type to change a card, `휴대전화=010-1234-5678` or `purchases[-1].note=`, as changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.entry.field_names import column_named, fields_named, one_field, spoken_path
from cardgen.entry.items import items_of
from cardgen.entry.values import entered_value
from cardgen.errors import UsageError
from cardgen.model.data import list_at
from cardgen.model.form import FormSpec, Leaf, Member, RecordList
from cardgen.yamltree import Pointer

_ASSIGNMENT = re.compile(r"([^=]*?)\s*([-+]?=)(.*)", re.DOTALL)
_PLACE = re.compile(r"(.*?)\s*\[\s*([-+]?[0-9]+)\s*\]\s*[.>]?\s*(.*)", re.DOTALL)
"""A list's name, the number of a record (1-based, -1 the last) and a column's name."""

_LONGEST = 10


def assigned(form: FormSpec, data: Mapping[str, Any], texts: Iterable[str], today: date) -> list[Change]:
    """The changes that `path=value` texts ask for, in a card with this data.

    `path=` takes the value away; `path+=a,b` and `path-=a` add to a plain list and take from it. UsageError for
    anything else, for names the form does not know, and for records the card does not have.
    """
    return [change for text in texts for change in _changes(form, data, text, today)]


def added(form: FormSpec, data: Mapping[str, Any], name: str, texts: Sequence[str], today: date) -> list[Change]:
    """The changes that add to the list called `name`: one record of `column=value` texts, or plain items.

    A record's day on which something happened is today where it is required and not given. Items that are there already
    are left out.
    """
    lists = [member for member in form.members() if isinstance(member, RecordList) or member.many]
    member = one_field(form, name, lists)
    if isinstance(member, RecordList):
        return [Append(_pointer(member), _record(member, texts, today))]
    return [*_more(member, data, [item for text in texts for item in items_of(text)], today)]


def entered(leaf: Leaf, text: str, today: date) -> Any:
    """The value of a text for a field; a list of them for a plain list."""
    if leaf.many:
        return [entered_value(leaf, item, today) for item in items_of(text)]
    return entered_value(leaf, text, today)


def split(text: str) -> tuple[str, str, str]:
    """Name, sign (`=`, `+=` or `-=`) and value of an assignment. UsageError where it is none."""
    found = _ASSIGNMENT.fullmatch(text)
    if found is None or not found[1].strip():
        raise UsageError("error.set.assignment")
    return found[1].strip(), found[2], found[3]


def _changes(form: FormSpec, data: Mapping[str, Any], text: str, today: date) -> Iterator[Change]:
    name, sign, value = split(text)
    if place := _PLACE.fullmatch(name):
        yield _in_list(form, data, (place[1], _number(place[2]), place[3]), sign, value, today)
        return
    member = _whole_field(form, name)
    if sign != "=":
        if isinstance(member, RecordList) or not member.many:
            raise UsageError("error.set.no_plain_list", name=name)
        items = items_of(value)
        yield from _more(member, data, items, today) if sign == "+=" else _less(member, data, items, today)
    elif not value.strip():
        yield Drop(_pointer(member))
    elif isinstance(member, RecordList):
        raise UsageError("error.set.records", name=spoken_path(member))
    else:
        yield Put(_pointer(member), entered(member, value, today))


def _whole_field(form: FormSpec, name: str) -> Member:
    """A field outside tables; a table's column needs the number of a record, and the id stays what it is."""
    members = [*form.members()]
    columns = [found for found in fields_named(form, name) if found not in members]
    if columns and not [found for found in fields_named(form, name) if found in members]:
        path = columns[0].path
        raise UsageError("error.set.which_record", name=name, example=path.replace("[]", "[-1]"))
    member = one_field(form, name, members)
    if member.path == "id":
        raise UsageError("error.set.id")
    return member


def _in_list(
    form: FormSpec, data: Mapping[str, Any], place: tuple[str, int, str], sign: str, value: str, today: date
) -> Change:
    name, number, column = place
    lists = [member for member in form.members() if isinstance(member, RecordList) or member.many]
    member = one_field(form, name, lists)
    pointer: Pointer = (*_pointer(member), _position(number, data, member))
    if sign != "=" or (column and not isinstance(member, RecordList)):
        raise UsageError("error.set.assignment")
    leaf = None if isinstance(member, RecordList) else member
    if column and isinstance(member, RecordList):
        leaf = column_named(member, column)
        pointer = (*pointer, leaf.key)
    if not value.strip():
        return Drop(pointer)
    if leaf is None:
        raise UsageError("error.set.records", name=spoken_path(member))
    return Put(pointer, entered_value(leaf, value, today))


def _number(text: str) -> int:
    """A record's number as typed; one of more digits than a list has records is beyond every list's end."""
    return int(text) if len(text) < _LONGEST else 10**_LONGEST


def _position(number: int, data: Mapping[str, Any], member: Member) -> int:
    """The 0-based position of record `number`, counted from 1, or from the end where it is negative."""
    count = len(list_at(data, member.path))
    position = number - 1 if number > 0 else count + number
    if number == 0 or not 0 <= position < count:
        raise UsageError("error.edit.position", number=str(number), count=str(count))
    return position


def _record(member: RecordList, texts: Iterable[str], today: date) -> dict[str, Any]:
    record: dict[str, Any] = {}
    for text in texts:
        name, sign, value = split(text)
        if sign != "=":
            raise UsageError("error.set.assignment")
        column = column_named(member, name)
        record[column.key] = entered_value(column, value, today)
    for column in member.columns:
        if column.required and column.past and column.kind.is_date:
            record.setdefault(column.key, today.isoformat())
    return record


def _more(member: Leaf, data: Mapping[str, Any], items: Iterable[str], today: date) -> Iterator[Change]:
    there = [*list_at(data, member.path)]
    for item in items:
        value = entered_value(member, item, today)
        if value not in there:
            there.append(value)
            yield Append(_pointer(member), value)


def _less(member: Leaf, data: Mapping[str, Any], items: Iterable[str], today: date) -> Iterator[Change]:
    there = list_at(data, member.path)
    for item in items:
        value = entered_value(member, item, today)
        if value not in there:
            raise UsageError("error.set.no_item", name=spoken_path(member))
    gone = {entered_value(member, item, today) for item in items}
    for position in reversed(range(len(there))):
        if there[position] in gone:
            yield Drop((*_pointer(member), position))


def _pointer(member: Member) -> Pointer:
    return tuple(member.path.split("."))
