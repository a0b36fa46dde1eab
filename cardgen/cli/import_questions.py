"""What an import asks the person at the terminal."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import click

from cardgen.cli.console import note, printable
from cardgen.cli.language import language, tell
from cardgen.importing.cell_values import Value
from cardgen.importing.entries import place_of
from cardgen.importing.matching import Person
from cardgen.messages.problems import message_of
from cardgen.model.problem import Problem
from cardgen.workflows.import_file import Opened, lacking
from cardgen.workflows.import_row import Answer, Doubt
from cardgen.workflows.import_tables import Reading

NEW, SKIP = "n", "s"
MOST_SHOWN = 9
"""Cards offered for one row: one key each."""


def ask_lacking(reading: Reading, given: Mapping[str, Value]) -> dict[str, Value]:
    """One value for all new cards, for each required field the file has no column for."""
    found: dict[str, Value] = {}
    for leaf in lacking(reading, given):
        question = tell("import.ask_default", label=leaf.label.text(language()))
        answer = click.prompt(
            f"{question} {list(leaf.choices)}", type=click.Choice(["", *leaf.choices]), default="", show_choices=False,
            show_default=False, err=True,
        )  # fmt: skip
        if answer:
            found[leaf.path] = answer
    return found


def ask_whose(opened: Opened) -> Callable[[Doubt], Person | Answer]:
    """A function that asks whose a doubtful row is."""

    def ask(doubt: Doubt) -> Person | Answer:
        table = opened.reading.tables[doubt.spot.table]
        place = place_of(opened.file.name, table.sheet, doubt.spot.row, None)
        note(tell("import.doubt", place=place, name=printable(doubt.name)))
        note(f"  {message_of(Problem(doubt.code, '', args={'row': doubt.earlier}), language())}")
        shown = doubt.persons[:MOST_SHOWN]
        for number, person in enumerate(shown, 1):
            note(f"  {_person(opened, number, person)}")
        if doubt.may_be_new:
            note(f"  {tell('import.doubt.new')}")
        note(f"  {tell('import.doubt.skip')}")
        keys = [*map(str, range(1, len(shown) + 1)), *([NEW] if doubt.may_be_new else []), SKIP]
        chosen = click.prompt(tell("import.doubt.prompt"), type=click.Choice(keys), err=True)
        return Answer.NEW if chosen == NEW else Answer.SKIP if chosen == SKIP else shown[int(chosen) - 1]

    return ask


def _person(opened: Opened, number: int, person: Person) -> str:
    leaf = opened.reading.form.name_leaf
    name = printable(str(person.values.get(leaf.path, ""))) if leaf else ""
    if person.is_new:
        return tell("import.doubt.row", number=str(number), name=name)
    return tell("import.doubt.card", number=str(number), id=person.card_id, name=name)
