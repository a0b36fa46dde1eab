"""What of a value tells who a customer is: by itself, or beside something else of theirs; and how near that is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cardgen.detection.known_context import Context
from cardgen.detection.known_needles import Needle, needles
from cardgen.detection.known_needles import squashed as letters_of
from cardgen.detection.personal_kind import PersonalKind
from cardgen.detection.spelling import folded
from cardgen.model.form import Kind, Leaf, Privacy
from cardgen.sharing.card_texts import CUSTOMERS_OWN, PERSONAL_KINDS, CardText

_SENTENCE = re.compile(r"[.!?。\n\r]+")
_LEAST_SENTENCE = 12
"""Letters and digits of a sentence that nobody else writes by chance."""
_CORPORATE = re.compile(
    r"㈜|\((?:주|유|합|재|사)\)|주식\s?회사|유한\s?회사|(?:재단|사단|의료|학교)\s?법인|\b(?:Inc|Ltd|LLC|Corp)\b"
)
_REACH = 200
"""Characters on either side, in lines that go on and on."""
_LABELLED = 12
_LABEL = re.compile(r"(?:성명|이름|성함|고객명|상호|\bname)\W{0,3}", re.IGNORECASE)
_ENDS = ("끝번호", "뒷번호", "끝자리", "뒷자리", "끝네자리", "뒤네자리", "끝4자리", "뒤4자리", "번호")
"""What people write before the last four digits of a number; alone they are any year or amount."""
_LAST = 4
_FLAT = re.compile(r"(?:[0-9A-Za-z가-힣]{1,4}\s?동\s?)?[0-9]{1,4}\s?호(?![가-힣])")
_HANGUL = re.compile("[가-힣]+")
_SHORTEST = 2


def around(
    text: str, found: Iterable[tuple[int, int, bool]], *, whole: bool, labels: bool
) -> Iterator[tuple[int, int, bool]]:
    """The stretches of a text, from and to, that lie near what was found, each True where that is a card's number.

    That is the line, or with `whole` all of it; with `labels` also what follows a word that says it is a name.
    """
    spans = [*found]
    if whole and spans:
        yield 0, len(text), any(numbered for _, _, numbered in spans)
        return
    near: dict[tuple[int, int], bool] = {}
    for start, end, numbered in spans:
        first = max(text.rfind("\n", 0, start) + 1, start - _REACH)
        last = text.find("\n", end)
        place = first, min(last if last >= 0 else len(text), end + _REACH)
        near[place] = near.get(place, False) or numbered
    yield from ((*place, numbered) for place, numbered in near.items())
    if labels:
        yield from ((it.end(), it.end() + _LABELLED, False) for it in _LABEL.finditer(text))


def own_needles(leaf: Leaf, text: str) -> Iterator[Needle]:
    """What tells a value of this field; nothing for what is said of many: choices, amounts, days, what was bought.

    Of the company somebody works for, its registered name; of prose, every sentence long enough to be told apart.
    """
    if leaf.choices:
        return
    if leaf.privacy is Privacy.FREE_TEXT:
        for sentence in _SENTENCE.split(text):
            if len(whole := letters_of(folded(sentence).text)) >= _LEAST_SENTENCE:
                yield Needle(whole, PersonalKind.NAME, Context.ANYWHERE)
    elif leaf.privacy in CUSTOMERS_OWN and leaf.kind in PERSONAL_KINDS:
        yield from needles(PERSONAL_KINDS[leaf.kind], text)
    elif leaf.privacy in CUSTOMERS_OWN and leaf.kind is Kind.TEXT and _CORPORATE.search(text):
        yield from needles(PersonalKind.NAME, text)


def near_needles(it: CardText) -> Iterator[Needle]:
    """What of a value tells who it is beside the card's number: all it says, but for choices and for prose."""
    if it.leaf.choices or it.leaf.privacy not in CUSTOMERS_OWN or it.leaf.kind is Kind.ID:
        return
    match it.leaf.kind:
        case Kind.PHONE:
            last = letters_of(it.text)[-_LAST:]
            yield from (Needle(begins + last, PersonalKind.PHONE, Context.DIGITS) for begins in _ENDS)
        case Kind.DATE | Kind.BIRTH_DATE:
            yield from needles(PersonalKind.BIRTH_DATE, it.text)
        case Kind.ADDRESS:
            for flat in _FLAT.findall(folded(it.text).text):
                yield Needle(letters_of(flat), PersonalKind.ADDRESS, Context.WORD)
        case Kind.TEXT:
            letters = letters_of(folded(it.text).text)
            if len(letters) >= _SHORTEST:
                context = Context.NAME if _HANGUL.fullmatch(letters) else Context.WORD
                yield Needle(letters, PERSONAL_KINDS.get(it.leaf.kind, PersonalKind.NAME), context)
        case _:
            return
