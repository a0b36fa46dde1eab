"""Counts as people write them: 2개, 3 EA, 10박스."""

from __future__ import annotations

import re

_WORDS = (
    "개 대 병 권 장 매 명 인 건 회 벌 켤레 쌍 봉 봉지 통 캔 팩 포 포대 포기 박스 상자 세트 자루 송이 마리 그루 다발"
    " ea pc pcs box boxes set sets"
)
"""Words for things that are counted. Measures (kg, 개월) are not among them: they say how much one is."""
_COUNTED = re.compile(rf"([-+]?[0-9][0-9,.]*)\s*(?:{'|'.join(_WORDS.split())})\.?", re.IGNORECASE)


def count_of(text: str) -> str:
    """The number before a word for what is counted, as it stands there; any other text as it is."""
    found = _COUNTED.fullmatch(text)
    return found[1] if found else text
