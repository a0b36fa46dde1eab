"""What every question says beside itself."""

from __future__ import annotations

from cardgen.messages.text import Text

PROMPT_TEXTS: dict[str, Text] = {
    "prompt.yes_default": Text("예 y / 아니오 n, Enter: 예", "Y/n"),
    "prompt.no_default": Text("예 y / 아니오 n, Enter: 아니오", "y/N"),
    "prompt.yes_or_no": Text("예(y) 또는 아니오(n)로 답하세요.", "Answer yes (y) or no (n)."),
    "prompt.one_of": Text("이 가운데 하나를 고르세요: {known}", "Choose one of these: {known}"),
    "prompt.unreadable": Text(
        "읽을 수 없는 글자가 있습니다. 다시 입력하세요.",
        "Characters in it cannot be read; type it again.",
    ),
    "prompt.stopped": Text("그만두었습니다. 카드는 그대로입니다.", "Stopped. The cards are as they were."),
    "prompt.ended": Text(
        "입력이 끝나 더 물을 수 없습니다. 카드는 그대로입니다.",
        "The input ended at a question; the cards are as they were.",
    ),
    "prompt.ended.options": Text(
        "입력이 끝나 더 물을 수 없습니다. 카드는 그대로입니다. 묻지 않게 하려면 이 옵션을 쓰세요: {options}",
        "The input ended at a question; the cards are as they were. To be asked nothing use {options}.",
    ),
}
