"""What must hold before cards are shown to others: no text tells of a customer, no row stands out of its group."""

from __future__ import annotations

from collections.abc import Sequence

from cardgen.detection.known_values import KnownValues
from cardgen.errors import PrivacyRefusal
from cardgen.loading.file_text import FileText, read_text
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy, TotalsRule
from cardgen.sharing.gate import gate_problems, known_pairs
from cardgen.viewing.build_totals import build_summary, totals_inside
from cardgen.viewing.smallest_group import smallest_group
from cardgen.workflows.everybody import Everybody
from cardgen.workflows.workspace import Workspace


def known_values(people: Everybody) -> KnownValues:
    """The values of all cards, to be searched for."""
    return KnownValues.of(pair for form, own in people.by_form for card in own for pair in known_pairs(card, form))


def require_gate(
    workspace: Workspace, cards: Sequence[Card], form: FormSpec, policy: RedactionPolicy, known: KnownValues
) -> None:
    """PrivacyRefusal where a text that the policy shows whole holds personal data."""

    def text_of(card: Card) -> str:
        found = read_text(workspace.root / card.path)
        return found.text if isinstance(found, FileText) else ""

    if problems := gate_problems(cards, known, form, policy, text_of):
        raise PrivacyRefusal("error.share.gate", problems)


def require_group(cards: Sequence[Card], form: FormSpec, redaction: Redaction, language: str) -> int | None:
    """The smallest group of cards alike in what is shown of them (None where none is shown).

    PrivacyRefusal where it is smaller than the policy's row-level limit.
    """
    policy = redaction.policy
    group = smallest_group(cards, form, redaction, language)
    if group is not None and group < policy.smallest_group:
        least = str(policy.smallest_group)
        raise PrivacyRefusal("error.share.small_group", group=str(group), least=least, policy=policy.title)
    return group


def require_totals(cards: Sequence[Card], form: FormSpec, redaction: Redaction, language: str) -> TotalsRule | None:
    """What of the policy's totals can be printed, as far as groups are large enough (None where it asks for none).

    PrivacyRefusal where totals are all that would leave, and there are none.
    """
    summary = build_summary(cards, form, redaction, language)
    if summary is None:
        return None
    inside = totals_inside(summary)
    if not (redaction.policy.cards or inside.by or inside.sums):
        raise PrivacyRefusal("error.share.no_totals", k=str(redaction.policy.k))
    return inside
