"""Why rules of the audit exist that do not explain themselves."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

WHY_AUDIT: dict[str, Explanation] = {
    "P301": Explanation(
        Text(
            "가린 값은 보이는 글뿐 아니라 문서 속성, 메모, 링크, 숨긴 시트, 그림에도 남을 수 있습니다. 정책이 "
            "보여 주는 값과 빈 서식에 있는 글은 문제로 보지 않습니다.",
            "A withheld value can stay in properties, comments, links, hidden sheets and pictures too. What the policy "
            "shows and what the blank form says is not objected to.",
        ),
    ),
    "P302": Explanation(
        Text(
            "010으로 시작하는 번호는 1억 개뿐이라 모두 해시해 보는 데 1분도 걸리지 않습니다.",
            "There are only 100 million mobile numbers. Hashing them all takes less than a minute.",
        ),
    ),
    "P303": Explanation(
        Text(
            "매크로, 첨부 파일, 이전 판 같은 것은 카드에 필요하지 않고, 값이 숨는 자리가 됩니다.",
            "A card needs no macros, attachments or earlier revisions, and values hide in them.",
        ),
    ),
    "P304": Explanation(
        Text(
            "열지 못한 파일에 무엇이 들었는지는 아무도 모릅니다. 그래서 없다고 보지 않고 있다고 봅니다.",
            "Nobody knows what an unopened file holds. It is taken to hold something.",
        ),
    ),
    "P305": Explanation(
        Text(
            "신분증 사진이나 화면 갈무리에 든 값은 글로 찾을 수 없습니다. 빈 서식에 있는 그림만 그대로 내보냅니다.",
            "A search for text does not see the values in a photograph. Only pictures of the blank form may leave.",
        ),
    ),
    "P306": Explanation(
        Text(
            "이름을 가려도 가나다 순서로 늘어놓으면 앞뒤 줄로 이름을 좁혀 갈 수 있습니다.",
            "Rows in the order of the names narrow a hidden name down by its neighbours.",
        ),
    ),
    "P307": Explanation(
        Text(
            "별표의 수가 글자의 수와 같으면 이름과 주소의 후보가 크게 줄어듭니다.",
            "Where the stars are as many as the letters, few names and addresses remain.",
        ),
    ),
    "P308": Explanation(
        Text(
            "검사 합이 다르면 묶음을 만든 뒤에 누가 파일을 바꾼 것입니다.",
            "Where the checksum differs, somebody changed the file after the package was made.",
        ),
    ),
    "P309": Explanation(
        Text(
            "검사를 거친 파일은 모두 목록에 있습니다. 없는 것은 나중에 넣은 파일입니다.",
            "Every file that was audited is in the manifest. This one was put in afterwards.",
        ),
    ),
    "P310": Explanation(
        Text(
            "목록에 있는 파일이 빠졌다면 받은 묶음이 보낸 묶음과 다릅니다.",
            "With a file missing, the package received is not the one that was sent.",
        ),
    ),
    "P311": Explanation(
        Text(
            "목록이 없으면 무엇이 들어 있어야 하는지 견줄 수 없습니다.",
            "Without it there is nothing to compare the files with.",
        ),
    ),
}
