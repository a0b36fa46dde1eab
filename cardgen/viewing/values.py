"""The only door from a card to paper: makes every Shown, Blank, Masked and Withheld there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from cardgen.entry.exact import exact_text
from cardgen.entry.items import items_text
from cardgen.messages import say
from cardgen.model.card import Card, Scalar
from cardgen.model.cardview import BAR, Blank, Masked, Option, Shown, Value, Withheld
from cardgen.model.exportview import version_of
from cardgen.model.form import Leaf, LeafType
from cardgen.model.policy import Action, Redaction, Treatment
from cardgen.viewing.formats import format_scalar, typed_data
from cardgen.viewing.masks import redacted_text


def open_value(leaf: Leaf, value: object, language: str) -> Value:
    """The value whole, with its choices; a blank where the card has none."""
    if leaf.many and isinstance(value, list) and value:
        texts = ", ".join(format_scalar(leaf, item, language) for item in value)
        return Shown(texts, texts, _options(leaf, *value))
    if isinstance(value, (str, int, float)) and value != "":
        return Shown(format_scalar(leaf, value, language), typed_data(leaf, value), _options(leaf, value))
    return empty_box(leaf)


def redacted_value(leaf: Leaf, value: object, redaction: Redaction, language: str) -> Value:
    """The value as the policy in force lets it be seen."""
    treatment = redaction.policy.treatment(leaf.path)
    match treatment.action:
        case Action.SHOW:
            return open_value(leaf, value, language)
        case Action.MASK | Action.BAND | Action.REGION | Action.PSEUDONYM:
            return _masked(leaf, value, treatment, redaction, language)
        case Action.BLACKOUT:
            return black_bar()
        case Action.OMIT:
            return withheld(language)
        case _ as never:
            assert_never(never)


def _masked(leaf: Leaf, value: object, treatment: Treatment, redaction: Redaction, language: str) -> Value:
    """A part of the value. Equal parts of a list's items are printed once: how many there are is not for showing."""
    items: Sequence[object] = value if isinstance(value, list) else [value]
    texts = [
        redacted_text(leaf, item, treatment, redaction, language)
        for item in items
        if isinstance(item, (str, int, float)) and item != ""
    ]
    text = ", ".join(dict.fromkeys(filter(None, texts)))
    return Masked(text) if text else Blank()


def withheld(language: str) -> Withheld:
    """What stands where a template names a field that is left off the paper: the same whether there is a value."""
    return Withheld(say("paper.withheld", language))


def unprinted() -> Withheld:
    """What stands where a template names a field of which its form prints nothing: no text, and no boxes."""
    return Withheld("")


def black_bar() -> Withheld:
    """A value blacked out: the same bar whether there is a value, and however long it is."""
    return Withheld(BAR)


def number_of_records(count: int, language: str) -> Shown:
    """How many records a list has."""
    return Shown(say("paper.count", language, count=str(count)), count)


def stated(text: str, number: int | None = None) -> Value:
    """A figure or word of the totals: a number to calculate with, or a text that is no value of any one card."""
    return Masked(text) if number is None else Shown(text, number)


def card_pseudonym(card_id: str, redaction: Redaction) -> Masked:
    """What a card is called where its id is not shown."""
    return Masked(redaction.pseudonyms.card(card_id))


def exact_list(value: object) -> Value:
    """A plain list as the text of its items that entry.items reads back."""
    if not isinstance(value, list) or not value:
        return Blank()
    text = items_text(map(exact_text, value))
    return Shown(text, text)


def places(numbers: Iterable[int]) -> list[Value]:
    """Where records stand in their list."""
    return [Shown(str(place), place) for place in numbers]


def stated_version(card: Card) -> Value:
    """The card's version as an export states it."""
    version = version_of(card.blob)
    return Shown(version, version)


def is_open(value: Value) -> bool:
    """True for a value shown whole."""
    return isinstance(value, Shown)


def empty_box(leaf: Leaf) -> Blank:
    """No value: an empty box with its choices unticked."""
    return Blank(_options(leaf))


def kept_number(number: str) -> Value:
    """The card number kept for an empty form: nobody's yet."""
    return Shown(number, number)


def emptied(value: Value) -> Blank:
    """The empty box of a field that has this value."""
    return Blank(tuple(Option(option.text, checked=False) for option in value.options))


def _options(leaf: Leaf, *chosen: Scalar) -> tuple[Option, ...]:
    if leaf.type is LeafType.BOOLEAN:
        return (Option("", checked=True in chosen),)
    return tuple(Option(choice, checked=choice in chosen) for choice in leaf.choices)


def shown_data(value: Value) -> object:
    """The typed value behind one that is shown whole, as cells that calculate hold it; None for any other."""
    return value.data if isinstance(value, Shown) else None
