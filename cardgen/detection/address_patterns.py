"""Addresses with a number: by road (도로명주소법), by lot (지번), by block and flat; a district alone is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HANGUL = "가-힣"
_NUMBER = r"(?:지하\s?)?[0-9]{1,4}(?:\s?-\s?[0-9]{1,4})?(?:번지)?(?![0-9])"
_UNITS = (
    "년|월|일|시|분|초|원|개|명|장|대|건|점|회|번(?!지)|권|병|박스|세트|쪽|배|차|주|통|부|종|인|여|가지|단계|퍼센트|파레트"
    "|mm|cm|km|kg|ml|m(?![a-z])|g(?![a-z])|%|만|천|백|억|,[0-9]{3}|x|×|[.:~][0-9]"
)
_COUNTED = rf"(?!\s?(?:{_UNITS}))"
"""What counts goods, hours, money: then the number is no house's."""
_ADVERBS = (
    *("가로", "세로", "으로", "별로", "바로", "서로", "새로", "주로", "그대로", "최대로", "최소로", "최고로", "단위로"),
    *("추가로", "별도로", "정도로", "단계로", "단가로", "정가로", "원가로", "무료로", "실제로", "이후로", "대체로"),
    *("전화로", "문자로", "택배로", "카드로", "크기로", "두께로", "길이로", "높이로", "너비로", "제대로", "수시로"),
    "차례로",
)
_NO_ROAD = "".join(f"(?<!{adverb})" for adverb in _ADVERBS)
"""로 is the particle, too, that says where to and by what."""
_LANE = rf"[0-9]{{1,4}}번?[가나다라]?길\s?{_NUMBER}"
_DISTRICT = r"[가-힣]{1,5}(?:시|군|구|읍|면|동)\s"
_HOUSE = rf"번지|지하|[0-9B]{{1,4}}[층호동F]|[{_HANGUL}A-Z]{{1,10}}(?:동|빌딩|타워|아파트|상가|빌라|센터|호|층)"
_AFTER = rf"(?=\s?[,(.]|\s?$|\s?(?:{_HOUSE})|에서|으로|에|앞)"
_NO_QUARTER = "(?:이|운|활|작|행|자|공|변|수|진|가|연|냉|출|감|전|유|구|부|노|합|협|회|창고|공장|상가)동"
"""What a word ending in 동 is that is no quarter of a town."""
_BLOCKS = "아파트|빌라|맨션|오피스텔|연립|주공|캐슬|자이|푸르지오|래미안|힐스테이트"
_STREETS = "Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd"
_ADDRESSES = (
    rf"(?<![{_HANGUL}])(?<!한번 )[{_HANGUL}][{_HANGUL}0-9]{{1,9}}길\s?{_NUMBER}{_COUNTED}",
    rf"[{_HANGUL}]{{2,8}} 길 [0-9]{{1,4}}\s?-\s?[0-9]{{1,4}}(?![0-9]){_COUNTED}",
    r"(?<![0-9])[0-9]{1,3}번길\s?[0-9]{1,4}",
    rf"[{_HANGUL}]{{2,10}}로{_NO_ROAD}\s?(?:{_LANE}|[0-9]{{1,4}}\s?-\s?[0-9]{{1,4}}(?![0-9])){_COUNTED}",
    rf"{_DISTRICT}[{_HANGUL}]{{1,10}}로{_NO_ROAD}\s?{_NUMBER}{_COUNTED}",
    rf"(?<![{_HANGUL}])[{_HANGUL}]{{2,10}}로{_NO_ROAD}\s?[0-9]{{1,3}}(?![0-9]){_AFTER}",
    rf"[{_HANGUL}]{{1,8}}(?:동|리|가|읍|면)\s?(?:산\s?)?[0-9]{{1,4}}(?:\s?-\s?[0-9]{{1,4}})?\s?번지",
    rf"{_DISTRICT}[{_HANGUL}]{{1,8}}(?:동|리|가)\s(?:산\s?)?[0-9]{{1,4}}\s?-\s?[0-9]{{1,4}}(?![0-9])",
    rf"(?<![{_HANGUL}])(?!{_NO_QUARTER})[{_HANGUL}]{{1,4}}동\s[0-9]{{2,4}}-[0-9]{{1,4}}(?![0-9-]){_COUNTED}",
    r"(?<![0-9])[0-9]{3,4}\s?동\s?[0-9]{1,4}\s?호",
    rf"[{_HANGUL}]{{1,10}}(?:{_BLOCKS})\s?(?:[0-9A-Z가-힣]{{1,4}}동\s?)?[0-9]{{1,4}}호",
    rf"[{_HANGUL}]{{1,10}}(?:{_BLOCKS})\s?[0-9]{{1,4}}동\s?[0-9]{{3,4}}(?![0-9-]){_COUNTED}",
    r"(?i:우편\s?번호|zip(?:\s?code)?)[^0-9\n]{0,6}[0-9]{5}(?![0-9])",
    r"(?<![A-Za-z])[A-Za-z]{2,20}-?(?:daero|-ro|-gil)(?![A-Za-z])",
    rf"(?<![0-9])[0-9]{{1,5}}(?: [A-Z][a-z]{{1,15}}){{1,2}} (?:{_STREETS})(?![a-z])",
)
_ANY = re.compile("|".join(_ADDRESSES))


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand, from their road or quarter on."""
    return (found.span() for found in _ANY.finditer(text))
