"""`cardgen check --fix`: mends what has one safe remedy, and nothing whose meaning is not certain."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from cardgen.editing.change_card import change_card
from cardgen.editing.changes import Put, Quote
from cardgen.editing.tidy import emptied, tidied
from cardgen.entry.phone import phone_key
from cardgen.entry.values import entered_value
from cardgen.errors import EditError
from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.data import texts_in
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.validation.schema_check import FOR_OTHERS, CardChecker, Verdict
from cardgen.validation.sighting import dotted
from cardgen.workflows.card_change import CardEdit, Judge, content_of, form_of
from cardgen.workflows.missing_card import told_of_missing
from cardgen.workflows.selection import select
from cardgen.workflows.workspace import CardFile, Workspace
from cardgen.yamltree import Fault, Pointer, decode

NULL = "C112"
_DAYS = (date(2000, 1, 31), date(2001, 7, 4))
"""Two days to read a text on: what means something else on each (`yesterday`) is no certain remedy."""


@dataclass(frozen=True, slots=True)
class FixReport:
    """What would be mended, card by card, not written yet."""

    edits: tuple[CardEdit, ...] = field(repr=False)


def plan_fixes(workspace: Workspace, names: tuple[str, ...] = ()) -> FixReport:
    """The remedies for the named cards (all by default). Cards that are no YAML, and forms, are left alone."""
    mender = _Mender(workspace)
    with told_of_missing(workspace):
        cards = select(workspace, names).usable
    edits = map(mender.edit, cards)
    return FixReport(tuple(edit for edit in edits if edit is not None and edit.changed and not edit.refused))


class _Mender:
    """Finds the remedies for one card after another; a sound card is read and checked once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._judge = Judge(workspace)
        self._checkers = {
            name: CardChecker(form, workspace.today, lambda _text: None) for name, form in workspace.forms.items()
        }

    def edit(self, card: CardFile) -> CardEdit | None:
        """A card's edit; None where there is nothing to mend or no way to do it."""
        try:
            before = content_of(self._workspace, card)
            text = decode(before)
            after = None if isinstance(text, Fault) else self._mended(card, text, before)
        except EditError:
            return None
        return None if after is None else self._judge.edit(card, before, after.encode())

    def _mended(self, card: CardFile, decoded: str, before: bytes) -> str | None:
        """The text with all remedies that work: a value still refused after its remedy keeps its spelling."""
        form = form_of(self._workspace, card)
        raw = read_card(decoded, "", card.path, form)
        if not isinstance(raw, RawCard):
            return None
        wrong = _wrong_fields(self._checkers[form.name].check(raw, card.stem))
        text = before.decode()
        if nothing := [note.pointer for note in raw.notes if note.code == NULL]:
            text = emptied(text, nothing)
        if changes := [*_changes(raw, form, wrong)]:
            text = self._changed(card, text, form, changes, wrong)
        mended = tidied(text)
        return mended if mended.encode() != before else None

    def _changed(
        self, card: CardFile, text: str, form: FormSpec, changes: Sequence[Put | Quote], wrong: frozenset[str]
    ) -> str:
        changed = change_card(text, form, changes)
        still_wrong = _wrong_fields(self._judge.verdict(card, changed.encode())) if wrong else frozenset()
        working = [change for change in changes if dotted(change.pointer) not in still_wrong]
        return changed if len(working) == len(changes) else change_card(text, form, working)


def _wrong_fields(verdict: Verdict) -> frozenset[str]:
    return frozenset(problem.field for problem in verdict.problems if problem.is_error)


def _changes(raw: RawCard, form: FormSpec, wrong: frozenset[str]) -> Iterator[Put | Quote]:
    unquoted = {note.pointer for note in raw.notes if note.code == FOR_OTHERS}
    for pointer, text in texts_in(raw.data):
        leaf = _leaf_at(form, pointer)
        if leaf is None:
            continue
        value = _certain(leaf, text, is_wrong=bool(wrong) and dotted(pointer) in wrong)
        if value != text:
            yield Put(pointer, value)
        elif pointer in unquoted:
            yield Quote(pointer)


def _certain(leaf: Leaf, text: str, *, is_wrong: bool) -> str | int | float | bool:
    """What the text means for the field if there is no doubt about it, else the text itself."""
    if leaf.kind is Kind.ID or not (is_wrong or leaf.kind is Kind.PHONE):
        return text
    one, other = (entered_value(leaf, text, day) for day in _DAYS)
    if one != other or (leaf.kind is Kind.PHONE and not is_wrong and phone_key(str(one)) != phone_key(text)):
        return text
    return one


def _leaf_at(form: FormSpec, pointer: Pointer) -> Leaf | None:
    path = "".join("[]" if isinstance(step, int) else f".{step}" for step in pointer).removeprefix(".")
    found = form.by_path.get(path) or form.by_path.get(path.removesuffix("[]"))
    return found if isinstance(found, Leaf) else None


def changes_of(edit: CardEdit) -> list[str]:
    """The edit as lines of a unified diff (without the headings' line breaks)."""
    from difflib import unified_diff

    before, after = (content.decode("utf-8-sig").splitlines() for content in (edit.before, edit.after))
    return [*unified_diff(before, after, edit.card.path, edit.card.path, n=1, lineterm="")]
