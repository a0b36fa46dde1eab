"""Reads a policy file and, once it is known to be sound, turns it into a RedactionPolicy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cardgen.entry.periods import period_of
from cardgen.loading.file_text import fault_problem, read_text
from cardgen.model.policy import (
    DEFAULT_K,
    Action,
    ConsentRule,
    Period,
    Recipient,
    RedactionPolicy,
    TotalsRule,
    Treatment,
)
from cardgen.model.problem import START, Label, Problem
from cardgen.yamltree import Fault, MappingNode, parse
from cardgen.yamltree.core import core_data


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy file that could be parsed; policy_lint tells whether it is sound. `form` is the form it belongs to."""

    name: str
    form: str
    path: str
    root: MappingNode = field(repr=False)
    source: str


def read_policy(file: Path, path: str, form: str) -> PolicyFile | tuple[Problem, ...]:
    """Parse a policy file of `form`. `path` is how messages name it; the policy is named for its stem."""
    found = read_text(file)
    if isinstance(found, Fault):
        return (fault_problem(found, path),)
    tree = parse(found.text)
    if tree.faults:
        return tuple(fault_problem(fault, path) for fault in tree.faults)
    if not isinstance(tree.root, MappingNode):
        return (Problem("Y113", path, START),)
    return PolicyFile(file.stem, form, path, tree.root, hashlib.sha256(found.text.encode()).hexdigest())


def labels_in(file: PolicyFile) -> tuple[str, ...]:
    """What the policy is called, as far as a file with errors says so."""
    label = file.root.get("label")
    found = core_data(label) if label is not None else None
    return tuple(it for it in (found.values() if isinstance(found, dict) else (found,)) if isinstance(it, str))


def build_policy(file: PolicyFile) -> RedactionPolicy:
    """The policy as a value. Only for files policy_lint found no error in; KeyError and ValueError otherwise."""
    data = core_data(file.root)
    assert isinstance(data, dict)
    return RedactionPolicy(
        name=file.name,
        form=file.form,
        label=_label(data["label"]),
        recipient=Recipient(data["recipient"]),
        purpose=data["purpose"].strip(),
        keep_until=_keep_until(data["keep_until"]),
        treatments={path: _treatment(wanted) for path, wanted in (data.get("fields") or {}).items()},
        consents=_consents(data.get("consent")),
        cards=data.get("cards", True),
        stable=data.get("pseudonyms") == "policy",
        k=data.get("k", DEFAULT_K),
        smallest_group=data.get("smallest_group", 1),
        select_by=frozenset(data.get("select_by") or ()),
        domains=frozenset(domain.casefold() for domain in data.get("email_domains") or ()),
        index=_paths(data["index"]) if data.get("index") else None,
        totals=_totals(data.get("totals")),
        source=file.source,
    )


def _label(said: str | Mapping[str, str]) -> Label:
    """In both languages; one text stands for both, and the Korean one for an English one that is missing."""
    if isinstance(said, str):
        return Label(said.strip(), said.strip())
    return Label(said["ko"].strip(), said.get("en", said["ko"]).strip())


def _keep_until(text: str) -> str:
    """A period as entry.dates counts it on from a day (+90d); a day as it is."""
    return period_of(text) or text


def _treatment(wanted: Any) -> Treatment:
    if isinstance(wanted, dict):
        ((action, period),) = wanted.items()
        return Treatment(Action(action), Period(period))
    return Treatment(Action(wanted))


def _consents(asked: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None) -> tuple[ConsentRule, ...]:
    """One rule stands by itself, several in a list."""
    rules = [asked] if isinstance(asked, Mapping) else asked or ()
    return tuple(ConsentRule(rule["purpose"].strip(), rule.get("live", False)) for rule in rules)


def _totals(rule: Mapping[str, Any] | None) -> TotalsRule | None:
    return TotalsRule(_paths(rule["by"]), _paths(rule.get("sums") or ())) if rule else None


def _paths(named: Iterable[str]) -> tuple[str, ...]:
    """Each path once, in the order of the file."""
    return tuple(dict.fromkeys(named))
