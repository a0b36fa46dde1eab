"""The file in which sound cards are kept: one for each form, made and read by the same user alone.

It holds customers' values, so it lies in .cardgen/ with owner-only rights, out of git; it can be deleted at any time.
JSON, not pickle: a workspace that comes from somebody else must not be able to run code here. Nor may its cache show
values its cards do not have: the file begins with a code only the user's own key makes (HMAC, RFC 2104), and one
without it is not read.
"""

from __future__ import annotations

import gc
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from cardgen.archives.plain_file import read_plain
from cardgen.workflows.build_record import Stamp
from cardgen.workflows.secret_key import secret_key
from cardgen.workflows.workspace import STATE, Workspace
from cardgen.writing import write_file

NO_ID = ".none"
"""In the place of a workspace's id where it has none; no id can be this."""


class Entry(NamedTuple):
    """A sound card: its file's stamp (NO_STAMP where that is too young to be trusted), blob and values."""

    stamp: Stamp
    blob: str
    data: dict[str, Any]


Entries = Mapping[str, Entry]
"""By the card file's path."""


class CardStore:
    """The cache file of a form. Without a key it stays empty: what is read back could not be told from anything."""

    def __init__(self, workspace: Workspace, form: str, rules: str) -> None:
        self._file = workspace.root / STATE / f"cards-{form}.json"
        self._rules = rules
        self._key = secret_key(workspace.settings.workspace_id or NO_ID, "cache")

    def read(self) -> dict[str, Entry]:
        """The entries; none where the file is missing, damaged, made by other rules or not by us."""
        if self._key is None:
            return {}
        try:
            code, _, content = read_plain(self._file).partition(b"\n")
            return self._entries(content) if hmac.compare_digest(code, self._code(content)) else {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return {}

    def _entries(self, content: bytes) -> dict[str, Entry]:
        with _nothing_collected():
            kept = json.loads(content)
            if kept["rules"] != self._rules:
                return {}
            return {path: _entry(*entry) for path, entry in kept["cards"].items()}

    def write(self, entries: Entries) -> None:
        """Replace all entries."""
        if self._key is None:
            return
        kept = {"rules": self._rules, "cards": entries}
        content = json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()
        write_file(self._file, self._code(content) + b"\n" + content)

    def _code(self, content: bytes) -> bytes:
        assert self._key is not None
        return hmac.new(self._key, content, hashlib.sha256).hexdigest().encode()


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keeps the garbage collector from looking through what is made: plain values, freed without it.

    It would do so while they are made, whenever it runs later, and when the program ends: a quarter of a second for
    10,000 cards.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if enabled:
            gc.enable()


def _entry(stamp: list[int], blob: str, data: dict[str, Any]) -> Entry:
    size, modified, changed = stamp
    return Entry((size, modified, changed), blob, data)


def hand_back() -> None:
    """Give what reading a cache keeps from the garbage collector back to it: for programs that go on and read again."""
    gc.unfreeze()
    gc.collect()


def forget_forms(workspace: Workspace) -> None:
    """Remove the caches of forms that are gone: nobody would look at them again, and they hold values."""
    forms = {*workspace.forms, *workspace.broken_forms}
    state = workspace.root / STATE
    if state.is_symlink():
        return
    for file in state.glob("cards-*.json"):
        if file.stem.removeprefix("cards-") not in forms:
            with suppress(OSError):
                file.unlink()
