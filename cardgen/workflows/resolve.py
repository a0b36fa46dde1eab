"""The conflicts in a card's file as questions about fields, and the file with the answers in their places."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cardgen.editing.assignments import entered
from cardgen.editing.change_card import card_data, change_card
from cardgen.editing.changes import Put, Value
from cardgen.errors import EditError
from cardgen.history.merging import MergeRules, NotMergeable, merge_texts
from cardgen.model.changeview import FieldChange
from cardgen.model.data import value_at
from cardgen.model.form import Leaf, Merge
from cardgen.model.problem import Problem
from cardgen.viewing.build_changes import build_changes
from cardgen.workflows.card_change import CardEdit, Judge, content_of, form_of
from cardgen.workflows.workspace import CardFile
from cardgen.yamltree import Fault, decode
from cardgen.yamltree.conflicts import Sides, conflict_faults, conflicts, with_lines

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One conflict.

    `fields` are what differs, `before` the value merged into and `after` the one that comes in; none where the lines
    make no card. Where that is one field, `base` is how ours came from what both began with, and `leaf` the field, if
    its value can be typed. `other` is the id of another card whose lines got in; `both` where both can be kept.
    """

    line: int
    sides: Sides = field(repr=False)
    fields: tuple[FieldChange, ...] = field(default=(), repr=False)
    base: FieldChange | None = field(default=None, repr=False)
    leaf: Leaf | None = None
    other: str = ""
    both: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """An answer: these lines instead of the conflict."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NewValue:
    """An answer: a value for the field."""

    leaf: Leaf
    value: Value = field(repr=False)


@dataclass(frozen=True, slots=True)
class BothRecords:
    """An answer: the records of both versions, in the order a merge gives records that two people added."""


Answer = Lines | NewValue | BothRecords


class Dispute:
    """A card's file with conflicts in it, as it is now. EditError where it is no text, or marks in it lack others.

    `again` makes of what the file holds a text to decide on instead; None where that is to be the file's own.
    """

    def __init__(
        self, judge: Judge, card: CardFile, language: str, again: Callable[[bytes], str | None] = lambda _: None
    ) -> None:
        self.card = card
        self._judge = judge
        self._form = form_of(judge.workspace, card)
        self._language = language
        self._before = content_of(judge.workspace, card)
        found = again(self._before)
        self.merged_again = found is not None
        self._text = found if found is not None else _text(self._before)
        self._sides = tuple(conflicts(self._text))
        if conflict_faults(self._with({})):
            raise EditError("error.edit.unsafe")
        self.questions = tuple(map(self._question, range(len(self._sides))))
        """One for each conflict, in the order of the file."""

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self._judge.workspace.root

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What is wrong with the file as it is."""
        return tuple(it for it in self._judge.verdict(self.card, self._before).problems if it.is_error)

    @property
    def title(self) -> str:
        """The card's id and the name on it."""
        leaf, data = self._form.name_leaf, self._data_or_nothing
        name = value_at(data, leaf.path) if leaf is not None and data is not None else None
        return f"{self.card.stem} {name or ''}".rstrip()

    @property
    def _data_or_nothing(self) -> Data | None:
        return self._data(0, self._sides[0].ours) if self._sides else None

    def ours(self, number: int) -> Answer:
        """The answer that keeps the version merged into."""
        return Lines(self._sides[number].ours)

    def theirs(self, number: int) -> Answer:
        """The answer that takes the version that comes in."""
        return Lines(self._sides[number].theirs)

    def both(self, number: int) -> Answer:
        """The answer that keeps the records of both sides, or one text after the other; where `Question.both`."""
        question, sides = self.questions[number], self._sides[number]
        if question.leaf is None:
            return BothRecords()
        texts = (value_at(self._data(number, lines), question.leaf.path) for lines in (sides.ours, sides.theirs))
        return NewValue(question.leaf, "\n".join(str(text).strip("\n") for text in texts if text))

    def typed(self, number: int, text: str) -> NewValue | tuple[Problem, ...]:
        """The answer that what was typed means for the field; what is wrong with it where it breaks a rule."""
        leaf = self.questions[number].leaf
        assert leaf is not None
        answer = NewValue(leaf, entered(leaf, text, self._judge.workspace.today))
        edit = self._edit({number: answer})
        errors = tuple(it for it in edit.problems if it.is_error and it.field.startswith(leaf.path))
        return errors if edit.refused and errors else answer

    def resolved(self, answers: Sequence[Answer]) -> CardEdit:
        """The file with every answer in its place, judged like any other edit; nothing is written.

        Refused where that brings an error that the version merged into does not have.
        """
        return self._edit(dict(enumerate(answers)))

    def _edit(self, answers: Mapping[int, Answer]) -> CardEdit:
        after = self._answered(answers).encode()
        judged = self._judge.edit(self.card, self._answered({}).encode(), after)
        return dataclasses.replace(judged, before=self._before)

    def _answered(self, answers: Mapping[int, Answer]) -> str:
        """The text with the answers, and with our version where there is none."""
        chosen = {number: it.text for number, it in answers.items() if isinstance(it, Lines)}
        text = self._with(chosen)
        for number in (number for number, it in answers.items() if isinstance(it, BothRecords)):
            text = self._united(text, self._with(chosen | {number: self._sides[number].theirs}))
        changes = [Put(tuple(it.leaf.path.split(".")), it.value) for it in answers.values() if isinstance(it, NewValue)]
        return change_card(text, self._form, changes) if changes else text

    def _united(self, ours: str, theirs: str) -> str:
        """Two texts that differ in their records as one with those of both: what a card both added becomes.

        EditError where they differ in more than that.
        """
        try:
            merged = merge_texts("", ours, theirs, MergeRules.of(self._form.schema))
        except NotMergeable as error:
            raise EditError("error.edit.unsafe") from error
        if merged.conflicts:
            raise EditError("error.edit.unsafe")
        return merged.text

    def _with(self, lines: Mapping[int, str]) -> str:
        chosen = [lines.get(number, sides.ours) for number, sides in enumerate(self._sides)]
        return with_lines(self._text, self._sides, chosen)

    def _data(self, number: int, lines: str) -> Data | None:
        """What the card says with these lines in the place of one conflict; None where that is no card."""
        try:
            return card_data(self._with({number: lines}), self._form)
        except EditError:
            return None

    def _question(self, number: int) -> Question:
        sides = self._sides[number]
        ours, theirs = self._data(number, sides.ours), self._data(number, sides.theirs)
        plain = Question(sides.line, sides)
        if ours is None or theirs is None:
            return plain
        found = [str(data.get("id", "")) for data in (ours, theirs)]
        fields = self._changes(ours, theirs)
        strangers = [it for it in found if it != self.card.stem]
        leaf = self._only_leaf(fields)
        base = self._data(number, sides.base) if sides.base is not None else None
        before = self._changes(base, ours) if base is not None else ()
        return dataclasses.replace(
            plain,
            fields=fields,
            base=next((it for it in before if len(fields) == 1 and _same_place(it, fields[0])), None),
            leaf=leaf,
            other=strangers[0] if strangers else "",
            both=not strangers and self._both(sides, leaf, fields),
        )

    def _changes(self, before: Data, after: Data) -> tuple[FieldChange, ...]:
        return build_changes(before, after, self._form, self.card.stem, None, self._language).fields

    def _only_leaf(self, fields: Sequence[FieldChange]) -> Leaf | None:
        found = self._form.by_path.get(fields[0].path) if len(fields) == 1 else None
        return found if isinstance(found, Leaf) and "[]" not in found.path else None

    def _both(self, sides: Sides, leaf: Leaf | None, fields: Sequence[FieldChange]) -> bool:
        """True where both versions can be kept: notes that were appended to, and records."""
        if leaf is not None:
            return leaf.merge is Merge.APPEND and bool(sides.ours and sides.theirs)
        lists = {it.path for it in self._form.record_lists()}
        return {it.path for it in fields} <= lists and self._both_bring_records(sides)

    def _both_bring_records(self, sides: Sides) -> bool:
        """True where the records of both are more than those of either; where one is gone there is none to keep."""
        ours, theirs = self._with({}), self._with({self._sides.index(sides): sides.theirs})
        try:
            united = card_data(self._united(ours, theirs), self._form)
        except EditError:
            return False
        return united not in (card_data(ours, self._form), card_data(theirs, self._form))


def _text(content: bytes) -> str:
    """A file's text with its BOM. EditError where it is none a card may have."""
    if isinstance(decode(content), Fault):
        raise EditError("error.edit.unsafe")
    return content.decode()


def _same_place(one: FieldChange, other: FieldChange) -> bool:
    return (one.path, one.key) == (other.path, other.key)
