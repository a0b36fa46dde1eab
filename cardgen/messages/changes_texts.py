"""Words of reports of changes, and what is said about them."""

from __future__ import annotations

from cardgen.messages.text import Text

CHANGES_TEXTS: dict[str, Text] = {
    "help.changes": Text(
        "기간 안에 새로 만들거나 고치거나 종료하거나 파기한 카드를 모두 보여 줍니다.",
        "Report what became of all cards in a period: new, changed, closed, deleted, erased.",
    ),
    "help.changes.since": Text(
        "이날부터 (날짜, 3일 전, -1m 또는 커밋)", "From the beginning of this day on (a day, -1m, or a commit)."
    ),
    "help.changes.until": Text(
        "이날까지 (기본: 오늘까지, 커밋하지 않은 변경도 포함)",
        "To the end of this day (default: to the files as they are today, committed or not).",
    ),
    "help.changes.form": Text("서식 이름 (기본: 모든 서식)", "Name of the form (default: all)."),
    "changes.title": Text("{form} 변경 내역", "Changes of {form}"),
    "changes.period": Text("{since} ~ {until}", "{since} to {until}"),
    "changes.event.new": Text("새 카드", "New"),
    "changes.event.changed": Text("수정", "Changed"),
    "changes.event.closed": Text("종료", "Closed"),
    "changes.event.deleted": Text("삭제", "Deleted"),
    "changes.event.erased": Text("파기", "Erased"),
    "changes.column.event": Text("구분", "What became of it"),
    "changes.column.id": Text("번호", "No."),
    "changes.column.name": Text("이름", "Name"),
    "changes.column.what": Text("항목", "Field"),
    "changes.column.before": Text("이전", "Before"),
    "changes.column.after": Text("이후", "After"),
    "changes.column.when": Text("일시", "When"),
    "changes.column.who": Text("누가", "By"),
    "changes.column.day": Text("파기일", "Erased on"),
    "changes.column.reason": Text("사유", "Reason"),
    "changes.record.added": Text("추가", "added"),
    "changes.record.removed": Text("삭제", "removed"),
    "changes.count": Text("{event} {cards}", "{event} {cards}"),
    "changes.none": Text("이 기간에 바뀐 카드가 없습니다.", "No card changed in this time."),
    "error.changes.backwards": Text(
        "기간의 끝이 시작보다 앞섭니다: {since}, {until}", "The period ends before it begins: {since}, {until}."
    ),
    "error.changes.group": Text(
        "최소 인원을 정한 정책으로는 변경 내역을 낼 수 없습니다: {policy}. 변경은 고객 한 명의 것입니다.",
        "Policy {policy} asks for groups of customers who look alike. A change is that of one customer alone.",
    ),
}
