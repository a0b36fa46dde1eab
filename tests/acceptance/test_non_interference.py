"""Nothing withheld shows in a package: other values in its place do not change one byte of it.

The proof by search can only find what it looks for. This one needs to know nothing of formats: whatever of a value got
into a package, by its length, its place in an order or its presence, would change it.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from benchmarks.generate import generate_cards
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.fitting import fitting_actions
from cardgen.model.form import FormSpec, Kind, Leaf, RecordList
from cardgen.model.policy import Action, Period, Redaction, RedactionPolicy, Treatment
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.viewing.build_view import redacted_view
from cardgen.viewing.masks import redacted_text
from cardgen.workflows import share_cards
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.share import Made
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these makes packages twice."""

MakePackage = Callable[..., Made]
TODAY = date(2026, 11, 21)
Data = dict[str, Any]

SHIPPED = ("sales", "support", "management", "delivery")
CARDS = 4
DONORS = 200
"""Cards whose values stand in for withheld ones."""

NAMED = 0.7
"""The share of fields a random policy names."""

DECIDES_WHO_GOES = frozenset({"retain_until"})
CONSENTS = frozenset({"consents"})
"""What every share, and a policy with a consent rule, reads to choose cards: who is in a share, it shows on purpose."""


@dataclass(frozen=True, slots=True)
class Swap:
    """Other values for what a policy withholds of a card, from cards of other customers."""

    form: FormSpec
    policy: RedactionPolicy
    redaction: Redaction
    donors: Sequence[Data]
    chance: Random

    def swapped(self, card: Data) -> Data:
        """The card with everything changed that the policy does not show; the shown text of masked values stays."""
        other = deepcopy(card)
        for member in self.form.members():
            if member.path in self._kept() or (isinstance(member, Leaf) and member.kind is Kind.ID):
                continue
            if isinstance(member, RecordList):
                self._swap_records(other, member)
            else:
                self._swap_leaf(other, member, member.path)
        return other

    def _kept(self) -> frozenset[str]:
        used = self.policy.totals
        totals = (*used.by, *(path.partition("[]")[0] for path in used.sums)) if used else ()
        return frozenset(totals) | DECIDES_WHO_GOES | (CONSENTS if self.policy.consents else frozenset())

    def _swap_leaf(self, card: Data, leaf: Leaf, path: str) -> None:
        old = at(card, path)
        if self._is_withheld(leaf):
            new = self.chance.choice(self.donors)
            value = at(new, path)
            if value is not None or not leaf.required:
                put(card, path, value)
        elif old is not None and (value := self._alike(leaf, old)) is not None:
            put(card, path, value)

    def _is_withheld(self, leaf: Leaf) -> bool:
        return not self.policy.cards or self.policy.action(leaf.path).is_withheld

    def _alike(self, leaf: Leaf, old: Any) -> Any:
        """Another value of which just the same is shown; None where the donors have none."""
        treatment = self.policy.treatment(leaf.path)
        if leaf.many or treatment.action in (Action.SHOW, Action.PSEUDONYM):
            return None
        shown = self._text(leaf, old, treatment)
        values = (value for value in self._candidates(leaf, old) if value != old)
        return next((value for value in values if self._text(leaf, value, treatment) == shown), None)

    def _text(self, leaf: Leaf, value: Any, treatment: Treatment) -> str:
        return redacted_text(leaf, value, treatment, self.redaction, "ko")

    def _candidates(self, leaf: Leaf, old: Any) -> Iterator[Any]:
        if leaf.kind is Kind.PHONE and old.count("-") == 2:
            first, _, last = old.split("-")
            yield f"{first}-{self.chance.randrange(2000, 9999)}-{last}"
        if leaf.kind is Kind.EMAIL:
            mailbox, _, domain = old.partition("@")
            yield f"{mailbox}x@{domain}"
        yield from (value for donor in self.donors for value in every(donor, leaf.path))

    def _swap_records(self, card: Data, records: RecordList) -> None:
        """Other columns for the same records; other records where the policy shows none, nor how many."""
        shown = [column for column in records.columns if not self._is_withheld(column)]
        counted = self.policy.cards and not self.policy.action(records.path).is_withheld
        if not shown and not counted:
            put(card, records.path, at(self.chance.choice(self.donors), records.path))
            return
        for record in at(card, records.path) or ():
            for column in records.columns:
                self._swap_column(record, column)

    def _swap_column(self, record: Data, column: Leaf) -> None:
        old = record.get(column.key)
        if self._is_withheld(column):
            values = [value for donor in self.donors for value in every(donor, column.path)]
            value = self.chance.choice([*values[:50], None]) if values else None
            if value is not None:
                record[column.key] = value
            elif not column.required:
                record.pop(column.key, None)
        elif old is not None and (value := self._alike(column, old)) is not None:
            record[column.key] = value


def at(card: Data, path: str) -> Any:
    found: Any = card
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def put(card: Data, path: str, value: Any) -> None:
    *groups, key = path.split(".")
    for group in groups:
        card = card.setdefault(group, {})
    if value is None:
        card.pop(key, None)
    else:
        card[key] = deepcopy(value)


def every(card: Data, path: str) -> Iterator[Any]:
    """All values at a path; those of a column in all records."""
    records, column, key = path.partition("[].")
    found = at(card, records)
    values = [record.get(key) for record in found or ()] if column else [found]
    yield from (value for value in values if value is not None)


@cache
def generated(count: int, seed: int) -> list[tuple[str, Data]]:
    texts = generate_cards(count, seed)
    return [(card_id, without_dates(yaml.load(text, yaml.CSafeLoader))) for card_id, text in texts]


