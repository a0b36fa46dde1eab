"""Why texts are held back that seem to hold personal data."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

WHY_GATE: dict[str, Explanation] = {
    "P201": Explanation(
        Text(
            "글 속의 번호와 이름은 다른 항목을 아무리 가려도 새어 나갑니다. 찾은 부분만 가려 내보내지 않는 것은, "
            "찾지 못한 것이 더 있을 수 있어 사람이 글을 다시 보아야 하기 때문입니다.",
            "A number or a name within a text gets out however well the other fields are masked. It is not masked and "
            "let through, because there may be more that was not found: a person has to read the text again.",
        ),
        bad="shareable_summary: 납기를 중시함. 연락은 010-0384-2211",
        good="shareable_summary: 납기를 중시함. 문자 연락을 선호",
    ),
    "P202": Explanation(
        Text(
            "이름만 적힌 글도 그 이름의 카드가 있으면 누구인지 알 수 있습니다. 그래서 모든 카드의 이름, 전화, 이메일, "
            "주소, 사업자등록번호를 찾으며, 띄어 쓰거나 한글 숫자로 적은 것도 찾습니다.",
            "A bare name tells who is meant as soon as there is a card of that name. So the names, numbers and "
            "addresses of all cards are looked for, also where they are spaced out or spelt in words.",
        ),
        bad="shareable_summary: 이봄님 소개로 오심",
        good="shareable_summary: 기존 고객 소개로 오심",
    ),
}
