"""What a merge did to a card besides uniting both sides: changes it made itself, and changes of a side it took back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from cardgen.model.changeview import Deed, FieldChange

Fields = Iterable[FieldChange]


def undone(own: Fields, against: Fields) -> tuple[FieldChange, ...]:
    """The changes of one side that are not in the result, as changes from that side to the result.

    `own` are those from the merge base to the side, `against` those from the side to the result.
    """
    made = {(change.path, change.key): change for change in own}
    found = (_undone(made, change) for change in against)
    return tuple(change for change in found if change is not None)


def _undone(made: Mapping[tuple[str, str], FieldChange], change: FieldChange) -> FieldChange | None:
    own, former = made.get((change.path, change.key)), made.get((change.path, former_key(change)))
    if former_key(change) and (_is_there(former) or (own is not None and own.deed is Deed.REMOVED)):
        return change
    if own is None or (own.deed is Deed.REMOVED) is not (change.deed is Deed.ADDED):
        return None
    if own.deed is not Deed.CHANGED or change.deed is not Deed.CHANGED or not own.parts or not change.parts:
        return change
    items = change.before is not None
    parts = _items_undone(own.parts, change.parts) if items else undone(own.parts, change.parts)
    return replace(change, parts=parts) if parts else None


def parted(changes: Fields, others: Fields) -> tuple[tuple[FieldChange, ...], tuple[FieldChange, ...]]:
    """Changes of one side that are not in the result: those the `others` side made too, and those it did not.

    Of the first somebody or something had to choose one; the others got lost.
    """
    made = {(change.path, change.key): change for change in others}
    chosen, lost = [], []
    for change in changes:
        other = made.get((change.path, change.key)) or made.get((change.path, former_key(change)))
        both, one = _by_part(change, other)
        chosen += [both] if both else []
        lost += [one] if one else []
    return tuple(chosen), tuple(lost)


def _by_part(change: FieldChange, other: FieldChange | None) -> tuple[FieldChange | None, FieldChange | None]:
    """What of a change the other side made too, and what not. Items of plain lists come and go one by one."""
    if other is None or (change.parts and change.before is not None):
        return None, change
    if not (change.parts and other.parts and change.deed is other.deed is Deed.CHANGED):
        return change, None
    paths = {part.path for part in other.parts}
    both = tuple(part for part in change.parts if part.path in paths)
    one = tuple(part for part in change.parts if part.path not in paths)
    return (replace(change, parts=both) if both else None), (replace(change, parts=one) if one else None)


def former_key(change: FieldChange) -> str:
    """The key an edited record had before, where the key was edited; "" for any other change.

    A record that one side made may pass for one of the other side that is alike but for its date.
    """
    if change.deed is not Deed.CHANGED or not change.key:
        return ""
    keys = (it.before.text for it in change.parts if it.before and it.after and it.after.text == change.key)
    return next(keys, "")


def _is_there(change: FieldChange | None) -> bool:
    return change is not None and change.deed is not Deed.REMOVED


def _items_undone(own: Fields, against: Fields) -> tuple[FieldChange, ...]:
    """Items of a plain list that one side added and the result lacks, or that it removed and the result has."""
    came = {change.after.text for change in own if change.after is not None}
    went = {change.before.text for change in own if change.before is not None}
    return tuple(
        change
        for change in against
        if (change.before is not None and change.before.text in came)
        or (change.after is not None and change.after.text in went)
    )


def made_by_merge(against: Sequence[Fields]) -> tuple[FieldChange, ...]:
    """What the result has and no parent had, as changes from the first parent; `against` are those from each parent."""
    return reduce(_common, map(tuple, against[1:]), tuple(against[0]))


def _common(one: tuple[FieldChange, ...], other: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
    found = (_shared(change, _same_place(change, other)) for change in one)
    return tuple(change for change in found if change is not None)


def _same_place(change: FieldChange, others: Fields) -> FieldChange | None:
    place = (change.path, change.key)
    return next((it for it in others if (it.path, it.key) == place and _result(it) == _result(change)), None)


def _result(change: FieldChange) -> object:
    """What a change led to; of an edited record and of a plain list the parts tell."""
    if change.parts and change.deed is Deed.CHANGED:
        return None
    return (change.deed is Deed.REMOVED, change.after, tuple((part.path, part.after) for part in change.parts))


def _shared(change: FieldChange, other: FieldChange | None) -> FieldChange | None:
    if other is None:
        return None
    if not change.parts or change.deed is not Deed.CHANGED:
        return change
    if change.before is not None:
        parts = tuple(part for part in change.parts if part in other.parts)
    else:
        parts = _common(change.parts, other.parts)
    return replace(change, parts=parts) if parts else None
