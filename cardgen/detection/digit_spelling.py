"""Numbers written so that a search for digits misses them: 공일공, O1O, digits set apart from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.detection.spelling import Piece, Spelling, spelling_of

_VALUES = {
    **{str(digit): str(digit) for digit in range(10)},
    **dict(zip("공영빵일이삼사오육륙칠팔구", "0001234566789", strict=True)),
    **dict(zip("零〇一二三四五六七八九", "00123456789", strict=True)),
    **dict.fromkeys("OoQ", "0"),
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
_APART = re.compile(r"\d(?:[ \t.,/_-]{1,3}\d){7,}+(?!\d)")


def read_digits(spelling: Spelling) -> Spelling | None:
    """The spelling with such numbers in plain digits; None where there are none.

    To be searched besides the text, never instead of it: within words the same syllables are no digits (생년월일).
    """
    if not _RUN.search(spelling.text):
        return None
    read = spelling_of(_pieces(spelling))
    return None if read.text == spelling.text else read


def _pieces(spelling: Spelling) -> Iterator[Piece]:
    text, end = spelling.text, 0
    for run in _RUN.finditer(text):
        if len(_TRUE_DIGIT.findall(run[0])) < _ENOUGH:
            continue
        yield from _as_it_is(spelling, end, run.start())
        yield from _read(spelling, run)
        end = run.end()
    yield from _as_it_is(spelling, end, len(text))


def _as_it_is(spelling: Spelling, start: int, end: int) -> Iterator[Piece]:
    for place in range(start, end):
        yield spelling.text[place], *spelling.span(place, place + 1)


def _read(spelling: Spelling, run: re.Match[str]) -> Iterator[Piece]:
    apart = _APART.fullmatch(_value(run[0]))
    for token in _TOKEN.finditer(run[0]):
        start, end = run.start() + token.start(), run.start() + token.end()
        written = _value(token[0])
        if not written.isdecimal():
            written = "" if apart else written if len(written) == 1 else "-"
        yield written, *spelling.span(start, end)


def _value(text: str) -> str:
    return "".join(_VALUES.get(character, character) for character in text)
