"""Everything there is about one card, wherever it lies: for `disclose`."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_kind import PersonalKind
from cardgen.errors import EnvironmentMissing
from cardgen.model.card import Card
from cardgen.model.data import texts_in
from cardgen.model.pseudonyms import CARD_PREFIX
from cardgen.processes import output_of
from cardgen.sharing.disclosure import Held
from cardgen.sharing.gate import known_pairs
from cardgen.viewing.build_view import BLANK_STEM
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.places import DISCLOSURES, OUT
from cardgen.workflows.policies import policies
from cardgen.workflows.progress import Progress
from cardgen.workflows.selection import select
from cardgen.workflows.share_keys import stable_pseudonyms
from cardgen.workflows.share_ledger import PACKAGES, read_ledger
from cardgen.workflows.workspace import Workspace

ERASED = "ledger/erased"

_SINGLE = re.compile(r"[A-Z]{1,8}-[0-9A-HJKMNP-TV-Z]{6}")
"""What files of one card are called: its id."""

_TELLING = frozenset({PersonalKind.NAME, PersonalKind.PHONE, PersonalKind.EMAIL, PersonalKind.BUSINESS_NUMBER})
"""Kinds of values by which another card may be about the same person; an address is a whole family's or office's."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Another card that holds values of the customer's, of these kinds: it may be about the same person, or not."""

    card: str
    kinds: tuple[PersonalKind, ...]


def held_about(workspace: Workspace, card: Card) -> tuple[Held, int]:
    """What is held about the card, and how many records of shares cannot be read."""
    ledger = read_ledger(workspace.root)
    shares = sorted((it for it in ledger.records if card.id in it.cards), key=lambda it: it.made, reverse=True)
    packages = {f"{OUT}/{PACKAGES}/{record.package}" for record in shares}
    files, lists = made_of(workspace, card.id, card.form, packages)
    held = Held(
        card=card,
        form=workspace.forms[card.form],
        day=workspace.today,
        shares=tuple(shares),
        files=tuple(files),
        lists=tuple(lists),
        erased=tuple(path for path in sorted(_below(workspace, ERASED)) if card.id in path),
        versions=_versions(workspace, card.path),
    )
    return held, len(ledger.unreadable)


def made_of(workspace: Workspace, card: str, form: str, packages: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """The files in out/ made of one card, its packages of shares among them, and those made of all cards of its form.

    Reports to the person are in neither.
    """
    names = {card, *_pseudonyms(workspace, card)}
    made = [path for path in sorted(_below(workspace, OUT)) if not path.startswith(f"{OUT}/{DISCLOSURES}/")]
    files = [path for path in made if path in packages or PurePosixPath(path).name.partition(".")[0] in names]
    return files, [path for path in made if _is_list(path, form)]


def _is_list(path: str, form: str) -> bool:
    """True for what was made of many cards of the form: indexes, ledgers, print jobs, reports and exports.

    Whatever their names, and for earlier days too; not for single cards, copies of such, and blank forms.
    """
    name = PurePosixPath(path).name.partition(".")[0]
    single = _SINGLE.fullmatch(name) or name.startswith(CARD_PREFIX) or name.endswith(BLANK_STEM)
    return path.startswith(f"{OUT}/{form}/") and not single


def _pseudonyms(workspace: Workspace, card: str) -> Iterator[str]:
    """What files of redacted copies are called that were made of the card without a share."""
    for form, name in policies(workspace).sound:
        known = stable_pseudonyms(workspace, form, name)
        if known is not None:
            yield known.card(card)


def _below(workspace: Workspace, folder: str) -> Iterator[str]:
    """The files below a folder, as paths in the workspace; links are not followed."""
    for here, _, names in os.walk(workspace.root / folder):
        yield from ((Path(here) / name).relative_to(workspace.root).as_posix() for name in names if name[:1] != ".")


def _versions(workspace: Workspace, path: str) -> int:
    """How many commits changed the file; 0 where git keeps none of it."""
    try:
        return int(output_of("git", ["-C", str(workspace.root), "rev-list", "--count", "HEAD", "--", path]))
    except (EnvironmentMissing, ValueError):
        return 0


def mentions(
    workspace: Workspace, card: Card, *, processes: int, progress: Progress
) -> tuple[tuple[Mention, ...], int]:
    """The other cards that hold a name or number of the customer's, and how many cannot be looked through."""
    pairs = known_pairs(card, workspace.forms[card.form])
    known = KnownValues.of(pair for pair in pairs if pair[0] in _TELLING)
    selected = select(workspace, ())
    usable = selected.usable
    cards: list[Card] = []
    for form in workspace.forms:
        files = [file for file in usable if file.form == form]
        cards += cards_by_stamp(workspace, form, files, whole=True, processes=processes)
    found: list[Mention] = []
    for done, other in enumerate(cards, 1):
        if other.id != card.id and (mention := _mention(other, known)):
            found.append(mention)
        progress(done, len(cards))
    return tuple(found), selected.left_out + len(selected.files) - len(cards)


def _mention(card: Card, known: KnownValues) -> Mention | None:
    text = "\n".join(text for _, text in texts_in(card.data))
    kinds = {sighting.kind for sighting in known.found_in(text)}
    return Mention(card.id, tuple(sorted(kinds))) if kinds else None
