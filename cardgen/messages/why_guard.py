"""Why commits and merges are refused."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

WHY_GUARD: dict[str, Explanation] = {
    "C209": Explanation(
        Text(
            "한쪽에서 카드를 지우고 닮은 카드를 더하면 git은 파일 이름이 바뀐 것으로 짐작합니다. "
            "그러면 지운 카드를 다른 쪽에서 고친 내용이 충돌도 없이 새 카드, 곧 다른 고객의 카드에 들어갑니다.",
            "Where one side deleted a card and added one that looks like it, git takes that for a renamed file. "
            "The other side's edit of the deleted card then goes into the new one, another customer's, unasked.",
        ),
    ),
    "C210": Explanation(
        Text(
            "파기는 기록을 새로 씁니다. 파기 전에 받아 둔 복제본에는 옛 기록이 그대로 있어, 합치거나 올리면 고객이 "
            "되살아납니다 (개인정보 보호법 제21조). git pull --rebase는 이 복제본에서 새로 한 일만 새 기록 위로 "
            "옮깁니다.",
            "An erasure rewrites history. A clone from before still has the old one, and merging or pushing it would "
            "bring the customer back (PIPA art. 21). git pull --rebase takes only the new work over.",
        ),
    ),
    "C211": Explanation(
        Text(
            "누군가 파기 전의 복제본을 합쳐서 올렸습니다. 같은 번호로 cardgen erase를 다시 실행하면 되살아난 카드만 "
            "빠지고 그 사람이 한 다른 일은 남습니다.",
            "Somebody merged a clone from before the erasure and pushed it. cardgen erase takes the customer out again "
            "and keeps what else was done there.",
        ),
    ),
    "P501": Explanation(
        Text(
            "커밋 메시지는 git log, 알림 메일, 저장소 웹 화면에 그대로 나오고, 카드를 파기해도 남습니다. "
            "주민등록번호는 개인정보 보호법 제24조의2에 따라 동의를 받아도 보관할 수 없습니다.",
            "Commit messages appear in logs, mails and on the pages of code hosts, and stay when a card is erased. "
            "A resident number may not be kept even with consent (PIPA art. 24-2).",
        ),
        bad="홍길동 고객 전화번호 010-0384-2211로 변경",
        good="고객 C-7F3K9Q: 연락처 수정",
    ),
}
