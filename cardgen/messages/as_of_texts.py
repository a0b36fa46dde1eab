"""What is said of cards as of an earlier day, of the card behind a printed footer, and of restoring one."""

from __future__ import annotations

from cardgen.messages.text import Text

AS_OF_TEXTS: dict[str, Text] = {
    "help.as_of": Text(
        "이 날짜나 커밋의 카드·서식으로 (예: 2026-01-31, 지난달; 정책과 설정은 지금 것)",
        "Cards, form and templates as of a day or commit (2026-01-31); policy and settings are today's.",
    ),
    "help.show.blob": Text(
        "인쇄된 카드 아래의 12자리 번호로 그 카드와 시기를 찾습니다.",
        "Find the card behind the 12 digits on the foot of a printed one, and when it was like that.",
    ),
    "error.as_of.not_yet": Text(
        "{at} 기준으로는 아직 없던 카드입니다: {id} ({day}에 처음 기록됨)",
        "There was no card {id} yet as of {at}: it was first recorded on {day}.",
    ),
    "error.as_of.gone": Text(
        "{at} 기준으로는 없는 카드입니다: {id} ({first}에 처음 기록되고 {last}에 지워짐)",
        "There was no card {id} as of {at}: it was first recorded on {first} and removed on {last}.",
    ),
    "error.as_of.no_card": Text(
        "{at} 기준으로도, 그 앞뒤로도 이런 카드가 없습니다: {id} (cardgen log로 최근에 바뀐 고객을 볼 수 있습니다)",
        "There is no card {id} as of {at}, nor before or after. cardgen log shows which customers changed lately.",
    ),
    "error.as_of.no_card.near": Text(
        "{at} 기준으로도, 그 앞뒤로도 이런 카드가 없습니다: {id} (혹시 {near}?)",
        "There is no card {id} as of {at}, nor before or after. Did you mean {near}?",
    ),
    "error.erased": Text(
        "{day}에 파기한 고객이라 보여 주거나 되살릴 수 없습니다: {id} (파기 기록은 ledger/erased/에 있습니다)",
        "The customer of card {id} was erased on {day}: it cannot be shown or brought back. "
        "ledger/erased/ tells when and why.",
    ),
    "error.as_of.no_form": Text(
        "{at} 기준으로는 이 정책의 서식이 없었습니다: {form} (더 나중의 날짜를 쓰세요)",
        "As of {at} there was no form {form}, which the policy is for. Use a later day.",
    ),
    "error.as_of.no_totals": Text(
        "{at} 기준의 서식에는 '{policy}' 정책이 집계할 항목이 없습니다. 더 나중의 날짜를 쓰세요.",
        "The form as of {at} has no field that the policy '{policy}' makes totals of. Use a later day.",
    ),
    "error.blob.digits": Text(
        "인쇄된 카드 맨 아래의 번호를 쓰세요: 0~9와 a~f로 된 {digits}자리 (적어도 앞 {least}자리)",
        "Give the digits on the foot of a printed card: {digits} of 0-9 and a-f, or at least the first {least}.",
    ),
    "error.blob.several": Text(
        "이 번호로 시작하는 카드가 여럿입니다. 번호를 더 길게 쓰세요: {found}",
        "Several versions of cards begin with these digits. Give more of them: {found}",
    ),
    "error.blob.other": Text(
        "이 번호는 카드가 아닌 다른 파일의 것입니다: {path}",
        "These digits are of a file that is no card: {path}",
    ),
    "error.blob.shallow": Text(
        "이 번호의 카드를 찾지 못했습니다. 이 복제본은 얕은 복제(shallow clone)이니 "
        "git fetch --unshallow로 나머지 기록을 받으세요.",
        "No card has these digits here. This is a shallow clone: "
        "fetch the rest of its history with git fetch --unshallow.",
    ),
    "error.blob.unknown": Text(
        "이 번호의 카드가 작업 공간에도 기록에도 없습니다. "
        "커밋하기 전에 고친 카드, 다른 작업 공간의 카드, 파기된 고객의 카드일 수 있습니다.",
        "No card has these digits, neither here nor in history. "
        "It may have been changed before it was committed, be of another workspace, or of a customer who was erased.",
    ),
    "error.blob.and_as_of": Text(
        "--blob은 카드와 시기를 스스로 찾습니다. ID나 --as-of 없이 쓰세요.",
        "--blob finds card and time by itself. Leave out the id and --as-of.",
    ),
    "error.show.what": Text(
        "보여 줄 카드를 ID로 쓰거나, 인쇄된 번호를 --blob으로 쓰세요.",
        "Name the card to show, or give printed digits with --blob.",
    ),
    "blob.uncommitted": Text(
        "지금 파일의 내용이며, 아직 커밋되지 않았습니다: {path}",
        "This is the file as it is now; it is not committed yet: {path}",
    ),
    "blob.current": Text("{since}부터 지금까지 이 내용입니다: {path}", "So from {since} until now: {path}"),
    "blob.stands": Text(
        "{since}부터 이 내용이었고, 다른 브랜치에는 아직 그대로 있습니다: {path}",
        "So from {since}, and still so on some branch: {path}",
    ),
    "blob.past": Text("{since}부터 {until}까지 이 내용이었습니다: {path}", "So from {since} until {until}: {path}"),
    "help.restore": Text(
        "카드나 그 일부 항목을 전의 내용으로 되돌립니다. 파일만 고치고 커밋하지 않습니다.",
        "Put a card, or some of its fields, back to what they were. Changes the file and commits nothing.",
    ),
    "help.restore.as_of": Text(
        "이 날짜나 커밋의 내용으로 (예: 2026-01-31, 3일 전)", "The day or commit to go back to (2026-01-31)."
    ),
    "help.restore.field": Text(
        "이 항목만 (이름이나 경로; 여러 번 쓸 수 있음)", "Only this field, by label or path; can be given again."
    ),
    "help.restore.force": Text(
        "커밋하지 않은 변경이 사라져도 되돌립니다.", "Go ahead even if changes that were never committed are lost."
    ),
    "error.restore.uncommitted": Text(
        "아직 커밋하지 않은 변경이 있어 되돌리면 사라집니다: {path}. "
        "먼저 cardgen commit으로 기록하거나, 버려도 되면 --force를 쓰세요.",
        "It has changes that were never committed and would be lost: {path}. "
        "Record them with cardgen commit, or use --force to let them go.",
    ),
    "error.restore.unreadable": Text(
        "{at} 기준의 카드 파일은 읽을 수 없어 되돌릴 수 없습니다. 다른 날짜를 쓰세요 (cardgen log로 볼 수 있습니다).",
        "The card's file as of {at} cannot be read. Use another day: cardgen log shows when it changed.",
    ),
    "error.restore.gone": Text(
        "지금은 없는 카드라 항목만 되돌릴 수 없습니다: {id}. --field 없이 카드를 먼저 되살리세요.",
        "There is no card {id} now whose fields could be put back. Restore the card first, without --field.",
    ),
    "error.restore.file": Text(
        "카드 파일의 이름에 문제가 있어 되돌리지 않았습니다.",
        "Something is wrong with the name of the card's file, so nothing was restored.",
    ),
    "restore.refused": Text(
        "{at} 기준의 내용은 지금 서식의 규칙에 맞지 않아 되돌리지 않았습니다. 맞는 항목만 --field로 되돌리세요.",
        "The content as of {at} breaks rules of today's form, so nothing was changed. "
        "Put single fields back with --field.",
    ),
    "restore.dry": Text("아무것도 바꾸지 않았습니다: {path}", "Nothing was changed: {path}"),
    "restore.done": Text(
        "{at} 기준으로 되돌렸습니다: {path} (커밋은 하지 않았습니다)", "Put back as of {at}: {path} (not committed)"
    ),
    "restore.created": Text(
        "지워진 카드를 {at} 기준으로 되살렸습니다: {path} (커밋은 하지 않았습니다)",
        "Brought the deleted card back as of {at}: {path} (not committed)",
    ),
    "index.as_of": Text("{at} 기준", "as of {at}"),
    "as_of.borrowed": Text(
        "그때의 서식이 없거나 쓸 수 없어 지금의 서식으로 읽었습니다: {forms}",
        "The form of that time ({forms}) is missing or cannot be used; today's was used instead.",
    ),
    "as_of.broken": Text(
        "그때의 카드에 위와 같은 문제가 있어, 읽을 수 있는 만큼만 보입니다.",
        "This version of the card has the problems above; it is shown as far as it can be read.",
    ),
}
