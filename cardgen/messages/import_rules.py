"""What keeps a row of a file from becoming a card, or is passed over (I codes)."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, WARNING, Rule
from cardgen.messages.text import Text

IMPORT_RULES = {
    "I101": Rule(
        ERROR,
        Text("계산되지 않은 수식입니다.", "This is a formula that was never calculated."),
        Text(
            "엑셀에서 파일을 열어 저장한 뒤 다시 하세요.", "Open the file in a spreadsheet program, save it, try again."
        ),
    ),
    "I102": Rule(ERROR, Text("수식이 오류를 냈습니다 (#REF! 같은 값).", "The formula gives an error (such as #REF!).")),
    "I103": Rule(ERROR, Text("vCard를 읽을 수 없습니다.", "This vCard cannot be read.")),
    "I104": Rule(
        ERROR,
        Text(
            "연월일의 순서나 세기를 알 수 없는 날짜입니다.", "The order of day and month, or the century, is not clear."
        ),
        Text("2026-03-02처럼 연도 네 자리부터 적으세요.", "Write the year first, in four digits, like 2026-03-02."),
    ),
    "I105": Rule(WARNING, Text("합계를 낸 줄이라 건너뜁니다.", "This row adds up others; it is no entry of its own.")),
    "I106": Rule(
        ERROR,
        Text(
            "번호나 주소가 카드 여러 장과 맞아 누구인지 알 수 없습니다.",
            "Its numbers fit several cards; which one is meant cannot be told.",
        ),
        Text("고객번호 열에 카드의 id를 적으세요.", "Write the card's id into an id column."),
    ),
    "I107": Rule(
        ERROR,
        Text("번호가 같은 고객이 있는데 이름이 다릅니다.", "Its number is that of a card, but the name is another."),
        Text("고객번호 열에 카드의 id를 적으세요.", "Write the card's id into an id column."),
    ),
    "I108": Rule(
        ERROR,
        Text(
            "이름이 같은 카드가 있는데 같은 사람인지 알 수 없습니다.",
            "There is a card of this name, and nothing tells whether it is the same person.",
        ),
        Text("고객번호 열에 카드의 id를 적으세요.", "Write the card's id into an id column."),
    ),
    "I109": Rule(
        ERROR,
        Text("이 기록의 주인인 카드가 없습니다.", "There is no card this record would belong to."),
        Text("고객 시트에 그 고객을 더하세요.", "Add the customer to the sheet of customers."),
    ),
    "I110": Rule(
        ERROR,
        Text("이름이 같은 카드가 여럿이라 누구의 기록인지 알 수 없습니다.", "Several cards have this name."),
        Text("전화번호나 id를 적은 열을 더하세요.", "Add a column with the telephone number or the id."),
    ),
    "I111": Rule(
        ERROR,
        Text("{row}번 줄과 같은 고객인데 값이 다릅니다.", "This is the customer of row {row}, with other values."),
    ),
    "I112": Rule(
        ERROR,
        Text(
            "순번이 가리키는 기록이 없거나 전혀 다른 기록입니다.",
            "The position names no record of the card, or quite another one.",
        ),
        Text("다시 내보낸 파일에서 고치세요.", "Export anew and make the change there."),
    ),
    "I113": Rule(
        ERROR,
        Text(
            "고객의 줄을 가져오지 못해 함께 남겼습니다.", "The row of its customer was not imported, so it stays too."
        ),
    ),
    "I114": Rule(
        ERROR,
        Text("카드에 오류가 있어 고칠 수 없습니다.", "The card has errors, so it is not changed."),
        Text("'cardgen check'로 먼저 고치세요.", "See 'cardgen check' and mend them first."),
    ),
    "I115": Rule(
        ERROR,
        Text(
            "미리 본 뒤에 카드가 바뀌었거나 지워져 고치지 않았습니다.",
            "The card was changed or deleted after the preview, so it was left alone.",
        ),
        Text("다시 가져오세요.", "Import again."),
    ),
    "I120": Rule(
        ERROR,
        Text(
            "이 날짜의 음력·양력 표시를 적을 항목이 없거나, 그 항목에 다른 것이 적혀 있습니다.",
            "No field says by which calendar this day is counted, or it says another.",
        ),
        Text(
            "양력 날짜로 바꾸거나 표시를 하나로 맞추세요.", "Convert the day to the solar calendar, or make both agree."
        ),
    ),
    "I116": Rule(ERROR, Text("카드가 너무 커서 쓸 수 없습니다.", "The card would be too large, or cannot be written.")),
    "I118": Rule(
        ERROR,
        Text(
            "이 파일을 내보낸 뒤에 카드가 바뀌어 고치지 않았습니다.",
            "The card has changed since this workbook was exported, so it was left alone.",
        ),
        Text("다시 내보낸 파일에서 고치세요.", "Export anew and make the change there."),
    ),
    "I121": Rule(
        ERROR,
        Text("파기한 고객의 줄이라 가져오지 않았습니다.", "The row is of a customer who was erased, so it stays out."),
        Text(
            "이 파일에도 파기한 고객의 정보가 있습니다. 파일에서 지우거나 파일을 파기하세요.",
            "This file still holds what was erased. Delete it from the file, or destroy the file.",
        ),
    ),
    "I122": Rule(
        ERROR,
        Text("하나만 고르는 항목에 여러 개가 표시되어 있습니다.", "Several boxes are ticked where one can be chosen."),
        Text("서식에서 하나만 남기고 지우세요.", "Leave one of them ticked."),
    ),
    "I117": Rule(
        WARNING,
        Text("누구의 것인지만 있고 기록이 없는 줄이라 건너뜁니다.", "The row names its customer, but holds no record."),
    ),
}
