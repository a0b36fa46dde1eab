"""Words of the report to a person about their own data (개인정보 보호법 art. 35), and what is said about it."""

from __future__ import annotations

from cardgen.messages.text import Text

DISCLOSURE_TEXTS: dict[str, Text] = {
    "help.disclose": Text(
        "고객 한 명에 대해 가진 모든 것을 본인에게 보여 줄 열람 내역서로 만듭니다 (개인정보 보호법 제35조).",
        "Makes the report of everything held about one customer, for that person to see (PIPA art. 35).",
    ),
    "disclosure.title": Text("개인정보 열람 내역서", "Report on your personal data"),
    "disclosure.sender": Text("개인정보처리자", "Held by"),
    "disclosure.day": Text("작성일", "Made on"),
    "disclosure.person": Text("성명/상호", "About"),
    "disclosure.id": Text("고객번호", "Customer no."),
    "disclosure.items": Text("개인정보의 항목과 내용", "What is held"),
    "disclosure.consents": Text("수집·이용의 목적과 동의한 내용", "Purposes, and what you agreed to"),
    "disclosure.consents.none": Text("적혀 있는 동의가 없습니다.", "No consent is on record."),
    "disclosure.consent.purpose": Text("목적", "Purpose"),
    "disclosure.consent.given": Text("동의일", "Given on"),
    "disclosure.consent.method": Text("방법", "Method"),
    "disclosure.consent.version": Text("문안 버전", "Wording"),
    "disclosure.consent.state": Text("상태", "State"),
    "disclosure.consent.live": Text("유효", "valid"),
    "disclosure.consent.ended": Text("유효하지 않음", "no longer valid"),
    "disclosure.consent.withdrawn": Text("{day} 철회", "withdrawn on {day}"),
    "disclosure.retention": Text("보유·이용 기간", "How long it is kept"),
    "disclosure.retention.none": Text("정해 둔 보유 기한이 없습니다.", "No end of the period is on record."),
    "disclosure.retention.until": Text("{day}까지 보유하고, 지나면 파기합니다.", "Until {day}; then it is destroyed."),
    "disclosure.retention.overdue": Text(
        "{day}까지였습니다. 기한이 지났으므로 파기 대상입니다.", "Until {day}. That is over, so it is to be destroyed."
    ),
    "disclosure.shares": Text("제공·위탁·공유한 현황", "To whom it was given"),
    "disclosure.shares.none": Text(
        "제3자에게 제공하거나 처리를 맡기거나 다른 부서와 공유한 기록이 없습니다.",
        "There is no record of its having been given to third parties, processors or other departments.",
    ),
    "disclosure.shares.note": Text(
        "가린 항목은 일부만, 구간은 범위로만, 가명은 임의의 부호로만 보였습니다.",
        "Masked fields were shown in part, ranges as ranges, pseudonyms as tokens alone.",
    ),
    "disclosure.share.day": Text("일자", "Day"),
    "disclosure.share.recipient": Text("받은 곳", "To"),
    "disclosure.share.kind": Text("구분", "Kind"),
    "disclosure.share.purpose": Text("목적", "Purpose"),
    "disclosure.share.fields": Text("항목", "Fields"),
    "disclosure.share.until": Text("보유 기한", "Keep until"),
    "disclosure.share.expired": Text("{day}\n(지남)", "{day}\n(over)"),
    "disclosure.columns": Text("{field}({columns})", "{field} ({columns})"),
    "disclosure.count": Text("{field} 건수", "number of {field}"),
    "disclosure.totals_only": Text("집계에만 들어감", "in totals only"),
    "disclosure.show": Text("표시", "As they are"),
    "disclosure.mask": Text("가림", "Masked"),
    "disclosure.band": Text("구간", "Range"),
    "disclosure.region": Text("지역", "City or county"),
    "disclosure.pseudonym": Text("가명", "Pseudonym"),
    "disclosure.blackout": Text("검은 칸", "Blacked out"),
    "disclosure.omit": Text("빠짐", "Left out"),
    "disclosure.places": Text("보관하는 곳", "Where it is kept"),
    "disclosure.place.what": Text("종류", "Kind"),
    "disclosure.place.where": Text("위치", "Place"),
    "disclosure.place.card": Text("고객 카드", "Card"),
    "disclosure.place.history": Text("변경 이력", "History"),
    "disclosure.place.versions": Text("git 저장소에 {count}회의 변경이 남아 있음", "changes kept in git: {count}"),
    "disclosure.place.files": Text("만들어 둔 파일", "Files made of it"),
    "disclosure.place.lists": Text("함께 실린 목록", "Lists that hold it too"),
    "disclosure.place.erased": Text("파기 기록", "Records of erasure"),
    "disclosure.closing": Text(
        "잘못된 내용은 정정·삭제를, 처리를 원하지 않으면 처리 정지나 동의 철회를 요구할 수 있습니다 "
        "(개인정보 보호법 제36조, 제37조).",
        "You may ask for what is wrong to be corrected or erased, and for its use to stop or your consent to be "
        "withdrawn (Personal Information Protection Act, art. 36 and 37).",
    ),
    "disclose.progress": Text("카드를 찾아보는 중", "Looking through cards"),
    "disclose.private": Text(
        "이 고객의 모든 개인정보가 든 파일입니다. 본인임을 확인하고 건넨 뒤 지우세요.",
        "These files hold all of this customer's data. Make sure whom you hand them to, and delete them afterwards.",
    ),
    "disclose.maybe": Text(
        "이 고객의 이름이나 연락처가 나오는 다른 카드입니다. 본인의 것인지 확인하세요: {cards}",
        "Other cards that hold a name or number of this customer; see whether they are about the same person: {cards}",
    ),
    "disclose.unread": Text(
        "읽을 수 없어 찾아보지 못한 카드 {cards}장과 공유 기록 {records}건이 있습니다. 'cardgen check'와 "
        "'cardgen shares verify'로 확인하세요.",
        "Not looked through, because they cannot be read: cards {cards}, records of shares {records}. "
        "See 'cardgen check' and 'cardgen shares verify'.",
    ),
    "disclose.no_pdf": Text("PDF는 만들지 못했습니다. {problem}", "No PDF was made. {problem}"),
}
