"""What is said while cards are entered and corrected."""

from __future__ import annotations

from cardgen.messages.text import Text

ENTRY: dict[str, Text] = {
    "error.edit.character": Text(
        "카드에 쓸 수 없는 제어 문자가 있습니다 ({code_point}).",
        "There is a control character no card may hold ({code_point}).",
    ),
    "error.edit.shape": Text(
        "서식과 다른 모양으로 적혀 있어 고칠 수 없습니다: {field}. 'cardgen edit'로 직접 고치세요.",
        "It is not written as the form has it: {field}. Mend it by hand with 'cardgen edit'.",
    ),
    "error.edit.position": Text(
        "{number}번째 기록이 없습니다. 기록은 {count}개입니다.",
        "There is no record {number}: the card has {count}.",
    ),
    "error.edit.unsafe": Text(
        "파일의 나머지를 그대로 두고 고칠 수 없어 아무것도 바꾸지 않았습니다. 'cardgen edit'로 직접 고치세요.",
        "The rest of the file could not be kept as it is, so nothing was changed. Mend it by hand with 'cardgen edit'.",
    ),
    "error.edit.changed": Text(
        "그사이 파일이 바뀌어 아무것도 쓰지 않았습니다: {path}. 다시 하세요.",
        "The file was changed meanwhile, so nothing was written: {path}. Try again.",
    ),
    "error.edit.gone": Text(
        "그사이 파일이 지워지거나 옮겨져 아무것도 쓰지 않았습니다: {path}",
        "The file was deleted or moved meanwhile, so nothing was written: {path}",
    ),
    "help.new": Text(
        "새 카드를 만듭니다. 항목을 차례로 묻거나 --set으로 받습니다.",
        "Make a new card, asking for its fields or taking them from --set.",
    ),
    "help.set": Text(
        "카드의 항목을 적거나(휴대전화=010-...) 지웁니다(항목=). 파일의 나머지는 그대로 둡니다.",
        "Put fields of a card (contact.mobile=010-...) or clear them (field=); the rest of its file stays as it is.",
    ),
    "help.add": Text(
        "카드의 목록에 기록(구매 이력 일자=today 품목=...)이나 값을 더합니다.",
        "Add a record (purchases date=today item=...) or items to a list of a card.",
    ),
    "help.edit": Text(
        "카드를 편집기로 엽니다. 저장하면 검사하고, 틀린 곳이 있으면 다시 열 수 있습니다.",
        "Open a card in your editor; what is saved is checked before the card is replaced.",
    ),
    "help.new.form": Text(
        "서식 이름 (기본: 카드가 가장 많은 서식)", "Name of the form (default: the one most cards have)."
    ),
    "help.new.id": Text("카드 번호 (기본: 새로 지음)", "The card's id (default: a new one is made up)."),
    "help.new.set": Text(
        "묻는 대신 항목의 값을 받습니다. 여러 번 쓸 수 있습니다.",
        "Give a field its value instead of being asked; may be repeated.",
    ),
    "entry.dates": Text(
        "여기서는 날짜를 오늘, 어제, -3d(3일 전)처럼 적어도 됩니다.",
        "Here a date may also be today, yesterday or -3d (three days ago).",
    ),
    "new.how": Text(
        "Enter: 건너뜀, -: 이 부분 건너뜀, --: 나머지 모두 건너뜀, Ctrl-C: 그만둠 (* 꼭 필요한 항목)",
        "Enter: skip, -: skip this section, --: skip all the rest, Ctrl-C: stop (* required)",
    ),
    "new.required": Text("꼭 필요한 항목입니다.", "This field is required."),
    "new.many": Text("쉼표로 구분", "separated by commas"),
    "new.more": Text("  {label}: 기록을 더할까요?", "  {label}: add a record?"),
    "new.yes": Text("예", "yes"),
    "new.no": Text("아니오", "no"),
    "new.ask": Text("이대로 만들까요?", "Make this card?"),
    "new.twin": Text(
        "이름과 연락처가 같은 카드가 이미 있습니다: {ids}", "There is a card with the same name and number: {ids}"
    ),
    "new.twin.ask": Text("그래도 만들까요?", "Make another all the same?"),
    "help.new.yes": Text(
        "만들기 전에 묻지 않습니다. --set만으로 만들 때는 같은 고객이나 비슷한 번호가 있을 때만 묻습니다.",
        "Do not ask before the card is made. With --set only a customer or number like another is asked about.",
    ),
    "new.left": Text("만들지 않았습니다.", "No card was made."),
    "new.done": Text("새 카드를 만들었습니다.", "Made a new card:"),
    "new.refused": Text("카드에 오류가 있어 만들지 않았습니다.", "The card would have errors, so it was not made."),
    "error.new.id": Text(
        "카드 번호는 {prefix} 뒤에 영문 대문자와 숫자로 적습니다.",
        "A card's id is {prefix} followed by capital letters and digits.",
    ),
    "error.new.erased": Text(
        "파기한 고객의 번호입니다. 다른 번호를 쓰세요.",
        "This was the id of a customer who was erased. Take another one.",
    ),
    "edit.editor_failed": Text(
        "편집기가 오류로 끝나 카드를 바꾸지 않았습니다.", "The editor ended with an error, so the card was not changed."
    ),
    "edit.unchanged": Text("바뀐 것이 없습니다: {path}", "Nothing was changed: {path}"),
    "edit.saved": Text("고쳤습니다: {path}", "Changed {path}"),
    "edit.broken": Text(
        "  1) 다시 열어 고치기  2) 그만두고 고치던 내용 남기기  3) 고치던 내용 버리기",
        "  1) open it again  2) stop, keeping the draft  3) throw the draft away",
    ),
    "edit.broken.ask": Text("어떻게 할까요?", "What now?"),
    "edit.draft.discarded": Text(
        "고치던 내용을 버렸습니다. 카드는 그대로입니다: {path}", "The draft is gone; the card is as it was: {path}"
    ),
    "edit.draft.kept": Text(
        "카드는 그대로이고 고치던 내용은 남아 있습니다: {draft}. 다시 'cardgen edit'로 이어서 고치세요.",
        "The card is as it was; what you wrote is kept: {draft}. Go on with 'cardgen edit'.",
    ),
    "edit.draft.go_on": Text("고치던 내용이 있습니다. 이어서 고칠까요?", "There is a draft. Go on with it?"),
    "edit.draft.outdated": Text(
        "고치던 내용이 있지만 그사이 카드가 바뀌었습니다: {draft}",
        "There is a draft, but the card has changed since it was begun: {draft}",
    ),
    "edit.draft.anew": Text(
        "지금 카드로 새로 시작할까요? 고치던 내용은 .old.yaml로 남습니다.",
        "Begin anew with the card as it is? The draft is kept as .old.yaml.",
    ),
    "error.edit.open": Text(
        "이 카드는 다른 cardgen edit에서 고치는 중입니다 (프로세스 {holder}). 그 편집기를 닫은 뒤 다시 하세요.",
        "This card is open in another 'cardgen edit' (process {holder}). Close that editor and try again.",
    ),
    "error.edit.draft_kind": Text(
        "고치던 내용이 보통 파일이 아니어서 카드를 바꾸지 않았습니다: {draft}",
        "The draft is no ordinary file, so the card was left as it was: {draft}",
    ),
    "error.edit.draft_gone": Text(
        "고치던 내용이 편집 중에 지워져 카드를 바꾸지 않았습니다: {path}",
        "The draft was deleted while it was edited, so the card was left as it was: {path}",
    ),
    "error.edit.draft_waits": Text(
        "아무것도 바꾸지 않았습니다. 고치던 내용과 카드를 견주어 보세요: {draft}",
        "Nothing was changed. Compare the draft with the card: {draft}",
    ),
    "error.edit.changed.draft": Text(
        "그사이 카드가 바뀌어 쓰지 않았습니다: {path}. 고치던 내용은 {draft}에 있으니 'cardgen edit'로 다시 하세요.",
        "The card was changed meanwhile and left alone: {path}. Your draft is {draft}; run 'cardgen edit' again.",
    ),
    "error.edit.gone.draft": Text(
        "그사이 카드가 지워지거나 옮겨져 쓰지 않았습니다: {path}. 고치던 내용은 {draft}에 있습니다.",
        "The card was deleted or moved meanwhile, so nothing was written: {path}. Your draft is kept as {draft}.",
    ),
    "error.edit.no_editor": Text(
        "편집기를 찾지 못했습니다. EDITOR에 편집기 명령을 적으세요 (예: export EDITOR=nano).",
        "No editor was found. Name yours in EDITOR (e.g. export EDITOR=nano).",
    ),
    "error.edit.editor": Text(
        "편집기를 시작하지 못했습니다: {program}. EDITOR에 적힌 명령을 확인하세요.",
        "The editor could not be started: {program}. Look at the command in EDITOR.",
    ),
    "edit.refused": Text(
        "고치면 카드에 오류가 생기므로 바꾸지 않았습니다.",
        "The change would break the card, so nothing was changed.",
    ),
    "edit.nothing": Text("이미 그대로입니다: {path}", "It is so already: {path}"),
    "edit.done": Text("고쳤습니다: {path} ({fields})", "Changed {path} ({fields})"),
    "edit.still_broken": Text("카드에 전부터 있던 오류는 남아 있습니다.", "The card still has errors it had before."),
    "error.set.assignment": Text(
        "'항목=값'으로 적으세요 (예: 휴대전화=010-1234-5678).",
        "Write 'field=value' (e.g. contact.mobile=010-1234-5678).",
    ),
    "error.set.id": Text(
        "고객번호(id)는 바꿀 수 없습니다. 파일 이름, 출력물, 기록이 모두 이 번호를 따릅니다.",
        "The id cannot be changed: the file's name, what was printed and the history go by it.",
    ),
    "error.set.which_record": Text(
        "{name}: 표 안의 항목입니다. 몇 번째 기록인지 적으세요 (예: {example}=값, -1은 마지막).",
        "{name} is a column of a table. Say which record (e.g. {example}=value; -1 is the last).",
    ),
    "error.set.records": Text(
        "{name}: 기록 목록입니다. 더하려면 'cardgen add', 고치려면 '{name}[1].항목=값'을 쓰세요.",
        "{name} is a list of records. Add one with 'cardgen add', or change one with '{name}[1].field=value'.",
    ),
    "error.set.no_plain_list": Text(
        "{name}: +=와 -=는 값의 목록에만 씁니다.", "{name}: += and -= are for plain lists."
    ),
    "error.set.no_item": Text("{name}: 목록에 그 값이 없습니다.", "{name}: the list has no such item."),
    "error.new.no_id": Text(
        "새 번호를 만들 수 없습니다 (서식 {form}). --id로 직접 적으세요.",
        "No new id could be made (form {form}). Give one with --id.",
    ),
    "error.edit.exists": Text(
        "그 이름의 파일이 이미 있어 만들지 않았습니다: {path}",
        "There is a file of that name already, so none was made: {path}",
    ),
}
