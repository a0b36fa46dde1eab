"""What must hold before cards are shown to others: no text tells of a customer, no row stands out of its group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cardgen.detection.known_values import KnownValues
from cardgen.errors import PrivacyRefusal
from cardgen.loading.card_file import load_card
from cardgen.loading.file_text import FileText, read_text
from cardgen.model.card import Card, RawCard
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction, RedactionPolicy
from cardgen.sharing.gate import gate_problems, known_pairs
from cardgen.viewing.smallest_group import smallest_group
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.workspace import Workspace


def everybody(workspace: Workspace, processes: int) -> Iterator[tuple[FormSpec, list[Card]]]:
    """All sound cards, by form: a text about one customer may name another, of whatever form."""
    files = workspace.card_files().files
    for form in workspace.forms.values():
        own = [it for it in files if it.form == form.name]
        yield form, cards_by_stamp(workspace, form.name, own, whole=True, processes=processes)


def known_values(workspace: Workspace, processes: int) -> KnownValues:
    """The values of all cards, to be searched for: those of cards with errors, too, as far as they can be read."""
    return KnownValues.of(
        pair
        for form, sound in everybody(workspace, processes)
        for card in _readable(workspace, form, sound)
        for pair in known_pairs(card, form)
    )


def _readable(workspace: Workspace, form: FormSpec, sound: Sequence[Card]) -> Iterator[Card | RawCard]:
    yield from sound
    known = {card.path for card in sound}
    for file in workspace.card_files().files:
        if file.form == form.name and file.path not in known:
            raw = load_card(workspace.root / file.path, file.path, form)
            if isinstance(raw, RawCard):
                yield raw


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
        raise PrivacyRefusal("error.share.small_group", group=str(group), least=least, policy=policy.name)
    return group
