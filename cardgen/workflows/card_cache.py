"""Sound cards kept ready, so that a question about all of them need not parse 10,000 files."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import partial

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.loading.file_text import FileText, read_text
from cardgen.model.card import Card
from cardgen.workflows.batch import run_batches
from cardgen.workflows.build_key import rules_key
from cardgen.workflows.build_record import NO_STAMP, RACY_NS, Stamp
from cardgen.workflows.card_store import CardStore, Entries, Entry, forget_forms
from cardgen.workflows.check import BATCH, SMALL, CheckingBench
from cardgen.workflows.workspace import STATE, CardFile, Workspace
from cardgen.writing import make_folder


def sound_cards(bench: CheckingBench, form: str, files: Iterable[tuple[CardFile, str]], rules: str) -> Iterator[Card]:
    """The cards in `files` (each with its blob), from the cache where it knows that blob, else from the file.

    `rules` is the key of everything soundness depends on: entries of other rules are not used. The cache is brought up
    to date when all cards have been taken.
    """
    store = CardStore(bench.workspace, form, rules)
    known = store.read()
    fresh: dict[str, Entry] = {}
    for card_file, blob in files:
        kept = known.get(card_file.path)
        card = _known(bench, card_file, kept) if kept and kept.blob == blob else None
        if kept is not None and card is not None:
            fresh[card.path] = kept if kept.stamp == card_file.stamp else kept._replace(stamp=NO_STAMP)
            yield card
            continue
        read_at = time.time_ns()
        checked = bench.card(card_file)
        if isinstance(checked, Card):
            fresh[checked.path] = _entry_of(checked, card_file, read_at)
            yield checked
    if fresh != known:
        store.write(fresh)


def cards_by_stamp(
    workspace: Workspace, form: str, files: Sequence[CardFile], *, whole: bool, processes: int
) -> list[Card]:
    """The sound cards in `files`, in their order; those whose stamp the cache knows are not opened.

    `whole` says that these are all files of the form: the cache forgets the others. A workspace that cannot be written
    to is read each time.
    """
    forget_forms(workspace)
    bench = CheckingBench(workspace, workspace.today)
    store = CardStore(workspace, form, rules_key(workspace.forms[form]))
    known = store.read()
    refresh = _Refresh(bench, known)
    refresh.run(files, processes)
    kept = refresh.entries if whole else {**known, **refresh.entries}
    if kept != known:
        with suppress(EnvironmentMissing, UsageError):
            make_folder(workspace.root / STATE, below=workspace.root)
            store.write(kept)
    return [refresh.cards[it.path] for it in files if it.path in refresh.cards]


class _Refresh:
    """Brings what the cache knows of some files up to date: by their stamps, else by their blobs, else by checking."""

    def __init__(self, bench: CheckingBench, known: Entries) -> None:
        self._bench = bench
        self._known = known
        self.entries: dict[str, Entry] = {}
        self.cards: dict[str, Card] = {}

    def run(self, files: Sequence[CardFile], processes: int) -> None:
        unknown = [it for it in files if not self._take(it, self._kept(it))]
        workspace = self._bench.workspace
        parallel = processes if len(unknown) >= SMALL else 1
        here = partial(_check_batch, self._bench)
        elsewhere = partial(_check_in_worker, str(workspace.root), workspace.today)
        work = here if parallel == 1 else elsewhere
        for batch in run_batches(work, unknown, processes=parallel, size=BATCH):
            for card_file, entry in batch:
                self._take(card_file, entry)

    def _take(self, card_file: CardFile, entry: Entry | None) -> bool:
        card = _known(self._bench, card_file, entry) if entry is not None else None
        if entry is None or card is None:
            return False
        self.entries[card_file.path] = entry
        self.cards[card_file.path] = card
        return True

    def _kept(self, card_file: CardFile) -> Entry | None:
        """The cache's entry of a file that still holds the same."""
        kept = self._known.get(card_file.path)
        if kept is None or kept.stamp == card_file.stamp:
            return kept
        read_at = time.time_ns()
        found = read_text(self._bench.workspace.root / card_file.path)
        if not isinstance(found, FileText) or found.blob != kept.blob:
            return None
        return kept._replace(stamp=_trusted(card_file.stamp, read_at))


def _check_in_worker(root: str, today: date, files: Sequence[CardFile]) -> list[tuple[CardFile, Entry]]:
    return _check_batch(CheckingBench.at(root, today), files)


def _check_batch(bench: CheckingBench, files: Sequence[CardFile]) -> list[tuple[CardFile, Entry]]:
    """The entries of the sound cards among `files`."""
    checked = []
    for card_file in files:
        read_at = time.time_ns()
        card = bench.card(card_file)
        if isinstance(card, Card):
            checked.append((card_file, _entry_of(card, card_file, read_at)))
    return checked


def _known(bench: CheckingBench, card_file: CardFile, entry: Entry) -> Card | None:
    """The card an entry keeps; None where the entry is no card of this file, as in a damaged cache."""
    card = bench.known_card(card_file, entry.blob, entry.data)
    return card if card is not None and card.id == card_file.stem else None


def _entry_of(card: Card, card_file: CardFile, read_at: int) -> Entry:
    """What is kept of a card just read; `read_at` is a time before that, in ns since 1970."""
    return Entry(_trusted(card_file.stamp, read_at), card.blob, dict(card.data))


def _trusted(stamp: Stamp, read_at: int) -> Stamp:
    """A stamp old enough to tell a later change of the file; NO_STAMP in the place of a younger one."""
    return NO_STAMP if max(stamp[1:]) + RACY_NS >= read_at else stamp
