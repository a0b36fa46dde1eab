"""Numbers and addresses that pass every check and belong to nobody.

Korea sets no numbers aside for films and examples, so each is taken from where no subscriber can be:

- mobile and landline exchanges never begin with 0 or 1 in the Korean numbering plan (전기통신번호관리세칙):
  010-0xxx-xxxx and 02-1xxx-xxxx are well formed, yet nobody's;
- e-mail domains are example.com and its kind (RFC 2606), and `example` names under .kr;
- roads are invented words, in districts that exist;
- a 사업자등록번호 has no unused range; serials of 9900 and more under a head of 199 lie far beyond what
  has been issued.
"""

from __future__ import annotations

from random import Random

MAIL_DOMAINS = ("example.com", "example.net", "example.org", "example.kr", "example.co.kr")

_CHECK_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def mobile(rng: Random) -> str:
    """A mobile number: 010-0284-1937."""
    return f"010-0{rng.randrange(1000):03d}-{rng.randrange(10000):04d}"


def landline(rng: Random, area: str) -> str:
    """A landline of an area code: four digits of exchange in Seoul, three elsewhere."""
    exchange = f"1{rng.randrange(1000):03d}" if area == "02" else f"1{rng.randrange(100):02d}"
    return f"{area}-{exchange}-{rng.randrange(10000):04d}"


def business_number(rng: Random, kind: int) -> str:
    """A 사업자등록번호 with a valid check digit. `kind` is its middle pair: 81 for a 주식회사, 1 to 79 for a shop."""
    head = f"199{kind:02d}{rng.randrange(9900, 10000):04d}"
    return f"{head[:3]}-{head[3:5]}-{head[5:]}{check_digit(head)}"


def check_digit(head: str) -> int:
    """The tenth digit of a 사업자등록번호, from its first nine."""
    digits = [int(digit) for digit in head]
    total = sum(digit * weight for digit, weight in zip(digits, _CHECK_WEIGHTS, strict=True))
    return -(total + digits[8] * 5 // 10) % 10
