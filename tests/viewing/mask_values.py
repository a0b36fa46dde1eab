"""Fields of every kind, and generated values of them: realistic ones, and such as typing errors make of them."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from cardgen.model.card import Scalar
from cardgen.model.form import Kind, Leaf, LeafType, Merge, Privacy
from cardgen.model.policy import Action, Period, Redaction, RedactionPolicy, Treatment
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.viewing.masks import redacted_text

DAY = date(2026, 11, 21)
LISTED = frozenset({"example.com"})
LABEL = Label("항목", "Field")
TEXT = Leaf("x", "x", (LABEL,), LeafType.STRING, Kind.TEXT, Privacy.QUASI, Merge.SCALAR)
NUMBERS = {"number": replace(TEXT, type=LeafType.NUMBER), "integer": replace(TEXT, type=LeafType.INTEGER)}
LEAVES: Mapping[str, Leaf] = {
    **{kind.value: replace(TEXT, kind=kind) for kind in Kind if kind not in (Kind.MONEY, Kind.CHOICE)},
    "choice": replace(TEXT, kind=Kind.CHOICE, choices=("VIP", "일반")),
    "money": replace(TEXT, kind=Kind.MONEY, type=LeafType.INTEGER),
    "boolean": replace(TEXT, type=LeafType.BOOLEAN),
    **NUMBERS,
}


def redaction(domains: frozenset[str] = frozenset(), key: bytes = b"k" * 32) -> Redaction:
    policy = RedactionPolicy("sales", "customer", LABEL, domains=domains)
    return Redaction(policy, Pseudonyms(key), DAY, "")


def shown(
    kind: str,
    value: Scalar,
    action: Action = Action.MASK,
    language: str = "ko",
    *,
    period: Period = Period.YEAR,
    domains: frozenset[str] = frozenset(),
) -> str:
    return redacted_text(LEAVES[kind], value, Treatment(action, period), redaction(domains), language)


SYLLABLES = "가강길남동라마민바사선수아영용우윤이자정주준지진찬태하한현혜홍"
DISTRICTS = ("서울특별시 강남구", "서울 중구", "경기도 수원시 영통구", "세종시", "부산광역시 기장군", "제주 서귀포시")
NOISE = (
    "",
    " ",
    "*",
    "**",
    "-",
    ".",
    "+",
    "@",
    "(",
    "김",
    "A",
    "7",
    "\u200b",
    "\U0001f600",
    "\u0301",
    "０",
    "\n",
    "\ud800",
)
Twins = tuple[Scalar, Scalar]
"""Two values that differ in nothing but what the mask hides."""


def word(rng: random.Random, least: int = 2, most: int = 6, letters: str = SYLLABLES) -> str:
    return "".join(rng.choices(letters, k=rng.randint(least, most)))


def name_twins(rng: random.Random) -> Twins:
    if rng.random() < 0.3:
        form = rng.choice(["(주)", "㈜", "주식회사 ", "유한회사 "])
        first = word(rng, 1, 1)
        return f"{form}{first}{word(rng, 1)}", f"{form}{first}{word(rng, 1)}"
    if rng.random() < 0.3:
        letters = "abcdefghijklmnopqrstuvwxyz"
        first, second = word(rng, 1, 1, letters.upper()), word(rng, 1, 1, letters.upper())
        return tuple(f"{first}{word(rng, 1, 8, letters)} {second}{word(rng, 1, 8, letters)}" for _ in "ab")  # type: ignore[return-value]
    first = rng.choice(["洪", "Ö", *SYLLABLES])
    return f"{first}{word(rng, 1)}", unicodedata.normalize("NFD", f"{first}{word(rng, 1)}")


def digits(rng: random.Random, count: int) -> str:
    return "".join(rng.choices("0123456789", k=count))


def phone_twins(rng: random.Random) -> Twins:
    last = digits(rng, 4)
    if rng.random() < 0.7:
        return f"010-{digits(rng, 4)}-{last}", f"010{digits(rng, 4)}{last}"
    return f"02-{rng.randint(200, 999)}-{last}", f"02-{rng.randint(2000, 9999)}-{last}"


def email_twins(rng: random.Random) -> Twins:
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    domain = rng.choice(["example.com", ""])
    begun = word(rng, 2, 2, letters)
    first, second = (f"{begun}{word(rng, 1, 9, letters)}@{domain or word(rng, 3, 9, letters) + '.kr'}" for _ in "ab")
    return first, second.replace("@", "+tag@")


def address_twins(rng: random.Random) -> Twins:
    district = rng.choice(DISTRICTS)
    return f"{district} {word(rng)}로 {digits(rng, 2)}", f"{district} 산 {digits(rng, 3)} ({word(rng)}동)"


def postcode_twins(rng: random.Random) -> Twins:
    head = digits(rng, 2)
    return head + digits(rng, 3), head + digits(rng, 3)


def business_number_twins(rng: random.Random) -> Twins:
    head = f"{rng.randint(100, 999)}-{rng.randint(10, 80)}"
    return f"{head}-{digits(rng, 5)}", f"{head}-{digits(rng, 5)}".replace("-", "")


def birth_date_twins(rng: random.Random) -> Twins:
    decade = DAY.year - rng.randrange(10, 90, 10)
    first, second = (date(decade - rng.randrange(10), 1, 1) + timedelta(days=rng.randrange(365)) for _ in "ab")
    return first.isoformat(), second.isoformat()


def money_twins(rng: random.Random) -> Twins:
    low, high = rng.choice([(0, 10_000), (10_000, 50_000), (1_000_000, 5_000_000), (5_000_000, 10**13), (-(10**9), 0)])
    return rng.randrange(low, high), rng.randrange(low, high)


def date_twins(rng: random.Random) -> Twins:
    year, month = rng.randint(1900, 2026), rng.randint(1, 12)
    return date(year, month, rng.randint(1, 28)).isoformat(), date(year, month, rng.randint(1, 28)).isoformat()


def hidden_twins(rng: random.Random) -> Twins:
    return word(rng, 1, 30), word(rng, 1, 30)


def number_twins(rng: random.Random) -> Twins:
    return rng.choice([(1, 9.5), (10, 49), (1000, 10**12), (-1, -99)])


TWINS: Mapping[str, Callable[[random.Random], Twins]] = {
    "name": name_twins,
    "phone": phone_twins,
    "email": email_twins,
    "address": address_twins,
    "postcode": postcode_twins,
    "business-number": business_number_twins,
    "birth-date": birth_date_twins,
    "money": money_twins,
    "date": date_twins,
    "number": number_twins,
    "integer": number_twins,
    **dict.fromkeys(("text", "long-text", "choice", "id"), hidden_twins),
    "boolean": lambda rng: (rng.random() < 0.5, rng.random() < 0.5),
}

BATCH = 100


def values(kind: str, seed: int) -> Iterator[Scalar]:
    """BATCH values, a third of them with something typed into them that does not belong there."""
    rng = random.Random(seed)
    for _ in range(BATCH):
        value = TWINS[kind](rng)[rng.randrange(2)]
        if isinstance(value, str) and rng.random() < 0.33:
            at = rng.randint(0, len(value))
            value = value[:at] + rng.choice(NOISE) + value[at + rng.randrange(2) :]
        yield value
