"""What a form was made from: the version of the card it names, and how that was printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from cardgen.editing.change_card import card_data
from cardgen.editing.content import identical
from cardgen.editing.write_card import write_card
from cardgen.errors import EnvironmentMissing, HistoryError
from cardgen.history.commits import NOTHING, walk
from cardgen.history.objects import objects
from cardgen.history.repository import Repository
from cardgen.loading.card_file import read_card
from cardgen.loading.file_text import blob_id
from cardgen.loading.past_paths import in_todays_paths, known_to
from cardgen.model.card import RawCard
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.filledform import Entry, FilledForm, Ticked
from cardgen.model.form import FormSpec, Leaf, Member
from cardgen.model.formstamp import FormStamp
from cardgen.validation.readable import readable_card
from cardgen.viewing.build_view import blank_view, filled_view
from cardgen.workflows.past_cards import form_of_text, repository_of
from cardgen.workflows.places import FORM, TEMPLATES
from cardgen.workflows.workspace import CardFile, Workspace
from cardgen.yamltree import MAX_BYTES, decode

_EVERYWHERE = ("--all", "-m", "--full-history")
_NO_HEAD = Letterhead("")
"""Whose card it is stands on the paper, but in no field."""


@dataclass(frozen=True, slots=True)
class Base:
    """A version of a card as today's form has it, and as the form that comes back showed it."""

    text: str = field(repr=False)
    data: Mapping[str, Any] = field(repr=False)
    printed: CardView


class Past:
    """What history knows of forms and cards; nothing where the workspace has none."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._repository = _repository(workspace)
        self._versions: dict[tuple[str, int], Sequence[FormSpec]] = {}

    def form(self, filled: FilledForm) -> FormSpec:
        """The form as it was printed: of the version its stamp names, and with the fields and choices in the file.

        A form may have been changed without a new version. Today's where nobody remembers the one that was printed.
        """
        now = self._workspace.forms[filled.stamp.form]
        if now.version == filled.stamp.version and _prints(now, filled):
            return now
        known = self._of_version(now, filled.stamp.version)
        return next((it for it in known if _prints(it, filled)), known[0] if known else now)

    def _of_version(self, now: FormSpec, version: int) -> Sequence[FormSpec]:
        """Every form of a version, the latest first."""
        asked = (now.name, version)
        if asked not in self._versions:
            self._versions[asked] = [it for it in self._all_versions(now) if it.version == version]
        return self._versions[asked]

    def _all_versions(self, now: FormSpec) -> Iterator[FormSpec]:
        """The form as it is, then every version of it that was ever committed and can be used, the latest first."""
        yield now
        if self._repository is None:
            return
        with objects(self._repository) as store:
            for blob in _blobs(self._repository, f"{TEMPLATES}/{now.name}/{FORM}"):
                if (form := form_of_text(store.read(blob, MAX_BYTES + 1), now.name)) is not None:
                    yield form

    def blank(self, filled: FilledForm) -> CardView:
        """What a form made without a card showed."""
        return blank_view(self.form(filled), _NO_HEAD, filled.stamp.language)

    def base(self, filled: FilledForm, card: CardFile, current: bytes) -> Base | None:
        """The version a form was made from: the card's file as it is, or one in history; None where it is neither."""
        stamp = filled.stamp
        content = current if blob_id(current) == stamp.blob else self._recorded(stamp.blob, card)
        return None if content is None else self._version(card, content, self.form(filled), stamp)

    def as_it_is(self, filled: FilledForm, card: CardFile, current: bytes) -> Base | None:
        """The card's file as it is, printed with today's form; None for what cannot be read as this card."""
        return self._version(card, current, self._workspace.forms[filled.stamp.form], filled.stamp)

    def _version(self, card: CardFile, content: bytes, then: FormSpec, stamp: FormStamp) -> Base | None:
        now = self._workspace.forms[stamp.form]
        text = decode(content)
        raw = read_card(text, blob_id(content), card.path, then) if isinstance(text, str) else None
        if not isinstance(text, str) or not isinstance(raw, RawCard) or raw.data.get("id") != card.stem:
            return None
        printed = filled_view(readable_card(raw, card.stem, then), then, _NO_HEAD, stamp.language)
        data = in_todays_paths(card_data(text, then), now)
        if not identical(card_data(text, now), data):
            return Base(write_card(now, known_to(now, data)), data, printed)
        return Base(content.decode(), data, printed)

    def _recorded(self, blob: str, card: CardFile) -> bytes | None:
        """The bytes of a version in history by the id that its forms carry.

        Git names it otherwise where it was committed with CRLF, and in repositories with SHA-256.
        """
        if self._repository is None:
            return None
        with objects(self._repository) as store:
            content = store.read(blob, MAX_BYTES + 1)
            if content is not None:
                return content
            versions = (store.read(it, MAX_BYTES + 1) for it in _blobs(self._repository, card.path))
            return next((it for it in versions if it is not None and blob_id(it) == blob), None)


def _prints(form: FormSpec, filled: FilledForm) -> bool:
    """True where the form has every field of the file, and every choice ticked in it."""
    cells = (cell for rows in filled.tables.values() for row in rows for cell in row.items())
    return all(_has(form.by_path.get(path), entry) for path, entry in chain(filled.fields.items(), cells))


def _has(member: Member | None, entry: Entry) -> bool:
    if not isinstance(entry, Ticked):
        return member is not None
    return isinstance(member, Leaf) and {*entry.choices} <= {"", *member.choices}


def _repository(workspace: Workspace) -> Repository | None:
    try:
        return repository_of(workspace)
    except (HistoryError, EnvironmentMissing):
        return None


def _blobs(repository: Repository, path: str) -> Iterator[str]:
    """The ids of every version of a file of the workspace, the latest first."""
    found = walk(repository, *_EVERYWHERE, paths=[repository.path(path)])
    changes = (change.after for touched in found for change in touched.files)
    yield from dict.fromkeys(blob for blob in changes if blob != NOTHING)
