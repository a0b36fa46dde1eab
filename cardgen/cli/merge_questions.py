"""One conflict at the terminal: both versions by label, by whom and when, and what can be answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from cardgen.cli.console import note, printable
from cardgen.cli.language import tell
from cardgen.cli.problems import note_entry_problems
from cardgen.cli.prompts import answer_to, chosen_key
from cardgen.history.moments import day_at
from cardgen.model.changeview import FieldChange
from cardgen.workflows.conflicted import OURS, THEIRS

if TYPE_CHECKING:
    from cardgen.history.commits import Commit
    from cardgen.workflows.resolve import Answer, Dispute, Question

_KEYS = {OURS: "1", THEIRS: "2"}
_SKIP = "s"


class Named(Protocol):
    """What the two sides of a conflict are called."""

    def name(self, side: int) -> str:
        """OURS or THEIRS, as people are told of it."""
        ...


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose versions meet: the side that is one's own, where that is known, and who last changed the card on each."""

    mine: int | None = None
    authors: Mapping[int, Commit] = field(default_factory=dict, repr=False)
    zone: ZoneInfo | None = None

    def name(self, side: int) -> str:
        """Which side it is, and who made its version and when, as far as that is known."""
        told = tell(_WHOSE[self.mine == side] if self.mine is not None else _WHICH[side])
        if side not in self.authors:
            return told
        made = self.authors[side]
        day = day_at(made.written, self.zone).isoformat()
        return tell("merge.who", side=told, author=printable(made.author), day=day)


_WHOSE = {True: "merge.who.mine", False: "merge.who.others"}
_WHICH = {OURS: "merge.who.ours", THEIRS: "merge.who.theirs"}


def fields_of(question: Question) -> str:
    """The labels of what a conflict is about; its line where that is no field."""
    labels = dict.fromkeys(heading_of(change) for change in question.fields)
    return ", ".join(labels) or tell("merge.lines", line=str(question.line))


def show_question(dispute: Dispute, number: int, parties: Named) -> None:
    """One conflict: which field, and what both sides say."""
    question = dispute.questions[number]
    note("")
    counted = {"number": str(number + 1), "count": str(len(dispute.questions))}
    note(tell("merge.question", fields=fields_of(question), **counted))
    if question.other:
        note(tell("merge.stranger", other=printable(question.other)))
    _show_versions(question, parties)


def asked(dispute: Dispute, number: int, parties: Named) -> Answer | None:
    """The answer to one conflict; None to leave the card for later."""
    question = dispute.questions[number]
    show_question(dispute, number, parties)
    keys = [*_KEYS.values(), *("b" if question.both else ""), *("e" if question.leaf else ""), _SKIP]
    for key, text_id in (("b", "merge.key.both"), ("e", "merge.key.enter"), (_SKIP, "merge.key.skip")):
        if key in keys:
            note(tell(text_id))
    while (key := chosen_key(tell("merge.ask"), keys)) == "e":
        if (answer := _typed(dispute, number)) is not None:
            return answer
    return {"1": dispute.ours, "2": dispute.theirs, "b": dispute.both}[key](number) if key != _SKIP else None


def _show_versions(question: Question, parties: Named) -> None:
    if question.base is not None:
        note(tell("merge.before", value=_text(question.base, OURS) or tell("merge.none")))
    for side, key in _KEYS.items():
        note(tell("merge.version", key=key, who=parties.name(side), value=_version(question, side)))


def _version(question: Question, side: int) -> str:
    """What one side says: the value, or values with their labels where it is about several."""
    if not question.fields:
        lines = question.sides.ours if side == OURS else question.sides.theirs
        return printable(_flat(lines)) or tell("merge.none")
    told = [(heading_of(change), _text(change, side)) for change in question.fields]
    if len(told) == 1:
        return told[0][1] or tell("merge.none")
    return ", ".join(f"{label} {text or tell('merge.none')}" for label, text in told)


def _text(change: FieldChange, side: int) -> str:
    """A value as people read it; of a record the columns that differ, "" for a side that lacks it."""
    value = change.before if side == OURS else change.after
    if value is not None or not change.parts:
        return printable(_flat(value.text)) if value is not None else ""
    parts = ((part.label, _text(part, side)) for part in change.parts)
    return ", ".join(f"{label} {text}" for label, text in parts if text)


def heading_of(change: FieldChange) -> str:
    """What a change is called: a field by its label, a record by its date, too."""
    return f"{change.label} {printable(change.key)}".rstrip()


def _flat(text: str) -> str:
    return " / ".join(line.strip() for line in text.splitlines() if line.strip())


def _typed(dispute: Dispute, number: int) -> Answer | None:
    """A value typed for the field; None, with the reason, where it breaks a rule or nothing was typed."""
    typed = answer_to(tell("merge.ask.value"))
    if not typed:
        return None
    answer = dispute.typed(number, typed)
    if isinstance(answer, tuple):
        note_entry_problems(answer, dispute.root, "")
        return None
    return answer


def question_data(question: Question) -> dict[str, object]:
    """A conflict for scripts."""
    from cardgen.viewing.changes_data import field_change_data

    return {
        "line": question.line,
        "about": fields_of(question),
        "other_card": question.other or None,
        "fields": [field_change_data(change) for change in question.fields],
    }
