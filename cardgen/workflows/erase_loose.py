"""What versions of cards say where no field of their form holds it: in comments, in prose, in files that are broken."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from cardgen.detection.known_needles import needles
from cardgen.detection.personal_data import personal_data
from cardgen.detection.personal_kind import PersonalKind
from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec, Kind, Leaf, Privacy
from cardgen.sharing.card_texts import PERSONAL_KINDS, CardText, texts_of
from cardgen.workflows.erase_needles import Needles, Value, value_of, value_of_needles
from cardgen.yamltree import decode

ELSEWHERE = ""
"""The path of values that stand in no field."""

_KINDS = {personal: kind for kind, personal in PERSONAL_KINDS.items()}
_MARKER = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
_ENTRY = re.compile(r"(?P<indent>\s*)(?P<item>(?:- +)*)(?P<key>[^\s:#{}\[\]'\"-][^\s:#{}]*):(?:\s+(?P<value>.*))?$")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_PAIR = re.compile(r"(\w+):\s+([^,{}]+)")
_SHORTEST = 2


class Version(NamedTuple):
    """A version as its file has it: by which name people know it, the form of its time, its bytes."""

    path: str
    form: FormSpec
    content: bytes


def loose_values(cards: Iterable[str], versions: Iterable[Version], staff: Collection[str]) -> Needles:
    """The values of versions that stand in no field; `staff` are names that are nobody's who is to be erased.

    The needles tell which versions could not be read at all.
    """
    found: dict[Value, None] = {}
    unread: dict[str, None] = {}
    for version in versions:
        text = decode(version.content)
        values = [*_values(text, version.form, staff)] if isinstance(text, str) else None
        if values is None:
            unread[version.path] = None
        else:
            found |= dict.fromkeys(values)
    return Needles(tuple(cards), tuple(found), unread=tuple(unread))


def _values(text: str, form: FormSpec, staff: Collection[str]) -> Iterator[Value]:
    card = read_card(text, "", "", form)
    if isinstance(card, RawCard):
        typed, rest = [*texts_of(card, form)], text
    else:
        broken = _Broken.read(text, form)
        typed, rest = broken.typed, "\n".join(broken.rest)
    told = {it.text for it in typed if it.leaf.privacy is not Privacy.FREE_TEXT and len(it.text) >= _SHORTEST}
    yield from (value for it in typed if (value := value_of(it)))
    for known in sorted({*told, *staff}, key=len, reverse=True):
        rest = rest.replace(known, " ")
    for seen in personal_data(rest):
        yield from _detected(seen.kind, rest[seen.start : seen.end])


def _detected(kind: PersonalKind, text: str) -> Iterator[Value]:
    wanted = [*needles(kind, text)]
    if wanted:
        yield value_of_needles(ELSEWHERE, _KINDS.get(kind, Kind.TEXT), text, wanted)


@dataclass(slots=True)
class _Broken:
    """A file that is no YAML, line by line: what stands by a field's key, and the `rest`.

    Of text between conflict markers, both sides.
    """

    form: FormSpec
    typed: list[CardText] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)
    _above: list[tuple[int, str]] = field(default_factory=list)

    @classmethod
    def read(cls, text: str, form: FormSpec) -> _Broken:
        """Go through a text."""
        broken = cls(form)
        for line in text.splitlines():
            if not _MARKER.match(line):
                broken._line(line)
        return broken

    def _line(self, line: str) -> None:
        comment = _COMMENT.search(line)
        if comment:
            self.rest.append(comment[0])
            line = line[: comment.start()]
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is None:
            self._inner(line)
            return
        depth = len(entry["indent"] + entry["item"])
        self._above = [it for it in self._above if it[0] < depth - bool(entry["item"])]
        path = f"{self._parent()}{'[]' if entry['item'] else ''}".strip(".")
        path = f"{path}.{entry['key']}" if path else entry["key"]
        self._above.append((len(entry["indent"]), path))
        self._value(path, (entry["value"] or "").strip(), line)

    def _parent(self) -> str:
        return self._above[-1][1] if self._above else ""

    def _inner(self, line: str) -> None:
        """A line of prose, or of a list: `- {key: value}`."""
        pairs = _PAIR.findall(line) if "{" in line else []
        for key, value in pairs:
            self._value(f"{self._parent()}[].{key}", value.strip(), value)
        if not pairs:
            self.rest.append(line)

    def _value(self, path: str, text: str, line: str) -> None:
        leaf = self.form.by_path.get(path)
        if isinstance(leaf, Leaf):
            self.typed.append(CardText(leaf, (), text.strip("'\"")))
        if not isinstance(leaf, Leaf) or leaf.privacy is Privacy.FREE_TEXT:
            self.rest.append(line)
