"""What is said about cards that want looking after, and about confirming them."""

from __future__ import annotations

from cardgen.messages.text import Text

DUE_TEXTS: dict[str, Text] = {
    "help.due": Text(
        "오래 확인하지 않은 카드, 보유 기한이 지난 카드, 동의를 살펴야 할 카드를 찾습니다.",
        "Find cards nobody confirmed for long, cards kept too long, and consents to look at.",
    ),
    "help.due.stale": Text(
        "이 기간 동안 확인도 수정도 없던 카드만 찾습니다. 종료한 카드는 빼고, 들여온 것은 확인으로 치지 않습니다 "
        "(예: 6m, 기본: 180d)",
        "Only cards neither confirmed nor changed for so long (6m, 1y; default: 180d), closed ones left out; to have "
        "been brought in counts for neither.",
    ),
    "help.due.retention": Text("보유 기한이 지난 카드만 찾습니다.", "Only cards that should be destroyed by now."),
    "help.due.within": Text(
        "이 기간 안에 보유 기한이 끝나는 카드도 찾습니다. 예: 30d",
        "Also cards whose retention ends within this time: 30d, 3m.",
    ),
    "help.due.consents": Text(
        "동의가 없거나 철회했거나 옛 문안에 동의한 카드만 찾습니다.",
        "Only consents that are missing, withdrawn, or of an old wording.",
    ),
    "help.due.form": Text("서식 이름 (기본: 모든 서식)", "Name of the form (default: all)."),
    "due.stale": Text("{day} 뒤로 확인도 수정도 없던 카드", "Neither confirmed nor changed after {day}"),
    "due.retention": Text("보유 기한이 지난 카드", "To be destroyed by now"),
    "due.retention.within": Text("보유 기한이 {day}까지인 카드", "To be kept until {day} at most"),
    "due.consents": Text("동의를 살펴야 할 카드", "Consents to look at"),
    "due.heading": Text("{title} ({cards}장)", "{title} ({cards})"),
    "due.heading.form": Text("{title}: {form} ({cards}장)", "{title}: {form} ({cards})"),
    "due.changed": Text("마지막 수정", "Last changed"),
    "due.days": Text("지난 날", "Days ago"),
    "due.ago": Text("{days}일", "{days}"),
    "due.left": Text("남은 날", "Days left"),
    "due.left.over": Text("{days}일 지남", "{days} over"),
    "due.left.today": Text("오늘까지", "ends today"),
    "due.left.ahead": Text("{days}일 남음", "{days} left"),
    "due.consent": Text("상태", "State"),
    "due.consent.missing": Text("동의 없음", "none"),
    "due.consent.withdrawn": Text("{day} 철회", "withdrawn {day}"),
    "due.consent.old": Text("옛 문안 {version} (지금 {current})", "wording {version}, now {current}"),
    "due.consent.unversioned": Text("문안 버전 없음 (지금 {current})", "no wording named, now {current}"),
    "due.count": Text("살펴볼 카드: {cards}장", "Cards to look at: {cards}."),
    "due.none": Text(
        "살펴볼 카드가 없습니다. 찾아본 것: {looked}", "No card wants looking after. Looked for: {looked}."
    ),
    "due.nothing_to_look": Text("없음", "nothing"),
    "due.confirm": Text(
        "내용이 맞으면 'cardgen confirm 번호'로 확인일을 적으세요.",
        "Where a card is right, record that with 'cardgen confirm ID'.",
    ),
    "due.left_out": Text(
        "오류가 있어 살펴보지 못한 카드: {cards}장. 'cardgen check'로 확인하세요.",
        "Cards not looked at because they have errors: {cards}. See 'cardgen check'.",
    ),
    "due.no_history": Text(
        "마지막 수정일을 알 수 없어 오래 확인하지 않은 카드는 찾지 않았습니다. {problem}",
        "Cards nobody confirmed for long were not looked for: when they last changed is not known. {problem}",
    ),
    "error.due.period": Text(
        "기간을 알 수 없습니다: {period} (예: 30d, 6m, 1y, 6개월)",
        "'{period}' is no length of time. Write it as 30d, 6m or 1y.",
    ),
    "help.confirm": Text(
        "카드의 내용을 확인했다고 적습니다 (최종 확인일).", "Record that cards were confirmed to be right."
    ),
    "help.confirm.date": Text("확인한 날 (기본: 오늘)", "The day they were confirmed (default: today)."),
    "confirm.done": Text("확인일을 적은 카드: {cards}장 ({day})", "Cards confirmed as of {day}: {cards}."),
    "confirm.would": Text("확인일을 적을 카드: {cards}장 ({day})", "Cards to be confirmed as of {day}: {cards}."),
    "confirm.same": Text("{id}: 이미 그날 확인한 카드입니다.", "{id}: is confirmed as of that day already."),
    "confirm.later": Text(
        "{id}: 확인일이 더 뒤({day})라 그대로 두었습니다. 앞선 날로 고치려면 cardgen set을 쓰세요.",
        "{id}: was confirmed later, on {day}, and is left as it is. To put an earlier day, use cardgen set.",
    ),
    "confirm.refused": Text(
        "{id}: 카드에 오류가 있어 적지 않았습니다.", "{id}: was not changed, because it would have errors."
    ),
    "error.confirm.no_field": Text(
        "'{form}' 서식에는 확인일을 적을 항목이 없습니다: {path}",
        "Form '{form}' has no date of confirmation ({path}).",
    ),
    "error.confirm.no_day": Text(
        "날짜를 알 수 없습니다: {day} (예: 2026-01-31, 어제)", "'{day}' is no day. Write it as 2026-01-31."
    ),
}
