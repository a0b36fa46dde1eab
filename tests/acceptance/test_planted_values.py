"""A value put into every field is in no file of a package whose policy does not show it, and in each that does."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from cardgen.extracting.found import Trace
from cardgen.extracting.traces import found_in
from cardgen.model.fitting import fitting_actions
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.share import Made
from cardgen.workflows.workspace import open_workspace

MakePackage = Callable[..., Made]

CARD = "C-7F3K9Q"
PLANTED: Mapping[Kind, tuple[str, str]] = {
    Kind.NAME: ("심은이름{n}", "은이름{n}"),
    Kind.TEXT: ("심{n}글", "심{n}글"),
    Kind.LONG_TEXT: ("심은 긴 글 {n}호.", "심은긴글{n}호"),
    Kind.EMAIL: ("planted{n}x@example.com", "planted{n}x"),
    Kind.ADDRESS: ("서울특별시 강남구 심은로{n}길 7", "심은로{n}길"),
    Kind.PHONE: ("010-7{n}-{n}9", "0107{n}{n}9"),
}
"""By the kind of field what is put into it, and the part of it that only `show` lets out. Numbers have three digits."""

SHIPPED = ("sales", "support", "management", "delivery")
EACH = tuple(f"all-{action.value}" for action in Action)


def planted(form: FormSpec) -> dict[str, str]:
    """What to look for, by the field's path."""
    texts = (leaf for leaf in form.leaves() if leaf.type is LeafType.STRING and not leaf.choices)
    kinds = {leaf.path: leaf.kind for leaf in texts if leaf.kind in PLANTED}
    return {path: PLANTED[kind][1].format(n=101 + at) for at, (path, kind) in enumerate(kinds.items())}


def planted_card(form: FormSpec, old: dict[str, Any]) -> dict[str, Any]:
    """A card that has something in every field that can hold it, in two records of every list."""
    card = {key: old[key] for key in ("id", "kind")}
    numbers = {path: 101 + at for at, path in enumerate(planted(form))}
    for leaf in form.leaves():
        if leaf.path in numbers:
            value = PLANTED[leaf.kind][0].format(n=numbers[leaf.path])
            put(card, leaf, [value] if leaf.many else value)
        elif leaf.required and leaf.path not in card:
            put(card, leaf, leaf.choices[0] if leaf.choices else "2024-05-06")
    return card


def put(card: dict[str, Any], leaf: Leaf, value: object) -> None:
    path, column, key = leaf.path.partition("[].")
    *groups, last = path.split(".")
    for group in groups:
        card = card.setdefault(group, {})
    if column:
        for record in card.setdefault(last, [{}, {}]):
            record[key] = value
    else:
        card[last] = value


def policy_text(form: FormSpec, action: Action) -> str:
    """Every field treated in one way, as far as that fits it."""
    fields = {path: action.value for path, member in form.by_path.items() if action in fitting_actions(member)}
    head = {"label": {"ko": action.value, "en": action.value}, "recipient": "internal", "purpose": "시험"}
    return yaml.safe_dump({**head, "keep_until": "90d", "fields": fields}, allow_unicode=True)


def squashed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def texts_of(made: Made) -> dict[str, list[str]]:
    """Every text of every file, in whatever channel, without its spaces and signs."""
    assert made.path is not None
    with zipfile.ZipFile(made.path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    found = {
        name: [squashed(it.text) for it in found_in(name, content) if isinstance(it, Trace)]
        for name, content in files.items()
    }
    return found | {"": [squashed(name) for name in files]}


def alike(workspace: Path, card: dict[str, Any], count: int) -> list[str]:
    """The ids of so many more cards like this one: totals go over no fewer."""
    ids = [f"C-{at:06}" for at in range(count)]
    for card_id in ids:
        text = yaml.safe_dump({**card, "id": card_id}, allow_unicode=True, sort_keys=False)
        (workspace / f"cards/{card_id}.yaml").write_text(text, encoding="utf-8")
    return ids


def require_withheld(
    workspace: Path, make_package: MakePackage, form: FormSpec, name: str, formats: tuple[str, ...]
) -> None:
    file = workspace / f"cards/{CARD}.yaml"
    card = planted_card(form, yaml.safe_load(file.read_text(encoding="utf-8")))
    file.write_text(yaml.safe_dump(card, allow_unicode=True, sort_keys=False), encoding="utf-8")
    for action in Action:
        path = workspace / f"templates/customer/policies/all-{action.value}.yaml"
        path.write_text(policy_text(form, action), encoding="utf-8")
    policy = chosen_policy(open_workspace(workspace), name)
    names = [CARD] if policy.cards else [CARD, *alike(workspace, card, policy.k)]
    found = texts_of(make_package(workspace, name, *names, formats=formats))
    needles = planted(form)
    shown = {path for path in needles if policy.cards and policy.action(path) is Action.SHOW}
    leaks = [
        (entry, path)
        for entry, texts in found.items()
        for path in needles.keys() - shown
        if any(needles[path] in text for text in texts)
    ]
    assert leaks == []
    assert_shown(found, {path: needles[path] for path in shown}, policy)


def assert_shown(found: Mapping[str, list[str]], needles: Mapping[str, str], policy: RedactionPolicy) -> None:
    """Whatever the policy shows is in every card, so that an empty file does not pass."""
    cards = {entry: texts for entry, texts in found.items() if entry.startswith("cards/")}
    assert bool(cards) is policy.cards
    missing = [
        (entry, path)
        for entry, texts in cards.items()
        for path, needle in needles.items()
        if not any(needle in text for text in texts)
    ]
    assert missing == []


@pytest.mark.parametrize("name", [*SHIPPED, "all-show", "all-mask"])
def test_nothing_planted_is_found(workspace: Path, make_package: MakePackage, customer: FormSpec, name: str) -> None:
    require_withheld(workspace, make_package, customer, name, ("html",))


@pytest.mark.slow
@pytest.mark.parametrize("name", [*SHIPPED, *EACH])
def test_nothing_planted_is_found_in_any_format(
    workspace: Path, make_package: MakePackage, customer: FormSpec, name: str
) -> None:
    require_withheld(workspace, make_package, customer, name, ("docx", "hwpx", "html", "pdf"))
