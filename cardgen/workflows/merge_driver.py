"""Merges the three versions of a card file that git hands to its merge driver.

Started once for each file, so it imports nothing it does not need. Whatever it cannot do is left to git's own merge,
with the three files as git gave them (see `git_programs`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from cardgen.history.merging.merge import merge_texts, text_of
from cardgen.history.merging.reasons import NotMergeable
from cardgen.history.merging.rules import MergeRules
from cardgen.history.merging.writer import Names
from cardgen.loading.form_document import Schema
from cardgen.workflows.form_at_hand import document_at_hand
from cardgen.workflows.ids_at_hand import ids_of
from cardgen.writing import write_file


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a merge.

    `open` are the paths of fields that both sides changed differently (`purchases[].amount`); `form` is the document
    that knows their labels. `strangers` are the ids where the versions are not all of the card whose file it is: git
    guesses renames, and the edit of one card may end up in another that looks like it. That is one id where a version
    does not say whose it is.
    """

    card: str
    open: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    form: Schema = field(default_factory=dict, repr=False)

    @property
    def merged(self) -> bool:
        """True where nothing is left to decide."""
        return not self.open and not self.strangers

    def fields(self, language: str) -> tuple[str, ...]:
        """The labels that lead to what is open; a path where the form does not know it. Never a value."""
        return tuple(dict.fromkeys(_label(path, self.form, language) or path or "?" for path in self.open))


def merge_files(base: Path, ours: Path, theirs: Path, *, path: str, size: int, top: Path) -> Ending | None:
    """Merge three versions into the file of ours, replaced in one step at the very end; None to leave it to git.

    An empty base stands for a card that both sides added. `path` is the repository's, `size` the length of the marks.
    """
    versions = [file.read_bytes() for file in (base, ours, theirs)]
    card, names = PurePosixPath(path).stem, Names(size=size)
    found = [ids_of(version) for version in versions if version]
    if any(ids != (card,) for ids in found):
        write_file(ours, _apart(versions, names))
        return Ending(card, strangers=tuple(dict.fromkeys(it for ids in (*found, (card,)) for it in ids)))
    form = document_at_hand(card, top, path) or {}
    try:
        was, our, their = map(text_of, versions)
        merged = merge_texts(was, our, their, MergeRules.of(form), names)
    except NotMergeable:
        return None
    write_file(ours, merged.text.encode())
    return Ending(card, tuple(conflict.path for conflict in merged.conflicts), form=form)


def _apart(versions: Sequence[bytes], names: Names) -> bytes:
    """All versions whole between marks: what must not pass for one card, and holds nobody's version back."""
    base, ours, theirs = versions
    parts = (("<", names.ours, ours), ("|", names.base, base), ("=", "", theirs))
    lines = b"".join(
        f"{f'{sign * names.size} {name}'.rstrip()}\n".encode() + _ended(text) for sign, name, text in parts
    )
    return lines + f"{'>' * names.size} {names.theirs}\n".encode()


def _ended(text: bytes) -> bytes:
    return text if not text or text.endswith(b"\n") else text + b"\n"


def _label(path: str, form: Schema, language: str) -> str:
    """The labels on the way to a field: 연락처 > 휴대전화; those of its list for a record or column."""
    labels: list[str] = []
    part: Schema = form
    for key in path.partition("[]")[0].split("."):
        part = _child(part, key)
        label = _child(part, "x-label", within="")
        if language not in label:
            break
        labels.append(str(label[language]))
    return " > ".join(labels)


def _child(part: Schema, key: str, *, within: str = "properties") -> Schema:
    """A field of a group, or a keyword's mapping; an empty one where the form has none there."""
    found = part.get(within, {}).get(key) if within else part.get(key)
    return found if isinstance(found, Mapping) else {}
