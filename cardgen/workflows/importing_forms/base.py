"""What a form was made from: the version of the card it names, and how that was printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
from cardgen.model.form import FormSpec
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
        self._forms: dict[tuple[str, int], FormSpec] = {}

    def form(self, stamp: FormStamp) -> FormSpec:
        """The form in the version a stamp names; today's where nobody remembers that one."""
        wanted = (stamp.form, stamp.version)
        if wanted not in self._forms:
            now = self._workspace.forms[stamp.form]
            asked = (it for it in self._versions(now) if it.version == stamp.version)
            self._forms[wanted] = next(asked, now)
        return self._forms[wanted]

    def _versions(self, now: FormSpec) -> Iterator[FormSpec]:
        """The form as it is, then every version of it that was ever committed and can be used, the latest first."""
        yield now
        if self._repository is None:
            return
        with objects(self._repository) as store:
            for blob in _blobs(self._repository, f"{TEMPLATES}/{now.name}/{FORM}"):
                if (form := form_of_text(store.read(blob, MAX_BYTES + 1), now.name)) is not None:
                    yield form

    def blank(self, stamp: FormStamp) -> CardView:
        """What a form made without a card showed."""
        return blank_view(self.form(stamp), _NO_HEAD, stamp.language)

    def base(self, stamp: FormStamp, card: CardFile, current: bytes) -> Base | None:
        """The version a form was made from: the card's file as it is, or one in history; None where it is neither."""
        content = current if blob_id(current) == stamp.blob else self._recorded(stamp.blob, card)
        return None if content is None else self.version(stamp, card, content)

    def version(self, stamp: FormStamp, card: CardFile, content: bytes) -> Base | None:
        """A version of the card by its bytes; None for what cannot be read as this card."""
        then, now = self.form(stamp), self._workspace.forms[stamp.form]
        text = decode(content)
        raw = read_card(text, blob_id(content), card.path, then) if isinstance(text, str) else None
        if not isinstance(text, str) or not isinstance(raw, RawCard) or raw.data.get("id") != card.stem:
            return None
        printed = filled_view(readable_card(raw, card.stem, then), then, _NO_HEAD, stamp.language)
        data = in_todays_paths(card_data(text, then), now)
        if then is not now and not identical(card_data(text, now), data):
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
