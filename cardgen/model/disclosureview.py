"""What a report to a person about their own data may show: the whole card, and texts. It knows no Card."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.model.cardview import CardView


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column of a part's table; `share` is its width in percent."""

    label: str
    share: int


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A numbered part of the report: a table, or the line that stands in its place; `note` stands below either."""

    heading: str
    columns: tuple[ReportColumn, ...] = ()
    rows: tuple[tuple[str, ...], ...] = field(default=(), repr=False)
    line: str = field(default="", repr=False)
    note: str = ""


@dataclass(frozen=True)
class DisclosureView:
    """The report: `facts` are labelled lines at its head, `card` is printed as the first part, `parts` follow.

    `closing` says what the person may ask for.
    """

    language: str
    title: str
    stem: str
    facts: tuple[tuple[str, str], ...] = field(repr=False)
    items: str
    card: CardView = field(repr=False)
    parts: tuple[ReportPart, ...]
    closing: str
