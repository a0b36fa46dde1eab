"""Fills the page of a report of changes. It loads nothing: its policy allows only the style inside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files

from cardgen.messages import say
from cardgen.model.changereport import ChangeReport, Event
from cardgen.rendering.jinja_env import make_environment

Row = tuple[str, str, str, str, str]
Rows = Mapping[str, tuple[Sequence[Row], tuple[str, str]]]
"""Of each card by its stem: the rows (what changed, what was there before, what is there now, when and by whom that
came), and when and by whom the whole card came, went or changed."""


_COLUMNS, _WHO = ("what", "before", "after"), ("when", "who")


@dataclass(frozen=True, slots=True)
class _Block:
    """A card on the page."""

    stem: str
    heading: str = field(repr=False)
    event: str
    rows: Sequence[Row] = field(repr=False)
    when: str
    author: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Part:
    """The cards of one event, or of any where it has no title."""

    title: str
    cards: tuple[_Block, ...]


def render_changes_html(report: ChangeReport, period: str, rows: Rows) -> bytes:
    """The page, UTF-8. `period` and `rows` as `viewing.change_rows` makes them of the report and each card in it."""
    from markupsafe import Markup

    style = _part("changes.css")
    columns = (*_COLUMNS, *(_WHO if report.says_who else ()))
    return (
        make_environment()
        .from_string(_part("changes.html"))
        .render(
            language=report.language,
            title=report.title,
            company=report.company,
            period=period,
            counts=[*_counts(report)],
            parts=[*_parts(report, rows)],
            erased=report.erased,
            columns=[say(f"changes.column.{name}", report.language) for name in columns],
            says_who=report.says_who,
            erased_columns=[say(f"changes.column.{name}", report.language) for name in ("id", "day", "reason")],
            erased_title=say("changes.event.erased", report.language),
            note=report.note,
            policy=_policy(style),
            style=Markup(style),  # noqa: S704 - our own file
        )
        .encode()
    )


def _counts(report: ChangeReport) -> Iterator[tuple[str, str]]:
    """How many cards each event has, those without any left out."""
    for event in Event:
        if count := report.count(event):
            yield say(f"changes.event.{event}", report.language), f"{count:,}"


def _parts(report: ChangeReport, rows: Rows) -> Iterator[_Part]:
    """The lists of the page; cards that stand under no event say themselves what became of them."""
    for event, cards in report.parts():
        words = {it.event: say(f"changes.event.{it.event}", report.language) for it in cards}
        blocks = (
            _Block(it.changes.stem, it.changes.heading, "" if event else words[it.event], made, *touch)
            for it in cards
            for made, touch in [rows[it.changes.stem]]
        )
        yield _Part(words[event] if event else "", tuple(blocks))


def _part(name: str) -> str:
    return files("cardgen.rendering.changes_html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str) -> str:
    """Content-Security-Policy (CSP level 3): this style by its hash, nothing from anywhere."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
