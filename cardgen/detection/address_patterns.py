"""Addresses with a number: by road (도로명주소법), by lot (지번), by block and flat; a city or district alone is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NUMBER = r"(?:지하\s?)?[0-9]{1,4}(?:\s?-\s?[0-9]{1,4})?(?:번지)?(?![0-9])"
_COUNTED = (
    r"(?!\s?(?:년|월|일|시|분|원|개|명|장|대|건|점|회|번(?!지)|권|병|박스|세트|쪽|배|차|주|통|부|종|인|여|가지|단계|퍼센트|mm|cm|km|kg|ml|m(?![a-z])"
    r"|g(?![a-z])|%|만|천|백|억|,[0-9]{3}|x|×|[.:~][0-9]))"
)
_HANGUL = "가-힣"
_NO_ROAD = "(?<!가로)(?<!세로)(?<!으로)(?<!별로)(?<!바로)(?<!서로)(?<!새로)(?<!주로)(?<!대대로)(?<!그대로)(?<!단위로)(?<!때로)(?<!수시로)"
_LANE = r"[0-9]{1,4}번?[가나다라]?길\s?"
_WITHIN = r"[가-힣]{1,5}(?:시|군|구|읍|면|동)\s"
_AFTER = r"(?=\s?[,(.]|\s?$|\s?(?:번지|지하|[0-9B]{1,4}[층호동F]|[가-힣A-Z]{1,10}(?:동|빌딩|타워|아파트|상가|빌라|센터|호|층))|(?:에서|으로|에|앞|번지))"
_ADDRESSES = (
    rf"(?<![{_HANGUL}])(?<!한번 )[{_HANGUL}][{_HANGUL}0-9]{{1,9}}길\s?{_NUMBER}{_COUNTED}",
    rf"[{_HANGUL}]{{2,10}}로{_NO_ROAD}\s?(?:{_LANE}{_NUMBER}|[0-9]{{1,4}}\s?-\s?[0-9]{{1,4}}(?![0-9])){_COUNTED}",
    rf"{_WITHIN}[{_HANGUL}]{{1,10}}로{_NO_ROAD}\s?{_NUMBER}{_COUNTED}",
    rf"(?<![{_HANGUL}])[{_HANGUL}]{{2,10}}로{_NO_ROAD}\s?[0-9]{{1,3}}(?![0-9]){_COUNTED}{_AFTER}",
    rf"[{_HANGUL}]{{1,8}}(?:동|리|가|읍|면)\s?(?:산\s?)?[0-9]{{1,4}}(?:\s?-\s?[0-9]{{1,4}})?\s?번지",
    rf"{_WITHIN}[{_HANGUL}]{{1,8}}(?:동|리|가)\s(?:산\s?)?[0-9]{{1,4}}\s?-\s?[0-9]{{1,4}}(?![0-9])",
    r"(?<![0-9])[0-9]{3,4}\s?동\s?[0-9]{1,4}\s?호",
    rf"[{_HANGUL}]{{1,10}}(?:아파트|빌라|맨션|오피스텔|연립|주공|캐슬|자이|푸르지오|래미안|힐스테이트)\s?(?:[0-9A-Z가-힣]{{1,4}}동\s?)?[0-9]{{1,4}}호",
    r"(?i:우편\s?번호|zip(?:\s?code)?)[^0-9\n]{0,6}[0-9]{5}(?![0-9])",
    r"(?<![A-Za-z])[A-Za-z]{2,20}[- ]?(?:daero|-ro|-gil)(?![A-Za-z])",
    r"(?<![0-9])[0-9]{1,5} [A-Z][a-z]{1,15}(?: [A-Z][a-z]{1,15})? (?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd)(?![a-z])",
)
_ANY = re.compile("|".join(_ADDRESSES))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand, from their road or quarter on."""
    return (found.span() for found in _ANY.finditer(text))