def without_dates(value: Any) -> Any:
    """The same with days as the texts they were."""
    if isinstance(value, dict):
        return {key: without_dates(item) for key, item in value.items()}
    if isinstance(value, list):
        return [without_dates(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def write(root: Path, cards: Sequence[tuple[str, Data]], folder: str = "cards") -> None:
    (root / folder).mkdir(parents=True, exist_ok=True)
    for card_id, data in cards:
        text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
        (root / folder / f"{card_id}.yaml").write_text(text, encoding="utf-8")


def random_policy(form: FormSpec, chance: Random) -> str:
    """A policy file that treats each field in one of the ways that fit it, or does not name it."""
    fields: dict[str, object] = {}
    for path, member in form.by_path.items():
        action = chance.choice(fitting_actions(member))
        is_date = action is Action.BAND and isinstance(member, Leaf) and member.kind is Kind.DATE
        if chance.random() < NAMED:
            fields[path] = {action.value: chance.choice([*Period]).value} if is_date else action.value
    for records in form.record_lists():  # whose number rows would tell, though the policy withholds it
        if any(fields.get(column.path, "omit") not in ("omit", "blackout") for column in records.columns):
            fields.pop(records.path, None)
    fields["name"] = chance.choice([Action.MASK, Action.PSEUDONYM, Action.OMIT]).value
    head = {"label": {"ko": "무작위", "en": "Random"}, "recipient": "processor", "purpose": "시험", "keep_until": "90d"}
    return yaml.safe_dump({**head, "fields": fields}, allow_unicode=True, sort_keys=False)


def entries(made: Made) -> dict[str, bytes]:
    assert made.path is not None
    with zipfile.ZipFile(made.path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def require_same(
    workspace: Path, make_package: MakePackage, form: FormSpec, name: str, seed: int, formats: tuple[str, ...]
) -> None:
    """Shares generated cards and their counterparts under one number; asserts that the packages are one."""
    policy = chosen_policy(open_workspace(workspace), name)
    redaction = Redaction(policy, Pseudonyms(bytes(32)), TODAY, "")
    donors = [data for _, data in generated(DONORS, 99)]
    cards = generated(CARDS, seed)
    swap = Swap(form, policy, redaction, donors, Random(seed))
    others = [(card_id, swap.swapped(data)) for card_id, data in cards]
    assert all(card != other for card, other in zip(cards, others, strict=True))
    other_root = workspace.with_name("other")
    shutil.copytree(workspace, other_root)
    write(workspace, cards)
    write(other_root, others, "cards/elsewhere")
    number = f"20261121-{seed:06}"
    ids = [card_id for card_id, _ in cards]
    made = [make_package(root, name, *ids, number=number, formats=formats) for root in (workspace, other_root)]
    first, second = map(entries, made)
    assert [*first] == [*second]
    assert [entry for entry in first if first[entry] != second[entry]] == []
    assert made[0].digest == made[1].digest


def allow_small_totals(workspace: Path) -> None:
    """Let the report be made over the few customers there are here."""
    policy = workspace / "templates/customer/policies/management.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("k: 5", "k: 2"), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "formats"),
    [("sales", ("docx", "hwpx")), ("support", ("html",)), ("management", ("html",)), ("delivery", ("html",))],
)
def test_shipped_policies_let_nothing_else_through(
    workspace: Path, make_package: MakePackage, customer: FormSpec, name: str, formats: tuple[str, ...]
) -> None:
    allow_small_totals(workspace)
    require_same(workspace, make_package, customer, name, 1, formats)


@pytest.mark.parametrize(("seed", "formats"), [(2, ("docx", "html")), (3, ("html",))])
def test_random_policies_let_nothing_else_through(
    workspace: Path, make_package: MakePackage, customer: FormSpec, seed: int, formats: tuple[str, ...]
) -> None:
    (workspace / "templates/customer/policies/random.yaml").write_text(
        random_policy(customer, Random(seed)), encoding="utf-8"
    )
    require_same(workspace, make_package, customer, "random", seed, formats)


LEAKS: dict[str, Callable[[Card], str]] = {
    "length": lambda card: str(len(str(card.value("contact.email")))),
    "presence": lambda card: str("notes" in card.data),
    "file": lambda card: str(card.path.count("/")),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_what_no_search_would_find_is_seen(
    workspace: Path, make_package: MakePackage, customer: FormSpec, monkeypatch: pytest.MonkeyPatch, leak: str
) -> None:
    def leaking(card: Card, *given: Any) -> CardView:
        view = redacted_view(card, *given)
        return replace(view, footer=f"{view.footer} {LEAKS[leak](card)}")

    monkeypatch.setattr(share_cards, "redacted_view", leaking)
    with pytest.raises(AssertionError, match="cards/P-"):
        require_same(workspace, make_package, customer, "support", 1, ("html",))


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_policies_let_nothing_else_through_in_any_format(
    workspace: Path, make_package: MakePackage, customer: FormSpec, name: str
) -> None:
    allow_small_totals(workspace)
    require_same(workspace, make_package, customer, name, 5, ("docx", "hwpx", "html", "pdf"))


@pytest.mark.parametrize("seed", range(10, 14))
def test_more_random_policies_let_nothing_else_through(
    workspace: Path, make_package: MakePackage, customer: FormSpec, seed: int
) -> None:
    (workspace / "templates/customer/policies/random.yaml").write_text(
        random_policy(customer, Random(seed)), encoding="utf-8"
    )
    require_same(workspace, make_package, customer, "random", seed, ("docx", "hwpx", "html", "pdf"))
