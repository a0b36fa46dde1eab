"""The totals a policy asks for: how many of the cards shared are in which group, and their sums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.cardview import Value
from cardgen.model.fitting import grouping, shows_group, shows_size
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.indexview import LedgerSheet, ListColumn, Summary, SummaryTable
from cardgen.model.policy import Action, Redaction, RedactionPolicy, TotalsRule
from cardgen.viewing.disclosure import is_dominated, rounding_base
from cardgen.viewing.formats import leaf_kind
from cardgen.viewing.masks import HIDDEN, redacted_text
from cardgen.viewing.total_groups import GroupTable, in_order, safe_tables
from cardgen.viewing.total_words import TotalWords, table_label
from cardgen.viewing.values import stated


@dataclass(frozen=True, slots=True)
class _Sum:
    """What each customer contributes to the sum of one field; sums are rounded to `base`."""

    leaf: Leaf
    values: tuple[float, ...] = field(repr=False)
    base: int

    def is_hidden_in(self, groups: Sequence[Sequence[int]]) -> bool:
        """True where one customer dominates a group: a sum left out alone is soon subtracted."""
        return any(is_dominated([self.values[at] for at in members]) for members in groups)


def build_summary(cards: Sequence[Card], form: FormSpec, redaction: Redaction, language: str) -> Summary | None:
    """Totals over `cards` and no others; None where the policy asks for none.

    First the figures over all, from `k` customers on. Groups of fewer than `k` are merged, bands with their neighbours,
    others into one; and further ones until nothing computed from all that is printed depends on fewer than `k`
    customers (disclosure.hides_groups_below). A field for which that leaves one group is left out. Fields the policy
    names first are merged least. What merging cannot prevent: two reports of different days, one customer apart.
    """
    policy = redaction.policy
    rule, k = policy.totals, policy.k
    if rule is None:
        return None
    words = TotalWords(form, language)
    found = [_grouped(cards, leaf, redaction, words) for leaf in _leaves(form, rule.by) if _may_group(leaf, policy)]
    sums = [_summed(cards, leaf) for leaf in _leaves(form, rule.sums) if _may_add(leaf, policy)]
    tables = safe_tables([it for it in found if it.groups], k, words.names, [it.values for it in sums])
    parts = [("", words.all, [(words.sum, [*range(len(cards))])])] if len(cards) >= k else []
    parts += [(it.leaf.path, table_label(it.leaf, language), _members(it, words)) for it in tables]
    sums = [it for it in sums if not all(it.is_hidden_in([own for _, own in groups]) for *_, groups in parts)]
    inside = TotalsRule(tuple(it.leaf.path for it in tables), tuple(it.leaf.path for it in sums))
    printed = tuple(SummaryTable(label, _rows(groups, sums, words), path) for path, label, groups in parts)
    note = words.note(k, len(cards), printed, totals_left_out(form, rule, inside, language))
    return Summary(words.label, note, _columns(sums, words), printed)


def totals_inside(summary: Summary) -> TotalsRule:
    """What of the totals asked for a summary really holds."""
    sums = tuple(column.path for column in summary.columns if column.path)
    return TotalsRule(tuple(table.path for table in summary.tables if table.path), sums if summary.tables else ())


def totals_left_out(form: FormSpec, asked: TotalsRule, inside: TotalsRule, language: str) -> tuple[str, ...]:
    """What the totals asked for and not inside are called."""
    words = TotalWords(form, language)
    by = (table_label(leaf, language) for leaf in _leaves(form, asked.by) if leaf.path not in inside.by)
    sums = (words.sum_of(leaf) for leaf in _leaves(form, asked.sums) if leaf.path not in inside.sums)
    return (*by, *sums)


def summary_sheet(summary: Summary, language: str) -> LedgerSheet:
    """The totals as a sheet of a ledger, what they go by in the first column and the note in the last row."""
    columns = (ListColumn("", say("totals.by", language), "text"), *summary.columns)
    rows = [(stated(table.label), *row) for table in summary.tables for row in table.rows]
    note = (stated(summary.note), *(stated("") for _ in summary.columns))
    return LedgerSheet(summary.label, 2, columns, (*rows, note), is_noted=True)


def _columns(sums: Sequence[_Sum], words: TotalWords) -> tuple[ListColumn, ...]:
    return (
        ListColumn("", words.group, "text"),
        ListColumn("", words.count, "integer"),
        *(ListColumn(it.leaf.path, words.sum_of(it.leaf), leaf_kind(it.leaf)) for it in sums),
    )


def _leaves(form: FormSpec, paths: Sequence[str]) -> Iterator[Leaf]:
    return (leaf for path in paths if isinstance(leaf := form.by_path.get(path), Leaf))


def _may_group(leaf: Leaf, policy: RedactionPolicy) -> bool:
    """Beside rows only by what they show: a row's own figures and the sums of groups tell which group it is in."""
    return not policy.cards or shows_group(leaf, policy.action(leaf.path))


