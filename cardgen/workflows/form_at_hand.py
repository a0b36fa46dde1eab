"""The form of a card for programs git starts on single files: found fast, whatever state the working tree is in."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from cardgen.archives.plain_file import read_plain
from cardgen.loading.form_document import Schema, form_document
from cardgen.workflows.places import FORM, TEMPLATES
from cardgen.yamltree import MAX_BYTES, MappingNode, decode, parse

if TYPE_CHECKING:
    from cardgen.model.form import FormSpec

_PREFIX = re.compile(r"^x-id-prefix:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
"""Which cards a form is for, read without reading the form: there may be many."""


def form_at_hand(card_id: str, top: Path, path: str = "") -> FormSpec | None:
    """The form of the card with this id, for the file at `path` of the repository checked out at `top`.

    From the working tree; where that has none that can be read, as in the middle of a merge, or where there is no
    working tree, from the commit checked out. None where neither has one.
    """
    from cardgen.loading.form_file import FormFile, build_form, parse_form

    for name, text in _texts(card_id, top, path):
        read = parse_form(text, f"{TEMPLATES}/{name}/{FORM}", name)
        if isinstance(read, FormFile):
            with suppress(*_UNSOUND):
                return build_form(read)
    return None


def document_at_hand(card_id: str, top: Path, path: str) -> Schema | None:
    """The same form's document, which takes a fraction of the time to load."""
    for _name, text in _texts(card_id, top, path):
        tree = parse(text)
        if not tree.faults and isinstance(tree.root, MappingNode):
            with suppress(*_UNSOUND):
                return form_document(tree.root)
    return None


_UNSOUND = (KeyError, ValueError, TypeError, AttributeError, AssertionError, RecursionError)
"""What reading a form that `check` would refuse may raise; what can be read is not asked for more than that here."""


def _texts(card_id: str, top: Path, path: str) -> Iterator[tuple[str, str]]:
    """Name and text of each form that may be the card's, the likeliest first."""
    for texts in (_on_disk, _committed):
        for name, text in texts(top, path):
            prefix = _PREFIX.search(text)
            if prefix and card_id.startswith(prefix[1]):
                yield name, text


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
    from cardgen.errors import CardgenError
    from cardgen.processes import run_program

    with suppress(CardgenError):
        return run_program("git", ["-C", str(top), *arguments]).out
    return b""
