"""Cards written in every manner YAML allows them: made from a seed, for property tests."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from cardgen.editing.scalar_text import is_plain
from cardgen.model.form import FormSpec, Leaf, LeafType, RecordList

TEXTS = """\
김민준|(주)다솔|a: b|- 대시|# 우물|예 # 아니요|쉼표, 하나|따옴표 "둘"|it's|01012345670|06234|2024-01-15|yes|null|~|1e3
[목록]|{묶음}|끝:|*별|&닻|!표|%|@|`|😀 이모지|역\\슬래시|칸   셋|탭\t하나|12:30|True|>|?|한 줄|홍길동 님
=|<<|-|:|0x1F|1_000|.5|off"""
WORDS = tuple(re.split(r"[|\n]", TEXTS))
LINES = (
    "첫 줄\n둘째 줄",
    "첫 줄\n\n셋째 줄\n",
    "한 줄\n",
    " 들여 씀\n다음",
    "끝 빈칸 \n다음",
    "줄\n\n\n",
    "# 우물\n- 대시\n",
)


class OddCards:
    """Random data for a form, and odd texts that say it."""

    def __init__(self, form: FormSpec, seed: int) -> None:
        self.form = form
        self.random = random.Random(seed)
        self._comments = 0

    def scalar(self, leaf: Leaf) -> Any:
        """Some value of the leaf's type; whether the form permits it does not matter here."""
        match leaf.type:
            case LeafType.INTEGER:
                return self.random.choice((0, -3, 1650000))
            case LeafType.NUMBER:
                return self.random.choice((0.5, 1e20, -2.0))
            case LeafType.BOOLEAN:
                return self.random.random() < 0.5
        return self.random.choice(LINES if self.random.random() < 0.2 else WORDS)

    def record(self, member: RecordList) -> dict[str, Any]:
        """A record with one column at least."""
        chosen = [column for column in member.columns if self.random.random() < 0.5] or [member.columns[0]]
        return {column.key: self.scalar(column) for column in chosen}

    def value(self, member: Leaf | RecordList) -> Any:
        """A value for a member: a scalar, a plain list, records."""
        count = self.random.choice((1, 1, 2, 3))
        if isinstance(member, RecordList):
            return [self.record(member) for _ in range(count)]
        if member.many:
            return self.random.sample(WORDS, count)
        return self.scalar(member)

    def data(self) -> dict[str, Any]:
        """A card with about a third of its form's fields."""
        data: dict[str, Any] = {"id": f"{self.form.id_prefix}7F3K9Q"}
        for member in self.form.members():
            if member.path != "id" and self.random.random() < 0.35:
                group = data
                *groups, key = member.path.split(".")
                for name in groups:
                    group = group.setdefault(name, {})
                group[key] = self.value(member)
        return data

    def text(self, data: dict[str, Any]) -> str:
        """The data in YAML, laid out at random."""
        self.step = self.random.choice((1, 2, 2, 3, 4))
        self.hang = self.random.choice((0, self.step))
        self.spaced = self.random.random() < 0.5
        entries = [*data.items()]
        if self.random.random() < 0.3:
            self.random.shuffle(entries)
        lines = [self._remark("")] if self.random.random() < 0.3 else []
        if self.random.random() < 0.1:
            lines.append("---")
        for key, value in entries:
            if self.spaced and isinstance(value, (dict, list)) and self.random.random() < 0.9:
                lines.append("")
            if self.random.random() < 0.1:
                lines.append(self._remark(""))
            lines += self._entry(key, value, 0)
        if self.random.random() < 0.1:
            lines.append("...")
        return self._ended(lines)

    def _ended(self, lines: list[str]) -> str:
        text = "\n".join(lines) + self.random.choice(("\n", "\n", "", "\n\n"))
        text = text.replace("\n", "\r\n") if self.random.random() < 0.2 else text
        return "\ufeff" + text if self.random.random() < 0.1 else text

    def _remark(self, before: str) -> str:
        self._comments += 1
        return f"{before}# 메모{self._comments}번"

    def _beside(self) -> str:
        return self._remark("  ") if self.random.random() < 0.15 else ""

    def _entry(self, key: str, value: Any, indent: int) -> list[str]:
        pad = " " * indent
        name = f'"{key}"' if self.random.random() < 0.05 else key
        lines = []
        if self.random.random() < 0.08:
            lines.append(self._remark(pad))
        if isinstance(value, dict) and self.random.random() < 0.85:
            lines.append(f"{pad}{name}:{self._beside()}")
            for child, inner in value.items():
                lines += self._entry(child, inner, indent + self.step)
            if self.random.random() < 0.1:
                lines.append(f"{pad}{' ' * self.step}{self._remark('')}")
        elif isinstance(value, list) and self.random.random() < 0.75:
            lines.append(f"{pad}{name}:{self._beside()}")
            for item in value:
                lines += self._item(item, indent + self.hang)
        elif isinstance(value, (dict, list)):
            lines.append(f"{pad}{name}: {self._flow(value, indent)}{self._beside()}")
        else:
            lines += self._scalar(f"{pad}{name}:", value, indent)
        return lines

    def _item(self, item: Any, indent: int) -> list[str]:
        pad = " " * indent
        if not isinstance(item, dict):
            return self._scalar(f"{pad}-", item, indent)
        if self.random.random() < 0.4:
            return [f"{pad}- {self._flow(item, indent)}{self._beside()}"]
        gap = self.random.choice((1, 1, 3))
        inner = indent + 1 + gap
        lines = [line for key, value in item.items() for line in self._entry(key, value, inner)]
        if lines[0].lstrip().startswith("#"):
            return [f"{pad}-", *lines]
        return [f"{pad}-{' ' * gap}{lines[0].lstrip()}", *lines[1:]]

    def _flow(self, value: Any, indent: int) -> str:
        """In brackets, at times over several lines, with or without a comma at the end."""
        if isinstance(value, dict):
            parts = [f"{key}: {self._flow(child, indent)}" for key, child in value.items()]
            first, last = "{", "}"
        elif isinstance(value, list):
            parts = [self._flow(item, indent) for item in value]
            first, last = "[", "]"
        else:
            return self._inline(value, flow=True)
        if self.random.random() < 0.8:
            comma = "," if self.random.random() < 0.1 else ""
            return f"{first}{', '.join(parts)}{comma}{last}"
        pad = "\n" + " " * (indent + self.step)
        comma = self.random.choice((",", ""))
        return first + pad + f",{pad}".join(parts) + comma + "\n" + " " * (indent + 1) + last

    def _scalar(self, before: str, value: Any, indent: int) -> list[str]:
        if isinstance(value, str) and "\n" in value and not value.startswith(" ") and self.random.random() < 0.8:
            ends = len(value) - len(value.rstrip("\n"))
            mark = "|" + {0: "-", 1: ""}.get(ends, "+")
            pad = " " * (indent + self.step)
            body = value.removesuffix("\n").split("\n")
            return [f"{before} {mark}{self._beside()}", *(f"{pad}{line}" if line else "" for line in body)]
        if isinstance(value, str) and is_plain(value, flow=False) and " " in value and self.random.random() < 0.2:
            pad = " " * (indent + self.step)
            if "  " not in value and self.random.random() < 0.5:
                return [f"{before} >-{self._beside()}", *(f"{pad}{word}" for word in value.split(" "))]
            return [before, f"{pad}{value}{self._beside()}"]
        return [f"{before} {self._inline(value, flow=False)}{self._beside()}"]

    def _inline(self, value: Any, *, flow: bool) -> str:
        if not isinstance(value, str):
            return json.dumps(value)
        if is_plain(value, flow=flow) and self.random.random() < 0.8:
            return value
        if self.random.random() < 0.4 and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)


@pytest.fixture(scope="session")
def odd_cards() -> Callable[[FormSpec, int], OddCards]:
    """Makes odd cards of a form from a seed."""
    return OddCards
