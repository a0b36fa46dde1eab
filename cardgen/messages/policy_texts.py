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
    "error.no_such_policy.unread": Text(
        "그런 정책이 없거나, 위의 읽을 수 없는 정책 파일에 있습니다. 'cardgen policy check'로 살펴보세요.",
        "There is no such policy, unless it is the one above that cannot be read. See 'cardgen policy check'.",
    ),
    "error.no_such_policy.quotes": Text(
        '그런 정책이 없습니다: {name}. 띄어쓰기가 있는 이름은 따옴표로 감싸세요: "{whole}"',
        'There is no such policy: {name}. Quote a name that has spaces: "{whole}"',
    ),
    "error.policy": Text(
        "정책에 문제가 있어 쓸 수 없습니다.", "The policy has problems and cannot be used; nothing was made."
    ),
    "error.no_policies": Text(
        "정책이 하나도 없습니다. templates/<서식>/policies/에 만드세요.",
        "There are no policies here. They belong into templates/<form>/policies/.",
    ),
    "error.which_policy": Text(
        "여러 정책을 뜻할 수 있는 이름입니다: {name}. 이 중에서 고르세요: {known}",
        "Several policies are called {name}. Say one of {known}",
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
    "error.preview.form": Text(
        "이 카드의 정책이 아닙니다: {policy}. 이 정책이 쓰이는 서식: {form}",
        "This policy is not for cards of this form: {policy}. It is for the form {form}.",
    ),
    "error.preview.totals": Text(
        "카드 없이 집계만 내는 정책입니다: {policy}. 'cardgen index --policy'로 미리 보세요.",
        "This policy gives out totals and no cards: {policy}. See them with 'cardgen index --policy'.",
    ),
    "help.policy": Text("공유할 항목을 정하는 정책", "The policies that say what may be shared."),
    "help.policy.check": Text(
        "정책을 검사하고, 무엇을 어떻게 보여 주고 어떤 항목은 적지 않았는지 알려 줍니다.",
        "Check the policies; say what each shows and how, and which fields it does not name.",
    ),
    "help.policy.preview": Text(
        "카드 한 장을 공유할 때의 모습과 나란히 보입니다.", "Show a card beside what a share would show of it."
    ),
    "policy.head": Text("{recipient} · {purpose} · 보관 {until}", "{recipient} · {purpose} · kept {until}"),
    "policy.recipient.internal": Text("내부", "within the company"),
    "policy.recipient.processor": Text("처리위탁", "processor"),
    "policy.recipient.third-party": Text("제3자 제공", "third party"),
    "policy.consent.live": Text("동의한 고객만: {purpose}", "only customers who consented to: {purpose}"),
    "policy.consent.not_withdrawn": Text(
        "동의를 철회한 고객은 빠짐: {purpose}", "without customers who withdrew: {purpose}"
    ),
    "policy.totals_alone": Text(
        "카드 없이 집계만 (한 묶음에 {k}명 이상)", "totals alone, of {k} customers or more; no cards"
    ),
    "share.doubtful": Text(
        "동의 목적의 표현이 정책과 비슷하지만 다른 고객 {count}명: {ids}. 자리는 'cardgen check'가 알려 줍니다.",
        "Consents worded much like the policy's, yet not alike ({count}): {ids}. 'cardgen check' shows where.",
    ),
    "share.unheard": Text(
        "정책이 묻는 동의 목적이 어느 카드에도 없습니다: {purpose}. 정책의 consent에 적은 말을 확인하세요.",
        "No card names the consent the policy asks about: {purpose}. See that its consent is spelt as on the cards.",
    ),
    "policy.kept.d": Text("{count}일", "{count} days"),
    "policy.kept.w": Text("{count}주", "{count} weeks"),
    "policy.kept.m": Text("{count}개월", "{count} months"),
    "policy.kept.y": Text("{count}년", "{count} years"),
    "policy.totals.by": Text("집계 기준", "totals by"),
    "policy.totals.sums": Text("합계", "sums of"),
    "policy.action.show": Text("표시", "shown"),
    "policy.action.mask": Text("가림", "masked"),
    "policy.action.band": Text("구간", "band"),
    "policy.action.region": Text("지역", "region"),
    "policy.action.pseudonym": Text("가명", "pseudonym"),
    "policy.action.blackout": Text("검은 칸", "■ bar"),
    "policy.action.omit": Text("빠짐", "left off"),
    "policy.count": Text("{label} (건수)", "{label} (how many)"),
    "policy.counted": Text("건수 (행의 수)", "counted by rows"),
    "policy.unnamed": Text("적지 않음 (빠짐)", "not named (left off)"),
    "policy.preview.field": Text("항목", "Field"),
    "policy.preview.before": Text("카드", "Card"),
    "policy.preview.after": Text("공유", "Shared"),
    "policy.preview.left_off": Text("(빠짐)", "(left off)"),
    "policy.preview.note": Text(
        "오른쪽이 공유되는 내용입니다. 가명은 공유할 때마다 다르고, 여기 것은 어디에도 쓰이지 않습니다.",
        "The right side is what a share shows. Pseudonyms differ from share to share; those here are of none.",
    ),
    "policy.preview.overdue": Text(
        "보유 기한이 지나, 공유에서 빠집니다. 카드를 파기하세요.",
        "Shares leave this customer out, because the card should be destroyed by now.",
    ),
    "policy.preview.stays": Text(
        "동의 때문에 이 고객은 이 정책의 공유에서 빠집니다.",
        "Shares under this policy leave this customer out, for want of consent.",
    ),
}
