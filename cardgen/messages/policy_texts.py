"""What is said about redaction policies, and by `cardgen policy`."""

from __future__ import annotations

from cardgen.messages.text import Text

POLICY_TEXTS: dict[str, Text] = {
    "error.no_such_policy": Text(
        "그런 정책이 없습니다: {name}. 있는 정책: {known}", "There is no such policy: {name}. Policies here: {known}"
    ),
    "error.no_such_policy.near": Text(
        "그런 정책이 없습니다: {name}. 혹시 {near}인가요?", "There is no such policy: {name}. Did you mean {near}?"
    ),
    "error.policy": Text(
        "정책에 문제가 있어 쓸 수 없습니다.", "The policy has problems and cannot be used; nothing was made."
    ),
    "error.no_policies": Text(
        "정책이 하나도 없습니다. templates/<서식>/policies/에 만드세요.",
        "There are no policies here. They belong into templates/<form>/policies/.",
    ),
    "error.which_policy": Text(
        "여러 서식에 있는 정책입니다: {name}. 가능한 이름: {known}",
        "Several forms have this policy: {name}. Say one of {known}",
    ),
    "band.money": Text("{low}~{high}원", "₩{low}–{high}"),
    "band.money.under": Text("{edge}원 미만", "under ₩{edge}"),
    "band.money.over": Text("{edge}원 이상", "₩{edge} or more"),
    "band.money.negative": Text("0원 미만", "below ₩0"),
    "band.number": Text("{low}~{high}", "{low}–{high}"),
    "band.number.under": Text("{edge} 미만", "under {edge}"),
    "band.number.over": Text("{edge} 이상", "{edge} or more"),
    "band.number.negative": Text("0 미만", "below 0"),
    "band.age": Text("{decade}대", "{decade}s"),
    "band.age.under": Text("{age}세 미만", "under {age}"),
    "band.age.over": Text("{age}세 이상", "{age} or over"),
    "band.year": Text("{year}년", "{year}"),
    "band.month": Text("{year}년 {month}월", "{year}-{month}"),
}
