"""Random histories of cards, merged and held against what their values should become."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.history.merging import Merged, MergeRules, Side, conflicts_in, merge_texts, taken
from cardgen.yamltree import parse
from cardgen.yamltree.core import core_data

Data = dict[str, Any]
_NOTHING: tuple[Any, ...] = ({}, [], frozenset())
_SEEDS = st.integers(0, 2**40)


class Expected:
    """The values two edits of a card come to, told side by side: a reference that knows neither lines nor trees.

    `ours` and `theirs` are the outcome with that side taken in every conflict, `conflicts` their paths. A record in
    dispute may stand as each side wrote it instead of column by column, as its layout has it: `actual`, both sides as
    they came out, tells which.
    """

    def __init__(self, history: Any, schema: Data, actual: tuple[Data, Data]) -> None:
        self.conflicts: list[str] = []
        self._actual = [_comparable_records(side) for side in actual]
        versions = history.base, history.ours, history.theirs
        self.ours, self.theirs = self._group(schema, "", *versions)

    def _group(self, schema: Data, path: str, *versions: Data) -> tuple[Data, Data]:
        outcome: tuple[Data, Data] = {}, {}
        for key, said in schema["properties"].items():
            found = self._value(said, f"{path}.{key}".removeprefix("."), *(version.get(key) for version in versions))
            for side, value in zip(outcome, found, strict=True):
                if value not in (None, *_NOTHING):
                    side[key] = value
        return outcome

    def _value(self, said: Data, path: str, base: Any, ours: Any, theirs: Any) -> tuple[Any, Any]:
        if said["type"] == "object":
            return self._group(said, path, base or {}, ours or {}, theirs or {})
        if said["type"] == "array" and "properties" in said["items"]:
            return self._records(said["items"], f"{path}[]", base or [], ours or [], theirs or [])
        if said["type"] == "array":
            was, our, their = set(base or []), set(ours or []), set(theirs or [])
            kept = frozenset(our & their | our - was | their - was)
            return kept, kept
        return self._leaf(said, path, base, ours, theirs)

    def _leaf(self, said: Data, path: str, base: Any, ours: Any, theirs: Any) -> tuple[Any, Any]:
        if len({base, ours, theirs}) < 3:
            value = ours if theirs == base else theirs
            return value, value
        if said["x-merge"] == "append" and ours and theirs:
            both = _both_appended(base, ours, theirs)
            if both:
                return both, both
        self.conflicts.append(path)
        return ours, theirs

    def _records(self, items: Data, path: str, *versions: list[Data]) -> tuple[list[Data], list[Data]]:
        old = {record["#"]: record for record in versions[0]}
        outcome: tuple[list[Data], list[Data]] = [], []
        sides = [{record["#"]: record for record in version if record["#"] in old} for version in versions[1:]]
        for number, record in old.items():
            found = self._record(items, path, record, *(side.get(number) for side in sides))
            for records, one in zip(outcome, found, strict=True):
                records.extend([one] if one else [])
        added = [Counter(_frozen(record) for record in version if record["#"] not in old) for version in versions[1:]]
        for one, times in (added[0] | added[1]).items():
            for records in outcome:
                records.extend([dict(one)] * times)
        return outcome

    def _record(self, items: Data, path: str, base: Data, ours: Data | None, theirs: Data | None) -> Any:
        if theirs in (ours, base):
            return _bare(ours), _bare(ours)
        if ours == base:
            return _bare(theirs), _bare(theirs)
        whole = any(said["x-merge"] == "atomic" for said in items["properties"].values())
        if whole or ours is None or theirs is None or any(_rewritten(record, base, items) for record in (ours, theirs)):
            return self._in_dispute(path, ours, theirs)
        known = len(self.conflicts)
        united = self._group(items, path, base, ours, theirs)
        if len(self.conflicts) > known and self._came_out(ours, theirs) and not self._came_out(*united):
            del self.conflicts[known:]
            return self._in_dispute(path, ours, theirs)
        return united

    def _in_dispute(self, path: str, ours: Data | None, theirs: Data | None) -> tuple[Data | None, Data | None]:
        self.conflicts.append(path)
        return _bare(ours), _bare(theirs)

    def _came_out(self, ours: Data, theirs: Data) -> bool:
        return all(_comparable(_bare(side)) in found for side, found in zip((ours, theirs), self._actual, strict=True))


def _rewritten(record: Data, base: Data, items: Data) -> bool:
    """True where more columns were written anew than are as they were, the day aside: it may be another record."""
    shared = [key for key in items["properties"] if record.get(key) and base.get(key)]
    kept = [key for key in shared if record[key] == base[key] or record[key].startswith(base[key])]
    return len(kept) - 1 < max(1, len(shared) - len(kept))


def _comparable_records(value: Any) -> set[Any]:
    """All records in a card."""
    if isinstance(value, Mapping):
        return {_comparable(value)}.union(*map(_comparable_records, value.values()))
    return set().union(*map(_comparable_records, value)) if isinstance(value, list) else set()


def _both_appended(base: str | None, ours: str, theirs: str) -> str | None:
    """A text of which each side may have changed the first line, and to which each may have added below."""
    if not base:
        return _one_after_the_other(ours, theirs)
    first, _, rest = base.partition("\n")
    (our_first, our_tail), (their_first, their_tail) = (
        (side.partition("\n")[0], side.partition("\n")[2].removeprefix(rest)) for side in (ours, theirs)
    )
    if len({first, our_first, their_first}) == 3:
        return None
    changed = our_first if their_first == first else their_first
    return f"{changed}\n{rest}{_one_after_the_other(our_tail, their_tail)}"


def _one_after_the_other(ours: str, theirs: str) -> str:
    first, second = sorted((ours, theirs))
    common = _common_lines(first, second)
    return first + second.removeprefix(common)


def _common_lines(first: str, second: str) -> str:
    common = ""
    for line, other in zip(first.splitlines(keepends=True), second.splitlines(keepends=True), strict=False):
        if line != other:
            break
        common += line
    return common


def _bare(record: Data | None) -> Data | None:
    return record and {key: value for key, value in record.items() if key != "#"}


def _frozen(record: Data) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((_bare(record) or {}).items()))


def _read(text: str) -> Any:
    tree = parse(text)
    assert tree.root is not None
    assert not tree.faults
    return core_data(tree.root)


def _comparable(value: Any) -> Any:
    """Values however ordered: records and sets as counted heaps, texts without line breaks at their end."""
    if isinstance(value, Mapping):
        return frozenset((key, _comparable(part)) for key, part in value.items() if part not in (None, *_NOTHING))
    if isinstance(value, (list, tuple, frozenset)):
        return frozenset(Counter(_comparable(part) for part in value).items())
    return str(value).rstrip("\n") if not isinstance(value, bool) else str(value).lower()


class Merger:
    """Merges a history both ways round, and judges the outcome."""

    def __init__(self, history: Any, schema: Data) -> None:
        self.history = history
        self.schema = schema
        self.rules = MergeRules.of(schema)

    def merged(self) -> Merged:
        base, ours, theirs = self.history.texts
        return merge_texts(base, ours, theirs, self.rules)

    def swapped(self) -> Merged:
        base, ours, theirs = self.history.texts
        return merge_texts(base, theirs, ours, self.rules)


@pytest.fixture(scope="session")
def merger(random_history: Callable[[int], Any], schemas: Mapping[str, Data]) -> Callable[[int], Merger]:
    """A random history by its number, ready to be merged."""

    def made(seed: int) -> Merger:
        history = random_history(seed)
        return Merger(history, schemas[history.form])

    return made


def _judge(one: Merger) -> None:
    """The merge holds what the values come to, with conflicts where those are, whoever merges."""
    merged, swapped = one.merged(), one.swapped()
    ours = taken(merged.text, merged.conflicts, Side.OURS)
    theirs = taken(merged.text, merged.conflicts, Side.THEIRS)
    expected = Expected(one.history, one.schema, (_read(ours), _read(theirs)))
    assert _comparable(_read(ours)) == _comparable(expected.ours)
    assert _comparable(_read(theirs)) == _comparable(expected.theirs)
    _judge_conflicts(merged, expected.conflicts)
    assert taken(swapped.text, swapped.conflicts, Side.THEIRS) == ours
    assert taken(swapped.text, swapped.conflicts, Side.OURS) == theirs
    _judge_comments(one.history.texts, ours + theirs)


def _judge_conflicts(merged: Merged, paths: list[str]) -> None:
    """Each conflict marks a field or record of which there is one, or the group or record around it."""
    marked = [conflict.path for conflict in merged.conflicts]
    assert bool(marked) == bool(paths)
    assert all(any(path.startswith(mark) for mark in marked) for path in paths)
    assert all(any(path.startswith(mark) for path in paths) for mark in marked)
    assert len(marked) <= len(paths)
    assert conflicts_in(merged.text) == merged.conflicts


def _judge_comments(texts: tuple[str, str, str], now: str) -> None:
    """What both kept is there, and what one wrote, whatever became of the field."""
    base, ours, theirs = (set(re.findall(r"# (?:위|옆) \S+", text)) for text in texts)
    assert set(re.findall(r"# (?:위|옆) \S+", now)) >= (ours & theirs) | (ours - base) | (theirs - base)


@settings(max_examples=60)
@given(seed=_SEEDS)
def test_a_merge_holds_every_change_and_marks_the_conflicts(merger: Callable[[int], Merger], seed: int) -> None:
    _judge(merger(seed))


@pytest.mark.slow
@settings(max_examples=1500)
@given(seed=_SEEDS)
def test_thousands_of_merges_hold_every_change(merger: Callable[[int], Merger], seed: int) -> None:
    _judge(merger(seed))


@settings(max_examples=40)
@given(seed=_SEEDS)
def test_what_one_side_did_alone_is_taken_byte_for_byte(merger: Callable[[int], Merger], seed: int) -> None:
    one = merger(seed)
    base, ours, _ = one.history.texts
    assert merge_texts(base, ours, base, one.rules).text == ours
    assert merge_texts(base, base, ours, one.rules).text == ours
    assert merge_texts(base, ours, ours, one.rules).text == ours
