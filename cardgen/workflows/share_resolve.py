"""`cardgen shares resolve`: whom a pseudonym stands for, for who holds the key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cardgen.errors import UsageError
from cardgen.model.card import Card, Scalar
from cardgen.model.form import FormSpec, Kind, Leaf
from cardgen.model.policy import Action, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.model.token import Token, token_of
from cardgen.sharing.share_record import ShareRecord
from cardgen.viewing.masks import redacted_text
from cardgen.workflows.card_cache import cards_by_stamp
from cardgen.workflows.policies import policies
from cardgen.workflows.selection import select
from cardgen.workflows.share_keys import pseudonyms_of, stable_pseudonyms
from cardgen.workflows.share_ledger import read_ledger
from cardgen.workflows.workspace import CardFile, Workspace

_PSEUDONYM = Treatment(Action.PSEUDONYM)
_NAMELESS = Label("", "")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A card that a pseudonym stands for; where it stands for a value of the card, the field's labels.

    `share` is the number of the newest share that has it, "" for a copy that was made without a share.
    """

    card: str
    share: str = ""
    recipient: str = ""
    field: str = ""
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a pseudonym stands for, nothing where it is none of the shares' looked at.

    `keyless` are the numbers of shares whose key this machine lacks: theirs were not tried.
    """

    found: tuple[Resolved, ...]
    tried: int
    keyless: tuple[str, ...]


def resolve(workspace: Workspace, text: str, number: str | None, *, processes: int) -> Resolution:
    """What the pseudonym stands for in a share, or in any of them, the newest first.

    UsageError for a text that is no pseudonym, or a number that is no share's.
    """
    token = token_of(text)
    if token is None:
        raise UsageError("error.share.token")
    search = _Search(workspace, token, processes)
    keyless: list[str] = []
    tried = 0
    for record in _records(workspace, number):
        pseudonyms = pseudonyms_of(workspace, record)
        if pseudonyms is None:
            keyless.append(record.number)
            continue
        tried += 1
        if found := tuple(search.in_record(record, pseudonyms)):
            return Resolution(found, tried, tuple(keyless))
    found = () if number else tuple(search.in_copies())
    return Resolution(found, tried, tuple(keyless))


def _records(workspace: Workspace, number: str | None) -> list[ShareRecord]:
    records = sorted(read_ledger(workspace.root).records, key=lambda it: (it.made, it.number), reverse=True)
    if number is None:
        return records
    chosen = [record for record in records if record.number == number.strip().upper()]
    if not chosen:
        raise UsageError("error.share.no_such_number", number=number)
    return chosen


class _Search:
    """One token, looked for under one key after another; cards are opened only where values have tokens."""

    def __init__(self, workspace: Workspace, token: Token, processes: int) -> None:
        self._workspace = workspace
        self._token = token
        self._processes = processes
        self._cards: dict[str, Mapping[str, Card]] = {}

    def in_record(self, record: ShareRecord, pseudonyms: Pseudonyms) -> Iterator[Resolved]:
        """Cards and values of a share."""
        paths = [path for path, action in record.fields.items() if action == Action.PSEUDONYM.value]
        policy = RedactionPolicy(record.policy, record.form, _NAMELESS)
        redaction = Redaction(policy, pseudonyms, record.made.date(), "")
        for found in self._meant(redaction, record.cards, paths):
            yield replace(found, share=record.number, recipient=record.recipient)

    def in_copies(self) -> Iterator[Resolved]:
        """Cards and values under the policies' own keys: of copies that were made without a share."""
        for (form, name), policy in policies(self._workspace).sound.items():
            pseudonyms = stable_pseudonyms(self._workspace, form, name)
            if pseudonyms is not None:
                stems = [file.stem for file in self._files(form)]
                paths = [path for path, it in policy.treatments.items() if it.action is Action.PSEUDONYM]
                redaction = Redaction(policy, pseudonyms, self._workspace.today, "")
                yield from self._meant(redaction, stems, paths)

    def _meant(self, redaction: Redaction, ids: Sequence[str], paths: Iterable[str]) -> Iterator[Resolved]:
        """The card the token stands for, else those cards and fields whose value it stands for."""
        found = [*self._cards_meant(ids, redaction.pseudonyms)]
        yield from map(Resolved, found)
        form = self._workspace.forms.get(redaction.policy.form)
        if not found and form is not None and not self._token.of_card:
            for card, leaf in self._values_meant(form, paths, ids, redaction):
                yield Resolved(card, field=leaf.path, labels=leaf.labels)

    def _cards_meant(self, ids: Iterable[str], pseudonyms: Pseudonyms) -> Iterator[str]:
        return (card for card in ids if pseudonyms.card(card) == self._token.as_card)

    def _values_meant(
        self, form: FormSpec, paths: Iterable[str], ids: Iterable[str], redaction: Redaction
    ) -> Iterator[tuple[str, Leaf]]:
        members = [form.by_path.get(path) for path in paths]
        leaves = [it for it in members if isinstance(it, Leaf) and it.kind is not Kind.ID]
        cards = self._sound(form.name) if leaves else {}
        for card in filter(None, map(cards.get, ids)):
            for leaf in leaves:
                if any(self._is_meant(leaf, value, redaction) for value in _values(card, leaf)):
                    yield card.id, leaf

    def _is_meant(self, leaf: Leaf, value: Scalar, redaction: Redaction) -> bool:
        language = self._workspace.settings.language
        return redacted_text(leaf, value, _PSEUDONYM, redaction, language) == self._token.digits

    def _sound(self, form: str) -> Mapping[str, Card]:
        if form not in self._cards:
            files = self._files(form)
            found = cards_by_stamp(self._workspace, form, files, whole=True, processes=self._processes)
            self._cards[form] = {card.id: card for card in found}
        return self._cards[form]

    def _files(self, form: str) -> list[CardFile]:
        return [file for file in select(self._workspace, ()).usable if file.form == form]


def _values(card: Card, leaf: Leaf) -> Iterator[Scalar]:
    """The values of a field, or of a column in all records."""
    path, _, column = leaf.path.partition("[].")
    found = [record.get(column) for record in card.records(path)] if column else [card.value(path)]
    return (value for value in found if isinstance(value, (str, int, float)))
