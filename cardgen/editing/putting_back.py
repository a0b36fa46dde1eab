"""What to change in a card so that some of its fields are as in another version, as little as will do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cardgen.editing.changes import Append, Change, Drop, Put
from cardgen.editing.content import identical, pruned
from cardgen.model.data import value_at
from cardgen.model.form import Leaf, Member
from cardgen.yamltree import Pointer


def putting_back(members: Iterable[Member], now: Mapping[str, Any], then: Mapping[str, Any]) -> list[Change]:
    """The changes that give the fields and lists their values of `then`, by the paths of one form.

    Records that stay are left alone where they stand, with their comments.
    """
    return [change for member in members for change in _changes(member, now, then)]


def _changes(member: Member, now: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[Change]:
    place: Pointer = tuple(member.path.split("."))
    old, new = pruned(value_at(then, member.path)), value_at(now, member.path)
    if identical(old, pruned(new)):
        return
    if old is None:
        yield Drop(place)
    elif isinstance(member, Leaf) or not _are_records(old) or not _are_records(new):
        yield Put(place, old)
    else:
        yield from _records(place, new, old)


def _are_records(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(record, Mapping) for record in value)


def _records(place: Pointer, now: Sequence[Mapping[str, Any]], then: Sequence[Mapping[str, Any]]) -> Iterator[Change]:
    """Records added since are dropped, lost ones at the end appended, others edited; else the whole list is put."""
    extra = _beside(now, then)
    if extra is not None:
        yield from (Drop((*place, position)) for position in reversed(extra))
    elif len(now) < len(then) and identical([*now], [*then[: len(now)]]):
        yield from (Append(place, dict(record)) for record in then[len(now) :])
    elif len(now) == len(then):
        for position, (new, old) in enumerate(zip(now, then, strict=True)):
            yield from _columns((*place, position), new, old)
    else:
        yield Put(place, [dict(record) for record in then])


def _beside(now: Sequence[object], then: Sequence[object]) -> list[int] | None:
    """The positions of what `now` has besides all of `then`, in its order; None where it lacks something."""
    extra = []
    wanted = 0
    for position, record in enumerate(now):
        if wanted < len(then) and identical(record, then[wanted]):
            wanted += 1
        else:
            extra.append(position)
    return extra if wanted == len(then) else None


def _columns(place: Pointer, now: Mapping[str, Any], then: Mapping[str, Any]) -> Iterator[Change]:
    for key in (*then, *(key for key in now if key not in then)):
        if key not in then:
            yield Drop((*place, key))
        elif key not in now or not identical(now[key], then[key]):
            yield Put((*place, key), then[key])
