"""The names a template may write, known from a form (or a view) alone: what each stands for and what it prints.

The twin of `context`, which holds the values: a name is allowed here exactly where a context would have it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from cardgen.model.cardview import CardView, TableView
from cardgen.model.form import FormSpec, Leaf, Member
from cardgen.rendering.context import Block, CardContext, GridRow, SectionContext
from cardgen.rendering.template_values import Cell, FieldText, Table

MIN_LIKENESS = 60
"""Similarity in percent from which a name is worth suggesting (rapidfuzz `ratio`)."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What an expression stands for, as far as can be told without a card.

    `members` are the names that may follow a dot, `item` what looping over it gives, `computed` what a key only a card
    knows gives (`row[column.key]`), `prints` the paths of the form that printing it puts on paper. `lax` shapes are not
    judged: anything may follow. Only `text` may be printed as it stands.
    """

    members: Mapping[str, Shape] = field(default_factory=dict)
    item: Shape | None = None
    computed: Shape | None = None
    prints: frozenset[str] = frozenset()
    text: bool = False
    lax: bool = False


TEXT = Shape(text=True)
UNKNOWN = Shape(text=True, lax=True)


@dataclass(frozen=True, slots=True)
class Names:
    """Every name at the top of a template, and what people might have meant by another: label or short name -> name."""

    root: Mapping[str, Shape]
    aliases: Mapping[str, str]

    def nearest(self, written: str, others: Iterable[str] = ()) -> str | None:
        """The known name most like `written`, by name or by label; None when nothing is alike."""
        return nearest(written, {**{name: name for name in others}, **self.aliases})


def nearest(written: str, candidates: Mapping[str, str]) -> str | None:
    """What the candidate most like `written` stands for; None when nothing is alike."""
    from rapidfuzz import fuzz, process

    found = process.extractOne(written, candidates.keys(), scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS)
    return candidates[found[0]] if found else None


def form_names(form: FormSpec, language: str = "ko") -> Names:
    """The names a template of this form may use; labels in `language` help to guess what a wrong one meant."""
    members: dict[str, tuple[str, ...] | None] = {}
    labels = {}
    for member in form.members():
        members[member.path] = None if isinstance(member, Leaf) else tuple(column.key for column in member.columns)
        labels[member.path] = member.label.text(language)
    return _names(members, labels)


def view_names(view: CardView) -> Names:
    """The same names, taken from a view: they are the form's, whatever the card or the policy."""
    members = {found.path: _column_keys(found) if isinstance(found, TableView) else None for found in view.named()}
    return _names(members, {found.path: found.label for found in view.named()})


def _column_keys(table: TableView) -> tuple[str, ...]:
    return (*(column.key for column in table.columns), *(column.key for column, _ in table.unlisted))


def never_printed(form: FormSpec, printed: frozenset[str]) -> Iterator[Member]:
    """The form's fields and record lists of which a template that prints `printed` puts nothing on paper."""
    for member in form.members():
        leaves = (member,) if isinstance(member, Leaf) else member.columns
        if not any(leaf.path in printed for leaf in leaves):
            yield member


def _names(members: Mapping[str, tuple[str, ...] | None], labels: Mapping[str, str]) -> Names:
    root: dict[str, Shape] = {}
    for path, columns in members.items():
        shape = _field({path}) if columns is None else _table(path, columns)
        _put(root, path, shape)
    root["card"] = _card(members)
    return Names(root, dict(_aliases(labels)))


def _put(root: dict[str, Shape], path: str, shape: Shape) -> None:
    *groups, key = path.split(".")
    home = root
    for name in groups:
        group = home.setdefault(name, Shape(members={}))
        assert isinstance(group.members, dict)
        home = group.members
    home[key] = shape


def _aliases(labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Ways to mean a name: itself, its last part, its label and the label's words (성명/상호 -> 성명, 상호)."""
    for path, label in labels.items():
        for alias in (*re.split(r"\W+", label), re.sub(r"\W+", "", label), path.rsplit(".", 1)[-1]):
            if alias:
                yield alias, path
    for path in labels:
        yield path, path
    for name in CardContext.__slots__:
        yield f"card.{name}", f"card.{name}"


OPTION = Shape(members={"text": TEXT, "checked": TEXT})


def _field(paths: Iterable[str], facts: tuple[str, ...] = FieldText.FACTS) -> Shape:
    prints = frozenset(paths)
    own = dict.fromkeys(facts, TEXT)
    own["value"] = Shape(text=True, prints=prints)
    own["options"] = Shape(item=OPTION, prints=prints)
    return Shape(members=own, prints=prints, text=True)


def _table(path: str, columns: Iterable[str]) -> Shape:
    paths = {key: f"{path}[].{key}" for key in columns}
    by_key = {key: _field([column], Cell.FACTS) for key, column in paths.items()}
    return _rows({**by_key, "cells": Shape(item=_field(paths.values(), Cell.FACTS))}, frozenset(paths.values()))


def _rows(members: Mapping[str, Shape], paths: frozenset[str]) -> Shape:
    """A table whose rows have these members; a row asked for a key only a card knows may print any of its columns."""
    row = Shape(members=members, computed=_field(paths, Cell.FACTS))
    rows = Shape(item=row)
    column = Shape(members=dict.fromkeys(("path", "key", "label", "kind", "span", "align"), TEXT))
    own: dict[str, Shape] = dict.fromkeys(Table.__slots__, TEXT)
    own |= {"rows": rows, "records": rows, "columns": Shape(item=column)}
    return Shape(members=own, item=row)


def _card(members: Mapping[str, tuple[str, ...] | None]) -> Shape:
    """`card`: its sections print every field of the form, and the rows of their tables every column."""
    leaves = [path for path, columns in members.items() if columns is None]
    all_columns = frozenset(chain.from_iterable(map(_column_paths, members.items())))
    cells = Shape(item=_field(leaves))
    grid_row = Shape(members={**dict.fromkeys(GridRow.__slots__, TEXT), "cells": cells})
    table = _rows({"cells": Shape(item=_field(all_columns, Cell.FACTS))}, all_columns)
    block = Shape(members={**dict.fromkeys(Block.__slots__, TEXT), "rows": Shape(item=grid_row), "table": table})
    section = Shape(members={**dict.fromkeys(SectionContext.__slots__, TEXT), "blocks": Shape(item=block)})
    own: dict[str, Shape] = dict.fromkeys(CardContext.__slots__, TEXT)
    return Shape(members={**own, "sections": Shape(item=section), "approvals": Shape(item=TEXT)})


def _column_paths(member: tuple[str, tuple[str, ...] | None]) -> Iterator[str]:
    path, columns = member
    return (f"{path}[].{key}" for key in columns or ())
