"""`cardgen policy preview`: a card as it is beside what a share under a policy would show of it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cardgen.errors import UsageError
from cardgen.messages import say
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, FieldView, Grid, SectionView, TableView
from cardgen.model.policy import Action, Redaction, RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.sharing.consent import may_go
from cardgen.sharing.retention import is_overdue
from cardgen.viewing.build_view import filled_view, redacted_view
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.show import one_card
from cardgen.workflows.workspace import Workspace

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A field before and after, and what the policy does with it.

    `record` is the number of the record it is in, from 1; 0 outside tables.
    """

    label: str
    before: str = field(repr=False)
    after: str = field(repr=False)
    action: Action
    record: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """The sections of a card, each a label and its rows; fields with nothing before and after are left out.

    `heading` is what the copy is called. A share leaves the card out where the customer's consents do not let it go
    (`goes` False), or where it is `overdue` to be destroyed.
    """

    policy: RedactionPolicy
    heading: str
    sections: tuple[tuple[str, tuple[PreviewRow, ...]], ...] = field(repr=False)
    goes: bool
    overdue: bool


def preview(workspace: Workspace, name: str, card_name: str, language: str) -> tuple[Preview | None, Sequence[Problem]]:
    """What a share under the policy `name` would show of a card; nothing where the card is not sound.

    Its pseudonyms are those of no share: their key lives as long as the call. UsageError where the policy is another
    form's, or gives out no cards.
    """
    policy = chosen_policy(workspace, name)
    card, problems = one_card(workspace, card_name)
    if card is None:
        return None, problems
    _require_fitting(policy, card)
    form, letterhead = workspace.forms[card.form], workspace.settings.letterhead
    redaction = Redaction(policy, Pseudonyms(secrets.token_bytes(KEY_BYTES)), workspace.today, "")
    before = filled_view(card, form, letterhead, language)
    after = redacted_view(card, form, redaction, letterhead, language)
    goes = all(may_go(card, rule, workspace.today) for rule in policy.consents)
    overdue = is_overdue(card, workspace.today)
    return Preview(policy, after.heading, tuple(_sections(before, after, policy)), goes, overdue), problems


def _require_fitting(policy: RedactionPolicy, card: Card) -> None:
    if policy.form != card.form:
        raise UsageError("error.preview.form", policy=policy.title, form=policy.form)
    if not policy.cards:
        raise UsageError("error.preview.totals", policy=policy.name)


def _sections(
    before: CardView, after: CardView, policy: RedactionPolicy
) -> Iterator[tuple[str, tuple[PreviewRow, ...]]]:
    pairing = _Pairing(policy, after.language, after.by_path(), {table.path: table for table in after.tables()})
    for section in before.sections:
        rows = tuple(row for row in pairing.rows(section) if row.before or row.after)
        if rows:
            yield section.label, rows


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Finds what a copy shows in place of each field of the whole card."""

    policy: RedactionPolicy
    language: str
    fields: Mapping[str, FieldView] = field(repr=False)
    tables: Mapping[str, TableView] = field(repr=False)

    def rows(self, section: SectionView) -> Iterator[PreviewRow]:
        for block in section.blocks:
            if isinstance(block, Grid):
                for cell in (cell for row in block.rows for cell in row.cells):
                    yield self._row(cell, self.fields.get(cell.path))
            else:
                yield from self._table(block)

    def _table(self, before: TableView) -> Iterator[PreviewRow]:
        """Row by row, a copy keeps the records in their order; by their number where it shows no records."""
        after = self.tables.get(before.path)
        if after is None or after.records != before.records:
            count = say("paper.count", self.language, count=str(before.records)) if before.records else ""
            yield self._row_of(before.path, before.label, count, self.fields.get(before.path))
            return
        rows = zip(before.rows[: before.records], after.rows[: after.records], strict=True)
        for number, (whole, copy) in enumerate(rows, 1):
            kept = {cell.path: cell for cell in copy}
            for cell in whole:
                yield self._row(cell, kept.get(cell.path), number)

    def _row(self, before: FieldView, after: FieldView | None, record: int = 0) -> PreviewRow:
        return self._row_of(before.path, before.label, before.value.text, after, record)

    def _row_of(self, path: str, label: str, before: str, after: FieldView | None, record: int = 0) -> PreviewRow:
        return PreviewRow(label, before, after.value.text if after else "", self.policy.action(path), record)
