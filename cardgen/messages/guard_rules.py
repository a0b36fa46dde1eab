"""What commits and merges are refused for (C209, P5 codes), besides what is wrong with a card by itself."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

GUARD_RULES = {
    "C209": Rule(
        ERROR,
        Text(
            "한쪽에만 있는 카드인데 병합하면서 내용이 달라졌습니다. 다른 고객의 변경이 섞였을 수 있습니다.",
            "Only one side has this card, and the merge changed it: another customer's edit may have got into it.",
        ),
        Text(
            "그쪽에 있던 내용으로 되돌린 뒤 다시 커밋하세요 (git checkout <커밋> -- <파일>).",
            "Bring back the version of the side that has it (git checkout <commit> -- <file>), then commit again.",
        ),
    ),
    "P501": Rule(
        ERROR,
        Text(
            "커밋 메시지에 개인정보로 보이는 부분이 있습니다 ({kind}).",
            "The commit message holds what looks like personal data ({kind}).",
        ),
        Text("지우고 고객번호로 적으세요.", "Take it out, and name customers by their numbers."),
    ),
}
