"""Who changed what in a period: of each card the commits that touched it, of each field the last that changed it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from cardgen.history.card_log import Version
from cardgen.history.commits import NOTHING, CommitFiles, walk
from cardgen.history.moments import moment
from cardgen.history.repository import Repository
from cardgen.model.changereport import Touch
from cardgen.model.changeview import CardChanges, Deed, FieldChange
from cardgen.workflows.change_reading import ChangeReader, Reading
from cardgen.workflows.changed_cards import WORKING, Period
from cardgen.workflows.known_card import version_at
from cardgen.workflows.past_cards import PastCards, file_stem, is_card_path
from cardgen.workflows.workspace import Workspace

UNRECORDED = Touch(None)
"""A change that is in no commit yet."""


@dataclass(slots=True)
class _Step:
    """One commit's change of a card, or what is not committed (`after` has the commit WORKING, or is not there)."""

    touch: Touch
    merges: bool = False
    before: Version | None = None
    after: Version | None = None
    fields: tuple[FieldChange, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class ChangedCard:
    """A card that changed: its versions before and after the period, each as read."""

    stem: str
    before: Version | None
    after: Version | None
    read: tuple[Reading, Reading] = field(repr=False)


class Touches:
    """The commits of a period by the cards they touched, read from history in one pass."""

    def __init__(self, workspace: Workspace, repository: Repository, past: PastCards, between: Period) -> None:
        self._workspace = workspace
        self._repository = repository
        self._past = past
        self._between = between
        self._expected: set[str] = set()

    def of(self, card: ChangedCard, changes: CardChanges, reader: ChangeReader, form: str) -> tuple[Touch, ...]:
        """Who changed each of a card's fields as they are now; where none is told, who did what became of the card.

        Nothing where history does not tell, as between two branches.
        """
        steps = self._steps_of(card)
        if not steps:
            return ()
        if changes.deed is Deed.ADDED:
            return (next((it.touch for it in reversed(steps) if it.before is None), steps[-1].touch),)
        if changes.deed is Deed.REMOVED:
            return (next((it.touch for it in steps if it.after is None), steps[0].touch),)
        if len(steps) == 1 or not changes.fields:
            return (steps[0].touch,) * max(1, len(changes.fields))
        self._expect(form)
        return tuple(self._last(change, steps, card, reader) for change in changes.fields)

    def _steps_of(self, card: ChangedCard) -> Sequence[_Step]:
        """Newest first; what is not committed before all."""
        steps = self._steps.get(card.stem, ())
        if card.after is not None and card.after.commit != WORKING:
            return steps
        if card.after is None and (self._between.after != WORKING or any(it.after is None for it in steps[:1])):
            return steps
        head = self._repository.commit("HEAD")
        before = version_at(self._repository, head, card.stem, [card.before.path] if card.before else [])
        return (_Step(UNRECORDED, before=before, after=card.after), *steps)

    @cached_property
    def _steps(self) -> Mapping[str, Sequence[_Step]]:
        last = "HEAD" if self._between.after == WORKING else self._between.after
        first = [f"^{self._between.before}"] if self._between.before else []
        zone = ZoneInfo(self._workspace.settings.time_zone)
        found: dict[str, list[_Step]] = {}
        for touched in walk(self._repository, "-c", last, *first):
            commit = touched.commit
            steps: dict[str, _Step] = {}
            for stem, before, after in self._versions(touched):
                touch = Touch(moment(commit.written, zone), commit.author, commit.id)
                step = steps.setdefault(stem, _Step(touch, len(commit.parents) > 1))
                step.before, step.after = step.before or before, step.after or after
            for stem, step in steps.items():
                if (step.before and step.before.blob) != (step.after and step.after.blob):
                    found.setdefault(stem, []).append(step)
        return found

    def _versions(self, touched: CommitFiles) -> Iterator[tuple[str, Version | None, Version | None]]:
        """The cards of a commit before and after; of a merge before in the first parent that has it."""
        for file in touched.files:
            if is_card_path(self._workspace, self._repository, file.path):
                parents = zip(touched.commit.parents or ("",), file.before, strict=False)
                before = (Version(parent, file.path, blob) for parent, blob in parents if blob != NOTHING)
                here = file.after != NOTHING
                after = Version(touched.commit.id, file.path, file.after) if here else None
                yield file_stem(file.path), next(before, None), after

    def _expect(self, form: str) -> None:
        """Have the form of all commits looked up at once that several changes of a card are told apart by."""
        if form not in self._expected:
            self._expected.add(form)
            steps = [step for found in self._steps.values() if len(found) > 1 for step in found]
            versions = (it for step in steps for it in (step.before, step.after) if it is not None)
            self._past.expect((it.commit for it in versions), form)

    def _last(self, change: FieldChange, steps: Sequence[_Step], card: ChangedCard, reader: ChangeReader) -> Touch:
        """The step that led to what is there now, a merge only where no side did; else the last at the same place."""
        at_place = [
            (step, made)
            for step in steps
            for made in self._fields(step, card, reader)
            if (made.path, made.key) == (change.path, change.key)
        ]
        led = [step for step, made in at_place if _leads_to(made, change)]
        first = [step for step in led if not step.merges] or led or [step for step, _ in at_place] or steps
        return first[0].touch

    def _fields(self, step: _Step, card: ChangedCard, reader: ChangeReader) -> tuple[FieldChange, ...]:
        if step.fields is None:
            working = step.after is card.after and step.touch is UNRECORDED
            after = card.read[1] if working else reader.read(step.after)
            step.fields = reader.changes(reader.read(step.before), after).fields
        return step.fields


def _leads_to(made: FieldChange, change: FieldChange) -> bool:
    return made.after == change.after and (made.deed is Deed.REMOVED) is (change.deed is Deed.REMOVED)
