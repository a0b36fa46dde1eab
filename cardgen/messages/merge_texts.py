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
    "help.merge.ours": Text(
        "묻지 않고 모두 1번(git pull에서는 내 쪽)으로 고르고, 버린 항목을 말합니다.",
        "Answer every question with version 1 (in a git pull: yours), and say which fields that drops.",
    ),
    "help.merge.theirs": Text(
        "묻지 않고 모두 2번(git pull에서는 받은 쪽)으로 고르고, 버린 항목을 말합니다.",
        "Answer every question with version 2 (in a git pull: received), and say which fields that drops.",
    ),
    "help.merge.add": Text(
        "편집기에서 직접 고친 카드를 묻지 않고 다 고른 것으로 칩니다.",
        "Take cards mended in an editor for decided, without asking.",
    ),
    "merge.nothing": Text("병합하다 남은 카드가 없습니다.", "No card waits for a merge."),
    "merge.waiting": Text("골라야 할 카드: {cards}장", "Cards to decide on: {cards}"),
    "merge.card": Text("{card}: {fields}", "{card}: {fields}"),
    "merge.unfinished": Text(
        "더 고를 카드는 없지만 병합이 아직 끝나지 않았습니다. 마치려면: {command}",
        "No card is left to decide on, but the merge is not finished. To finish it: {command}",
    ),
    "merge.off": Text(
        "이 컴퓨터에는 항목별 병합이 켜져 있지 않습니다. 켜려면: cardgen doctor --fix",
        "Merging field by field is not set up on this computer. To set it up: cardgen doctor --fix",
    ),
    "merge.how": Text("항목마다 고르기: cardgen merge --resolve", "Choose field by field: cardgen merge --resolve"),
    "merge.lines": Text("카드 파일의 {line}행부터", "the card's file from line {line}"),
    "merge.whole": Text("카드 전체", "the whole card"),
    "merge.deleted": Text("한쪽에서 지우고 다른 쪽에서 고친 카드", "deleted on one side, changed on the other"),
    "merge.moved": Text("다른 폴더로 옮긴 카드", "moved to another folder"),
    "merge.moved_to": Text(
        "  다른 폴더로 옮긴 카드라 여기에 두었습니다: {path}",
        "  moved to another folder; it lies here now: {path}",
    ),
    "merge.left_over": Text("옮기기 전 자리", "the place it was moved from"),
    "merge.cleared": Text("{card}: 옮기기 전 자리를 정리했습니다.", "{card}: the place it was moved from is cleared."),
    "merge.unmarked": Text("아직 고르지 않은 카드", "not decided yet"),
    "merge.by_hand": Text("편집기에서 고친 카드", "edited by hand"),
    "merge.no_overlap": Text("겹치는 항목 없음", "no field changed twice"),
    "merge.question": Text("[{number}/{count}] {fields}", "[{number}/{count}] {fields}"),
    "merge.before": Text("  고치기 전: {value}", "  before both: {value}"),
    "merge.version": Text("  {key}  {who}: {value}", "  {key}  {who}: {value}"),
    "merge.who": Text("{side} ({author}, {day})", "{side} ({author}, {day})"),
    "merge.who.mine": Text("내 쪽", "yours"),
    "merge.who.others": Text("받은 쪽", "received"),
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
        "한쪽에서는 이 카드를 지웠고, 다른 쪽에서는 고쳤습니다.",
        "One side deleted this card, the other changed it.",
    ),
    "merge.deleter": Text("  지움  {who}", "  deleted  {who}"),
    "merge.changer": Text("  고침  {who}", "  changed  {who}"),
    "merge.erased": Text(
        "{card}: 파기한 고객의 카드입니다. 되살리지 말고 지우세요.",
        "{card}: this customer was erased. Do not bring the card back; delete it.",
    ),
    "merge.ask.delete": Text("이 카드를 지울까요?", "Delete the card?"),
    "merge.wrote": Text("{card}: 고른 대로 저장했습니다.", "{card}: saved as you chose."),
    "merge.joined": Text(
        "{card}: 겹치는 항목이 없어 두 쪽의 변경을 모두 담아 저장했습니다.",
        "{card}: no field was changed twice; saved with the changes of both sides.",
    ),
    "merge.dropped": Text("  버린 쪽에서 고쳤던 것: {fields}", "  changed in the version not taken: {fields}"),
    "merge.kept": Text("{card}: 남겼습니다.", "{card}: kept."),
    "merge.removed": Text("{card}: 지웠습니다.", "{card}: deleted."),
    "merge.left": Text("{card}: 그대로 두었습니다.", "{card}: left as it was."),
    "merge.refused": Text(
        "{card}: 고른 대로 하면 규칙에 맞지 않아 쓰지 않았습니다.",
        "{card}: what you chose breaks a rule, so nothing was written.",
    ),
    "merge.refused.hand": Text(
        "{card}: 편집기에서 고친 내용에 오류가 있습니다. 고친 뒤 다시 하세요.",
        "{card}: what was edited by hand has errors. Mend them and try again.",
    ),
    "merge.unreadable": Text(
        "{card}: 병합 표시가 온전하지 않아 나눌 수 없습니다. "
        "편집기에서 남은 표시를 지운 뒤 cardgen merge --add를 실행하세요.",
        "{card}: the marks of the merge are not whole. Remove them in an editor, then run cardgen merge --add.",
    ),
    "merge.hand_check": Text(
        "{card}: 편집기에서 고친 카드입니다. 고친 내용을 확인했나요?",
        "{card}: this card was edited by hand. Have you checked what was edited by hand?",
    ),
    "merge.added": Text("{card}: 고친 내용대로 다 골랐습니다.", "{card}: decided as it was edited."),
    "merge.open": Text(
        "{card}: 아직 고르지 않은 항목이 있습니다. cardgen merge --resolve로 고르세요.",
        "{card}: fields of it are still open. Choose with cardgen merge --resolve.",
    ),
    "merge.stopped": Text(
        "여기서 멈췄습니다. 카드 {cards}장은 고른 대로 저장했고, 나머지는 그대로입니다.",
        "Stopped here. Cards saved as you chose: {cards}; the others are as they were.",
    ),
    "merge.next": Text("모두 골랐습니다. 마치려면: {command}", "Everything is decided. To finish: {command}"),
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
    "merge.driver.unknown": Text(
        "cardgen: {path}: 어느 고객의 카드인지 알 수 없는 쪽이 있어 병합하지 않았습니다. "
        "cardgen merge --resolve로 고르세요.",
        "cardgen: {path}: one side does not say which customer it is of, so nothing was merged. "
        "Choose with cardgen merge --resolve.",
    ),
    "merge.driver.stranger": Text(
        "cardgen: {path}: git이 서로 다른 고객의 카드를 병합하려 해서 막았습니다 ({ids}). "
        "cardgen merge --resolve로 고르세요.",
        "cardgen: {path}: git was about to merge cards of different customers ({ids}). "
        "Choose with cardgen merge --resolve.",
    ),
}
