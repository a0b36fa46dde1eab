"""What is said of cards as of an earlier day, of the card behind a printed footer, and of restoring one."""

from __future__ import annotations

from cardgen.messages.text import Text

AS_OF_TEXTS: dict[str, Text] = {
    "help.as_of": Text(
        "이 날짜나 커밋의 카드·서식으로 (예: 2026-01-31; 정책과 설정은 지금 것)",
        "Cards, form and templates as of a day or commit (2026-01-31); policy and settings are today's.",
    ),
    "help.value.rev": Text("날짜|커밋", "DATE|REV"),
    "help.value.hash": Text("해시", "HASH"),
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
    "error.as_of.erased": Text(
        "파기된 고객의 카드라 보여 주거나 되살릴 수 없습니다: {id} (파기 기록은 ledger/erased/에 있습니다)",
        "The customer of card {id} was erased: it cannot be shown or brought back. ledger/erased/ tells when and why.",
    ),
    "error.as_of.no_form": Text(
        "{at} 기준으로는 이 정책의 서식이 없었습니다: {form} (더 나중의 날짜를 쓰세요)",
        "As of {at} there was no form {form}, which the policy is for. Use a later day.",
    ),
    "error.as_of.no_totals": Text(
        "{at} 기준의 서식에는 '{policy}' 정책이 집계할 항목이 없습니다. 더 나중의 날짜를 쓰세요.",
        "The form as of {at} has no field that the policy '{policy}' makes totals of. Use a later day.",
    ),
    "index.as_of": Text("{at} 기준", "as of {at}"),
    "as_of.borrowed": Text(
        "그때의 서식({forms})이 없거나 쓸 수 없어 지금의 서식으로 읽었습니다.",
        "The form of that time ({forms}) is missing or cannot be used; today's was used instead.",
    ),
    "as_of.broken": Text(
        "그때의 카드에 위와 같은 문제가 있어, 읽을 수 있는 만큼만 보입니다.",
        "This version of the card has the problems above; it is shown as far as it can be read.",
    ),
}
