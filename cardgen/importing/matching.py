"""Which card a row is about: by id, then by the numbers and addresses people are reached by, never by guessing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from cardgen.entry.phone import phone_key
from cardgen.entry.values import spelling
from cardgen.model.data import value_at
from cardgen.model.form import FormSpec, Kind, Leaf

SEVERAL = "I106"
OTHER_NAME = "I107"
NAME_ONLY = "I108"
NOBODY = "I109"
NAMESAKES = "I110"

Key = tuple[Kind, str]
Group = tuple[str, frozenset[Kind]]
"""Namesakes who can be reached by the same kinds of keys."""
Birth = tuple[str, str, object]
"""A name, the path of a day of birth and the day."""
Values = Mapping[str, object]
"""Values by field path."""


@dataclass(eq=False, slots=True)
class Person:
    """Somebody a row may be about: a card there is, or one that this import will make.

    `number` counts them; `card_id` is empty for a card to be made that has no id yet.
    """

    number: int
    card_id: str
    values: dict[str, object] = field(repr=False)
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class Certain:
    """The row is about this person, beyond doubt."""

    person: Person


@dataclass(frozen=True, slots=True)
class Unknown:
    """The row is about nobody known."""


@dataclass(frozen=True, slots=True)
class Uncertain:
    """The row may be about one of these, or about nobody known: the code of the reason."""

    code: str
    persons: tuple[Person, ...]


Match = Certain | Unknown | Uncertain


class Matcher:
    """Everybody known, by whatever they can be known by.

    A form without telephone and e-mail is not about people but about events (a receipt): its cards are known by id, or
    by saying all the same.
    """

    def __init__(self, form: FormSpec) -> None:
        leaves = [member for member in form.members() if isinstance(member, Leaf) and not member.many]
        self._keys = [leaf for leaf in leaves if leaf.kind in _NUMBERS]
        self._births = [leaf.path for leaf in leaves if leaf.kind is Kind.BIRTH_DATE]
        self._name = form.name_leaf
        self._about_people = any(leaf.kind in (Kind.PHONE, Kind.EMAIL) for leaf in self._keys)
        self._by_id: dict[str, Person] = {}
        self._by_key: dict[Key, list[Person]] = {}
        self._by_name: dict[str, list[Person]] = {}
        kinds = sorted({leaf.kind for leaf in self._keys})
        self._kind_sets = [frozenset(some) for size in range(len(kinds) + 1) for some in combinations(kinds, size)]
        self._groups: dict[Group, dict[int, Person]] = {}
        self._by_birth: dict[Birth, dict[int, Person]] = {}
        self._matched: set[int] = set()
        self.persons: list[Person] = []

    def add(self, card_id: str, values: Values, *, is_new: bool = False) -> Person:
        """Somebody more to be known."""
        person = Person(len(self.persons), card_id, {}, is_new)
        self.persons.append(person)
        if card_id:
            self._by_id[card_id] = person
        self.learn(person, values)
        return person

    def learn(self, person: Person, values: Values) -> None:
        """More values of somebody known."""
        before = {*self._keys_of(person.values)} if person.values else set()
        name, group = self._name_of(person.values), self._group(person.values)
        person.values.update(values)
        for key in {*self._keys_of(values)} - before:
            self._by_key.setdefault(key, []).append(person)
        now = self._name_of(person.values)
        if now and now != name:
            self._by_name.setdefault(now, []).append(person)
        self._groups.get(group, {}).pop(person.number, None)
        self._groups.setdefault(self._group(person.values), {})[person.number] = person
        for birth in self._births_of(person.values):
            self._by_birth.setdefault(birth, {})[person.number] = person

    def find(self, values: Values) -> Match:
        """Who a row of cards is about."""
        card_id = values.get("id")
        if isinstance(card_id, str) and card_id in self._by_id:
            return Certain(self._by_id[card_id])
        if not self._about_people:
            return Unknown() if card_id else self._find_event(values)
        keys = [*self._keys_of(values)]
        hits = self._hits(keys)
        if card_id:
            return Uncertain(SEVERAL, tuple(hits.values())) if hits else Unknown()
        return self._one_of(keys, self._name_of(values)) if hits else self._find_namesake(values, keys)

    def owner(self, values: Values) -> Match:
        """Whose record a row is: the keys as in `find`, or else a name only one has."""
        card_id = values.get("id")
        if isinstance(card_id, str):
            person = self._by_id.get(card_id)
            return Certain(person) if person else Uncertain(NOBODY, ())
        name = self._name_of(values)
        keys = [*self._keys_of(values)]
        if self._hits(keys):
            return self._one_of(keys, name)
        named = self._by_name.get(name, []) if name else []
        if len(named) == 1 and not any(self._keys_of(values)):
            return Certain(named[0])
        return Uncertain(NAMESAKES if len(named) > 1 else OTHER_NAME if named else NOBODY, tuple(named))

    def _hits(self, keys: Sequence[Key]) -> dict[int, Person]:
        return {person.number: person for key in keys for person in self._by_key.get(key, ())}

    def _one_of(self, keys: Sequence[Key], name: str) -> Match:
        """The one hit of the same name; a number alone tells nothing where the names differ.

        Nor does a name where another key is somebody else's.
        """
        persons = tuple(self._hits(keys).values())
        same = [person for person in persons if not name or self._name_of(person.values) == name]
        if len(same) == 1 and all(same[0] in owners for key in keys if (owners := self._by_key.get(key))):
            return Certain(same[0])
        return Uncertain(SEVERAL if len(persons) > 1 else OTHER_NAME, persons)

    def _find_namesake(self, values: Values, keys: Sequence[Key]) -> Match:
        """Somebody of the same name whom no number tells apart from the row."""
        name = self._name_of(values)
        named = self._by_name.get(name, []) if name else []
        if not keys:
            for person in named:
                if _says_the_same(person.values, values):
                    return Certain(person)
        doubtful = self._not_told_apart(name, values, keys) if name else {}
        return Uncertain(NAME_ONLY, tuple(doubtful[it] for it in sorted(doubtful))) if doubtful else Unknown()

    def _not_told_apart(self, name: str, values: Values, keys: Sequence[Key]) -> dict[int, Person]:
        """Two of one name are two people where both have a key of one kind, and not the same day of birth."""
        kinds = {kind for kind, _ in keys}
        found: dict[int, Person] = {}
        for birth in self._births_of(values):
            found |= self._by_birth.get(birth, {})
        for known in self._kind_sets:
            if kinds.isdisjoint(known):
                found |= self._groups.get((name, known), {})
        return found

    def _group(self, values: Values) -> Group:
        return (self._name_of(values), frozenset(kind for kind, _ in self._keys_of(values)))

    def _births_of(self, values: Values) -> Iterator[Birth]:
        name = self._name_of(values)
        for path in self._births:
            if (day := values.get(path)) is not None:
                yield (name, path, day)

    def _find_event(self, values: Values) -> Match:
        """A card of the same content that no earlier row of the file stands for."""
        for person in self._by_name.get(self._name_of(values), []):
            free = person.number not in self._matched and not person.is_new
            if free and _says_the_same(person.values, values):
                self._matched.add(person.number)
                return Certain(person)
        return Unknown()

    def _name_of(self, values: Values) -> str:
        name = values.get(self._name.path) if self._name else None
        return spelling(name) if isinstance(name, str) else ""

    def _keys_of(self, values: Values) -> Iterator[Key]:
        for leaf in self._keys:
            text = values.get(leaf.path)
            if isinstance(text, str) and (key := key_of(leaf.kind, text)):
                yield (leaf.kind, key)


_NUMBERS = (Kind.PHONE, Kind.EMAIL, Kind.BUSINESS_NUMBER)


def key_of(kind: Kind, text: str) -> str:
    """The spelling by which two numbers or addresses are compared; empty for what is none."""
    match kind:
        case Kind.PHONE:
            return phone_key(text) or ""
        case Kind.EMAIL:
            return text.casefold() if "@" in text else ""
        case _:
            return "".join(filter(str.isdigit, text))


def _says_the_same(known: Values, values: Values) -> bool:
    return all(known.get(path) == value for path, value in values.items())


def flat(data: Mapping[str, object], leaves: Iterable[Leaf]) -> dict[str, object]:
    """A card's values outside record lists, by path."""
    found = {}
    for leaf in leaves:
        if (value := value_at(data, leaf.path)) is not None:
            found[leaf.path] = value
    return found
