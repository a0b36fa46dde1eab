"""The totals a policy asks for: how many of the customers shared are in which group, and their sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.hangul.collation import collation_key
from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.fitting import grouping, shows_group, shows_size
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.indexview import LedgerSheet, ListColumn, Summary, SummaryTable
from cardgen.model.policy import Action, Redaction, RedactionPolicy
from cardgen.viewing.disclosure import Groups, hides_groups_below, is_dominated, rounding_base
from cardgen.viewing.formats import format_scalar, leaf_kind
from cardgen.viewing.masks import HIDDEN, redacted_text
from cardgen.viewing.values import stated

FEWEST_GROUPS = 2
"""A table of one group says nothing but the number of all."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The group of each customer by one field, in the order of the customers."""

    leaf: Leaf
    groups: Groups = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Sum:
    """What each customer contributes to the sum of one field; sums are rounded to `base`."""

    leaf: Leaf
    values: tuple[float, ...] = field(repr=False)
    base: int


def build_summary(cards: Sequence[Card], form: FormSpec, redaction: Redaction, language: str) -> Summary | None:
    """Totals over `cards` and no others; None where the policy asks for none.

    Groups of fewer than `k` are merged, and further small ones with them, until nothing computed from all that is
    printed depends on fewer than `k` customers (disclosure.hides_groups_below); a field for which that leaves one group
    is left out. Fields the policy names first are merged least. What merging cannot prevent: two reports of different
    days, one customer apart.
    """
    rule = redaction.policy.totals
    if rule is None:
        return None
    words = _Words(language)
    policy = redaction.policy
    by = [leaf for leaf in _leaves(form, rule.by) if grouping(leaf) and _may_group(leaf, policy)]
    found = [_grouped(cards, leaf, redaction, words) for leaf in by]
    tables = _safe_tables(found, policy.k, words)
    sums = [_summed(cards, leaf) for leaf in _leaves(form, rule.sums) if _may_add(leaf, policy)]
    note = words.note(policy.k, found, tables, len(cards))
    columns = (
        ListColumn("", words.group, "text"),
        ListColumn("", words.customers, "integer"),
        *(ListColumn(it.leaf.path, words.sum_of(it.leaf), leaf_kind(it.leaf)) for it in sums),
    )
    return Summary(words.label, note, columns, tuple(_printed(table, sums, words) for table in tables))


def summary_sheet(summary: Summary, language: str) -> LedgerSheet:
    """The totals as a sheet of a ledger, what they go by in the first column and the note in the last row."""
    columns = (ListColumn("", say("totals.by", language), "text"), *summary.columns)
    rows = [(stated(table.label), *row) for table in summary.tables for row in table.rows]
    note = (stated(summary.note), *(stated("") for _ in summary.columns))
    return LedgerSheet(summary.label, 2, columns, (*rows, note))


def _leaves(form: FormSpec, paths: Sequence[str]) -> Iterator[Leaf]:
    return (leaf for path in paths if isinstance(leaf := form.by_path.get(path), Leaf))


def _may_group(leaf: Leaf, policy: RedactionPolicy) -> bool:
    """Beside rows only by what they show: a row's own figures and the sums of groups tell which group it is in."""
    return not policy.cards or shows_group(leaf, policy.action(leaf.path))


def _may_add(leaf: Leaf, policy: RedactionPolicy) -> bool:
    return not policy.cards or shows_size(leaf, policy.action(leaf.path))


def _grouped(cards: Sequence[Card], leaf: Leaf, redaction: Redaction, words: _Words) -> _Table:
    return _Table(leaf, tuple(_group(card, leaf, redaction, words) for card in cards))


def _group(card: Card, leaf: Leaf, redaction: Redaction, words: _Words) -> str:
    """What a customer's group is called: a choice as it is, a band or region of anything finer."""
    value, treatment = card.value(leaf.path), grouping(leaf)
    if treatment is None or not isinstance(value, (str, int, float)) or value == "":
        return words.missing
    if treatment.action is not Action.SHOW:
        text = redacted_text(leaf, value, treatment, redaction, words.language)
        return text.removesuffix(f" {HIDDEN}") or words.missing
    if isinstance(value, bool):
        return words.yes if value else words.no
    return str(value)


