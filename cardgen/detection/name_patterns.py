"""Names of persons by a title or a label; without, by their syllables, since a name looks like any word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cardgen.detection.name_words import GIVEN_SYLLABLES, LONG_SURNAMES, SURNAMES, TITLES, begins_as_word, is_word

_SURNAME = f"(?:{'|'.join(LONG_SURNAMES)}|[{SURNAMES}])"
_NAME = f"{_SURNAME}[{GIVEN_SYLLABLES}]{{1,2}}?"
_TITLED = re.compile(rf"(?<![가-힣])(?P<name>{_NAME})\s?(?:{'|'.join(TITLES)})(?![가-힣]{{0,2}}(?:용|실|석))")
_BRACKETED = re.compile(rf"(?<![가-힣])(?P<name>{_NAME})\s?\((?:{'|'.join(TITLES)})\)")
_SPACED_NAMES = (
    f"[{SURNAMES}](?: [{GIVEN_SYLLABLES}]){{2}}",
    f"[{SURNAMES}] [{GIVEN_SYLLABLES}]{{2}}",
    f"[{SURNAMES}] [{SURNAMES}] [{GIVEN_SYLLABLES}]",
    f"(?:{'|'.join(LONG_SURNAMES)}) [{GIVEN_SYLLABLES}]{{1,2}}",
)
_SPACED = re.compile(rf"(?<![가-힣])(?:{'|'.join(_SPACED_NAMES)}) ?(?:고객님|님|씨)")
_LABELS = (
    "성명|성함|이름|존함|본명|예금주|대표자?|담당자?|수령인|수취인|받는 ?분|받는 ?사람|보호자|계약자|신청자|주문자"
    "|고객명|작성자|소개자|추천인|배우자|남편|아내|부인|어머니|아버지"
)
_PARTICLES = "와|과|이|가|은|는|을|를|의|로|도"
_AFTER = f"(?=[^가-힣]|$|(?:{_PARTICLES}) |이라|라고|라는|입니다|이고|이며|에게|께|님|씨|으로|임)"
_LABELLED = re.compile(
    rf"(?:{_LABELS})(?:(?:은|는|이|가|님)\s|\s?[:：=]\s?|\s|\()(?P<name>{_SURNAME}[{GIVEN_SYLLABLES}]{{1,2}}?){_AFTER}"
)
_ALONE = re.compile(
    rf"(?<![가-힣])(?P<name>[{SURNAMES}][{GIVEN_SYLLABLES}]{{2}})(?:[이가와과의은는을를도]|께서|에게|한테)(?![가-힣])"
)
"""A surname, two syllables of given names, a particle: few nouns are so made that begin with no ordinary word."""
_RELATED = re.compile(
    rf"(?<![가-힣])(?:고객|딸|아들|자녀|손자|손녀)\s(?P<name>[{SURNAMES}][{GIVEN_SYLLABLES}]{{2}}){_AFTER}"
)
"""Whose name follows at once: of three syllables, for these words stand before many others."""
_WORDS = "[A-Z][a-z'-]{1,20}(?: [A-Z][a-z'-]{1,20}){0,2}"
_LATIN = re.compile(rf"(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir)\.? ?{_WORDS}|(?i:(?<![a-z])name)\s?[:=]\s?{_WORDS}")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where names stand, with the title or particle after or the label before them."""
    for pattern in (_TITLED, _LABELLED, _BRACKETED):
        yield from (found.span() for found in pattern.finditer(text) if not _is_no_name(found))
    for pattern in (_ALONE, _RELATED):
        yield from (found.span("name") for found in pattern.finditer(text) if not begins_as_word(found["name"]))
    yield from (found.span() for found in _SPACED.finditer(text))
    yield from (found.span() for found in _LATIN.finditer(text))


def _is_no_name(found: re.Match[str]) -> bool:
    """True for an ordinary word, also one with a particle before a title: 주문은 팀장님이."""
    name = found["name"]
    spaced = found.string[found.end("name") : found.end("name") + 1] == " "
    return is_word(name) or (spaced and name[-1] in "은는을를의도와" and is_word(name[:-1]))
