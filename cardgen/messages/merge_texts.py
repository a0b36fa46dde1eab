"""What is said about merging cards: git's set-up for it, conflicts, and choosing between two versions."""

from __future__ import annotations

from cardgen.messages.text import Text

MERGE_TEXTS: dict[str, Text] = {
    "doctor.merging": Text("git이 카드를 항목별로 병합", "git merges cards field by field"),
    "doctor.pulling": Text("git pull이 두 사람의 변경을 병합", "git pull merges what two people changed"),
    "doctor.git_copies": Text(".git에 카드 내용을 따로 남기지 않음", "no card text kept apart in .git"),
    "help.merge": Text(
        "두 사람이 고친 카드를 병합하다 남은 것을 보이고, 항목마다 고릅니다.",
        "Show what a merge of two people's changes left open, and choose field by field.",
    ),
    "help.merge.resolve": Text(
        "남은 것을 항목마다 물어 고릅니다. 다 고른 카드만 파일에 씁니다.",
        "Ask about each field that is open. A card is written once all its questions are answered.",
    ),
    "help.merge.ours": Text("묻지 않고 모두 1번으로 고릅니다.", "Answer every question with version 1."),
    "help.merge.theirs": Text("묻지 않고 모두 2번으로 고릅니다.", "Answer every question with version 2."),
    "help.merge.add": Text(
        "다 고른 카드는 묻지 않고 병합한 것으로 표시합니다 (git add).",
        "Mark each finished card as merged (git add) without asking.",
    ),
    "merge.nothing": Text("병합하다 남은 카드가 없습니다.", "No card waits for a merge."),
    "merge.waiting": Text("골라야 할 카드: {cards}장", "Cards to decide on: {cards}"),
    "merge.card": Text("{card}: {fields}", "{card}: {fields}"),
    "merge.how": Text("항목마다 고르기: cardgen merge --resolve", "Choose field by field: cardgen merge --resolve"),
    "merge.lines": Text("{line}행부터", "from line {line}"),
    "merge.whole": Text("카드 전체", "the whole card"),
    "merge.deleted": Text("한쪽에서 지우고 다른 쪽에서 고친 카드", "deleted on one side, changed on the other"),
    "merge.unmarked": Text("아직 고르지 않은 카드", "not decided yet"),
    "merge.by_hand": Text("손으로 고친 카드", "edited by hand"),
    "merge.question": Text("{fields} ({line}행)", "{fields} (line {line})"),
    "merge.before": Text("  고치기 전: {value}", "  before both: {value}"),
    "merge.version": Text("  {key}  {who}: {value}", "  {key}  {who}: {value}"),
    "merge.who": Text("{author}, {day}", "{author}, {day}"),
    "merge.who.ours": Text("지금 이쪽", "this side"),
    "merge.who.theirs": Text("들어오는 쪽", "the side coming in"),
    "merge.none": Text("(없음)", "(none)"),
    "merge.key.both": Text("  b  둘 다 남기기", "  b  keep both"),
    "merge.key.enter": Text("  e  새로 입력하기", "  e  type another value"),
    "merge.key.skip": Text("  s  이 카드는 나중에", "  s  leave this card for later"),
    "merge.ask": Text("어느 것으로 할까요?", "Which one?"),
    "merge.ask.value": Text("새 값", "New value"),
    "merge.stranger": Text(
        "다른 카드의 내용이 섞여 들어왔습니다: {other}. 이 카드의 것을 고르고, 그 카드는 따로 확인하세요.",
        "Lines of another card got in: {other}. Choose those of this card, and look at the other one by itself.",
    ),
    "merge.keep_card": Text("  1  카드를 남기기", "  1  keep the card"),
    "merge.delete_card": Text("  2  카드를 지우기", "  2  delete the card"),
    "merge.ask.deleted": Text(
        "{card}: 한쪽({deleter})에서 지웠고 다른 쪽({changer})에서 고쳤습니다.",
        "{card}: deleted on one side ({deleter}), changed on the other ({changer}).",
    ),
    "merge.erased": Text(
        "{card}: 파기한 고객의 카드입니다. 되살리지 말고 지우세요.",
        "{card}: this customer was erased. Do not bring the card back; delete it.",
    ),
    "merge.ask.delete": Text("이 카드를 지울까요?", "Delete the card?"),
    "merge.wrote": Text("{card}: 고른 대로 파일에 썼습니다.", "{card}: written as you chose."),
    "merge.removed": Text("{card}: 지웠습니다.", "{card}: deleted."),
    "merge.left": Text("{card}: 그대로 두었습니다.", "{card}: left as it was."),
    "merge.refused": Text(
        "{card}: 고른 대로 하면 규칙에 맞지 않아 쓰지 않았습니다.",
        "{card}: what you chose breaks a rule, so nothing was written.",
    ),
    "merge.refused.hand": Text(
        "{card}: 손으로 고친 내용에 오류가 있습니다. 고친 뒤 다시 하세요.",
        "{card}: what was edited by hand has errors. Mend them and try again.",
    ),
    "merge.unreadable": Text(
        "{card}: 병합 표시가 온전하지 않아 나눌 수 없습니다. 편집기에서 남은 표시를 지우고 git add로 표시하세요.",
        "{card}: the marks of the merge are not whole. Remove them in an editor, then mark the card with git add.",
    ),
    "merge.hand_check": Text(
        "{card}: 남은 표시가 없습니다. 손으로 고친 내용을 확인했나요?",
        "{card}: no marks are left. Have you checked what was edited by hand?",
    ),
    "merge.ask.add": Text("병합한 것으로 표시할까요 (git add)?", "Mark it as merged (git add)?"),
    "merge.added": Text("{card}: 병합한 것으로 표시했습니다.", "{card}: marked as merged."),
    "merge.add_yourself": Text(
        "{card}: 확인한 뒤 git add로 표시하세요.", "{card}: mark it with git add once you have looked at it."
    ),
    "merge.next": Text("모두 골랐습니다. 이어서 실행하세요: {command}", "Everything is decided. Go on with: {command}"),
    "merge.done": Text("모두 골랐습니다.", "Everything is decided."),
    "merge.others": Text(
        "카드는 모두 골랐습니다. 카드가 아닌 파일이 {files}개 남았으니 git status로 확인하세요.",
        "All cards are decided. Files that are no cards still wait: {files}; see git status.",
    ),
    "merge.remaining": Text("아직 남은 카드: {cards}장", "Cards still open: {cards}"),
    "error.merge.not_open": Text("병합하다 남은 카드가 아닙니다: {name}", "No merge left this card open: {name}"),
    "error.merge.form": Text(
        "서식에 문제가 있어 카드의 항목을 알 수 없습니다. 서식 파일부터 고치세요.",
        "The forms have problems, so the fields of cards are not known. Mend the form files first.",
    ),
    "error.merge.one_side": Text(
        "--ours와 --theirs는 함께 쓸 수 없습니다.", "Use either --ours or --theirs, not both."
    ),
    "merge.driver.conflicts": Text(
        "cardgen: {card}: 두 쪽에서 다르게 고쳤습니다: {fields}. 고르려면 cardgen merge --resolve를 실행하세요.",
        "cardgen: {card}: changed differently on both sides: {fields}. Choose with cardgen merge --resolve.",
    ),
    "merge.driver.stranger": Text(
        "cardgen: {path}: git이 서로 다른 고객의 카드를 병합하려 해서 막았습니다 ({ids}). "
        "cardgen merge --resolve로 고르세요.",
        "cardgen: {path}: git was about to merge cards of different customers ({ids}). "
        "Choose with cardgen merge --resolve.",
    ),
}
