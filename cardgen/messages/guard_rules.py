"""What commits and merges are refused for (C209 to C211, P5 codes), besides what is wrong with a card by itself."""

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
    "C210": Rule(
        ERROR,
        Text(
            "이 복제본은 파기 전의 것이라, 파기한 고객이 기록에 남아 있습니다 (파기일: {day}).",
            "This clone is from before an erasure: its history still has the customer erased on {day}.",
        ),
        Text(
            "합치거나 올리지 마세요. 아직 올리지 않은 일은 git pull --rebase로 옮겨 올리고, 이 복제본은 지운 뒤 git "
            "clone으로 새로 받으세요.",
            "Do not merge or push it. Take work that is not pushed yet over with git pull --rebase and push that, then "
            "delete this clone and clone anew.",
        ),
    ),
    "C211": Rule(
        ERROR,
        Text(
            "들어온 기록에 파기한 고객이 있습니다 (파기일: {day}).",
            "The customer erased on {day} is in commits that came in.",
        ),
        Text(
            "cardgen erase로 이 번호를 다시 파기하고, 끝에 나오는 대로 서버를 바꾸세요.",
            "Erase this customer again with cardgen erase, then replace what the server has as it says in the end.",
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
