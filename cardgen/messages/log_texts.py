"""What is said of changes to cards: in log, diff and wherever else changes are listed."""

from __future__ import annotations

from cardgen.messages.text import Text

LOG_TEXTS: dict[str, Text] = {
    "help.log": Text(
        "카드가 언제 누구에 의해 어떻게 바뀌었는지 보입니다. ID 없이 쓰면 최근에 바뀐 카드를 보입니다.",
        "Show what changed on a card, when and by whom. Without an ID, the cards changed last.",
    ),
    "help.log.field": Text(
        "이 항목만 보입니다: 지금 값부터 차례로, 언제 누가 넣었는지와 함께.",
        "Show this field alone: its values from today's back, each with when and by whom.",
    ),
    "help.log.limit": Text(
        "변경을 이만큼만 보입니다. ID 없이 쓰면 20건이 기본입니다.",
        "Show this many changes at most; without an ID, 20 unless said otherwise.",
    ),
    "help.log.since": Text(
        "이 날부터의 변경만 보입니다 (예: 2026-01-31, 지난주).", "Show changes made on this day or later (2026-01-31)."
    ),
    "help.log.verbose": Text(
        "내용이 바뀌지 않은 커밋도 보이고, 긴 글을 줄이지 않습니다.",
        "Show commits that changed no content too, and long texts in full.",
    ),
    "help.log.policy": Text(
        "이 정책이 보여 주는 것만 보입니다. 누가, 어느 커밋에서 바꾸었는지는 빠집니다.",
        "Show only what this policy shows, without who made a change and in which commit.",
    ),
    "help.diff": Text(
        "카드의 두 시점을 견주어 바뀐 항목을 보입니다. 시점이 없으면 마지막 커밋과 지금 파일을 견줍니다.",
        "Show the fields that differ between two points in time; by default the last commit and the file as it is.",
    ),
    "help.diff.verbose": Text("긴 글을 줄이지 않습니다.", "Show long texts in full."),
    "help.diff.exit_code": Text(
        "다른 곳이 있으면 종료 코드 1로 끝냅니다.", "End with exit code 1 where there are differences."
    ),
    "change.card.added": Text("카드를 만듦", "card made"),
    "change.card.back": Text("카드를 되살림", "card brought back"),
    "change.card.removed": Text("카드를 삭제함", "card deleted"),
    "change.card.same": Text("내용 변화 없음", "no change in content"),
    "change.card.unreadable": Text(
        "카드 파일을 읽을 수 없어 바뀐 항목을 알 수 없습니다.",
        "The card's file cannot be read, so nobody can tell which fields changed.",
    ),
    "change.record.added": Text("{record} 추가", "{record} added"),
    "change.record.changed": Text("{record} 수정", "{record} changed"),
    "change.record.removed": Text("{record} 삭제", "{record} removed"),
    "change.withheld": Text("바뀜(비공개)", "changed (withheld)"),
    "log.uncommitted": Text("아직 기록되지 않음", "not recorded yet"),
    "log.merge": Text("병합", "merge"),
    "log.undone": Text("병합하면서 되돌아간 내용", "taken back in this merge"),
    "log.unused": Text("병합할 때 쓰지 않은 값 → 쓴 값", "not used in this merge → used"),
    "log.waiting": Text(
        "아직 기록하지 않은 카드가 있습니다: {cards}장 (cardgen commit으로 기록하세요)",
        "Cards with changes not recorded yet: {cards}. Record them with cardgen commit.",
    ),
    "log.shallow": Text(
        "이 복제본은 최근 기록만 있는 얕은 복제(shallow clone)입니다. 그 전의 기록은 git fetch --unshallow로 받으세요.",
        "This is a shallow clone with the latest records alone. Fetch the earlier ones with git fetch --unshallow.",
    ),
    "log.cut": Text("이전 기록은 이 복제본에 없음", "earlier history is not in this clone"),
    "log.plain": Text(
        "내용이 바뀌지 않은 커밋은 빼고 보였습니다: {commits}개 (-v로 볼 수 있습니다)",
        "Left out {commits} commits that changed no content; -v shows them.",
    ),
    "log.more": Text("더 오래된 변경이 있습니다. --limit로 늘려 보세요.", "There are older changes; raise --limit."),
    "log.none": Text("보일 변경이 없습니다.", "There are no changes to show."),
    "log.column.value": Text("값", "Value"),
    "log.column.since": Text("언제부터", "Since"),
    "log.column.author": Text("누가", "By"),
    "log.column.commit": Text("커밋", "Commit"),
    "log.no_value": Text("(값 없음)", "(no value)"),
    "diff.none": Text("다른 곳이 없습니다.", "There are no differences."),
    "diff.absent": Text("이 시점에는 이 카드가 없습니다: {point}", "There is no such card at this point: {point}"),
    "diff.absent.both": Text(
        "두 시점 모두에 이 카드가 없습니다: {before}, {after}",
        "There is no such card at either point: {before}, {after}",
    ),
    "diff.head": Text("마지막 커밋", "last commit"),
    "diff.working": Text("지금 파일", "file as it is"),
    "error.diff.points": Text(
        "시점은 두 개까지 쓸 수 있습니다: 앞의 것과 뒤의 것.", "Give two points at most: an earlier and a later one."
    ),
    "error.log.policy_form": Text(
        "이 서식의 정책이 아닙니다: {policy} (서식: {form})",
        "Policy {policy} is for cards of another form than {form}.",
    ),
    "error.log.policy_card": Text(
        "정책에 따라 보일 수 없는 카드입니다: {id} ({policy}). 파기할 때가 지났거나 카드에 오류가 있습니다.",
        "Card {id} cannot be shown under policy {policy}: it should have been destroyed by now, or has errors.",
    ),
    "error.log.policy_recent": Text(
        "--policy는 카드 한 장의 기록에만 쓸 수 있습니다. ID를 함께 쓰세요.",
        "--policy works for the history of one card. Give its ID.",
    ),
    "error.log.field_card": Text(
        "--field는 카드 한 장의 기록에만 쓸 수 있습니다. ID를 함께 쓰세요.",
        "--field works for the history of one card. Give its ID.",
    ),
}
