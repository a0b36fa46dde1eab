"""Reads the versions of one card and says how they differ, each read by the form of its time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from cardgen.history.card_log import CardCommit, Version
from cardgen.loading.card_file import load_card
from cardgen.model.card import Rejected
from cardgen.model.changeview import CardChanges
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction
from cardgen.model.untold import is_untold
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.past_cards import PastCards

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """A version as far as it can be told: `data` None where there is no card; not `readable` where nobody can tell."""

    data: Data | None = field(repr=False)
    readable: bool = True


NO_CARD = Reading(None)
UNREADABLE = Reading({}, readable=False)


class ChangeReader:
    """The versions of one card, and the changes between any two as a policy lets them be seen.

    With `whole` a card that came or went is told field by field, as an empty one that was filled or emptied.
    """

    def __init__(
        self,
        past: PastCards,
        form: FormSpec,
        stem: str,
        redaction: Redaction | None = None,
        language: str = "ko",
        *,
        whole: bool = False,
    ) -> None:
        self._past = past
        self._form = form
        self._stem = stem
        self._redaction = redaction
        self._language = language
        self._whole = whole
        self._written: dict[str, str] = {}
        self._before: dict[str, Version] = {}

    def expect(self, commits: Iterable[CardCommit]) -> None:
        """Hear of all commits that touched the card, newest first, before versions are read."""
        commits = [*commits]
        for touched in commits:
            if touched.after is not None:
                self._written[touched.after.blob] = touched.after.commit
                if touched.before[0] is not None:
                    self._before[touched.after.blob] = touched.before[0]
        versions = [it for touched in commits for it in (*touched.before, touched.after) if it is not None]
        self._past.expect((version.commit for version in versions), self._form.name)

    def read(self, version: Version | None) -> Reading:
        """A version.

        Where the form moved a field (`x-was`) before the card followed, the form of the commit that wrote the card
        knows what the form of then does not.
        """
        if version is None:
            return NO_CARD
        card = self._past.card(version.commit, version.path, version.blob)
        if card.problems:
            return UNREADABLE
        written = self._written.get(version.blob, version.commit)
        if self._source(written) == self._source(version.commit):
            return Reading(card.data)
        return Reading(_filled(card.data, self._past.card(written, version.path, version.blob).data))

    def _source(self, commit: str) -> str:
        form = self._past.form(commit, self._form.name)
        return form.source if form else ""

    def last_readable(self, version: Version | None) -> Reading:
        """A version, or the last one before it that can be read; nothing where none can."""
        seen: set[str] = set()
        while version is not None and version.blob not in seen:
            reading = self.read(version)
            if reading.readable:
                return reading
            seen.add(version.blob)
            version = self._before.get(version.blob)
        return NO_CARD if version is None and not seen else Reading({})

    def working(self, file: Path, path: str) -> Reading:
        """The card as it lies in the working tree."""
        raw = load_card(file, path, self._form)
        return UNREADABLE if isinstance(raw, Rejected) else Reading(self._past.told(raw, self._form))

    def changes(self, before: Reading, after: Reading) -> CardChanges:
        """How two versions differ; where one cannot be read, that alone."""
        old, new = before.data, after.data
        if self._whole:
            old, new = old or {}, new or {}
        found = build_changes(old, new, self._form, self._stem, self._redaction, self._language)
        readable = before.readable and after.readable
        return found if readable else replace(found, unreadable=True, fields=())


def _filled(data: Any, other: Any) -> Any:
    """The data, and from another reading of the same version what the first could not place."""
    if isinstance(data, Mapping) and isinstance(other, Mapping):
        return {key: _filled(data.get(key), other.get(key)) for key in {**data, **other}}
    if isinstance(data, list) and isinstance(other, list) and len(data) == len(other):
        return [_filled(one, another) for one, another in zip(data, other, strict=True)]
    return other if data in (None, "") or (is_untold(data) and other not in (None, "")) else data
