"""Words of a share's cover page, and of the footer its copies carry.

Articles are those of the Personal Information Protection Act (개인정보 보호법).
"""

from __future__ import annotations

from cardgen.messages.text import Text

COVER = {
    "paper.footer.share": Text(
        "공유 {number} · {recipient} · 목적: {purpose} · {day}까지",
        "Share {number} · {recipient} · for {purpose} · until {day}",
    ),
    "cover.title": Text("개인정보 문서 인수인계서", "Handover of personal data"),
    "cover.number": Text("문서 번호", "Number"),
    "cover.day": Text("공유일", "Shared on"),
    "cover.sender": Text("보내는 곳", "From"),
    "cover.recipient": Text("받는 곳", "To"),
    "cover.kind": Text("구분", "Kind"),
    "cover.kind.internal": Text("내부", "Same company"),
    "cover.kind.processor": Text("처리위탁", "Processor"),
    "cover.kind.third-party": Text("제3자 제공", "Third party"),
    "cover.consents": Text("받은 동의", "Consent"),
    "cover.purpose": Text("이용 목적", "Purpose"),
    "cover.until": Text("보유 기한", "Keep until"),
    "cover.until.day": Text("{day}까지 (지나면 파기)", "{day}, then destroy"),
    "cover.policy": Text("공유 기준", "Policy"),
    "cover.group": Text("최소 집단", "Smallest group"),
    "cover.group.count": Text("{count}명보다 적게 좁혀지지 않음", "never fewer than {count} look alike"),
    "cover.group.one": Text("1명까지 좁혀질 수 있음", "somebody may be singled out"),
    "cover.group.none": Text("해당 없음", "does not apply"),
    "cover.files": Text("문서 구성", "Contents"),
    "cover.files.cards.customer": Text("고객 카드 {count}건 ({formats})", "{count} cards ({formats})"),
    "cover.files.cards.card": Text("{form} {count}건 ({formats})", "{form}: {count} ({formats})"),
    "cover.files.lists.customer": Text("고객 목록, 고객관리장부", "index, ledger"),
    "cover.files.lists.card": Text("목록, 장부", "index, ledger"),
    "cover.files.totals": Text("집계표 (카드 없음)", "totals only, no cards"),
    "cover.shown": Text("보이는 항목", "Fields shown"),
    "cover.withheld": Text("비공개 항목", "Fields withheld"),
    "cover.withheld.none": Text("없음", "none"),
    "cover.columns": Text("{records}({columns})", "{records} ({columns})"),
    "cover.whole_section": Text("{section} 전체", "all of {section}"),
    "cover.show": Text("표시", "Shown"),
    "cover.show.meaning": Text("그대로 보임", "as they are"),
    "cover.mask": Text("가림", "Masked"),
    "cover.mask.meaning": Text("일부만 보임", "in part"),
    "cover.band": Text("구간", "Range"),
    "cover.band.meaning": Text("범위로 보임", "as a range"),
    "cover.region": Text("지역", "Region"),
    "cover.region.meaning": Text("시·군·구까지", "city or county"),
    "cover.pseudonym": Text("가명", "Pseudonym"),
    "cover.pseudonym.meaning": Text("임의의 부호로", "as a token"),
    "cover.blackout": Text("검은 칸", "Bar"),
    "cover.blackout.meaning": Text("자리만 보임", "that it is there"),
    "cover.count": Text("건수", "Count"),
    "cover.count.meaning": Text("기록 수만", "how many only"),
    "cover.totals": Text("집계", "Totals"),
    "cover.totals.meaning.customer": Text("{k}명 이상만", "of {k} or more"),
    "cover.totals.meaning.card": Text("{k}건 이상만", "of {k} or more"),
    "cover.totals.by.customer": Text("{tables} 고객 수", "customers by {tables}"),
    "cover.totals.by.card": Text("{tables} 건수", "numbers by {tables}"),
    "cover.totals.sum": Text("{field} 합계", "sum of {field}"),
    "cover.law": Text(
        "받는 분이 지킬 사항 (개인정보 보호법)", "What the recipient undertakes (Personal Information Protection Act)"
    ),
    "cover.law.internal": Text(
        "같은 회사 안에서 이용하더라도 목적에 필요한 만큼만 다룹니다 (제3조, 제18조).",
        "Within one company, too, only what the purpose needs may be used (PIPA 3, 18).",
    ),
    "cover.law.processor": Text(
        "위탁받은 업무를 처리하는 데에만 쓰는 문서입니다 (제26조).",
        "These documents serve only the work that was commissioned (PIPA 26).",
    ),
    "cover.law.third-party": Text(
        "정보주체의 동의를 받은 범위에서 제공하는 문서입니다 (제17조, 제18조).",
        "These documents are provided as far as the persons have consented (PIPA 17, 18).",
    ),
    "cover.duty.internal": Text(
        "위 목적으로만 이용하고, 다른 부서나 외부에 다시 넘기지 않습니다 (제18조).",
        "Use them for the purpose above alone, and pass them on to nobody (PIPA 18).",
    ),
    "cover.duty.processor": Text(
        "위탁받은 업무 범위를 넘어 이용하거나 제3자에게 제공하지 않습니다 (제26조 제5항).",
        "Neither use them beyond that work nor provide them to others (PIPA 26-5).",
    ),
    "cover.duty.processor.again": Text(
        "다시 위탁하려면 먼저 보낸 곳의 동의를 받고, 보낸 곳의 점검에 응합니다 (제26조 제4항, 제6항).",
        "Commission nobody else without the sender's consent, and let the sender inspect (PIPA 26-4, 26-6).",
    ),
    "cover.duty.third-party": Text(
        "제공받은 목적 밖으로 이용하거나 다른 사람에게 다시 제공하지 않습니다 (제19조).",
        "Neither use them beyond that purpose nor provide them to anybody else (PIPA 19).",
    ),
    "cover.duty.third-party.consent": Text(
        "정보주체가 동의를 철회했다는 연락을 받으면 곧바로 이용을 멈추고 파기합니다 (제37조).",
        "Stop and destroy as soon as you are told that a person has withdrawn consent (PIPA 37).",
    ),
    "cover.duty.destroy": Text(
        "보유 기한이 되거나 목적을 이루면 복구할 수 없게 지체 없이 파기합니다 (제21조).",
        "Destroy them beyond recovery as soon as the day or the purpose is reached (PIPA 21).",
    ),
    "cover.duty.guess": Text(
        "가리거나 뺀 내용을 알아내려고 다른 자료와 맞추어 보지 않습니다.",
        "Do not combine them with other data to find out what is withheld.",
    ),
    "cover.duty.tell": Text(
        "잃어버리거나 새어 나간 것을 알게 되면 바로 보낸 곳에 알립니다 (제34조).",
        "Tell the sender at once of a loss or a leak (PIPA 34).",
    ),
    "cover.signatures": Text("인수인계·파기 확인", "Receipt and destruction"),
    "cover.sign.what": Text("확인", "What"),
    "cover.sign.day": Text("일자", "Day"),
    "cover.sign.who": Text("소속 · 성명 · 연락처", "Department, name, telephone"),
    "cover.sign.sign": Text("서명", "Signature"),
    "cover.sign.handed": Text("인계 (보낸 사람)", "Handed over"),
    "cover.sign.handed.mail": Text("이메일", "by mail"),
    "cover.sign.handed.drive": Text("USB", "on a drive"),
    "cover.sign.handed.paper": Text("출력물", "on paper"),
    "cover.sign.received": Text("인수 (받은 사람)", "Received"),
    "cover.sign.destroyed": Text("파기", "Destroyed"),
    "cover.sign.destroyed.file": Text("파일 삭제", "files erased"),
    "cover.sign.destroyed.paper": Text("문서 파쇄", "paper shredded"),
    "cover.closing": Text(
        "이 표지를 문서와 함께 보관하고, 파기하면 파기 확인을 적어 보낸 곳에 돌려주세요.",
        "Keep this page with the documents; after destroying them sign it and send it back.",
    ),
}
