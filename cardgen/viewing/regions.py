"""The district a Korean address lies in, read from a list of districts and never guessed from how a word ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

_BEFORE = re.compile(r"\A(?:대한민국 )?(?:[(\[]?[0-9]{5}[)\]]? )?(?:대한민국 )?")
"""A country and a postcode in front of the address."""


def district_of(address: str) -> str:
    """The 시·도 and 시·군·구 at the head of an address, e.g. 경기도 수원시 영통구; "" where it begins with none.

    Only names of the list are given back (행정표준코드, with those new in 2026 in Incheon and Hwaseong), a 시·도
    by its full name: whatever else was typed there, a person's name too, stays behind. A 시·도 with an unknown district
    is given alone.
    """
    words = [word.strip(",") for word in _BEFORE.sub("", " ".join(address.split()), count=1).split(" ")]
    province = _provinces().get(words[0])
    if province:
        return " ".join((province, *_districts_in(words[1:], _known()[province])))
    for districts in _known().values():
        if words[0] in districts:
            return " ".join(_districts_in(words, districts))
    return ""


def _districts_in(words: list[str], districts: Mapping[str, frozenset[str]]) -> Iterator[str]:
    """The district the words begin with, and within a city with 일반구 that too."""
    if words and words[0] in districts:
        yield words[0]
        if len(words) > 1 and words[1] in districts[words[0]]:
            yield words[1]


Districts = Mapping[str, frozenset[str]]
"""Cities, counties and districts, with the 일반구 of those that have some."""


@cache
def _known() -> Mapping[str, Districts]:
    return {names[0]: dict(map(_parts, districts)) for names, districts in _lines()}


@cache
def _provinces() -> Mapping[str, str]:
    """Full names of the 시·도 by everything they are called."""
    return {name: names[0] for names, _ in _lines() for name in names}


def _lines() -> Iterator[tuple[list[str], list[str]]]:
    """From regions.txt: the names of a 시·도, a colon, its districts, each with its 일반구 behind slashes."""
    text = files("cardgen.viewing").joinpath("regions.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        names, _, districts = line.partition(":")
        yield names.split(), districts.split()


def _parts(district: str) -> tuple[str, frozenset[str]]:
    name, *parts = district.split("/")
    return name, frozenset(parts)
