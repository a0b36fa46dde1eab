"""Why rules of imported files exist that do not explain themselves."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

WHY_IMPORTS: dict[str, Explanation] = {
    "I112": Explanation(
        Text(
            "순번은 그 카드의 몇째 기록인지를 말합니다. 그 사이 기록이 지워졌다면 엉뚱한 기록이 바뀝니다.",
            "The position says which of the card's records a row is. Where one was deleted since, another "
            "would be overwritten.",
        ),
    ),
    "I118": Explanation(
        Text(
            "옛 파일의 손대지 않은 칸에는 옛 값이 그대로 있습니다. 그대로 들이면 그 사이 고친 값이 되돌아가고 지운 "
            "기록이 되살아납니다.",
            "The untouched cells of an old workbook still hold the old values. They would take back what was corrected "
            "since, and bring back records that were deleted.",
        ),
    ),
}
