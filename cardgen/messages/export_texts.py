"""What the export says, in its files and about them."""

from __future__ import annotations

from cardgen.messages.text import Text

EXPORT: dict[str, Text] = {
    "help.export": Text(
        "카드의 모든 항목을 엑셀, CSV, 연락처(vCard), JSON 파일로 내보냅니다.",
        "Write all fields of cards as an Excel workbook, CSV, vCards or JSON.",
    ),
    "help.export.form": Text("서식 이름 (기본: 카드가 있는 모든 서식)", "Name of the form (default: all with cards)."),
    "export.position": Text("순번", "No."),
    "export.version": Text("내보낸 판", "Exported version"),
    "export.summary": Text("내보낸 카드: {cards}장", "Cards exported: {cards}."),
    "export.summary.formats": Text("내보낸 카드 수: {cards}", "Cards exported: {cards}."),
    "export.unsuited": Text(
        "'{form}' 서식의 카드 {cards}장은 {format} 파일에 없습니다. 이 서식에는 전화번호도 이메일도 없습니다.",
        "Cards of form '{form}' that are in no {format} file: {cards}. The form has neither telephone nor e-mail.",
    ),
    "export.nothing": Text(
        "내보낼 카드가 없습니다. '--form 서식'으로 제목만 있는 빈 표를 만들 수 있습니다.",
        "There are no cards to export. '--form FORM' makes an empty table with headings.",
    ),
    "export.unsound": Text(
        "카드 {cards}장은 오류가 있어 뺐습니다. 'cardgen check'로 확인하세요.",
        "Cards left out because they have errors: {cards}. See 'cardgen check'.",
    ),
    "export.too_long": Text(
        "{id} ({field}): 글이 엑셀 칸에 들어가지 않아(32,767자) 이 카드는 뺐습니다. CSV나 JSON에는 들어갑니다.",
        "{id} ({field}): the text does not fit an Excel cell (32,767 characters), so the card was left out. "
        "CSV and JSON hold it.",
    ),
    "error.export.too_many_rows": Text(
        "'{sheet}' 시트가 엑셀의 한계({limit}행)를 넘습니다. 카드를 나누어 내보내거나 CSV로 내보내세요.",
        "Sheet '{sheet}' would exceed Excel's {limit} rows. Export fewer cards, or CSV.",
    ),
    "error.export.no_contacts": Text(
        "'{form}' 서식에는 전화번호도 이메일도 없어 연락처로 내보낼 수 없습니다.",
        "Form '{form}' has neither a telephone number nor an e-mail address to put into an address book.",
    ),
    "error.export.vobject": Text(
        "vCard에는 vobject가 필요합니다. 설치: python -m pip install vobject",
        "vCards need vobject. Install it with: python -m pip install vobject",
    ),
}
