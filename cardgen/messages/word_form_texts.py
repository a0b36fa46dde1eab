"""What stands in the empty fields of a Word form to fill in: an example where one helps, else a word or two.

Columns of a table are narrow, so their words are short: a row must not grow because nothing is in it.
"""

from __future__ import annotations

from cardgen.messages.text import Text

WORD_FORM_TEXTS: dict[str, Text] = {
    "word.hint.text": Text("입력", "type here"),
    "word.hint.name": Text("이름", "name"),
    "word.hint.phone": Text("예: 010-1234-5678", "e.g. 010-1234-5678"),
    "word.hint.email": Text("예: hong@example.com", "e.g. hong@example.com"),
    "word.hint.postcode": Text("예: 06234", "e.g. 06234"),
    "word.hint.address": Text("주소", "address"),
    "word.hint.birth-date": Text("예: 1990-03-02", "e.g. 1990-03-02"),
    "word.hint.date": Text("예: 2026-03-02", "e.g. 2026-03-02"),
    "word.hint.business-number": Text("예: 123-45-67890", "e.g. 123-45-67890"),
    "word.hint.money": Text("금액", "amount"),
    "word.hint.integer": Text("숫자", "number"),
    "word.hint.number": Text("숫자", "number"),
    "word.hint.choice": Text("선택", "choose"),
    "word.hint.cell.text": Text("입력", "text"),
    "word.hint.cell.date": Text("날짜", "date"),
    "word.hint.cell.number": Text("숫자", "0"),
    "word.hint.cell.choice": Text("선택", "pick"),
    "word.choice.none": Text("(비움)", "(none)"),
}
