"""E-mail addresses (RFC 5322, with Hangul as RFC 6531 lets them), also where @ and the dots are written in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOCAL = r"[^\s@<>()\[\],;:\"'|]"
_LABEL = r"[A-Za-z0-9가-힣](?:[A-Za-z0-9가-힣-]{0,61}[A-Za-z0-9가-힣])?"
_DOT = r"(?:\s?[(\[{]?\s?(?:\.|(?<![a-z])dot(?![a-z])|닷|쩜|점)\s?[)\]}]?\s?)"
_AT = r"(?:\s?(?:[(\[{<]\s?(?:at|a|@|골뱅이|앳)\s?[)\]}>]|@|ⓐ|골뱅이|\s(?-i:AT)\s)\s?)"
_DOMAIN = rf"(?:{_LABEL}{_DOT}){{1,5}}(?:[a-z]{{2,24}}|한국|닷컴|컴)"
_ADDRESS = rf"(?<={_LOCAL}) {{0,2}}{_AT}{_DOMAIN}"
_SPELT = r"(?<=[A-Za-z0-9])\sat\s(?:[a-z0-9-]{1,63}\s?[(\[]?(?<![a-z])dot(?![a-z])[)\]]?\s?){1,4}[a-z]{2,24}"
"""With a plain "at" only where the dot is written out, too: people look at example.com."""
_SHORT = rf"(?<={_LOCAL})@[A-Za-z가-힣]{{3,}}"
_SHOPS = "쇼핑|스토어|페이|지도|톡톡|예약|검색|광고|블로그|카페|밴드|스마트|플레이스|채널|평점|리뷰|주문"
_PROVIDERS = (
    r"지메일|쥐메일|네이버|한메일|다음\s?메일|네이트|카카오\s?메일|핫메일|아웃룩"
    "|gmail|naver|hanmail|daum|hotmail|nate|outlook"
)
_ACCOUNT = (
    r"(?<![A-Za-z0-9._-])[A-Za-z][A-Za-z0-9._-]{3,30}+(?:이고|이며|에서?|은|는|이|가)?[\s(,:/]{0,2}"
    rf"(?:{_PROVIDERS})(?!\s?(?:{_SHOPS}))"
)
"""An account and the provider's name: hong99 네이버."""
_AT_PROVIDER = rf"(?<=[A-Za-z0-9]) @\s?(?:{_PROVIDERS})"
_AT_SIGN = re.compile(f"{_ADDRESS}|{_SPELT}|{_SHORT}|{_AT_PROVIDER}", re.IGNORECASE)
_CALLED = (
    rf"(?:{_PROVIDERS})\s?(?:아이디|계정|주소)?[ :]{{1,3}}"
    r"(?=[A-Za-z._-]{0,30}[0-9_])[A-Za-z][A-Za-z0-9._-]{4,30}"
)
"""The provider's name and an account with a digit in it: 네이버 hong99."""
_NAMED = re.compile(f"{_ACCOUNT}|{_CALLED}", re.IGNORECASE)
_LONGEST_LOCAL = 64
_LOCAL_PART = re.compile(rf"{_LOCAL}{{1,{_LONGEST_LOCAL}}}$")


def spans(text: str) -> Iterator[tuple[int, int]]:
    """Where e-mail addresses stand. They are looked for by their @, which is rare, then by what is before it."""
    for found in _AT_SIGN.finditer(text):
        end = found.start()
        while text[end - 1].isspace():
            end -= 1
        before = _LOCAL_PART.search(text[max(0, end - _LONGEST_LOCAL) : end])
        if before:
            yield end - len(before[0]), found.end()
    yield from (found.span() for found in _NAMED.finditer(text))
