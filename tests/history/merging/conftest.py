"""What tests of merging stand on: the rules of the shipped forms, and random histories of their cards."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from cardgen.history.merging import Merged, MergeRules, merge_texts
from cardgen.yamltree import parse
from cardgen.yamltree.core import core_data

FORMS = Path(__file__).parents[3] / "templates"

Data = dict[str, Any]
Schema = dict[str, Any]


def _schema(form: str) -> Schema:
    root = parse((FORMS / form / "form.yaml").read_text(encoding="utf-8")).root
    assert root is not None
    schema = core_data(root)
    assert isinstance(schema, dict)
    return schema


@pytest.fixture(scope="session")
def schemas() -> Mapping[str, Schema]:
    """The documents of the shipped forms."""
    return {form: _schema(form) for form in ("customer", "receipt")}


@pytest.fixture(scope="session")
def rules(schemas: Mapping[str, Schema]) -> MergeRules:
    """The rules of the customer form."""
    return MergeRules.of(schemas["customer"])


Merge = Callable[[str, str, str], Merged]


@pytest.fixture(scope="session")
def merge(rules: MergeRules) -> Merge:
    """Merge base, ours and theirs of a customer card."""
    return lambda base, ours, theirs: merge_texts(base, ours, theirs, rules)


@dataclass(frozen=True)
class History:
    """A card and what two people made of it; records carry a number of their own in `#`, which no text shows."""

    form: str
    base: Data
    ours: Data
    theirs: Data
    texts: tuple[str, str, str]
    comments: frozenset[str] = field(default_factory=frozenset)
    """The comments that stand in both sides, or in one and not in the base, at fields nobody took out."""


@pytest.fixture(scope="session")
def random_history(schemas: Mapping[str, Schema]) -> Callable[[int], History]:
    """A history by its number."""

    def made(seed: int) -> History:
        chance = random.Random(seed)
        form = chance.choice(["customer", "customer", "receipt"])
        return _Maker(chance, schemas[form]).history(form)

    return made


WORDS = (
    "가방", "모자 2개", "a: b", "[상자]", "# 아님", "담당: 이수진", "010-1234-5678", "-", "true", "'따옴표'", "x, y",
    "null 아님",
)  # fmt: skip


class _Maker:
    def __init__(self, chance: random.Random, schema: Schema) -> None:
        self._chance = chance
        self._schema = schema
        self._number = 0

    def history(self, form: str) -> History:
        base = self._group(self._schema, 0.6)
        base[self._id_key] = "X-000001"
        sides = [self._edited(base), self._edited(base)]
        self._typed_twice(*sides)
        layout = _Layout(self._chance.randrange(10**9), self._chance.choice([2, 2, 4]), 0.5, 0.2)
        layouts = [layout, self._layout_of(layout), self._layout_of(layout)]
        texts = [_Text(layouts[at], self._schema).of(data) for at, data in enumerate((base, *sides))]
        return History(form, base, sides[0], sides[1], (texts[0], texts[1], texts[2]))

    @property
    def _id_key(self) -> str:
        return next(str(key) for key, said in self._schema["properties"].items() if said.get("x-kind") == "id")

    def _layout_of(self, layout: _Layout) -> _Layout:
        """Mostly the same; sometimes indented otherwise, in brackets or not, with more comments."""
        if self._chance.random() < 0.7:
            return layout
        return _Layout(
            layout.seed,
            self._chance.choice([2, 4, layout.indent]),
            self._chance.choice([0.0, 1.0, layout.flow]),
            self._chance.choice([layout.comments, layout.comments + 0.2, layout.comments / 2]),
            self._chance.choice([False, False, True]),
        )

    def _group(self, schema: Schema, filled: float) -> Data:
        made = {key: self._value(said) for key, said in schema["properties"].items() if self._chance.random() < filled}
        return {key: value for key, value in made.items() if value not in ({}, [])}

    def _value(self, said: Schema) -> Any:
        if said["type"] == "object":
            return self._group(said, 0.6)
        if said["type"] == "array" and "properties" in said["items"]:
            return [self._record(said["items"], day) for day in sorted(self._chance.sample(range(10, 28), 3))]
        if said["type"] == "array":
            return self._chance.sample(WORDS, self._chance.randrange(4))
        return self._leaf(said)

    def _leaf(self, said: Schema) -> str:
        self._number += 1
        if said.get("x-merge") == "append":
            return f"첫 줄 {self._number}\n둘째 줄\n"
        return f"{self._chance.choice(WORDS)}{self._chance.choice(['', f' {self._number}'])}"

    def _record(self, items: Schema, day: int) -> Data:
        self._number += 1
        record = {key: self._leaf(said) for key, said in items["properties"].items() if self._chance.random() < 0.8}
        return {"#": self._number, **record, self._day_key(items): f"2026-01-{day}"}

    def _day_key(self, items: Schema) -> str:
        columns: dict[str, Schema] = items["properties"]
        return next((key for key, said in columns.items() if said.get("x-kind") == "date"), next(iter(columns)))

    def _edited(self, data: Data) -> Data:
        edited = deepcopy(data)
        for _ in range(self._chance.randrange(1, 7)):
            self._edit_group(edited, self._schema)
        return edited

    def _edit_group(self, data: Data, schema: Schema) -> None:
        keys = [key for key, said in schema["properties"].items() if said.get("x-kind") != "id"]
        key = self._chance.choice(keys)
        said = schema["properties"][key]
        if said["type"] == "object" and (key not in data or self._chance.random() < 0.95):
            self._edit_group(data.setdefault(key, {}), said)
            if not data[key]:
                del data[key]
        elif said["type"] == "object" or (key in data and self._chance.random() < 0.15):
            del data[key]
        elif said["type"] == "array" and "properties" in said["items"]:
            self._edit_records(data.setdefault(key, []), said["items"])
        elif said["type"] == "array":
            self._edit_set(data.setdefault(key, []))
        else:
            data[key] = self._edited_leaf(data.get(key), said)
        if data.get(key) == []:
            del data[key]

    def _edited_leaf(self, value: str | None, said: Schema) -> str:
        if value is None or said.get("x-merge") != "append":
            return self._leaf(said)
        self._number += 1
        if self._chance.random() < 0.8:
            return f"{value}추가 {self._number}\n"
        return f"고침 {self._number}\n{value.partition(chr(10))[2]}"

    def _edit_set(self, items: list[str]) -> None:
        if items and self._chance.random() < 0.4:
            items.pop(self._chance.randrange(len(items)))
        elif (word := self._chance.choice(WORDS)) not in items:
            items.append(word)

    def _edit_records(self, records: list[Data], items: Schema) -> None:
        """New records have days that old ones do not have: which record is which is beyond doubt."""
        what = self._chance.random()
        old = [record for record in records if int(record[self._day_key(items)][-2:]) < 28]
        if what < 0.4 or not old:
            record = self._record(items, self._chance.randrange(28, 32))
            records.extend([record] if self._chance.random() < 0.9 else [record, {**record}])
            records.sort(key=lambda record: str(record[self._day_key(items)]))
        elif what < 0.6:
            records.remove(self._chance.choice(old))
        else:
            columns = sorted(set(items["properties"]) - {self._day_key(items)})
            record = self._chance.choice(old)
            for column in self._chance.sample(columns, len(columns) // 2 + 1 if what < 0.65 else 1):
                record[column] = self._edited_leaf(record.get(column), items["properties"][column])

    def _typed_twice(self, ours: Data, theirs: Data) -> None:
        """Sometimes both sides add the same record."""
        for key, said in self._schema["properties"].items():
            if said["type"] == "array" and "properties" in said["items"] and self._chance.random() < 0.2:
                record = self._record(said["items"], 31)
                ours.setdefault(key, []).append(deepcopy(record))
                theirs.setdefault(key, []).append(deepcopy(record))


@dataclass(frozen=True)
class _Layout:
    """How a text is laid out; the same seed gives the same field the same manner."""

    seed: int
    indent: int
    flow: float
    comments: float
    sorted: bool = False


_PLAIN = re.compile(r"[가-힣a-zA-Z0-9][가-힣\w .-]*")


class _Text:
    """Writes a card."""

    def __init__(self, layout: _Layout, schema: Schema) -> None:
        self._layout = layout
        self._schema = schema

    def of(self, data: Data) -> str:
        return "".join(f"{line}\n" for line in self._group(data, self._schema, "", 0))

    def _chance(self, *what: str) -> float:
        return random.Random(f"{self._layout.seed} {what}").random()

    def _group(self, data: Data, schema: Schema, path: str, column: int) -> list[str]:
        keys = [key for key in schema["properties"] if key in data]
        lines: list[str] = []
        for key in sorted(keys) if self._layout.sorted and not path else keys:
            lines += self._entry(key, data[key], schema["properties"][key], f"{path}.{key}", column)
        return lines

    def _entry(self, key: str, value: Any, said: Schema, path: str, column: int) -> list[str]:
        pad = " " * column
        inner = column + self._layout.indent
        above = [f"{pad}# 위 {path}"] if self._chance(path, "above") < self._layout.comments else []
        beside = f"  # 옆 {path}" if self._chance(path, "beside") < self._layout.comments / 2 else ""
        if isinstance(value, dict):
            return [*above, f"{pad}{key}:{beside}", *self._group(value, said, path, inner)]
        if not isinstance(value, list):
            return [*above, *self._scalar(f"{pad}{key}:", value, path, inner, beside)]
        flow = self._chance(path, "flow") < self._layout.flow
        if not value or (flow and "properties" not in said["items"]):
            return [*above, f"{pad}{key}: [{', '.join(_bracketed(item) for item in value)}]{beside}"]
        items = [line for item in value for line in self._item(item, said["items"], path, inner, flow=flow)]
        return [*above, f"{pad}{key}:{beside}", *items]

    def _item(self, item: Any, said: Schema, path: str, column: int, *, flow: bool) -> list[str]:
        pad = " " * column
        if not isinstance(item, dict):
            return self._scalar(f"{pad}-", item, f"{path}.{item}", column + 2, "")
        place = f"{path}.{item['#']}"
        above = [f"{pad}# 위 {place}"] if self._chance(place, "above") < self._layout.comments else []
        record = {key: value for key, value in item.items() if key != "#"}
        if flow and not any("\n" in value for value in record.values()):
            return [*above, f"{pad}- {{{', '.join(f'{key}: {_bracketed(value)}' for key, value in record.items())}}}"]
        lines = self._group(record, said, place, column + 2)
        first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
        return [*above, f"{pad}- {lines[first].lstrip()}", *lines[first + 1 :]]

    def _scalar(self, head: str, value: str, path: str, column: int, beside: str) -> list[str]:
        if "\n" in value:
            return [f"{head} |{beside}", *(" " * column + line for line in value.splitlines())]
        if _PLAIN.fullmatch(value) and self._chance(path, "plain") < 0.7:
            return [f"{head} {value}{beside}"]
        return [f"{head} {_quoted(value, single=self._chance(path, 'single') < 0.5)}{beside}"]


def _bracketed(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def _quoted(value: str, *, single: bool) -> str:
    return "'" + value.replace("'", "''") + "'" if single else json.dumps(value, ensure_ascii=False)