def _may_add(leaf: Leaf, policy: RedactionPolicy) -> bool:
    return not policy.cards or shows_size(leaf, policy.action(leaf.path))


def _grouped(cards: Sequence[Card], leaf: Leaf, redaction: Redaction, words: TotalWords) -> GroupTable:
    treatment = grouping(leaf)
    if treatment is None:
        return GroupTable(leaf, ())
    groups = tuple(_group(card, leaf, redaction, words) for card in cards)
    values = [(group, card.value(leaf.path)) for group, card in zip(groups, cards, strict=True)]
    return GroupTable(leaf, groups, in_order([it for it in values if it[0] != words.names.missing], leaf, treatment))


def _group(card: Card, leaf: Leaf, redaction: Redaction, words: TotalWords) -> str:
    """What a customer's group is called: a choice as it is, a band or region of anything finer."""
    value, treatment = card.value(leaf.path), grouping(leaf)
    if treatment is None or not isinstance(value, (str, int, float)) or value == "":
        return words.names.missing
    if treatment.action is not Action.SHOW:
        text = redacted_text(leaf, value, treatment, redaction, words.language)
        return text.removesuffix(f" {HIDDEN}").removesuffix(HIDDEN) or words.names.missing
    if isinstance(value, bool):
        return words.yes if value else words.no
    return str(value)


def _summed(cards: Sequence[Card], leaf: Leaf) -> _Sum:
    values = tuple(_contribution(card, leaf) for card in cards)
    return _Sum(leaf, values, rounding_base(values))


def _contribution(card: Card, leaf: Leaf) -> float:
    """A card's number, or the sum of its records'."""
    records, _, key = leaf.path.partition("[].")
    found = [record.get(key) for record in card.records(records)] if key else [card.value(leaf.path)]
    return sum(value for value in found if isinstance(value, (int, float)))


_Members = list[tuple[str, list[int]]]
"""Groups with the places of their customers, in the order of the page."""


def _members(table: GroupTable, words: TotalWords) -> _Members:
    return sorted(table.members().items(), key=lambda entry: words.place(entry[0], table))


def _rows(groups: _Members, sums: Sequence[_Sum], words: TotalWords) -> tuple[tuple[Value, ...], ...]:
    """The rows of a table, with a sum only where no customer dominates it in any group."""
    hidden = {it.leaf for it in sums if it.is_hidden_in([own for _, own in groups])}
    return tuple(
        (
            stated(group),
            stated(f"{len(own):,}", len(own)),
            *(stated(words.hidden if it.leaf in hidden else _figure(it, own, words)) for it in sums),
        )
        for group, own in groups
    )


def _figure(wanted: _Sum, members: Sequence[int], words: TotalWords) -> str:
    values = [wanted.values[at] for at in members]
    return words.rounded(wanted.leaf, sum(values), wanted.base) if any(values) else words.zero(wanted.leaf)
