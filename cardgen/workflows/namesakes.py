"""Cards by what people are called and reached by: for those who know a name or a number, but no id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cardgen.entry.phone import phone_key
from cardgen.entry.values import spelling
from cardgen.errors import UsageError
from cardgen.model.card import Card
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.workflows.batch import cores
from cardgen.workflows.selection import select
from cardgen.workflows.where import cards_where
from cardgen.workflows.workspace import STATE, Workspace

MOST_READ = 2_000
"""Cards looked through before a new one is made; more only where the cache has them."""
MOST_NAMED = 10
"""Ids an error lists."""

_REACHED_BY = (Kind.PHONE, Kind.EMAIL)


def ids_of(workspace: Workspace, typed: str) -> list[str]:
    """The ids of the cards with this name, telephone number or e-mail address, in the order of their files."""
    keys = _keys_of(typed)
    return [
        card.id
        for name, form in workspace.forms.items()
        for card in _cards(workspace, name)
        if not keys.isdisjoint(_keys(form, card.data))
    ]


def one_id(found: Sequence[str]) -> str:
    """The id of the one card found by its name; "" where there is none. UsageError, with their ids, for several."""
    if len(found) > 1:
        raise UsageError("error.cards_of_name.several", ids=listed(found))
    return found[0] if found else ""


def listed(found: Sequence[str]) -> str:
    """Ids for a message: the first ones of many."""
    return ", ".join(found[:MOST_NAMED]) + (" ..." if len(found) > MOST_NAMED else "")


def is_called(form: FormSpec, data: Mapping[str, Any], typed: str) -> bool:
    """True for the data of a card with this name, telephone number or e-mail address."""
    return not _keys_of(typed).isdisjoint(_keys(form, data))


def twins(workspace: Workspace, form: FormSpec, data: Mapping[str, Any]) -> list[str]:
    """The ids of cards with the same name and a telephone number or e-mail address in common.

    Empty where looking for them would take long: many cards, and no cache of them.
    """
    wanted = _keys(form, data)
    files = sum(card.form == form.name for card in workspace.card_files().files)
    cached = (workspace.root / STATE / f"cards-{form.name}.json").is_file()
    if not _same_person(kind for kind, _key in wanted) or (files > MOST_READ and not cached):
        return []
    shared = ((card.id, wanted & _keys(form, card.data)) for card in _cards(workspace, form.name))
    return [card_id for card_id, keys in shared if _same_person(kind for kind, _key in keys)]


def doubles(workspace: Workspace, form: FormSpec, data: Mapping[str, Any]) -> list[str]:
    """The ids of cards of the same person, and of those that say the same but for their id, however many there are."""
    wanted, said = _keys(form, data), {**data, "id": ""}
    found = []
    for card in _cards(workspace, form.name):
        shared = (kind for kind, _key in wanted & _keys(form, card.data))
        if _same_person(shared) or {**card.data, "id": ""} == said:
            found.append(card.id)
    return found


def _same_person(shared: Iterable[Kind]) -> bool:
    kinds = {*shared}
    return Kind.NAME in kinds and len(kinds) > 1


def _cards(workspace: Workspace, form: str) -> Iterator[Card]:
    wanted = {form: lambda _data: True}
    for chosen in cards_where(workspace, wanted, select(workspace, ()).usable, whole=True, processes=cores()):
        yield from chosen.cards


def _keys_of(typed: str) -> set[tuple[Kind, str]]:
    """What is typed, as each kind of name or address would be compared."""
    return {(kind, key) for kind in (Kind.NAME, *_REACHED_BY) if (key := _key(kind, typed))}


def _keys(form: FormSpec, data: Mapping[str, Any]) -> set[tuple[Kind, str]]:
    """The name and the addresses in a card's data, each as it is compared."""
    leaves = [it for it in form.members() if isinstance(it, Leaf) and it.kind in _REACHED_BY]
    named = [form.name_leaf] if form.name_leaf else []
    found = ((leaf.kind, text) for leaf in (*named, *leaves) for text in _texts(data, leaf.path))
    return {(kind, key) for kind, text in found if (key := _key(kind, text))}


def _key(kind: Kind, text: str) -> str:
    return (phone_key(text) or "") if kind is Kind.PHONE else spelling(text)


def _texts(data: Any, path: str) -> list[str]:
    for part in path.split("."):
        data = data.get(part) if isinstance(data, Mapping) else None
    return [text for text in (data if isinstance(data, (list, tuple)) else [data]) if isinstance(text, str)]
