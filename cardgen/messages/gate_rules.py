"""What keeps a text from leaving unmasked (P2 codes)."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

GATE_RULES = {
    "P201": Rule(
        ERROR,
        Text(
            "그대로 나갈 글에 개인정보로 보이는 내용이 있습니다: {kind}.",
            "This text would leave as it is, and seems to hold personal data: {kind}.",
        ),
        Text(
            "그 부분을 지우거나 다른 항목으로 옮기세요. 정책에서 이 항목을 가릴 수도 있습니다.",
            "Take it out or move it to a field of its own, or let the policy withhold this field.",
        ),
    ),
    "P202": Rule(
        ERROR,
        Text(
            "그대로 나갈 글에 고객 카드에 있는 값이 있습니다: {kind}.",
            "This text would leave as it is, and holds a value of a customer's card: {kind}.",
        ),
        Text(
            "누구인지 알 수 없게 글을 고치세요. 정책에서 이 항목을 가릴 수도 있습니다.",
            "Rewrite it so that it tells nobody apart, or let the policy withhold this field.",
        ),
    ),
    "P204": Rule(
        ERROR,
        Text(
            "그대로 나갈 글에 정책이 가리는 이 카드의 값이 있습니다: {withheld}.",
            "This text would leave as it is, and holds a value of this card that the policy withholds: {withheld}.",
        ),
        Text(
            "글에서 그 값을 지우세요. 받는 사람이 알아도 되는 값이면 정책에서 그 항목을 보이게 할 수도 있습니다.",
            "Take the value out of the text; if its readers may know it, let the policy show that field.",
        ),
    ),
}
