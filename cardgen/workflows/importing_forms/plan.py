"""What filled forms would do: new cards and changes of cards, nothing written yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from typing import Any

from cardgen.editing.change_card import card_data
from cardgen.editing.content import changed, identical, pruned
from cardgen.editing.write_card import write_card
from cardgen.errors import HistoryError, TemplateError, UnsoundCards, UsageError
from cardgen.model.filledform import FilledForm
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.model.problem import Problem
from cardgen.workflows.card_change import NO_STAMP, CardEdit, Judge, card_if_any, content_of
from cardgen.workflows.card_ids import IdMaker
from cardgen.workflows.card_place import Places
from cardgen.workflows.gone_cards import gone_error
from cardgen.workflows.importing_forms.base import Base, Past
from cardgen.workflows.importing_forms.faults import with_faults
from cardgen.workflows.importing_forms.proposal import merged, undecided
from cardgen.workflows.importing_forms.said import FieldReader
from cardgen.workflows.importing_forms.untaken import Untaken, untaken
from cardgen.workflows.importing_forms.wanted import Wanted, wanted_changes
from cardgen.workflows.kept_numbers import kept_ids
from cardgen.workflows.namesakes import doubles
from cardgen.workflows.resolve import Dispute
from cardgen.workflows.tombstones import erased_names, erasure_day
from cardgen.workflows.workspace import CardFile, Workspace


@dataclass(frozen=True, slots=True)
class NewForm:
    """A form that becomes a card.

    `alike` are the ids of cards that say the same or are of the same person: importing a file twice must not make two
    customers of one. `numbered` says that its number was printed on the form; else every plan makes another one.
    """

    edit: CardEdit
    form: FormSpec
    data: Mapping[str, Any] = field(repr=False)
    untaken: Untaken
    alike: tuple[str, ...] = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class ChangedForm:
    """A form that changes its card, once the questions of the `dispute` are answered.

    `faults` are wrong by themselves, whatever the card says. `known` says that the version it was made from was found;
    else whatever it says otherwise than the card is a question.
    """

    dispute: Dispute
    form: FormSpec
    untaken: Untaken
    faults: tuple[Problem, ...] = ()
    known: bool = True

    @property
    def is_empty(self) -> bool:
        """True where the form says nothing but what the card says."""
        is_same = not self.dispute.questions and not self.resolved().changed
        return is_same and not self.faults and not self.untaken

    def resolved(self, *, theirs: bool | None = None) -> CardEdit:
        """The card with every question answered by one side; with no question no side is needed."""
        side = self.dispute.theirs if theirs else self.dispute.ours
        return self.judged(self.dispute.resolved([side(it) for it in range(len(self.dispute.questions))]))

    def judged(self, edit: CardEdit) -> CardEdit:
        """The edit with what is wrong with entries by themselves; refused for any error, as the card had none."""
        problems = with_faults(self.faults, edit.problems)
        return replace(edit, problems=problems, refused=any(it.is_error for it in problems))


Planned = NewForm | ChangedForm


class FormPlanner:
    """Plans the forms of one import, one after the other: what the first will do the next one knows."""

    def __init__(self, workspace: Workspace, language: str) -> None:
        self._workspace = workspace
        self._language = language
        self._judge = Judge(workspace)
        self._past = Past(workspace)
        self._ids: dict[str, IdMaker] = {}
        self._planned: dict[str, NewForm | None] = {}

    def plan(self, filled: FilledForm) -> Planned:
        """What a form would do. Some CardgenError for one that is not for this workspace, or no more for its card."""
        stamp = filled.stamp
        form = self._form(stamp)
        if not stamp.id:
            return self._new(filled, form, self._new_id(form))
        self._require_ours(stamp, form)
        card = card_if_any(self._workspace, stamp.id, "error.returned.file", id=stamp.id)
        if card is not None:
            planned = self._changed(filled, form, card) if stamp.blob else self._made_before(filled, form, card)
        elif stamp.blob:
            raise self._gone(stamp) or UsageError("error.returned.unknown", id=stamp.id)
        elif error := self._gone(stamp):
            raise error
        elif stamp.id.upper() not in self._kept:
            raise UsageError("error.returned.not_kept", id=stamp.id)
        else:
            self._require_first(stamp)
            return self._new(filled, form, stamp.id)
        if not planned.is_empty:
            self._require_first(stamp)
            self._planned[stamp.id] = None
        return planned

    def _require_first(self, stamp: FormStamp) -> None:
        if stamp.id in self._planned:
            raise UsageError("error.returned.twice", id=stamp.id)

    def _form(self, stamp: FormStamp) -> FormSpec:
        """Today's form. UsageError for one this workspace does not have, or has in an older version only."""
        if stamp.form in self._workspace.broken_forms:
            raise TemplateError(self._workspace.form_problems)
        form = self._workspace.forms.get(stamp.form)
        if form is None:
            raise UsageError("error.returned.form", form=stamp.form, known=", ".join(self._workspace.forms))
        if stamp.version > form.version:
            raise UsageError("error.returned.newer", theirs=str(stamp.version), ours=str(form.version))
        return form

    def _require_ours(self, stamp: FormStamp, form: FormSpec) -> None:
        if stamp.id.upper() in erased_names(self._workspace.root):
            day = erasure_day(self._workspace.root, stamp.id)
            raise HistoryError("error.returned.erased", id=stamp.id, day=day)
        if self._workspace.form_of(stamp.id) != form.name:
            raise UsageError("error.returned.unknown", id=stamp.id)

    def _gone(self, stamp: FormStamp) -> UsageError | None:
        return gone_error(self._workspace, stamp.id)

    def _reader(self, stamp: FormStamp) -> FieldReader:
        return FieldReader(self._workspace.today, stamp.language)

    def _changed(self, filled: FilledForm, form: FormSpec, card: CardFile) -> ChangedForm:
        content = content_of(self._workspace, card)
        self._require_sound(card, content)
        base = self._past.base(filled, card, content)
        if base is not None:
            wanted = self._wanted(filled, form, base)
            text = merged(base.text, content.decode(), wanted.changes, form)
            if text is not None:
                return self._disputed(card, filled, text, wanted, known=True)
        now = self._past.as_it_is(filled, card, content)
        assert now is not None  # a sound card can be read
        wanted = self._wanted(filled, form, now)
        text = undecided(now.text, wanted.changes, form)
        return self._disputed(card, filled, text, wanted, known=False)

    def _wanted(self, filled: FilledForm, form: FormSpec, base: Base) -> Wanted:
        return wanted_changes(filled, base.printed, form, base.data, self._reader(filled.stamp))

    def _disputed(self, card: CardFile, filled: FilledForm, text: str, wanted: Wanted, *, known: bool) -> ChangedForm:
        faults = tuple(replace(it, path=card.path) for it in wanted.problems)
        dispute = Dispute(self._judge, card, self._language, lambda _content: text)
        form = self._workspace.forms[filled.stamp.form]
        return ChangedForm(dispute, form, self._untaken(filled, wanted), faults, known)

    def _untaken(self, filled: FilledForm, wanted: Wanted) -> Untaken:
        return untaken(filled, wanted.lost, self._past.form(filled), self._language)

    def _require_sound(self, card: CardFile, content: bytes) -> None:
        errors = tuple(it for it in self._judge.verdict(card, content).problems if it.is_error)
        if errors:
            raise UnsoundCards("error.returned.unsound", errors, id=card.stem)

    def _made_before(self, filled: FilledForm, form: FormSpec, card: CardFile) -> ChangedForm:
        """A form with a number kept for a new card, which is there already. UsageError where it says something else."""
        content = content_of(self._workspace, card)
        self._require_sound(card, content)
        wanted, data = self._filled_in(filled, form)
        if not identical(pruned({**data, "id": card.stem}), card_data(content.decode(), form)):
            raise UsageError("error.returned.taken", id=card.stem)
        return self._disputed(card, filled, content.decode(), wanted, known=True)

    def _filled_in(self, filled: FilledForm, form: FormSpec) -> tuple[Wanted, Mapping[str, Any]]:
        """What a form says that was made without a card."""
        wanted = wanted_changes(filled, self._past.blank(filled), form, {}, self._reader(filled.stamp))
        return wanted, reduce(changed, wanted.changes, {})

    def _new(self, filled: FilledForm, form: FormSpec, stem: str) -> NewForm:
        wanted, data = self._filled_in(filled, form)
        lost = self._untaken(filled, wanted)
        if not (data or wanted.problems or lost):
            raise UsageError("error.returned.empty")
        place = Places(form, self._files).place(stem)
        card = CardFile(place, stem, form.name, NO_STAMP)
        after = write_card(form, {**data, "id": stem}).encode()
        faults = [replace(it, path=place) for it in wanted.problems]
        problems = with_faults(faults, self._judge.verdict(card, after).problems)
        edit = CardEdit(card, b"", after, problems, refused=any(it.is_error for it in problems))
        alike = (*doubles(self._workspace, form, data), *self._twins_among_forms(data))
        planned = NewForm(edit, form, data, lost, alike, numbered=bool(filled.stamp.id))
        self._planned[stem] = planned
        return planned

    def _twins_among_forms(self, data: Mapping[str, Any]) -> Sequence[str]:
        """The new cards of this import that say the same."""
        return [stem for stem, other in self._planned.items() if other is not None and identical(other.data, data)]

    def _new_id(self, form: FormSpec) -> str:
        if form.name not in self._ids:
            self._ids[form.name] = IdMaker(self._workspace, form, [*(it.stem for it in self._files), *self._planned])
        return self._ids[form.name].next()

    @cached_property
    def _kept(self) -> frozenset[str]:
        return kept_ids(self._workspace.root)

    @cached_property
    def _files(self) -> list[CardFile]:
        return self._workspace.card_files().files
