"""Why the rules about shares' cards and records exist."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

_RECORDS = Text(
    "개인정보를 누구에게 왜 주었는지의 기록은 고치거나 지울 수 없어야 뒤에 증거가 됩니다. 새 기록마다 앞선 모든 기록의 "
    "해시를 적어, 빠지거나 바뀐 기록을 찾습니다.",
    "A record of who was given personal data, and why, proves something only if it cannot be altered. "
    "Each record names the hashes of all before it, so that one removed or changed is found.",
)

WHY_LEDGER: dict[str, Explanation] = {
    "P251": Explanation(
        Text(
            "감춘 항목으로 고르면 뽑혔다는 것만으로 그 값이 드러납니다. 일부만 보이는 항목도 거듭 물으면 한 글자씩 "
            "알아낼 수 있습니다.",
            "Being chosen by a withheld field gives its value away. A masked one is found out letter by letter, "
            "by asking often enough.",
        ),
    ),
    "P401": Explanation(_RECORDS),
    "P402": Explanation(_RECORDS),
    "P403": Explanation(_RECORDS),
    "P404": Explanation(
        Text(
            "기록에는 건넨 파일의 해시가 있습니다. 다르면 기록이 말하는 내용과 다른 것이 들어 있을 수 있습니다.",
            "The record has the hash of the file handed over. Another file may hold other things than the record says.",
        ),
    ),
    "P405": Explanation(
        Text(
            "언제 왜 파기했는지의 기록입니다. 읽을 수 없으면 파기를 증명할 수 없습니다.",
            "It says when and why somebody's data was destroyed. Unreadable, it proves nothing.",
        ),
    ),
    "P406": Explanation(
        Text(
            "파기 기록은 지운 고객이 옛 복제본이나 백업에서 되살아나는 것을 막고, 파기를 증명합니다. 그래서 지울 수 "
            "없습니다.",
            "It keeps the customer from coming back out of an old clone or a backup, and proves the erasure. "
            "So it stays.",
        ),
    ),
    "P407": Explanation(
        Text(
            "이 기록이 있어야 서식에 찍힌 번호를 다른 카드에 주지 않고, 돌아온 서식을 받아들입니다.",
            "By this record no other card gets a number that is on paper, and the form is taken when it comes back.",
        ),
    ),
    "P408": Explanation(
        Text(
            "번호를 차례로 매기면 두 사람이 따로 찍은 서식에 같은 번호가 생길 수 있습니다. "
            "그대로 두면 두 고객이 한 카드가 됩니다.",
            "Where numbers go in sequence, two people who print apart may print the same ones. "
            "Left so, two customers would share one card.",
        ),
    ),
}
