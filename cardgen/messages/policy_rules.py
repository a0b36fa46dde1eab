"""P1: what a policy file must keep, so that it shows what its author meant and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.messages.rules import ERROR, WARNING, Rule
from cardgen.messages.text import Text
from cardgen.model.problem import Label

POLICY_VALUES: Mapping[str, Label] = {
    "recipient": Label(
        "internal (내부), processor (처리위탁), third-party (제3자 제공) 중 하나", "internal, processor or third-party"
    ),
    "purpose": Label("120자 이하의 한 줄", "one line of at most 120 characters"),
    "keep_until": Label("30일, 6개월, 1년 또는 2027-12-31", "90d, 6m, 1y or a day such as 2027-12-31"),
    "fields": Label(
        "{contact.mobile: mask}처럼 '항목 경로: 처리'를 모은 것",
        "field paths with their actions, such as {contact.mobile: mask}",
    ),
    "consent": Label("{purpose: 목적, live: true} 하나나 그 목록", "{purpose: TEXT, live: true}, or a list of them"),
    "cards": Label("true 또는 false", "true or false"),
    "pseudonyms": Label("share 또는 policy", "share or policy"),
    "k": Label("2 이상의 정수", "a whole number from 2"),
    "smallest_group": Label("1 이상의 정수", "a whole number from 1"),
    "select_by": Label("항목 경로의 목록", "a list of field paths"),
    "email_domains": Label("example.com 같은 도메인의 목록", "a list of domains such as example.com"),
    "index": Label("항목 경로의 목록", "a list of field paths"),
    "totals": Label("{by: [항목 경로], sums: [항목 경로]}", "{by: [field paths], sums: [field paths]}"),
}
"""What the keys of a policy take."""

POLICY_WORDS: Mapping[str, str] = {
    "이름": "label", "정책 이름": "label", "제목": "label", "name": "label",
    "받는 곳": "recipient", "받는이": "recipient", "구분": "recipient",
    "목적": "purpose", "이용 목적": "purpose",
    "보유 기한": "keep_until", "보관 기간": "keep_until", "기한": "keep_until",
    "항목": "fields", "동의": "consent", "유효": "live", "카드": "cards", "가명": "pseudonyms",
    "최소 집단": "smallest_group", "고를 항목": "select_by", "도메인": "email_domains",
    "목록": "index", "집계": "totals", "기준": "by", "합계": "sums",
}  # fmt: skip
"""What people call the keys of a policy."""

_WRITE = Text("이렇게 적으세요: {suggestion}", "Write: {suggestion}")

POLICY_RULES = {
    "P101": Rule(
        ERROR,
        Text("정책에 없는 키입니다.", "A policy has no such key."),
        Text("쓸 수 있는 키: {suggestion}", "What it may be: {suggestion}"),
    ),
    "P102": Rule(
        ERROR,
        Text("label에 정책의 이름을 한 줄로 적어야 합니다.", "label takes the policy's name, in one line."),
        Text("'label: 행사 안내'처럼 적으세요.", "Write it as in 'label: Events'."),
    ),
    "P103": Rule(
        ERROR,
        Text("정책에 빠진 키가 있습니다: {key}", "The policy lacks a key: {key}"),
        Text("적을 값: {expected}", "It takes: {expected}"),
    ),
    "P104": Rule(
        ERROR,
        Text("{key}에 적을 수 없는 값입니다.", "{key} cannot hold this."),
        Text("적을 값: {expected}", "Expected: {expected}"),
    ),
    "P105": Rule(ERROR, Text("서식에 없는 항목입니다.", "The form has no such field."), _WRITE),
    "P106": Rule(
        ERROR,
        Text(
            "항목이 아니라 항목의 묶음입니다. 보여 줄 항목을 하나씩 적으세요.",
            "This is a group, not a field: name each field that is to be shown.",
        ),
        Text("이 묶음의 항목: {fields}", "Fields of this group: {fields}"),
    ),
    "P107": Rule(
        ERROR, Text("모르는 처리입니다.", "Unknown action."), Text("가능한 처리: {known}", "What fits: {known}")
    ),
    "P108": Rule(
        ERROR,
        Text("이 항목에는 쓸 수 없는 처리입니다.", "This action does not fit the field."),
        Text("가능한 처리: {known}", "What fits: {known}"),
    ),
    "P109": Rule(
        ERROR,
        Text(
            "자유롭게 쓴 글은 가릴 수 없습니다. 서식에서 x-shareable로 표시한 글만 그대로 보여 줄 수 있습니다.",
            "Free text cannot be masked; it is shown only where the form marks it as x-shareable.",
        ),
        Text("가능한 처리: {known}", "What fits: {known}"),
    ),
    "P110": Rule(
        ERROR,
        Text(
            "keep_until이 이미 지났거나 10년보다 멉니다.",
            "keep_until is over already, or further away than ten years.",
        ),
    ),
    "P111": Rule(
        ERROR,
        Text(
            "제3자에게 제공하려면 유효한 동의를 받은 고객만 골라야 합니다 (개인정보 보호법 제17조).",
            "A share with a third party asks for a live consent (PIPA art. 17).",
        ),
        Text("consent: {{purpose: …, live: true}}", "consent: {{purpose: …, live: true}}"),
    ),
    "P112": Rule(
        ERROR,
        Text(
            "이 서식에는 동의 목록이 없어 동의를 확인할 수 없습니다.",
            "This form has no list of consents, so none can be looked up.",
        ),
        Text(
            "purpose, given, withdrawn 열이 있는 consents 목록이 필요합니다.",
            "It takes a list 'consents' with the columns purpose, given and withdrawn.",
        ),
    ),
    "P113": Rule(
        ERROR,
        Text(
            "목록의 열은 표 밖에 있고 이 정책이 보여 주는 항목이어야 합니다.",
            "A column of the index is a field outside tables that this policy shows.",
        ),
    ),
    "P114": Rule(
        ERROR,
        Text(
            "이 항목으로는 집계를 나눌 수 없습니다. 표 밖의 선택, 예/아니오, 날짜, 숫자, 주소만 됩니다.",
            "Totals cannot go by this: only by choices, yes or no, dates, numbers and addresses outside tables.",
        ),
    ),
    "P115": Rule(
        ERROR,
        Text(
            "집계만 내는 정책(cards: false)은 항목을 보여 주지 않습니다.",
            "A policy of totals alone (cards: false) shows no fields.",
        ),
        Text("fields를 지우거나 cards를 지우세요.", "Remove either fields or cards."),
    ),
    "P116": Rule(
        ERROR,
        Text("자유롭게 쓴 글로는 고를 수 없습니다.", "Free text is nothing to select by."),
    ),
    "P117": Rule(
        WARNING,
        Text(
            "누구인지 알거나 연락할 수 있는 항목을 제3자에게 그대로 보여 줍니다.",
            "A third party is shown who the customer is, or how to reach them.",
        ),
        Text(
            "꼭 필요한지 다시 보세요. mask나 pseudonym으로 충분할 수 있습니다.",
            "See whether mask or pseudonym will do.",
        ),
    ),
    "P118": Rule(
        ERROR,
        Text("정책 파일의 이름으로 쓸 수 없습니다.", "A policy's file cannot be called so."),
        Text(
            "영문 소문자, 숫자, '-'로 40자까지 쓰고 '.yaml'을 붙이세요 (예: event.yaml).",
            "Use up to 40 small letters, digits and '-', then '.yaml': event.yaml.",
        ),
    ),
    "P119": Rule(
        ERROR,
        Text(
            "year와 month는 날짜에만 씁니다. 생년월일은 나이대로만 보여 줍니다.",
            "year and month are for dates; of a date of birth only the age band is shown.",
        ),
        Text("band라고만 적으세요.", "Write band alone."),
    ),
    "P120": Rule(
        WARNING,
        Text(
            "가린 전화번호의 끝 네 자리가 목록에 모이면 누구인지 알기 쉽습니다.",
            "Masked numbers in an index put everybody's last four digits side by side: they tell who is who.",
        ),
    ),
    "P121": Rule(ERROR, Text("숫자 항목만 더할 수 있습니다.", "Only numbers can be added up.")),
    "P122": Rule(
        ERROR,
        Text(
            "같은 이름의 정책이 또 있습니다: {label} ({other}).",
            "Another policy is called {label}, too ({other}).",
        ),
        Text("새로 만든 파일의 label을 바꾸세요.", "Change the label in the newer file."),
    ),
    "P123": Rule(
        ERROR,
        Text(
            "카드도 내보내는 정책이 카드에서 감추는 항목으로 집계합니다. 두 가지를 맞추면 그 값이 드러납니다.",
            "Totals use a field that the cards of this policy withhold. Beside the rows they give it away.",
        ),
        Text(
            "이 항목을 보이거나, 집계에서 빼거나, cards: false로 집계만 내세요.",
            "Show the field, leave it out of the totals, or give out totals alone with cards: false.",
        ),
    ),
    "P124": Rule(
        ERROR,
        Text(
            "건수를 감추었지만 열을 보이므로 행의 수로 건수가 드러납니다.",
            "The number of records is withheld, yet columns are shown: their rows can be counted.",
        ),
        Text(
            "건수를 show로 하거나, 이 목록의 열도 모두 감추세요: {columns}",
            "Show the number, or withhold the columns too: {columns}",
        ),
    ),
}
