"""Days as the cells of a column hold them: serial numbers, with a time of day, with years of two digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from cardgen.entry.dates import calendar_day
from cardgen.importing.cell_text import plain_text
from cardgen.importing.tables import Cell
from cardgen.model.form import Kind, Leaf

_TIME_OF_DAY = re.compile(
    r"[ T]+(?:(?:오전|오후|AM|PM) ?)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?(?:AM|PM))?Z?$", re.IGNORECASE
)
_WEEKDAY = re.compile(r" ?(?:\([일월화수목금토]\)|[일월화수목금토]요일)$")
_SPACED = re.compile(r"(?<=[0-9])\s*([-./])\s*(?=[0-9])")
_CALENDAR = re.compile(r"^\(?([음양])력?\)?\s*(?='?[0-9])|(?<=[0-9.일])\s*\(?([음양])력?\)?$")
_YEAR_FIRST = re.compile(r"[0-9]{4}\s*(?:[-./년]|[0-9]{4}$)")
_UNORDERED = re.compile(r"'?[0-9]{1,2}\s*[-./]\s*[0-9]{1,2}\s*[-./]\s*[0-9]{1,4}\.?|[0-9]{6}|'?[0-9]{2}\s*년.*")
"""Three numbers of which the first is no full year: their order or the century is unknown."""
_SHORT = re.compile(r"([0-9]{2})([-./])([0-9]{1,2})\2([0-9]{1,2})\.?|([0-9]{2})([0-9]{2})([0-9]{2})")
_SHORT_ELIDED = re.compile(
    r"'([0-9]{2})([-./])([0-9]{1,2})\2([0-9]{1,2})\.?|'?([0-9]{2})\s*년\s*([0-9]{1,2})\s*월\s*([0-9]{1,2})\s*일"
)
"""Years that say what they are: an apostrophe stands for their century, or 년 behind them."""
_COMPACT = re.compile(r"[0-9]{6}")
_SERIAL = re.compile(r"[0-9]{5}")
_EARLIEST, _LATEST = 10_000, 73_050
"""Serial days (ECMA-376 part 1, 18.17.4.1) from 1927 to 2099. Smaller numbers may be years, larger ones yymmdd."""
_EPOCH = date(1899, 12, 30)
_EPOCH_1904 = date(1904, 1, 1)


class Doubt(Enum):
    """Why a text is no day although it looks like one: it could be several."""

    AMBIGUOUS = "ambiguous"


def short_day(leaf: Leaf, text: str, today: date) -> date | None:
    """The day of a text with two digits for its year, where it alone proves which is which and of what century.

    None for other texts, and where a calendar is named: 85.7.22(음) is another day.
    """
    if calendar_of(text) or not _UNORDERED.fullmatch(_bare(text)):
        return None
    found = DayColumn.of(leaf, [text], today).day(text)
    return found if isinstance(found, date) else None


def calendar_of(cell: Cell) -> str:
    """음 or 양 where the cell says by which calendar its day is counted: (음)1973.10.1, 1973-10-01 음력."""
    if not isinstance(cell, str) or ("음" not in cell and "양" not in cell):
        return ""
    found = _CALENDAR.search(_narrow(cell))
    return (found[1] or found[2]) if found else ""


@dataclass(frozen=True, slots=True)
class DayColumn:
    """What all cells of a column together say of its days.

    `years_first` says that days with years of two digits can only be year, month and day here. In a `compact` column
    (six digits) a number of five digits may have lost its first zero, so it is no serial day.
    """

    leaf: Leaf
    today: date
    epoch: date = _EPOCH
    years_first: bool = False
    compact: bool = False

    @classmethod
    def of(cls, leaf: Leaf, cells: Iterable[Cell], today: date, *, date_1904: bool = False) -> DayColumn:
        """The column of a field with these cells."""
        short = {bare for cell in cells if not isinstance(cell, date) and _UNORDERED.fullmatch(bare := _bare(cell))}
        column = cls(leaf, today, _EPOCH_1904 if date_1904 else _EPOCH)
        compact = any(map(_COMPACT.fullmatch, short))
        return cls(leaf, today, column.epoch, column._proves_order(short), compact)

    def day(self, cell: Cell) -> date | Doubt | None:
        """The day a cell means, its time cut off. Words (오늘, -3d) mean nothing in a table that was typed earlier."""
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        bare = _bare(cell)
        if _SERIAL.fullmatch(bare) and _EARLIEST <= int(bare) <= _LATEST:
            return Doubt.AMBIGUOUS if self.compact else self.epoch + timedelta(days=int(bare))
        if _YEAR_FIRST.match(bare) or not _UNORDERED.fullmatch(bare):
            return calendar_day(bare)
        return (self._short_day(bare) if self.years_first else None) or Doubt.AMBIGUOUS

    def _proves_order(self, texts: Iterable[str]) -> bool:
        """True where each text can be year, month and day, and one at least nothing else (26/03/12 may be of 2012).

        What can be a day in no order is a mistake of its own and says nothing about the others.
        """
        if not self._lies_behind:
            return False
        proven = False
        for text in texts:
            if (parts := _parts(text)) is None:
                return False
            year, month, day = parts
            others = ((day, month, year), (day, year, month)) if len(day) == len(year) else ()
            in_doubt = not _SHORT_ELIDED.fullmatch(text) and any(self._possible(*it) for it in others)
            if self._possible(*parts):
                proven |= not in_doubt
            elif in_doubt:
                return False
        return proven

    @property
    def _lies_behind(self) -> bool:
        return self.leaf.past or self.leaf.kind is Kind.BIRTH_DATE

    def _possible(self, year: str, month: str, day: str) -> bool:
        """True where these can be a day's year, month and day: of birth in either century, else of this one."""
        centuries = (1900, 2000) if self.leaf.kind is Kind.BIRTH_DATE or int(year) > _LAST_DAY else (2000,)
        days = (_existing(century + int(year), int(month), int(day)) for century in centuries)
        return any(it is not None and it <= self.today for it in days)

    def _short_day(self, text: str) -> date | None:
        """The day with its century, where only one can be meant."""
        parts = _parts(text)
        if parts is None:
            return None
        year, month, day = map(int, parts)
        is_birth = self.leaf.kind is Kind.BIRTH_DATE
        if is_birth and year <= self.today.year % 100:
            return None
        found = _existing((1900 if is_birth else 2000) + year, month, day)
        return found if found is not None and found <= self.today else None


_LAST_DAY = 31


def _bare(cell: Cell) -> str:
    """The day as text, without calendar, weekday, time and spaces."""
    text = _CALENDAR.sub("", _narrow(plain_text(cell)))
    return _SPACED.sub(r"\1", _WEEKDAY.sub("", _TIME_OF_DAY.sub("", text)).strip())


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _parts(text: str) -> tuple[str, str, str] | None:
    found = _SHORT.fullmatch(text) or _SHORT_ELIDED.fullmatch(text)
    if found is None:
        return None
    first, _, second, third, *joined = found.groups()
    year, month, day = (first, second, third) if first else joined
    return year, month, day


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
