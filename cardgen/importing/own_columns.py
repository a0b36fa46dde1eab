"""The columns of a sheet our own export wrote: the row above the headings says which field each is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from cardgen.importing.calendars import calendars
from cardgen.importing.columns import Choices, Column, Table, Why, chosen_key
from cardgen.importing.header import Header
from cardgen.importing.tables import Sheet
from cardgen.importing.vocabulary import Vocabulary
from cardgen.model.exportview import HEADER_ROWS, POSITION, VERSION

_TOLD = {POSITION: Why.POSITION, VERSION: Why.VERSION}
"""What an export tells besides fields, by the path of its column."""


def match_paths(vocabulary: Vocabulary, sheet: Sheet, header: Header, paths: Sequence[str], chosen: Choices) -> Table:
    """The table of a sheet whose first row holds the fields' `paths`."""
    columns = []
    for at, (heading, path) in enumerate(zip_longest(header.headings, paths, fillvalue="")):
        leaf = vocabulary.paths.get(path)
        column = Column(at, heading, leaf, Why.PATH if leaf else _TOLD.get(path, Why.UNKNOWN))
        key = chosen_key(column, sheet, chosen)
        if key is not None:
            column = replace(column, leaf=chosen[key], why=Why.CHOSEN if chosen[key] else Why.LEFT_OUT)
        columns.append(column)
    header, days = replace(header, rows=HEADER_ROWS), calendars(vocabulary.fields)
    return Table(sheet, header, tuple(columns), vocabulary.records, exact=True, calendars=days)
