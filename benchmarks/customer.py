"""One generated customer as the text of a card file, drawn from a random source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from benchmarks import harmless, vocabulary

_LAST_DAY = date(2026, 10, 31)
"""No generated date lies after it, so that the cards stay valid and the same whenever they are made."""
_OPENED = date(2016, 1, 4)

_Record = Callable[[Random], str]
_T = TypeVar("_T")


def customer_yaml(card_id: str, rng: Random) -> str:
    """The card file: about three quarters people, one quarter companies."""
    company = rng.random() < 0.25
    registered = _day(rng, _OPENED, _LAST_DAY)
    place, area, first_postcode, postcodes = rng.choice(vocabulary.PLACES)
    name, latin, number = _company(rng) if company else _person(rng)
    lines = [
        f"id: {card_id}",
        f"name: {name}",
        f"kind: {'법인' if company else '개인'}",
        f"grade: {_weighted(rng, ('VIP', '골드', '실버', '일반'), (5, 15, 30, 50))}",
        f"status: {_weighted(rng, ('활성', '휴면', '종료'), (75, 20, 5))}",
        f"owner: {rng.choice(vocabulary.STAFF)}",
        f"registered: {registered}",
    ]
    if rng.random() < 0.6:
        lines.append(f"confirmed: {_day(rng, registered, _LAST_DAY)}")
    lines += ["contact:"]
    if not company:
        lines.append(f"  mobile: {harmless.mobile(rng)}")
    if company or rng.random() < 0.2:
        lines.append(f"  phone: {harmless.landline(rng, area)}")
    lines += [
        f"  email: {latin}{rng.randrange(1000)}@{rng.choice(harmless.MAIL_DOMAINS)}",
        f'  postcode: "{first_postcode + rng.randrange(postcodes):05d}"',
        f"  address: {place} {rng.choice(vocabulary.ROADS)} {rng.randrange(1, 200)}{_unit(rng)}",
        "personal:",
        *(_company_facts(rng, number) if company else _personal_facts(rng)),
        *_preferences(rng),
        *_history(rng, registered),
        f"retain_until: {registered + timedelta(days=3652)}",
        *_notes(rng),
        "",
    ]
    return "\n".join(lines)


def _person(rng: Random) -> tuple[str, str, int]:
    draw = rng.random()
    if draw < 0.02:
        return (*rng.choice(vocabulary.FOREIGN_NAMES), 0)
    if draw < 0.03:
        return (*rng.choice(vocabulary.HANJA_NAMES), 0)
    family, latin = vocabulary.surname(rng)
    return family + rng.choice(vocabulary.GIVEN_NAMES), latin, 0


def _company(rng: Random) -> tuple[str, str, int]:
    form, number = rng.choice(vocabulary.COMPANY_FORMS)
    return form.format(rng.choice(vocabulary.COMPANY_STEMS) + rng.choice(vocabulary.COMPANY_TRADES)), "office", number


def _unit(rng: Random) -> str:
    return f", {rng.randrange(101, 120)}동 {rng.randrange(1, 25)}0{rng.randrange(1, 5)}호" if rng.random() < 0.6 else ""


def _company_facts(rng: Random, number: int) -> Iterator[str]:
    yield f"  department: {rng.choice(vocabulary.DEPARTMENTS)}"
    yield f"  position: {rng.choice(vocabulary.POSITIONS)}"
    yield f"  business_number: {harmless.business_number(rng, number)}"


def _personal_facts(rng: Random) -> Iterator[str]:
    yield f"  birth_date: {_day(rng, date(1945, 1, 1), date(2005, 12, 31))}"
    yield f"  calendar: {'음력' if rng.random() < 0.15 else '양력'}"
    yield f"  job: {rng.choice(vocabulary.JOBS)}"
    if rng.random() < 0.5:
        yield f"  interests: [{', '.join(rng.sample(vocabulary.INTERESTS, rng.randrange(1, 4)))}]"


def _preferences(rng: Random) -> Iterator[str]:
    if rng.random() < 0.3:
        return
    yield "preferences:"
    yield f"  style: {rng.choice(vocabulary.STYLES)}"
    yield f"  price_range: {rng.choice(vocabulary.PRICE_RANGES)}"
    yield f"  contact_time: {rng.choice(vocabulary.CONTACT_TIMES)}"


def _history(rng: Random, registered: date) -> Iterator[str]:
    yield from _records("purchases", registered, rng, min(30, int(rng.expovariate(0.4))), purchase)
    yield from _records("consultations", registered, rng, _weighted(rng, (0, 1, 2, 3), (50, 30, 15, 5)), _conversation)
    yield from _records("campaigns", registered, rng, _weighted(rng, (0, 1, 2), (70, 20, 10)), _campaign)
    yield "consents:"
    version = f"version: {registered.year}-01"
    yield f"- {{purpose: 개인정보 수집·이용, given: {registered}, method: 서면, {version}}}"
    if rng.random() < 0.5:
        withdrawn = f", withdrawn: {_day(rng, registered, _LAST_DAY)}" if rng.random() < 0.1 else ""
        yield f"- {{purpose: 광고성 정보 수신, given: {registered}, method: 온라인, {version}{withdrawn}}}"


def _records(key: str, since: date, rng: Random, count: int, record: _Record) -> Iterator[str]:
    if count:
        yield f"{key}:"
    for day in sorted(_day(rng, since, _LAST_DAY) for _ in range(count)):
        yield f"- {{date: {day}, {record(rng)}}}"


def purchase(rng: Random) -> str:
    """What a record of a purchase says besides its date."""
    item, price = rng.choice(vocabulary.GOODS)
    quantity = _weighted(rng, (1, 2, 4, 10), (70, 15, 10, 5))
    note = f", note: {rng.choice(vocabulary.PURCHASE_NOTES)}" if rng.random() < 0.2 else ""
    payment = rng.choice(vocabulary.PAYMENTS)
    return f"item: {item}, quantity: {quantity}, amount: {price * quantity}, payment: {payment}{note}"


def _conversation(rng: Random) -> str:
    kind, content, result, status = rng.choice(vocabulary.CONVERSATIONS)
    outcome = f", result: {result}" if result else ""
    channel, staff = rng.choice(vocabulary.CHANNELS), rng.choice(vocabulary.STAFF)
    return f"kind: {kind}, channel: {channel}, content: {content}{outcome}, status: {status}, staff: {staff}"


def _campaign(rng: Random) -> str:
    opened = rng.random() < 0.6
    clicked = opened and rng.random() < 0.4
    bought = clicked and rng.random() < 0.3
    answers = f"opened: {_yaml(opened)}, clicked: {_yaml(clicked)}, purchased: {_yaml(bought)}"
    return f"campaign: {rng.choice(vocabulary.CAMPAIGNS)}, channel: {rng.choice(vocabulary.CHANNELS)}, {answers}"


def _notes(rng: Random) -> Iterator[str]:
    if rng.random() < 0.4:
        yield "notes: |"
        yield from (f"  {line}" for line in rng.sample(vocabulary.NOTES, rng.randrange(1, 4)))


def _yaml(value: bool) -> str:
    return "true" if value else "false"


def _day(rng: Random, first: date, last: date) -> date:
    return first + timedelta(days=rng.randrange((last - first).days + 1))


def _weighted(rng: Random, values: Sequence[_T], weights: Sequence[int]) -> _T:
    return rng.choices(values, weights)[0]
