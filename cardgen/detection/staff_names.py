"""Tells a value that is somebody's name and nothing else from a sentence with a name in it."""

from __future__ import annotations

import re

from cardgen.detection.name_words import LONG_SURNAMES, SURNAMES, TITLES

_POLITE = frozenset(("고객님", "회원님", "고객", "님", "씨", "여사", "선생"))
"""Titles a customer has as well."""
_WORK_TITLE = f"(?:{'|'.join(title for title in TITLES if title not in _POLITE)})님?"
_TEAM = r"(?:[가-힣A-Za-z0-9]{1,10}(?:팀|부|과|실|점|본부|센터|파트)\s)?"
_KOREAN = f"(?:(?:{'|'.join(LONG_SURNAMES)})[가-힣]{{1,2}}|[{SURNAMES}][가-힣]{{1,2}})"
_FOREIGN = r"[^\W\d_가-힣]{1,20}(?:[ .'-]{1,2}[^\W\d_가-힣]{1,20}){0,3}"
_NAME = f"(?:{_KOREAN}|{_FOREIGN})"
_SEVERAL = r"\s?[,/·&]\s?"
_NAMES = re.compile(
    rf"{_TEAM}{_NAME}(?:\s?(?:{_WORK_TITLE}|님|씨))?(?:{_SEVERAL}{_TEAM}{_NAME}(?:\s?(?:{_WORK_TITLE}|님|씨))?){{0,9}}"
)
_AT_WORK = re.compile(rf"{_TEAM}{_NAME}\s?{_WORK_TITLE}(?:{_SEVERAL}{_TEAM}{_NAME}\s?{_WORK_TITLE}){{0,9}}")


def are_names(text: str) -> bool:
    """True for one name or several and nothing else, with or without a team and a title: 영업1팀 이수진."""
    return _NAMES.fullmatch(text.strip()) is not None


def have_work_titles(text: str) -> bool:
    """True for names of which each has a title people have at work: 이수진 과장, not 이수진 님."""
    return _AT_WORK.fullmatch(text.strip()) is not None
