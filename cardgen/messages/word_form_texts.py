"""What Word forms to fill in say in their empty fields: an example where one helps, else a word or two.

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
    "error.to.hwp": Text(
        "hwp 파일을 쓰는 python-hwpx가 없습니다. 설치하거나(python -m pip install 'python-hwpx>=6.9') hwpx로 만드세요.",
        "python-hwpx, which writes hwp files, is missing. Install it (python -m pip install 'python-hwpx>=6.9') "
        "or make hwpx files.",
    ),
    "error.to.conversion": Text(
        "{name} 파일은 따로 만드세요. 다른 형식,"
        " --merge, --per-sheet, --overprint, --fillable, --archive, --policy, --as-of와 함께 쓸 수 없습니다.",
        "Make {name} files by themselves: not with other formats,"
        " --merge, --per-sheet, --overprint, --fillable, --archive, --policy or --as-of.",
    ),
    "render.converted.doc": Text(
        "doc 파일은 LibreOffice가 바꾼 것입니다(시험 기능). 모양이 조금 다를 수 있으니 인쇄하기 전에 확인하세요.",
        "LibreOffice converted the doc files (experimental): look at them before you print.",
    ),
    "render.converted.hwp": Text(
        "hwp 파일은 python-hwpx가 바꾼 것입니다(시험 기능). 한글에서 확인하고, 열리지 않으면 hwpx를 쓰세요.",
        "python-hwpx converted the hwp files (experimental): look at them in Hancom Office, or use hwpx instead.",
    ),
    "word.choice.none": Text("(비움)", "(none)"),
}
