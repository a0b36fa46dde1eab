"""What is said about forms that people filled in and sent back."""

from __future__ import annotations

from cardgen.messages.text import Text

RETURNED_TEXTS: dict[str, Text] = {
    "help.import.ours": Text(
        "서식과 카드가 서로 다르게 고쳐진 항목은 묻지 않고 카드대로 둡니다.",
        "Forms: where the form and the card were changed differently, keep the card's.",
    ),
    "help.import.theirs": Text(
        "서식과 카드가 서로 다르게 고쳐진 항목은 묻지 않고 서식대로 고칩니다.",
        "Forms: where the form and the card were changed differently, take the form's.",
    ),
    "help.import.anyway": Text(
        "서식에 옮길 수 없는 것(칸 밖의 글, 지워진 칸, 없어진 항목)이 있어도 나머지를 가져옵니다.",
        "Forms: import the rest where something gets into no card: text outside the fields, fields deleted or dropped.",
    ),
    "help.import.new": Text(
        "내용이 같거나 이름과 연락처가 같은 카드가 있어도 새 카드를 만듭니다.",
        "Forms: make a new card though there is one that says the same, or has the same name and number.",
    ),
    "error.returned.mixed": Text(
        "서식과 표 파일을 함께 가져올 수 없습니다. 따로 가져오세요.",
        "Forms and tables cannot be imported together. Import them one after the other.",
    ),
    "error.returned.one_table": Text(
        "엑셀, CSV, vCard 파일은 한 번에 하나씩 가져옵니다.", "Import one workbook, CSV or vCard file at a time."
    ),
    "error.returned.options": Text(
        "서식에는 쓰지 않는 옵션입니다: {options}", "These options are not for forms: {options}"
    ),
    "error.returned.for_forms": Text(
        "--ours, --theirs, --anyway, --new는 채워서 돌아온 서식을 가져올 때만 씁니다.",
        "--ours, --theirs, --anyway and --new are for forms that come back only.",
    ),
    "error.returned.erased": Text(
        "{day}에 파기한 고객의 서식이라 가져올 수 없습니다: {id}. 이 서식 파일도 지우세요.",
        "The customer of card {id} was erased on {day}, so the form is not imported. Delete the form's file, too.",
    ),
    "error.returned.form": Text(
        "이 작업 공간에 없는 서식입니다: {form} (있는 서식: {known})",
        "The form was made of one that this workspace does not have: {form} (known: {known})",
    ),
    "error.returned.newer": Text(
        "이 작업 공간의 것보다 새로운 서식입니다 (파일의 버전: {theirs}, 이 작업 공간의 버전: {ours}). "
        "서식을 새로 받은 뒤 다시 하세요 (예: git pull).",
        "The form is of a newer version ({theirs}) than this workspace has ({ours}). Get the new one first, as by git "
        "pull.",
    ),
    "error.returned.unknown": Text(
        "이 작업 공간에 없는 카드의 서식입니다: {id}. 다른 작업 공간에서 만든 서식인지 확인하세요.",
        "This workspace has no card {id}. Was the form made in another one?",
    ),
    "error.returned.not_kept": Text(
        "이 번호로 찍은 빈 서식의 기록이 없습니다: {id}. 서식을 만든 사람에게 ledger/numbers를 커밋해 달라고 하세요.",
        "No blank form was numbered {id} here. Ask whoever made it to commit ledger/numbers.",
    ),
    "error.returned.twice": Text(
        "같은 카드의 서식이 여럿입니다: {id}. 앞의 것만 읽었으니 나머지는 따로 가져오세요.",
        "Several of these forms are of card {id}. The first was read; import the others after it.",
    ),
    "error.returned.file": Text(
        "카드 파일에 문제가 있어 서식을 가져올 수 없습니다: {id}", "The file of card {id} cannot be used."
    ),
    "error.returned.unsound": Text(
        "카드에 오류가 있어 고칠 수 없습니다: {id}. 먼저 카드의 오류부터 고치세요.",
        "Card {id} has errors, so it is not changed. Mend them first.",
    ),
    "error.returned.taken": Text(
        "이 번호의 카드가 이미 있고, 적힌 내용이 서식과 다릅니다: {id}. "
        "카드를 고치려면 'cardgen render {id} --fillable'로 서식을 새로 만드세요.",
        "There is a card {id} already, and it says something else than the form. To change it, make a form of it: "
        "cardgen render {id} --fillable",
    ),
    "error.returned.empty": Text("아무것도 적지 않은 서식입니다.", "Nobody has filled in anything."),
    "error.returned.empty_file": Text("아무것도 적지 않은 서식입니다: {file}", "Nobody has filled in anything: {file}"),
    "returned.dry": Text("미리 보기입니다. 저장하지 않았습니다.", "This is a preview. Nothing was written."),
    "returned.emptied": Text("(비움)", "(emptied)"),
    "returned.no_number_yet": Text("(새 번호)", "(a new number)"),
    "returned.new": Text("새 카드 {card}", "new card {card}"),
    "returned.error": Text("{file}: {message}", "{file}: {message}"),
    "returned.title": Text("{file}: {card}", "{file}: {card}"),
    "returned.same": Text("  바뀐 것이 없습니다.", "  Nothing has changed."),
    "returned.fields": Text("  바뀌는 항목: {fields}", "  changes: {fields}"),
    "returned.lost": Text(
        "  적혀 있지만 지금 서식에 없는 항목: {fields}", "  filled in, but no longer on the form: {fields}"
    ),
    "returned.outside": Text("  칸 밖에 글이 적힌 곳: {fields}", "  text was typed outside the fields, near: {fields}"),
    "returned.somewhere": Text("위치를 알 수 없는 곳", "an unknown place"),
    "returned.missing": Text("  서식에서 지워진 항목: {fields}", "  deleted from the form: {fields}"),
    "returned.held": Text(
        "  서식에서 옮길 수 없는 것이 있어 저장하지 않았습니다.",
        "  Something in it gets into no card, so nothing was written.",
    ),
    "returned.held.how": Text(
        "필요한 내용은 칸 안에 옮겨 적어 다시 가져오고, 없어도 되면 --anyway를 붙이세요.",
        "Move it into the fields and import the form again. Where it can be done without, add --anyway.",
    ),
    "returned.held.ask": Text("그것 없이 나머지만 가져올까요?", "Import the rest without it?"),
    "returned.reordered": Text("  순서가 바뀌는 표: {fields}", "  records in another order: {fields}"),
    "returned.no_base": Text(
        "  이 서식을 만들 때의 카드를 찾을 수 없어, 카드와 다른 항목은 모두 확인해야 합니다.",
        "  The version this form was made from is not to be found, so every difference is a question.",
    ),
    "returned.open": Text(
        "  서식과 카드가 서로 다르게 고쳐져 저장하지 않았습니다: {fields}",
        "  Changed in the form and in the card, differently, so nothing was written: {fields}",
    ),
    "returned.how": Text(
        "터미널에서 다시 가져와 항목마다 고르거나, --ours(카드대로) 또는 --theirs(서식대로)를 붙이세요.",
        "Import it on a terminal and choose field by field, or add --ours (the card's) or --theirs (the form's).",
    ),
    "returned.left": Text("  이 카드는 그대로 두었습니다.", "  This card was left as it is."),
    "returned.double": Text(
        "  내용이 같거나 이름과 연락처가 같은 카드가 있어 만들지 않았습니다: {ids}",
        "  There is a card that says the same, or has the same name and number, so none was made: {ids}",
    ),
    "returned.double.how": Text(
        "그래도 새 카드로 만들려면 --new를 붙이세요.",
        "To make another card all the same, add --new.",
    ),
    "returned.double.ask": Text(
        "{file}: 내용이 같거나 이름과 연락처가 같은 카드가 있습니다 ({ids}). 그래도 새 카드를 만들까요?",
        "{file}: there is a card that says the same, or has the same name and number ({ids}). Make another one?",
    ),
    "returned.refused": Text(
        "  잘못 적힌 곳이 있어 저장하지 않았습니다. 받은 파일을 열어 위 항목을 고쳐 저장한 뒤 다시 가져오세요.",
        "  Nothing was written. Open the form's file, mend what is listed above, save it and import it again.",
    ),
    "returned.no_number": Text("숫자가 아닙니다 (예: {example}).", "This is not a number (e.g. {example})."),
    "returned.full_year": Text(
        "연도를 네 자리로 적으세요 (예: 2026-03-02).", "Give the year in four digits (e.g. 2026-03-02)."
    ),
    "returned.side.card": Text("지금 카드", "the card now"),
    "returned.side.form": Text("돌아온 서식", "the form"),
    "returned.kept.ours": Text(
        "  서식과 카드가 서로 달라 카드대로 둔 항목: {fields}",
        "  changed differently, and left as the card has it: {fields}",
    ),
    "returned.kept.theirs": Text(
        "  서식과 카드가 서로 달라 서식대로 고친 항목: {fields}",
        "  changed differently, and taken from the form: {fields}",
    ),
    "returned.done.new": Text("새 카드 {count}장", "{count} new"),
    "returned.done.changed": Text("고친 카드 {count}장", "{count} changed"),
    "returned.done": Text(
        "카드를 저장했습니다 ({cards}). 기록하려면: cardgen commit",
        "Cards written: {cards}. To record that: cardgen commit",
    ),
}
