"""What the cover page of a share may show: texts, and no customer. It knows no Card."""

from __future__ import annotations

from dataclasses import dataclass

from cardgen.model.cardview import Letterhead, Option


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled box of the cover: a text, or choices with one ticked."""

    label: str
    text: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """Fields that are all shown in one way: `how` names it, `meaning` explains it, `fields` lists them."""

    how: str
    meaning: str
    fields: str


@dataclass(frozen=True, slots=True)
class Signature:
    """A line to sign: what for, and choices to tick by hand."""

    label: str
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverWords:
    """The headings of the page's parts, and those of the columns to sign in."""

    shown: str
    withheld: str
    duties: str
    signatures: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class CoverView:
    """The cover of a share: what it is, which fields it shows how, which it withholds, what the recipient has to do.

    `number` is the share's; `facts` are lines of one box or two beside each other; `closing` stands below everything.
    """

    language: str
    title: str
    number: str
    letterhead: Letterhead
    facts: tuple[tuple[Fact, ...], ...]
    shown: tuple[Items, ...]
    withheld: str
    law: str
    duties: tuple[str, ...]
    signatures: tuple[Signature, ...]
    words: CoverWords
    closing: str
