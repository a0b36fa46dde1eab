"""Asks for a card's fields, one after the other, checking each answer as `check` would."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import click

from cardgen.cli.console import note
from cardgen.cli.language import language, tell
from cardgen.cli.problems import BAD_DATE
from cardgen.cli.prompts import answer_to, asking_yes_or_no, by_number, numbered, yes_or_no
from cardgen.editing.assignments import entered
from cardgen.editing.changes import Put
from cardgen.editing.content import changed
from cardgen.errors import EditError, UsageError
from cardgen.messages.problems import hint_of, message_of
from cardgen.model.data import list_at
from cardgen.model.form import Leaf, LeafType, RecordList, Section
from cardgen.workflows.card_change import Judge
from cardgen.workflows.new_card import NewCard, faults_of, is_required
from cardgen.yamltree import Pointer

SKIP_SECTION = "-"
SKIP_ALL = "--"


class Asking:
    """One conversation; `data` is what has been answered so far."""

    def __init__(self, judge: Judge, new: NewCard) -> None:
        self.data: dict[str, Any] = {}
        self._judge = judge
        self._new = new
        self._skipped: Section | None = None
        self._done = False

    def ask(self) -> Mapping[str, Any]:
        """All fields of the form in its order; what may be left out can be skipped. click.Abort at the input's end."""
        note(tell("new.how"))
        for section in self._new.form.sections:
            if not self._is_skipped(section) or any(map(_is_needed, section.members)):
                note(f"\n{_bold(f'■ {section.label.text(language())}')}")
                self._section(section)
        return self.data

    def _section(self, section: Section) -> None:
        for member in section.members:
            if isinstance(member, RecordList):
                if not self._is_skipped(section):
                    self._records(section, member)
            elif member.path != "id" and (is_required(member) or not self._is_skipped(section)):
                self._field(section, member, tuple(member.path.split(".")), member.path)

    def _is_skipped(self, section: Section) -> bool:
        return self._done or self._skipped is section

    def _records(self, section: Section, member: RecordList) -> None:
        """Records of a list as long as more are wanted."""
        label = member.label.text(language())
        while self._wants_record(section, label):
            pointer: Pointer = (*member.path.split("."), len(list_at(self.data, member.path)))
            for column in member.columns:
                if column.required or not self._is_skipped(section):
                    self._field(section, column, (*pointer, column.key), f"{member.path}[{pointer[-1]}].{column.key}")
            if self._is_skipped(section):
                return

    def _wants_record(self, section: Section, label: str) -> bool:
        question = asking_yes_or_no(tell("new.more", label=label), default=False)
        while (meaning := yes_or_no(self._answer(section, question), default=False)) is None:
            note(_indented(tell("prompt.yes_or_no")))
        return meaning

    def _answer(self, section: Section, question: str) -> str:
        """What is typed; "" where the section, or all the rest, is to be skipped."""
        answer = answer_to(question)
        if answer not in (SKIP_SECTION, SKIP_ALL):
            return answer
        self._skipped, self._done = section, self._done or answer == SKIP_ALL
        return ""

    def _field(self, section: Section, leaf: Leaf, pointer: Pointer, place: str) -> None:
        """Ask for one field until its answer keeps the rules."""
        while True:
            answer = self._answer(section, _question(leaf))
            if not answer:
                if not leaf.required:
                    return
                note(_indented(tell("new.required")))
                continue
            data = changed(self.data, Put(pointer, _meant(leaf, answer, self._judge)))
            try:
                faults = faults_of(self._judge, self._new, data, place)
            except (EditError, UsageError) as error:  # a stray key: characters no card may hold
                note(_indented(tell(error.message_id, **error.arguments)))
                continue
            for fault in faults:
                words = filter(None, (message_of(fault, language()), hint_of(fault, language())))
                note(_indented(" ".join(words)))
                if fault.code == BAD_DATE:
                    note(_indented(tell("entry.dates")))
            if not any(fault.is_error for fault in faults):
                self.data = data
                return


def _is_needed(member: Leaf | RecordList) -> bool:
    return isinstance(member, Leaf) and is_required(member)


def _question(leaf: Leaf) -> str:
    """The field's label, a star where it is required, and what can be chosen."""
    star = " *" if leaf.required else ""
    choices = leaf.choices or ((tell("new.yes"), tell("new.no")) if leaf.type is LeafType.BOOLEAN else ())
    offered = numbered(choices)
    many = f" ({tell('new.many')})" if leaf.many else ""
    return f"  {leaf.label.text(language())}{star}{f' [{offered}]' if offered else ''}{many}"


def _meant(leaf: Leaf, answer: str, judge: Judge) -> Any:
    """The value an answer stands for: a choice by its number, or what was typed."""
    if leaf.type is LeafType.BOOLEAN and answer in ("1", "2"):
        return answer == "1"
    return entered(leaf, by_number(leaf.choices, answer) or answer, judge.workspace.today)


def _indented(text: str) -> str:
    return click.style(f"    {text}", fg="red")


def _bold(text: str) -> str:
    return click.style(text, bold=True)