def _safe_tables(found: Sequence[_Table], k: int, words: _Words) -> list[_Table]:
    """The tables that can be printed together, each with as few groups merged as its predecessors allow."""
    safe: list[_Table] = []
    for table in found:
        small = 0
        while (merged := _merged(table, k, small, words.rest)) is not None:
            if hides_groups_below(zip(*(it.groups for it in (*safe, merged)), strict=True), k):
                safe.append(merged)
                break
            small = 2 * small + 1
    return safe


def _merged(table: _Table, k: int, more: int, rest: str) -> _Table | None:
    """The table with every group below `k` in the rest, and with them so many `more` that the rest reaches `k`.

    None where that leaves fewer than two groups.
    """
    sizes = Counter(table.groups)
    ordered = sorted(sizes, key=lambda group: (sizes[group], group))
    count = sum(size < k for size in sizes.values()) + more
    while 0 < sum(sizes[group] for group in ordered[:count]) < k and count < len(ordered):
        count += 1
    gone = frozenset(ordered[:count])
    if len(ordered) - count + bool(gone) < FEWEST_GROUPS:
        return None
    return _Table(table.leaf, tuple(rest if group in gone else group for group in table.groups))


def _summed(cards: Sequence[Card], leaf: Leaf) -> _Sum:
    values = tuple(_contribution(card, leaf) for card in cards)
    return _Sum(leaf, values, rounding_base(values))


def _contribution(card: Card, leaf: Leaf) -> float:
    """A card's number, or the sum of its records'."""
    records, _, key = leaf.path.partition("[].")
    found = [record.get(key) for record in card.records(records)] if key else [card.value(leaf.path)]
    return sum(value for value in found if isinstance(value, (int, float)))


def _printed(table: _Table, sums: Sequence[_Sum], words: _Words) -> SummaryTable:
    """A table, with a sum only where no customer dominates it in any group: one left out alone is soon subtracted."""
    members: dict[str, list[int]] = {}
    for at, group in enumerate(table.groups):
        members.setdefault(group, []).append(at)
    hidden = {it.leaf for it in sums if any(is_dominated([it.values[at] for at in own]) for own in members.values())}
    rows = []
    for group, own in sorted(members.items(), key=lambda entry: words.place(entry[0], table.leaf)):
        figures = (
            words.hidden if it.leaf in hidden else words.rounded(it, [it.values[at] for at in own]) for it in sums
        )
        rows.append((stated(group), stated(f"{len(own):,}", len(own)), *map(stated, figures)))
    return SummaryTable(table.leaf.label.text(words.language), tuple(rows))


class _Words:
    """What is printed in totals, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.label = say("totals.label", language)
        self.group = say("totals.group", language)
        self.hidden = say("paper.withheld", language)
        self.customers = say("totals.customers", language)
        self.missing = say("totals.missing", language)
        self.rest = say("totals.rest", language)
        self.yes, self.no = say("ledger.yes", language), say("ledger.no", language)

    def place(self, group: str, leaf: Leaf) -> tuple[int, int, object]:
        """Choices in the order of the form, other values in that of their texts; no value, then the rest, last."""
        late = (self.missing, self.rest).index(group) + 1 if group in (self.missing, self.rest) else 0
        return late, leaf.choices.index(group) if group in leaf.choices else 0, collation_key(group)

    def sum_of(self, leaf: Leaf) -> str:
        return say("totals.sum", self.language, label=" · ".join(it.text(self.language) for it in leaf.labels))

    def rounded(self, wanted: _Sum, values: Sequence[float]) -> str:
        """A sum in words, to the nearest multiple of the base; a group without any value has a plain 0."""
        if not any(values):
            return format_scalar(wanted.leaf, 0, self.language)
        times = round(abs(sum(values)) / wanted.base)
        sign = -1 if sum(values) < 0 else 1
        amount = format_scalar(wanted.leaf, sign * max(times, 1) * wanted.base, self.language)
        return say("totals.about" if times else "totals.below", self.language, amount=amount)

    def note(self, k: int, found: Sequence[_Table], tables: Sequence[_Table], customers: int) -> str:
        """How many customers these are where that may be told, and what was merged and left out."""
        gone = [it.leaf.label.text(self.language) for it in found if it.leaf not in [table.leaf for table in tables]]
        if customers < k or not tables:
            return say("totals.note.none", self.language, k=str(k))
        said = say("totals.note", self.language, customers=f"{customers:,}", k=str(k))
        return f"{said} {say('totals.note.gone', self.language, labels=', '.join(gone))}" if gone else said
