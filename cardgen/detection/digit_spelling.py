"""Numbers written so that a search for digits misses them: 공일공, O1O, digits set apart from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.detection.spelling import Piece, Spelling, spelling_of

_VALUES = {
    **{str(digit): str(digit) for digit in range(10)},
    **dict(zip("공영빵일이삼사오육륙칠팔구", "0001234566789", strict=True)),
    **dict(zip("零〇一二三四五六七八九", "00123456789", strict=True)),
    **dict.fromkeys("Oo", "0"),
    **dict.fromkeys("Il|!", "1"),
}
_DIGIT = f"[{''.join(_VALUES)}](?<!이(?=[라고며니요었]))"
"""이 after a number may be no two but part of the verb: 일구삼칠이라고."""
_JOINT = r"(?:[ \t.,/_()-]{0,3}+(?:(?:하이픈|다시|대시|국에|번에|에|의|국)[ \t]{0,2}+)?+)"
"""What people say or write between the groups of a number read aloud."""
_RUN = re.compile(f"{_DIGIT}(?:{_JOINT}{_DIGIT}){{7,}}+")
"""Eight digits or more: shorter runs of such syllables are words."""
_TOKEN = re.compile(f"[{''.join(_VALUES)}]|[^{''.join(_VALUES)}]+")
_TRUE_DIGIT = re.compile(r"[0-9]|[공영빵일이삼사오육륙칠팔구零〇一二三四五六七八九]")
_ENOUGH = 6
"""True digits among eight: letters alone are a word, however alike."""
_SPOKEN = re.compile("[가-힣]")
_APART = re.compile(r"\d(?:[ \t.,/_-]{1,3}\d){7,}+(?!\d)")


def read_digits(spelling: Spelling) -> Spelling | None:
    """The spelling with such numbers in plain digits; None where there are none.

    To be searched besides the text, never instead of it: within words the same syllables are no digits (생년월일).
    """
    runs = [(run.start(), run.end(), read) for run in _RUN.finditer(spelling.text) if (read := _read(run[0]))]
    return spelling_of(_pieces(spelling, runs)) if runs else None


def _pieces(spelling: Spelling, runs: list[tuple[int, int, list[str]]]) -> Iterator[Piece]:
    end = 0
    for start, stop, read in runs:
        yield from _as_it_is(spelling, end, start)
        for written, place in zip(read, range(start, stop), strict=True):
            yield written, *spelling.span(place, place + 1)
        end = stop
    yield from _as_it_is(spelling, end, len(spelling.text))


def _as_it_is(spelling: Spelling, start: int, end: int) -> Iterator[Piece]:
    places = zip(spelling.text[start:end], spelling.offsets[start:end], spelling.ends[start:end], strict=True)
    return ((written, at, to) for written, at, to in places)


def _read(run: str) -> list[str] | None:
    """What each character of a run reads as, be it nothing; None for a run that reads as it stands, or is a word."""
    if len(_TRUE_DIGIT.findall(run)) < _ENOUGH:
        return None
    apart = _APART.fullmatch(_value(run))
    read = [written for token in _TOKEN.finditer(run) for written in _token(token[0], apart=bool(apart))]
    return None if "".join(read) == run else read


def _token(token: str, *, apart: bool) -> list[str]:
    """A digit, or what joins two: dropped between digits set apart, a dash where it is a word."""
    if token in _VALUES:
        return [_VALUES[token]]
    if apart:
        return [""] * len(token)
    return [*token] if not _SPOKEN.search(token) else ["-", *[""] * (len(token) - 1)]


def _value(text: str) -> str:
    return "".join(_VALUES.get(character, character) for character in text)
