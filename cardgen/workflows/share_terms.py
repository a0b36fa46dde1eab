"""The terms of a share as somebody typed them: a line for whom, one for what, a number and the days that follow."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from contextlib import suppress
from datetime import date

from cardgen.entry.dates import day_of
from cardgen.errors import UsageError
from cardgen.model.policy import RedactionPolicy
from cardgen.sharing.share_record import NUMBER, new_number

MOST_RECIPIENT, MOST_PURPOSE = 60, 200
"""Characters that still fit the cover's boxes."""


def one_line(text: str, most: int, option: str) -> str:
    """The text in NFC, its spaces single. UsageError where it is empty, too long or holds what nobody can see."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    if not plain:
        raise UsageError("error.share.empty", option=option)
    if len(plain) > most:
        raise UsageError("error.share.long", option=option, most=str(most))
    if not plain.isprintable():
        raise UsageError("error.share.unprintable", option=option)
    return plain


def share_number(asked: str | None, today: date, taken: Collection[str]) -> str:
    """The number asked for, or a new one of today.

    UsageError for a text that is none or lies ahead, and for a number of another day that is not `taken`: the share
    would count as one made back then.
    """
    if asked is None:
        return new_number(today, taken)
    number = asked.strip().upper()
    if not NUMBER.fullmatch(number) or day_of_number(number) > today:
        raise UsageError("error.share.number", number=asked)
    if number not in taken and day_of_number(number) != today:
        raise UsageError("error.share.number_unknown", number=number)
    return number


def day_of_number(number: str) -> date:
    """The day a share was made; UsageError where its number names no day. A re-issue counts ages to the same one."""
    with suppress(ValueError):
        return date.fromisoformat(f"{number[:4]}-{number[4:6]}-{number[6:8]}")
    raise UsageError("error.share.number", number=number)


def until(policy: RedactionPolicy, day: date, today: date) -> date:
    """How long copies may be kept. UsageError where that is over."""
    last = day_of(policy.keep_until, day)
    if last is None or last < today:
        raise UsageError("error.share.over", policy=policy.title)
    return last
