"""Why the rules of form.yaml exist. The examples are lines of a field, or of the form itself."""

from __future__ import annotations

from cardgen.messages.explanation import Explanation
from cardgen.messages.text import Text

_PLACES = Text(
    "서식은 폴더마다 form.yaml 하나로 정합니다. 그것이 없으면 카드를 무엇으로 검사하고 인쇄할지 알 수 없습니다.",
    "A form is the form.yaml of its folder. Without it nobody knows how to check and print its cards.",
)
_BOUNDED = Text(
    "몇 줄의 참조가 수백만 항목을 뜻할 수 있습니다. 종이에 담을 수 있는 만큼만 받습니다.",
    "A few lines of references can stand for millions of fields. Only what fits on paper is taken.",
)
_REFERENCES = Text(
    "서식은 한 파일 안에서 다 읽을 수 있어야 합니다. 밖을 가리키거나 돌아 가리키면 끝이 없습니다.",
    "A form is read from one file. References that lead outside it or back to themselves have no end.",
)

WHY_FORMS: dict[str, Explanation] = {
    "F101": Explanation(
        Text(
            "이름을 잘못 적은 키워드는 아무 일도 하지 않습니다. 조용히 무시하는 대신 여기서 알립니다.",
            "A misspelt keyword does nothing. It is told of here instead of being passed over in silence.",
        ),
        "x-indx: true",
        "x-index: true",
    ),
    "F102": Explanation(
        Text(
            "다른 부서에 무엇을 보일지는 이 등급에서 시작합니다. 등급 없는 항목은 새어 나가기 쉽습니다.",
            "What other departments may see starts from this class; a field without one leaks easily.",
        ),
        "x-privacy: secret",
        "x-privacy: contact",
    ),
    "F103": Explanation(
        Text(
            "종이와 목록에는 항목의 이름이 인쇄됩니다. 한국어와 영어 가운데 어느 쪽으로도 쓸 수 있어야 합니다.",
            "Labels are printed on paper and in lists, in Korean or English as the workspace asks.",
        ),
        "x-label: {ko: 메모}",
        "x-label: {ko: 메모, en: Memo}",
    ),
    "F104": Explanation(
        Text(
            "조건이나 선택(anyOf, if)이 있는 서식은 종이 칸으로 옮길 수 없습니다. 그래서 쓸 키워드를 정했습니다.",
            "A form with alternatives (anyOf, if) cannot be laid out as boxes on paper, so the keywords are few.",
        ),
        "readOnly: true",
        "x-index: true",
    ),
    "F105": Explanation(
        Text(
            "값을 글자로 읽을지 숫자로 읽을지는 type이 정합니다. 하나여야 어디서나 같게 읽습니다.",
            "Whether a value is text or a number is for its type to say: one type, read alike everywhere.",
        ),
        "type: [string, integer]",
        "type: string",
    ),
    "F106": Explanation(
        _REFERENCES,
        "properties:\n  memo: {$ref: '#/$defs/memo'}",
        "properties:\n  memo: {$ref: '#/properties/body'}",
    ),
    "F107": Explanation(
        Text(
            "x-kind는 전화번호, 날짜, 금액처럼 값의 뜻을 정해 검사와 인쇄에 쓰입니다. 글자는 금액일 수 없습니다.",
            "x-kind says what a value means (phone, date, money) for checks and print. Text cannot be money.",
        ),
        "x-kind: money",
        "x-kind: phone",
    ),
    "F108": Explanation(
        Text(
            "두 사람이 같은 항목을 고쳤을 때 어떻게 합칠지를 정합니다. 목록과 값은 합치는 방법이 다릅니다.",
            "It says how two people's edits of one field unite; lists and single values unite in different ways.",
        ),
        "x-merge: records",
        "x-merge: scalar",
    ),
    "F109": Explanation(
        Text(
            "번호 앞의 접두어로 카드의 서식을 압니다. 짧은 대문자라야 파일 이름으로 어디서나 같습니다.",
            "The prefix of an id tells its form. Short capitals are the same file name everywhere.",
        ),
        "x-id-prefix: memo",
        "x-id-prefix: M-",
    ),
    "F110": Explanation(
        Text(
            "x-order는 종이의 차례입니다. 빠진 항목은 인쇄되지 않고, 없는 항목은 빈칸이 됩니다.",
            "x-order is the order on paper: a field it misses is not printed, one it invents is an empty box.",
        ),
        "x-order:\n  - {label: {ko: 기본, en: Basics}, fields: [id]}",
        "x-order:\n  - {label: {ko: 기본, en: Basics}, fields: [id, body]}",
    ),
    "F111": Explanation(
        Text(
            "x-rows는 종이에 그을 줄의 수입니다. 줄이 없는 항목에는 뜻이 없고, 60줄이면 한 쪽을 넘습니다.",
            "x-rows is how many lines are ruled on paper. Other fields have none, and 60 fill more than a page.",
        ),
        "x-kind: long-text\nx-rows: 99",
        "x-kind: long-text\nx-rows: 4",
    ),
    "F112": Explanation(
        Text(
            "form.yaml은 표준 JSON Schema이기도 합니다. 다른 도구도 같은 뜻으로 읽을 수 있어야 합니다.",
            "form.yaml is standard JSON Schema too, and other tools must be able to read the same from it.",
        ),
        "maxLength: many",
        "maxLength: 40",
    ),
    "F113": Explanation(
        Text(
            "이것이 없으면 JSON Schema는 모르는 항목을 받아들이고, 잘못 적은 이름이 인쇄되지 않은 채 남습니다.",
            "Without it JSON Schema takes any field, and a misspelt one stays unprinted and unnoticed.",
        ),
        "additionalProperties: true",
        "additionalProperties: false",
    ),
    "F114": Explanation(
        Text(
            "카드의 파일 이름, 만든 파일, 기록이 모두 번호에 걸려 있습니다. 모양(pattern)이 정해져야 잘못을 찾습니다.",
            "A card's file, what is made of it and its history hang on its id; the pattern shows slips.",
        ),
        "properties:\n  id:\n    type: string\n    x-kind: id\n    x-label: {ko: 번호, en: No.}\n"
        "    x-privacy: identifying\n    x-merge: atomic",
        "properties:\n  id:\n    type: string\n    pattern: ^M-[0-9]{6}$\n    x-kind: id\n"
        "    x-label: {ko: 번호, en: No.}\n    x-privacy: identifying\n    x-merge: atomic",
    ),
    "F115": Explanation(
        Text(
            "서식의 판 번호는 카드 아래에 인쇄되어, 어느 판으로 만든 종이인지 알려 줍니다.",
            "The form's version is printed at the foot of a card and tells which one a paper was made with.",
        ),
        "x-version: 1.5",
        "x-version: 2",
    ),
    "F116": Explanation(
        Text(
            "목록은 종이에서 한 칸이거나 표 하나입니다. 목록 안의 목록은 그릴 자리가 없습니다.",
            "On paper a list is one box or one table; there is no place for a list within a list.",
        ),
        "properties:\n  memos:\n    type: array\n    x-label: {ko: 메모, en: Memos}\n    x-merge: set\n"
        "    items: {type: array, items: {type: string, x-privacy: internal}}",
        "properties:\n  memos:\n    type: array\n    x-label: {ko: 메모, en: Memos}\n    x-merge: set\n"
        "    items: {type: string, x-privacy: internal}",
    ),
    "F117": Explanation(
        Text(
            "개인정보 보호법 제24조의2에 따라 고객 관리에는 주민등록번호를 둘 수 없습니다. 카드에서도 받지 않습니다.",
            "PIPA art. 24-2 leaves no place for resident numbers in looking after customers; cards refuse them too.",
        ),
        "x-label: {ko: 주민등록번호, en: Memo}",
        "x-label: {ko: 생년월일, en: Birth date}",
    ),
    "F118": Explanation(
        Text(
            "항목 이름은 템플릿, 명령, 엑셀 머리글에 쓰입니다. 사람이 볼 이름은 x-label에 적습니다.",
            "A field's name is used in templates, commands and headings; what people see is its x-label.",
        ),
        "properties:\n  메모:\n    type: string\n    x-label: {ko: 메모, en: Memo}\n    x-privacy: internal\n"
        "    x-merge: scalar",
        "properties:\n  memo:\n    type: string\n    x-label: {ko: 메모, en: Memo}\n    x-privacy: internal\n"
        "    x-merge: scalar",
    ),
    "F119": Explanation(
        Text(
            "목록의 한 줄은 카드 한 장입니다. 표의 열은 값이 여럿이라 한 줄에 담을 수 없습니다.",
            "A line of the index is one card; a table's column has several values and does not fit there.",
        ),
        "x-index: yes please",
        "x-index: true",
    ),
    "F120": Explanation(
        Text(
            "이름을 바꾼 항목의 옛 기록을 찾는 데 씁니다. 옛 경로가 아니면 찾을 수 없습니다.",
            "It finds the earlier history of a renamed field, which only an old path can.",
        ),
        "x-was: {old: memo}",
        "x-was: memo",
    ),
    "F121": Explanation(_PLACES),
    "F122": Explanation(
        Text(
            "x-past는 이미 일어난 날임을 뜻해, 오늘보다 뒤면 잘못으로 봅니다. 날짜가 아닌 값에는 뜻이 없습니다.",
            "x-past says that something happened on this day, so it cannot lie ahead; other values have no ahead.",
        ),
        "x-past: true",
        "x-kind: date\nformat: date\nx-past: true",
    ),
    "F123": Explanation(_BOUNDED),
    "F124": Explanation(
        Text(
            "고를 값은 종이에 □와 함께 모두 인쇄됩니다. 같은 값이 두 번 있으면 어느 칸에 표시할지 알 수 없습니다.",
            "All choices are printed beside their boxes. Of two equal ones nobody knows which to tick.",
        ),
        "x-kind: choice\nenum: [상, 상]",
        "x-kind: choice\nenum: [상, 하]",
    ),
    "F125": Explanation(
        Text(
            "pattern은 값의 모양을 정하는 정규식입니다. 읽을 수 없는 정규식으로는 아무것도 검사할 수 없습니다.",
            "The pattern is a regular expression for a value's shape; one that cannot be read checks nothing.",
        ),
        "pattern: '^[0-9'",
        "pattern: '^[0-9]+$'",
    ),
    "F126": Explanation(_PLACES),
    "F127": Explanation(
        Text(
            "접두어가 같으면 한 카드를 두 서식이 제 것이라 합니다. 그래서 둘 다 쓰지 않습니다.",
            "With one prefix two forms claim the same card, so neither is used.",
        ),
    ),
    "F128": Explanation(
        Text(
            "없는 항목을 꼭 필요하다고 하면 어떤 카드도 올바를 수 없습니다.",
            "If a field that does not exist is required, no card can ever be right.",
        ),
        "required: [id, memo]",
        "required: [id, body]",
    ),
    "F129": Explanation(_REFERENCES),
    "F130": Explanation(
        Text(
            "상담 내용 같은 글은 공유할 수 없습니다. 다른 부서가 읽도록 쓴 글만 x-shareable로 표시해 공유할 수 있게 "
            "합니다.",
            "Free text is never shared. Only text written for other readers is marked x-shareable, so that it can be.",
        ),
        "x-shareable: true",
        "x-privacy: free-text\nx-shareable: true",
    ),
    "F131": Explanation(
        Text(
            "x-closed는 카드를 종료로 보는 값입니다. enum에 없는 값은 카드에 적을 수 없습니다.",
            "x-closed names the choices by which a card counts as closed. No card can hold one that is not in enum.",
        ),
        "x-kind: choice\nenum: [활성, 휴면]\nx-closed: [종료]",
        "x-kind: choice\nenum: [활성, 휴면, 종료]\nx-closed: [종료]",
    ),
}
