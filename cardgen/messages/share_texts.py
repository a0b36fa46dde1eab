"""What `share` asks, shows and refuses."""

from __future__ import annotations

from cardgen.messages.text import Text

SHARE: dict[str, Text] = {
    "help.share": Text(
        "정책에 따라 가린 카드, 목록, 장부를 표지와 함께 한 파일로 묶어 다른 부서나 업체에 줍니다.",
        "Pack redacted cards, index and ledger under a cover, for another department or company.",
    ),
    "help.share.for": Text("받는 곳 (카드마다 찍힙니다)", "Who gets it (printed on every copy)."),
    "help.share.purpose": Text("이용 목적 (기본: 정책의 목적)", "What for (default: the policy's purpose)."),
    "help.share.number": Text(
        "전에 공유한 번호: 같은 가명으로 똑같이 다시 만듭니다.",
        "Number of an earlier share: makes the same package again, with the same pseudonyms.",
    ),
    "help.share.password": Text(
        "꾸러미와 PDF에 암호를 겁니다. 암호를 건 꾸러미는 만들 때마다 달라져, 같은 번호로 다시 만들 수 없습니다.",
        "Put a password on package and PDFs. Encrypted bytes never repeat: such a share cannot be made again.",
    ),
    "help.share.yes": Text("묻지 않고 만듭니다.", "Ask nothing."),
    "help.share.dry_run": Text(
        "끝까지 만들어 검사만 하고 아무것도 쓰지 않습니다.", "Make and audit everything, write nothing."
    ),
    "share.progress": Text("공유", "Sharing"),
    "share.who": Text("받는 곳: {recipient} ({kind})", "To: {recipient} ({kind})"),
    "share.what": Text("목적: {purpose}", "For: {purpose}"),
    "share.until": Text("보유 기한: {day}까지", "Keep until: {day}"),
    "share.fields": Text("{how}: {fields}", "{how}: {fields}"),
    "share.withheld": Text("비공개: {fields}", "Withheld: {fields}"),
    "share.group": Text(
        "최소 집단: 보이는 정보가 같은 고객이 적어도 {count}명입니다.",
        "Smallest group: at least {count} customers look alike in what is shown.",
    ),
    "share.group.one": Text(
        "최소 집단: 보이는 정보만으로 한 명으로 좁혀지는 고객이 있습니다.",
        "Smallest group: what is shown singles out at least one customer.",
    ),
    "share.left_out": Text(
        "동의가 없거나 철회하여 뺀 고객 {count}명: {ids}", "Left out for want of consent ({count}): {ids}"
    ),
    "share.overdue": Text(
        "보유 기한이 지나 뺀 고객 {count}명: {ids}", "Left out because they should be destroyed by now ({count}): {ids}"
    ),
    "share.outlived": Text(
        "사본의 보유 기한이 카드의 보유 기한보다 긴 고객이 {count}명 있습니다. 정책의 keep_until을 줄이세요.",
        "The copies may be kept longer than the cards of {count} customers. Shorten the policy's keep_until.",
    ),
    "share.left_out.withdrawn": Text(
        "동의를 철회하여 뺀 고객 {count}명: {ids}", "Left out because they withdrew consent ({count}): {ids}"
    ),
    "share.broken": Text(
        "오류가 있는 카드 {count}장의 값은 읽을 수 있는 데까지만 찾아보았습니다. 'cardgen check'로 살펴보세요.",
        "The values of {count} cards with errors were searched for as far as they can be read. See 'cardgen check'.",
    ),
    "share.confirm": Text("이대로 만들까요?", "Make this package?"),
    "share.declined": Text("아무것도 만들지 않았습니다.", "Nothing was made."),
    "share.done": Text(
        "{files}개 파일을 만들어 모두 검사했습니다. 공유 번호: {number}",
        "Made and audited {files} files. Share number: {number}",
    ),
    "share.done.dry": Text(
        "{files}개 파일을 만들어 모두 검사했고, 아무것도 쓰지 않았습니다.",
        "Made and audited {files} files; nothing was written.",
    ),
    "share.locked": Text(
        "반디집, 알집, 7-Zip으로 엽니다 (Windows 탐색기로는 열리지 않습니다). 암호는 파일과 다른 길로 알리세요.",
        "It opens with 7-Zip or WinZip, not with Windows Explorer. Tell the password by another way than the file's.",
    ),
    "share.unrecorded": Text(
        "공유 번호와 기록이 없는 사본입니다. 다른 곳에 줄 때는 'cardgen share'를 쓰세요.",
        "These copies have no share number and stand in no record. To hand them on, use 'cardgen share'.",
    ),
    "share.some": Text("{ids} 외 {count}명", "{ids} and {count} more"),
    "share.again": Text("전에 공유한 것과 똑같은 꾸러미입니다.", "This is exactly the package that was shared before."),
    "prompt.share.password": Text("암호", "Password"),
    "prompt.share.password.again": Text("암호 한 번 더", "Password again"),
    "error.share.password.differ": Text("두 암호가 다릅니다. 다시 하세요.", "The two passwords differ. Try again."),
    "error.share.password.none": Text(
        "암호가 없습니다. 표준 입력의 첫 줄에 적으세요.", "There is no password. Give it as the first line of stdin."
    ),
    "error.share.password.short": Text(
        "암호가 너무 짧습니다. {least}자 이상으로 하세요.", "The password is too short: use {least} characters or more."
    ),
    "error.share.password.long": Text(
        "암호가 너무 깁니다. {most}자 이내로 하세요.", "The password is too long: use {most} characters at most."
    ),
    "error.share.password.letters": Text(
        "암호에는 영문자, 숫자, 기호만 쓰세요. 다른 글자는 여는 프로그램마다 다르게 읽습니다.",
        "Use Latin letters, digits and signs in a password: programs read other letters in different ways.",
    ),
    "error.share.pyzipper": Text(
        "암호를 걸려면 pyzipper가 필요합니다. 설치: python -m pip install pyzipper "
        "(pipx로 설치했다면 pipx inject cardgen pyzipper)",
        "A password needs pyzipper. Install it with: python -m pip install pyzipper "
        "(where cardgen came by pipx: pipx inject cardgen pyzipper)",
    ),
    "error.share.empty": Text("'{option}'에 내용을 적으세요.", "Say something with '{option}'."),
    "error.share.long": Text(
        "너무 깁니다: {option}. {most}자 이내로 적으세요.", "'{option}' is too long: {most} characters at most."
    ),
    "error.share.unprintable": Text(
        "'{option}'에 보이지 않는 글자가 있습니다.", "'{option}' holds characters nobody can see."
    ),
    "error.share.number": Text(
        "공유 번호가 아닙니다: {number}. 20261122-7F3K9Q처럼 적으세요.",
        "'{number}' is no number of a share. They look like 20261122-7F3K9Q.",
    ),
    "error.share.number_unknown": Text(
        "{number} 번호로 공유한 기록이 없습니다. '--number'에는 전에 공유한 번호나 오늘 날짜의 번호만 씁니다.",
        "Nothing was shared as {number}. '--number' takes the number of an earlier share, or one of today.",
    ),
    "error.share.number_taken.terms": Text(
        "{number} 번호의 공유와 받는 곳, 목적이나 형식이 다릅니다. '--number' 없이 새 번호로 공유하세요.",
        "Share {number} had another recipient, purpose or format. Leave '--number' out to get a new number.",
    ),
    "error.share.number_taken.policy": Text(
        "{number} 번호의 공유와 정책이 다르거나, 그 뒤에 정책이 바뀌었습니다. '--number' 없이 새 번호로 공유하세요.",
        "Share {number} was made by another policy, or by this one before it changed. Leave '--number' out.",
    ),
    "error.share.number_taken.cards": Text(
        "{number} 번호로 공유한 카드와 다른 카드입니다. '--number' 없이 새 번호로 공유하세요.",
        "Share {number} had other cards. Leave '--number' out to get a new number.",
    ),
    "error.share.number_taken.content": Text(
        "{number} 번호로 공유한 뒤에 카드 내용이나 서식이 바뀌었습니다. '--number' 없이 새 번호로 공유하세요.",
        "Cards or templates have changed since share {number}. Leave '--number' out to get a new number.",
    ),
    "error.share.number_key": Text(
        "{number} 공유의 비밀 키가 이 컴퓨터에 없어 다시 만들 수 없습니다. 공유한 컴퓨터에서 하세요.",
        "The key of share {number} is not on this machine, so it cannot be made again. Do it where it was shared.",
    ),
    "error.share.over": Text(
        "'{policy}' 정책의 보유 기한이 이미 지났습니다.",
        "How long copies may be kept under '{policy}' is over already.",
    ),
    "error.share.nobody": Text("공유할 카드가 없습니다.", "There are no cards to share."),
    "error.share.nobody.where": Text(
        "'--where'에 맞는 카드가 없어 공유하지 않았습니다.", "No card is as '--where' asks, so nothing was shared."
    ),
    "error.share.unsound": Text(
        "오류가 있는 카드가 있어 공유하지 않았습니다. 고치거나, 공유할 카드를 id로 지정하세요.",
        "Nothing was shared because cards have errors. Mend them, or name the cards to share by their ids.",
    ),
    "error.unread": Text(
        "읽을 수 없는 카드의 값은 찾아볼 수 없어 아무것도 내보내지 않았습니다. 위의 파일을 먼저 고치세요.",
        "Cards that cannot be read cannot be searched for, so nothing was given out. Mend the files above first.",
    ),
    "error.share.personal": Text(
        "'{option}'에 개인정보가 들어 있습니다. 모든 사본에 찍히므로 이름과 번호 없이 적으세요.",
        "'{option}' holds personal data. It is printed on every copy: write it without names and numbers.",
    ),
    "error.share.gate": Text(
        "공유할 글에 개인정보가 들어 있어 공유하지 않았습니다. 위의 항목을 고치세요.",
        "Texts to be shared hold personal data, so nothing was shared. Mend the fields above.",
    ),
    "error.share.small_group": Text(
        "'{policy}' 정책은 보이는 정보가 같은 고객이 {least}명 이상이어야 하는데 {group}명뿐인 경우가 있습니다. "
        "보이는 항목을 빼거나 구간과 지역으로 바꾸세요.",
        "Policy '{policy}' asks that at least {least} customers look alike, but of some there are only {group}. "
        "Withhold more fields, or show ranges and regions of them.",
    ),
    "error.share.changed": Text(
        "공유하는 동안 카드가 바뀌어 공유하지 않았습니다. 다시 하세요.",
        "A card was changed while it was being shared, so nothing was shared. Try again.",
    ),
    "error.share.package": Text(
        "만든 꾸러미를 다시 열어 보니 넣은 것과 달라 아무것도 내보내지 않았습니다.",
        "The package, opened again, is not what was put into it. Nothing was written.",
    ),
}
