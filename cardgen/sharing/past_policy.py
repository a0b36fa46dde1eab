"""A policy of today for the form of an earlier day: what today's form does not know in the same way is withheld."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cardgen.loading.past_paths import todays_paths
from cardgen.model.form import FormSpec, Leaf, Member, RecordList
from cardgen.model.policy import RedactionPolicy, TotalsRule


def past_policy(policy: RedactionPolicy, now: FormSpec, then: FormSpec) -> RedactionPolicy:
    """The policy by the paths of the form of then; fields that were renamed since (`x-was`) are found.

    A field counts as the same only with the same type, kind and privacy class: masks go by the kind, and how close a
    value is to the person is for today's form to say. All others are not named, and so withheld.
    """
    known = _same_fields(now, then)
    treatments = {
        path: treatment for path, todays in known.items() if (treatment := policy.treatments.get(todays)) is not None
    }
    by_today = {todays: path for path, todays in known.items()}
    index = None if policy.index is None else _named(policy.index, by_today)
    totals = policy.totals and TotalsRule(_named(policy.totals.by, by_today), _named(policy.totals.sums, by_today))
    return replace(
        policy,
        treatments=treatments,
        select_by=frozenset(_named(policy.select_by, by_today)),
        index=index or None,
        totals=totals if totals and (totals.by or totals.sums) else None,
    )


def _named(paths: Iterable[str], by_today: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(by_today[path] for path in paths if path in by_today)


def _same_fields(now: FormSpec, then: FormSpec) -> dict[str, str]:
    """Today's path of each field, list and column of then that today's form has in the same way."""
    moved = todays_paths(now)
    found: dict[str, str] = {}
    for member in then.members():
        known = _known(member, now, moved)
        if known is None or (known.path != member.path and known.path in then.by_path):
            continue
        found[member.path] = known.path
        if isinstance(member, RecordList) and isinstance(known, RecordList):
            found.update(_same_columns(member, known, moved))
    return found


def _known(member: Member, now: FormSpec, moved: Mapping[str, str]) -> Member | None:
    """Today's member for one of then, by its own path before an old one of another."""
    todays = now.by_path.get(member.path) or now.by_path.get(moved.get(member.path, ""))
    return todays if todays is not None and _is_same(member, todays) else None


def _same_columns(then: RecordList, now: RecordList, moved: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    columns = {column.path: column for column in now.columns}
    for column in then.columns:
        renamed = moved.get(column.path, f"{now.path}[].{column.key}")
        todays = columns.get(column.path) or columns.get(renamed)
        if todays is not None and _is_same(column, todays):
            yield column.path, todays.path


def _is_same(then: Member, now: Member) -> bool:
    if isinstance(then, RecordList) or isinstance(now, RecordList):
        return isinstance(then, RecordList) and isinstance(now, RecordList) and then.privacy == now.privacy
    return _nature(then) == _nature(now)


def _nature(leaf: Leaf) -> tuple[object, ...]:
    return leaf.type, leaf.kind, leaf.privacy, leaf.many, leaf.shareable
