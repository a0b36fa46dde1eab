"""What a line being typed may go on with, found without reading a card: a key press has to be answered at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from cardgen.archives.plain_file import read_plain
from cardgen.model.form import FormSpec
from cardgen.workflows.places import CARDS, FORM, POLICIES, TEMPLATES

_PREFIX = re.compile(rb"""^["']?x-id-prefix["']?\s*:\s*["']?([A-Z]{1,4}-)""", re.MULTILINE)


def known_ids(root: Path, begun: str) -> list[str]:
    """The ids of the card files that begin as `begun` does, whatever its case, in order."""
    begun = begun.casefold()
    return sorted(stem for stem in _stems(root / CARDS) if stem.casefold().startswith(begun))


def _stems(folder: Path) -> Iterator[str]:
    folders = [os.fspath(folder)]
    while folders:
        try:
            entries = os.scandir(folders.pop())
        except OSError:
            continue
        with entries:
            for entry in entries:
                if entry.name.endswith(".yaml"):
                    yield entry.name.removesuffix(".yaml")
                elif "." not in entry.name and entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)


def form_names(root: Path) -> list[str]:
    """The names of the forms, broken ones included."""
    return sorted(file.parent.name for file in (root / TEMPLATES).glob(f"*/{FORM}"))


def policy_names(root: Path) -> list[str]:
    """Names of policies: the stems of their files, once where several forms have one of the name."""
    found = (root / TEMPLATES).glob(f"*/{POLICIES}/*.yaml")
    return sorted({file.stem for file in found if not file.name.startswith(".")})


def form_of_card(root: Path, card_id: str) -> FormSpec | None:
    """The form an id belongs to by its prefix, whatever its case; only that form is read."""
    for name in form_names(root):
        found = _PREFIX.search(_content(root / TEMPLATES / name / FORM))
        if found and card_id.upper().startswith(found[1].decode()):
            return sound_form(root, name)
    return None


def _content(file: Path) -> bytes:
    """A form's text; nothing for what is no ordinary file, which a key press must not wait for."""
    try:
        return read_plain(file)
    except OSError:
        return b""


def sound_form(root: Path, name: str) -> FormSpec | None:
    """The form of this name; None where it is broken or there is none."""
    from cardgen.loading.form_file import FormFile, build_form, read_form
    from cardgen.validation.form_lint import lint_form

    read = read_form(root / TEMPLATES / name / FORM, name)
    if not isinstance(read, FormFile) or lint_form(read.root, name):
        return None
    return build_form(read)
