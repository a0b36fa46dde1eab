"""What `cardgen commit` writes into history: which cards changed, in which parts, and never a value of theirs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from cardgen.messages.catalog import say
from cardgen.model.changeview import CardChanges, Deed
from cardgen.model.form import FormSpec, RecordList

MOST = 72
"""Columns of a commit's first line that all of git's own listings show (git-commit, "Discussion")."""

_DEEDS = ("added", "back", "changed", "confirmed", "removed")
"""The order in which a summary counts them."""
_NAMING = re.compile(r"(?: 관리)? 카드$|(?: record)? card$", re.IGNORECASE)
"""What a form's label says besides whom its cards are about: 고객 관리 카드 is the card of a 고객."""


@dataclass(frozen=True, slots=True)
class CardLine:
    """One card's part in a commit.

    `form` is None for a card whose form is gone; `moved` tells of another folder, `back` of a card that was deleted
    before.
    """

    stem: str
    form: FormSpec | None
    changes: CardChanges
    moved: bool = False
    back: bool = False

    @property
    def deed(self) -> str:
        """What became of it, as texts are called: a deed, "back", or "confirmed" where nothing else was done."""
        if self.back:
            return "back"
        confirmed = self.form.confirmed if self.form else None
        paths = {it.path for it in self.changes.fields}
        if confirmed is not None and paths == {confirmed.path} and not self.changes.unreadable:
            return "confirmed"
        return self.changes.deed.value


@dataclass(frozen=True, slots=True)
class Others:
    """How many files changed that are no cards: records of shares, of erasures, templates and settings, the rest."""

    shares: int = 0
    erased: int = 0
    setup: int = 0
    files: int = 0


def commit_message(cards: Sequence[CardLine], others: Others, language: str) -> str:
    """The message of a commit: one line for one card, a summary and a line for each of several."""
    besides = [*_besides(others, language)]
    if len(cards) == 1:
        line = card_line(cards[0], language)
        subject = ", ".join((line, *besides))
        if _columns(subject) <= MOST:
            return f"{subject}\n"
        short = f"{whom(cards[0].form, language)} {cards[0].stem}: {say('commit.several', language)}"
        return "\n".join((short, "", line, *besides)) + "\n"
    if not cards:
        return ", ".join(besides) + "\n"
    subject = ", ".join((_summary(cards, language), *besides))
    return "\n".join((subject, "", *(card_line(card, language) for card in cards))) + "\n"


def card_line(card: CardLine, language: str) -> str:
    """One card: 고객 C-7F3K9Q: 연락처 수정, 구매 이력 1건 추가."""
    return f"{whom(card.form, language)} {card.stem}: {', '.join(_parts(card, language))}"


def _parts(card: CardLine, language: str) -> Iterator[str]:
    if card.moved:
        yield say("commit.moved", language)
    if card.deed != Deed.CHANGED:
        yield say(f"commit.card.{card.deed}", language)
        return
    found = [*_changed_parts(card, language)]
    yield from found
    if not found and not card.moved:
        yield say("commit.layout", language)


def _changed_parts(card: CardLine, language: str) -> Iterator[str]:
    """Sections in the order of the form, each once; record lists with how many records."""
    if card.form is None or card.changes.unreadable:
        yield say("commit.card.changed", language)
        return
    of_lists = Counter((it.path, it.deed) for it in card.changes.fields)
    changed = {it.path for it in card.changes.fields}
    for section in card.form.sections:
        lists = [it for it in section.members if isinstance(it, RecordList)]
        if any(it.path in changed for it in section.members if not isinstance(it, RecordList)):
            yield say("commit.section", language, label=section.label.text(language))
        for records in lists:
            for deed in Deed:
                if count := of_lists[records.path, deed]:
                    label = records.label.text(language)
                    yield say(f"commit.records.{deed}", language, label=label, count=str(count))


def _summary(cards: Sequence[CardLine], language: str) -> str:
    forms = {card.form.name if card.form else "" for card in cards}
    about = whom(cards[0].form, language) if len(forms) == 1 else say("commit.cards", language)
    deeds = Counter(card.deed for card in cards)
    counted = [say(f"commit.count.{deed}", language, count=str(deeds[deed])) for deed in _DEEDS if deeds[deed]]
    return say("commit.summary", language, whom=about, count=str(len(cards)), deeds=", ".join(counted))


def _besides(others: Others, language: str) -> Iterator[str]:
    for text, count in (
        ("shares", others.shares),
        ("erased", others.erased),
        ("setup", others.setup),
        ("files", others.files),
    ):
        if count:
            yield say(f"commit.{text}", language, count=str(count))


def whom(form: FormSpec | None, language: str) -> str:
    """Whom cards of a form are about: 고객; 카드 where nobody knows."""
    if form is None:
        return say("commit.cards", language)
    return _NAMING.sub("", form.label.text(language)) or form.label.text(language)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
