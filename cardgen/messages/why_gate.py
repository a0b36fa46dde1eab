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
            "이름만 적힌 글도 그 이름의 카드가 있으면 누구인지 알 수 있으므로, 모든 카드의 이름, 전화, 이메일, 주소, "
            "사업자등록번호를 찾습니다. 고객과 이름이 같은 담당자는 그 항목에 이름과 직함만 적으면 됩니다.",
            "A bare name tells who is meant as soon as there is a card of that name, so those of all cards are looked "
            "for. A clerk of the same name as a customer may stand in a field that holds a name and a title only.",
        ),
        bad="shareable_summary: 이봄님 소개로 오심",
        good="shareable_summary: 기존 고객 소개로 오심",
    ),
    "P204": Explanation(
        Text(
            "정책이 가린 날짜, 금액, 직업이나 메모 구절이 다른 글에 그대로 적혀 있으면 가린 뜻이 없어집니다. "
            "이름, 상품명처럼 다른 항목이 이미 보여 주는 값은 찾지 않습니다.",
            "A date, an amount, an occupation or a passage of a note that the policy withholds is not withheld where "
            "another text has it. Values that another field shows anyway are not looked for.",
        ),
        bad="shareable_summary: 2013-05-18 결혼, 1,650,000원 회의 탁자 구입",
        good="shareable_summary: 회의 탁자를 자주 구입",
    ),
}
