"""What is printed in totals, in one language."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.hangul.collation import collation_key
from cardgen.messages import say
from cardgen.model.fitting import grouping
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.model.indexview import SummaryTable
from cardgen.model.policy import Action
from cardgen.viewing.formats import format_scalar
from cardgen.viewing.total_groups import GroupTable, Names

_EOK, _CHEONMAN, _MAN = 100_000_000, 10_000_000, 10_000
"""억, 천만 and 만: Korean amounts are read in these."""


class TotalWords:
    """The words of the totals over the cards of a form."""

    def __init__(self, form: FormSpec, language: str) -> None:
        self.language = language
        self.label = say("totals.label", language)
        self.group = say("totals.group", language)
        self.hidden = say("paper.withheld", language)
        self.whose = whose(form)
        self.count = say(f"totals.count.{self.whose}", language)
        self.all = say("totals.all", language)
        self.sum = say("totals.all.row", language)
        self.yes, self.no = say("ledger.yes", language), say("ledger.no", language)
        self.names = Names(say("totals.missing", language), say("totals.rest", language), language)

    def place(self, group: str, table: GroupTable) -> tuple[int, int, object]:
        """Bands from low to high, choices in the order of the form, others in that of their texts; the rest last."""
        late = (self.names.missing, self.names.rest)
        known = table.order or table.leaf.choices
        at = known.index(group) if group in known else 0
        return late.index(group) + 1 if group in late else 0, at, collation_key(group)

    def sum_of(self, leaf: Leaf) -> str:
        """The heading of a column of sums."""
        return say("totals.sum", self.language, label=" · ".join(it.text(self.language) for it in leaf.labels))

    def rounded(self, leaf: Leaf, total: float, base: int) -> str:
        """A sum that is not 0 in words, to the nearest multiple of the base."""
        times = round(abs(total) / base)
        if not times:
            half = base // 2 if base % 2 == 0 else base / 2
            return say("totals.below", self.language, amount=self._amount(leaf, half))
        return say("totals.about", self.language, amount=self._amount(leaf, times * base * (-1 if total < 0 else 1)))

    def _amount(self, leaf: Leaf, number: float) -> str:
        if leaf.kind is Kind.MONEY and self.language == "ko" and not number % _MAN:
            return f"{'-' if number < 0 else ''}{_korean(int(abs(number)))}원"
        return format_scalar(leaf, number, self.language)

    def zero(self, leaf: Leaf) -> str:
        """The sum of a group without any value."""
        return format_scalar(leaf, 0, self.language)

    def note(self, k: int, count: int, tables: Sequence[SummaryTable], left_out: Sequence[str]) -> str:
        """How many these are where that may be told, and what was merged and left out."""
        if count < k:
            return say("totals.note.none", self.language, k=str(k))
        said = say(f"totals.note.{self.whose}", self.language, count=f"{count:,}")
        parts = [said]
        if any(table.path for table in tables):
            parts.append(say("totals.note.merged", self.language, k=str(k)))
        if any(value.text == self.hidden for table in tables for row in table.rows for value in row):
            parts.append(say("totals.note.hidden", self.language))
        if left_out:
            parts.append(say("totals.note.gone", self.language, labels=", ".join(left_out)))
        return " ".join(parts)


def whose(form: FormSpec) -> str:
    """Which words fit: "customer" for cards of people, who can consent to something, "card" for all others."""
    return "customer" if form.consents else "card"


def table_label(leaf: Leaf, language: str) -> str:
    """What a table goes by: 등급별, 지역별, 연령대별, 등록 연도별."""
    treatment, label = grouping(leaf), leaf.label.text(language)
    if treatment is None or treatment.action is Action.SHOW:
        return say("totals.by_value", language, label=label)
    if leaf.kind is Kind.BIRTH_DATE:
        return say("totals.by_age", language)
    if leaf.kind is Kind.ADDRESS:
        return say("totals.by_region", language)
    if leaf.kind.is_date:
        return say("totals.by_year", language, label=label.removesuffix("일") if language == "ko" else label)
    return say("totals.by_value", language, label=label)


def _korean(amount: int) -> str:
    """A multiple of 만: 1억 1천만, 600만."""
    eok, rest = divmod(amount, _EOK)
    parts = [f"{eok:,}억"] if eok else []
    if rest and rest % _CHEONMAN == 0:
        parts.append(f"{rest // _CHEONMAN}천만")
    elif rest:
        parts.append(f"{rest // _MAN:,}만")
    return " ".join(parts)
