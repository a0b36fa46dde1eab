"""The form of a card for programs git starts on single files: found fast, whatever state the working tree is in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from cardgen.archives.plain_file import read_plain
from cardgen.errors import CardgenError
from cardgen.loading.form_file import FormFile, build_form, parse_form
from cardgen.model.form import FormSpec
from cardgen.processes import run_program
from cardgen.workflows.places import FORM, TEMPLATES
from cardgen.yamltree import MAX_BYTES, decode

_PREFIX = re.compile(r"^x-id-prefix:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
"""Which cards a form is for, read without reading the form: there may be many."""

_ID = re.compile(r"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
"""A card's id where everybody writes it. What is not found so is no card to these programs."""


def id_in(text: str) -> str:
    """The id a card's text gives, "" where it gives none."""
    found = _ID.search(text)
    return found[1] if found else ""


def form_at_hand(card_id: str, top: Path, path: str = "") -> FormSpec | None:
    """The form of the card with this id, for the file at `path` of the repository checked out at `top`.

    From the working tree; where that has none that can be read, as in the middle of a merge, or where there is no
    working tree, from the commit checked out. None where neither has one.
    """
    for texts in (_on_disk(top, path), _committed(top, path)):
        for name, text in texts:
            prefix = _PREFIX.search(text)
            if prefix and card_id.startswith(prefix[1]) and (form := _built(name, text)):
                return form
    return None


def _built(name: str, text: str) -> FormSpec | None:
    """The form; None for one that `check` would refuse: what can be read is not asked for more than that here."""
    read = parse_form(text, f"{TEMPLATES}/{name}/{FORM}", name)
    try:
        return build_form(read) if isinstance(read, FormFile) else None
    except (KeyError, ValueError, TypeError, AttributeError, AssertionError, RecursionError):
        return None


def _folders(path: str) -> Iterator[PurePosixPath]:
    """Folders the workspace of a file may be, the nearest first; of a file not known, the top."""
    yield from PurePosixPath(path).parents if path else (PurePosixPath(),)


def _on_disk(top: Path, path: str) -> Iterator[tuple[str, str]]:
    """Name and text of each form in the working tree."""
    for folder in _folders(path):
        for file in sorted((top / folder / TEMPLATES).glob(f"*/{FORM}")):
            try:
                text = decode(read_plain(file, MAX_BYTES + 1))
            except OSError:
                continue
            if isinstance(text, str):
                yield file.parent.name, text


def _committed(top: Path, path: str) -> Iterator[tuple[str, str]]:
    """Name and text of each form of the commit checked out, those of the file's own workspace first."""
    known = [entry for entry in _git(top, "ls-tree", "-r", "-z", "HEAD").split(b"\0") if entry]
    files = {os.fsdecode(entry.partition(b"\t")[2]): entry.split()[2].decode() for entry in known}
    forms = [it for it in files if it.endswith(f"/{FORM}") and PurePosixPath(it).parent.parent.name == TEMPLATES]
    own = {*_folders(path)} if path else set()
    for file in sorted(forms, key=lambda it: (PurePosixPath(it).parents[2] not in own, -it.count("/"), it)):
        text = decode(_git(top, "cat-file", "blob", files[file]))
        if isinstance(text, str):
            yield PurePosixPath(file).parent.name, text


def _git(top: Path, *arguments: str) -> bytes:
    """What git writes; nothing where it fails."""
    try:
        return run_program("git", ["-C", str(top), *arguments]).out
    except CardgenError:
        return b""
