"""Finds what was typed outside a form's controls, and which of them it has lost: by the seal it was made with."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cardgen.formtext.elements import Element, local_name
from cardgen.formtext.line import Line
from cardgen.model.filledform import Entry, FilledForm, Outside
from cardgen.model.formseal import FormSeal

_AROUND = frozenset({"tc", "tr"})
_MOST_IN_LABEL = 40
"""Characters; what is longer is no label."""


@dataclass(slots=True)
class Surroundings:
    """What a file holds around its controls.

    `lines` are all those outside them, in order; `named` are the controls by the paragraphs and cells they stand in;
    `read` are the rows and cells whose text was read although no control is in them.
    """

    lines: list[Line] = field(default_factory=list, repr=False)
    named: dict[Element, str] = field(default_factory=dict, repr=False)
    read: set[Hashable] = field(default_factory=set, repr=False)


def joined(parts: Iterable[Surroundings]) -> Surroundings:
    """What parts of one file hold, one after the other."""
    whole = Surroundings()
    for part in parts:
        whole.lines += part.lines
        whole.named |= part.named
        whole.read |= part.read
    return whole


def with_strays(form: FilledForm, seal: FormSeal | None, around: Surroundings) -> FilledForm:
    """The form with `outside` and `missing`; as it is where its seal was dropped."""
    if seal is None:
        return form
    unknown = (line for line in around.lines if not seal.knows(line.text))
    strays = [line for line in unknown if around.read.isdisjoint(_around(line.paragraph))]
    found: tuple[Outside, ...] = ()
    if strays:
        places = _Places(seal, around, frozenset(_texts(form)))
        found = tuple(dict.fromkeys(map(places.of, strays)))
    return replace(form, outside=found, missing=tuple(_missing(form, seal)))


class _Places:
    """Says where a line stands without saying what it says."""

    def __init__(self, seal: FormSeal, around: Surroundings, values: Collection[str]) -> None:
        """`values` stand in controls: printed once more outside they are no labels."""
        self._named = dict[Element, str]()
        for element, name in around.named.items():
            for place in (element, *_around(element)):
                self._named.setdefault(place, name)
        self._labels = list[tuple[Element | None, str]]()
        self._before = dict[Element, int]()
        for line in around.lines:
            self._before[line.paragraph] = len(self._labels)
            label = " ".join(line.text.split())
            if len(label) <= _MOST_IN_LABEL and label not in values and seal.knows(label):
                self._labels.append((_row(line.paragraph), label))

    def of(self, line: Line) -> Outside:
        """The control in the same paragraph or cell, else the label before it in its row, else a control of the row.

        Where there is none of these, the label before it wherever that stands.
        """
        around = [line.paragraph, *_around(line.paragraph)]
        near = next((name for one in around if local_name(one) != "tr" and (name := self._named.get(one))), "")
        if near:
            return Outside(near=near)
        before = self._labels[: self._before[line.paragraph]]
        row = _row(line.paragraph)
        beside = [label for other, label in before if row is not None and other is row]
        in_row = "" if row is None else self._named.get(row, "")
        if beside or not in_row:
            return Outside(label=next(reversed(beside or [label for _, label in before]), ""))
        return Outside(near=in_row)


def _row(element: Element) -> Element | None:
    return next((one for one in _around(element) if local_name(one) == "tr"), None)


def _around(element: Element) -> Iterator[Element]:
    """The nearest cell and row around an element."""
    for above in element.iterancestors():
        kind = local_name(above)
        if kind == "tbl":
            return
        if kind in _AROUND:
            yield above


def _texts(form: FilledForm) -> Iterator[str]:
    rows: Iterable[Mapping[str, Entry]] = (row for rows in form.tables.values() for row in rows)
    for entries in (form.fields, *rows):
        yield from (" ".join(entry.split()) for entry in entries.values() if isinstance(entry, str))


def _missing(form: FilledForm, seal: FormSeal) -> Iterator[str]:
    gone: dict[str, None] = {}
    for path in seal.paths:
        records, in_table, _ = path.partition("[]")
        rows = form.tables.get(records, ())
        if not in_table:
            gone |= {} if path in form.fields else {path: None}
        elif not rows:
            gone[records] = None
        elif not any(path in row for row in rows):
            gone[path] = None
    return iter(gone)
