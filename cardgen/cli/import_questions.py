"""What an import asks the person at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager

from cardgen.cli.console import note, printable
from cardgen.cli.language import language, tell
from cardgen.cli.prompts import chosen, chosen_key
from cardgen.importing.cell_values import Value
from cardgen.importing.entries import place_of
from cardgen.importing.matching import Person
from cardgen.messages.problems import message_of
from cardgen.model.form import FormSpec, Kind
from cardgen.model.problem import Problem
from cardgen.workflows.importing.file import Opened, lacking
from cardgen.workflows.importing.row import Answer, Doubt
from cardgen.workflows.importing.tables import Reading
from cardgen.workflows.importing.values import MeantChoices, UnknownWord

NEW, SKIP, SKIP_ALL = "n", "s", "a"
_ANSWERS = {NEW: Answer.NEW, SKIP: Answer.SKIP, SKIP_ALL: Answer.SKIP_ALL}

MOST_SHOWN = 9
"""Cards offered for one row: one key each."""

_TELLING = (Kind.NAME, Kind.PHONE, Kind.EMAIL, Kind.BUSINESS_NUMBER, Kind.ADDRESS, Kind.BIRTH_DATE)
"""What people tell customers of one name apart by."""


def ask_lacking(reading: Reading, given: Mapping[str, Value]) -> dict[str, Value]:
    """One value for all new cards, for each required field the file has no column for."""
    found: dict[str, Value] = {}
    for leaf in lacking(reading, given):
        if answer := chosen(tell("import.ask_default", label=leaf.label.text(language())), leaf.choices):
            found[leaf.path] = answer
    return found


def ask_words(words: list[UnknownWord], reading: Reading, known: MeantChoices) -> MeantChoices:
    """What words that are no choice mean, besides those known; a word nobody explains stays unknown."""
    found = {path: dict(meanings) for path, meanings in known.items()}
    for it in words:
        column = reading.tables[it.table].sheet.column_name(it.column.at)
        heading, word = printable(it.column.heading), printable(it.word)
        question = tell("import.ask_word", heading=heading, column=column, word=word, rows=f"{it.rows:,}")
        if answer := chosen(question, it.leaf.choices):
            found.setdefault(it.leaf.path, {})[it.word] = answer
    return found


def ask_whose(opened: Opened, paused: Callable[[], AbstractContextManager[None]]) -> Callable[[Doubt], Person | Answer]:
    """A function that asks whose a doubtful row is; `paused` keeps the progress from the terminal meanwhile."""

    def ask(doubt: Doubt) -> Person | Answer:
        with paused():
            _explain(opened, doubt)
            shown = doubt.persons[:MOST_SHOWN]
            ways = [NEW, SKIP, SKIP_ALL] if doubt.may_be_new else [SKIP, SKIP_ALL]
            key = chosen_key(tell("import.doubt.prompt"), [*map(str, range(1, len(shown) + 1)), *ways])
        return _ANSWERS[key] if key in _ANSWERS else shown[int(key) - 1]

    return ask


def _explain(opened: Opened, doubt: Doubt) -> None:
    """The row with what it says, why it is doubtful, and whom it may be about."""
    form = opened.reading.form
    place = place_of(opened.file.name, opened.reading.tables[doubt.spot.table].sheet, doubt.spot.row, None)
    note(tell("import.doubt", place=printable(place), said=_said(form, doubt.values)))
    note(f"  {message_of(Problem(doubt.code, '', args={'row': doubt.earlier}), language())}")
    for number, person in enumerate(doubt.persons[:MOST_SHOWN], 1):
        kind = "row" if person.is_new else "card"
        said = _said(form, person.values)
        note(f"  {tell(f'import.doubt.{kind}', number=str(number), id=person.card_id, said=said)}")
    if doubt.may_be_new:
        note(f"  {tell('import.doubt.new')}")
    note(f"  {tell('import.doubt.skip')}")
    note(f"  {tell('import.doubt.skip_all')}")


def _said(form: FormSpec, values: Mapping[str, object]) -> str:
    """Name, numbers, addresses and birthday, and the record where there is one, as far as they are given."""
    return " · ".join(printable(str(value)) for value in _telling(form, values))


def _telling(form: FormSpec, values: Mapping[str, object]) -> Iterator[object]:
    for kind in _TELLING:
        yield from (
            values[leaf.path]
            for leaf in form.leaves()
            if leaf.kind is kind and leaf.path in values and "[]" not in leaf.path
        )
    yield from (value for path, value in values.items() if "[]" in path)
