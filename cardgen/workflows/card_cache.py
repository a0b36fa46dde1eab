"""Sound cards kept ready, so that a list over all of them need not parse 10,000 files because one changed.

The cache holds customers' values, so it lies in .cardgen/ with owner-only rights, out of git; it can be deleted at any
time. JSON, not pickle: a workspace that comes from somebody else must not be able to run code here.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from cardgen.model.card import Card
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.workspace import STATE, CardFile, Workspace
from cardgen.writing import write_file

Entries = dict[str, tuple[str, dict[str, Any]]]
"""Blob and values by the card file's path."""


def sound_cards(bench: CheckingBench, form: str, files: Iterable[tuple[CardFile, str]], rules: str) -> Iterator[Card]:
    """The cards in `files` (each with its blob), from the cache where it knows that blob, else from the file.

    `rules` is the key of everything soundness depends on: entries of other rules are not used. The cache is brought up
    to date when all cards have been taken.
    """
    file = cache_file(bench.workspace, form)
    known = _read(file, rules)
    fresh: Entries = {}
    for card_file, blob in files:
        card = _from_cache(bench, card_file, blob, known) or bench.card(card_file)
        if isinstance(card, Card):
            fresh[card.path] = (card.blob, dict(card.data))
            yield card
    if fresh != known:
        content = json.dumps({"rules": rules, "cards": fresh}, ensure_ascii=False, separators=(",", ":"))
        write_file(file, content.encode())


def cache_file(workspace: Workspace, form: str) -> Path:
    """Where the sound cards of a form are kept."""
    return workspace.root / STATE / f"cards-{form}.json"


def _from_cache(bench: CheckingBench, card_file: CardFile, blob: str, known: Entries) -> Card | None:
    kept_blob, data = known.get(card_file.path, ("", {}))
    return bench.known_card(card_file, blob, data) if kept_blob == blob else None


def _read(file: Path, rules: str) -> Entries:
    """The cache's entries; none where it is missing, damaged or made by other rules."""
    try:
        content = json.loads(file.read_bytes())
        if content["rules"] != rules:
            return {}
        return {path: (str(blob), dict(data)) for path, (blob, data) in content["cards"].items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
