"""What importing says: its rules (I: what keeps a row of a file from becoming a card), errors, questions, previews."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
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
    "I105": Rule(
        ERROR, Text("합계를 낸 줄이라 가져오지 않습니다.", "This row adds up others; it is no entry of its own.")
    ),
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
        Text("번호는 있는 카드와 같은데 이름이 다릅니다.", "Its number is that of a card, but the name is another."),
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
        Text("양력 날짜로 바꾸거나 표시를 하나로 맞추세요.", "Convert the day to the solar calendar, or make both agree."),
    ),
    "I116": Rule(ERROR, Text("카드가 너무 커서 쓸 수 없습니다.", "The card would be too large, or cannot be written.")),
}

IMPORT_TEXTS = {
    "help.import": Text(
        "엑셀, CSV, vCard 파일의 고객을 카드로 가져옵니다. 쓰기 전에 무엇이 될지 보입니다.",
        "Bring in the customers of an Excel, CSV or vCard file. What will happen is shown before anything is written.",
    ),
    "help.import.form": Text("서식 이름 (기본: 제목 줄에 맞는 서식)", "Name of the form (default: the one that fits)."),
    "help.import.sheet": Text("읽을 시트 (여러 번 쓸 수 있음)", "A sheet to read (may be given several times)."),
    "help.import.map": Text(
        "열을 항목에 잇습니다: '비고=notes'. '열='은 그 열을 뺍니다.",
        "Send a column to a field: 'Remarks=notes'. 'Column=' leaves it out.",
    ),
    "help.import.default": Text(
        "새 카드에서 빈 항목에 넣을 값: kind=개인", "A value for what new cards lack: 'field=value'."
    ),
    "help.import.update": Text("있는 카드도 고칩니다.", "Change cards that are there, too."),
    "help.import.yes": Text("묻지 않고 씁니다.", "Ask nothing."),
    "help.import.dry_run": Text("보이기만 하고 쓰지 않습니다.", "Show what would happen, write nothing."),
    "help.import.bad": Text(
        "가져오지 못한 줄을 모을 파일 (기본: 옆에 이름.bad.xlsx)",
        "File for the rows left out (default: NAME.bad.xlsx beside the file).",
    ),
    "error.import.not_a_file": Text("보통 파일이 아닙니다: {file}", "This is no ordinary file: {file}"),
    "error.import.unreadable": Text("파일을 읽을 수 없습니다: {file} ({reason})", "Cannot read {file} ({reason})."),
    "error.import.large": Text(
        "파일이 너무 큽니다 (최대 {limit}). 나누어 가져오세요.", "The file is too large (at most {limit}). Split it."
    ),
    "error.import.empty": Text("빈 파일입니다.", "The file is empty."),
    "error.import.kind": Text(
        "가져올 수 있는 파일이 아닙니다. XLSX, CSV, vCard로 저장하세요.",
        "This kind of file cannot be imported. Save it as XLSX, CSV or vCard.",
    ),
    "error.import.not_excel": Text(
        "엑셀 파일이 아니라 이름만 그렇게 끝나는 텍스트입니다. CSV라면 이름을 .csv로 바꾸세요.",
        "This is no workbook but a text whose name ends like one. If it is CSV, rename it to .csv.",
    ),
    "error.import.password": Text(
        "암호가 걸린 통합 문서입니다. 엑셀에서 암호를 풀고 저장하세요.",
        "The workbook is behind a password. Save it without one.",
    ),
    "error.import.xls": Text(
        "옛 엑셀 형식(.xls)입니다. 엑셀에서 .xlsx로 저장하세요.", "This is an old Excel file (.xls). Save it as .xlsx."
    ),
    "error.import.xlsb": Text(
        "이진 통합 문서(.xlsb)입니다. 엑셀에서 .xlsx로 저장하세요.",
        "This is a binary workbook (.xlsb). Save it as .xlsx.",
    ),
    "error.import.ods": Text(
        "OpenDocument 파일입니다. .xlsx나 CSV로 저장하세요.", "This is an OpenDocument file. Save it as .xlsx or CSV."
    ),
    "error.import.html": Text(
        "엑셀 파일이 아니라 웹 문서(HTML, XML)입니다. 엑셀에서 열어 .xlsx로 저장하세요.",
        "This is a web page (HTML or XML), whatever its name. Open it in Excel and save it as .xlsx.",
    ),
    "error.import.macros": Text(
        "매크로가 든 통합 문서는 열지 않습니다. 매크로 없는 .xlsx로 저장하세요.",
        "Workbooks with macros are not opened. Save it as .xlsx, without them.",
    ),
    "error.import.damaged": Text(
        "통합 문서가 손상되었거나 평범한 .xlsx가 아닙니다.", "The workbook is damaged, or no plain .xlsx."
    ),
    "error.import.too_large": Text(
        "통합 문서를 풀면 너무 큽니다 (최대 100MB). 나누어 가져오세요.",
        "Unpacked, the workbook is too large (at most 100 MB). Split it.",
    ),
    "error.import.doctype": Text(
        "통합 문서에 DTD가 들어 있어 열지 않습니다.", "The workbook has a DTD in it; such files are not opened."
    ),
    "error.import.broken_workbook": Text(
        "통합 문서를 읽을 수 없습니다. 엑셀에서 열어 다시 저장하세요.",
        "The workbook cannot be read. Open it in Excel and save it again.",
    ),
    "error.import.no_sheets": Text("통합 문서에 시트가 없습니다.", "The workbook has no worksheet."),
    "error.import.rows": Text(
        "시트 '{sheet}': 줄은 {rows}개, 열은 {columns}개까지 읽습니다. 나누어 가져오세요.",
        "Sheet '{sheet}': at most {rows} rows and {columns} columns are read. Split it.",
    ),
    "error.import.encoding": Text(
        "{line}번 줄부터 글자를 읽을 수 없습니다. UTF-8로 저장하세요.",
        "From line {line} on the text cannot be decoded. Save it as UTF-8.",
    ),
    "error.import.quotes": Text(
        "{line}번 줄에서 시작한 따옴표가 닫히지 않았거나 잘못되었습니다.",
        "The quotation marks that begin on line {line} are not closed, or stand wrongly.",
    ),
    "error.import.vcard": Text(
        "vCard가 닫히지 않았거나 너무 많습니다 (읽은 것 {count}개, 최대 {limit}개).",
        "A vCard is not closed, or there are too many (read: {count}, at most {limit}).",
    ),
    "error.import.vobject": Text(
        "vCard를 읽으려면 vobject가 있어야 합니다: pip install 'cardgen[vcard]'",
        "Reading vCards needs vobject: pip install 'cardgen[vcard]'",
    ),
    "error.import.no_header": Text(
        "제목 줄을 찾지 못했습니다. 처음 20줄 안에 '성명', '휴대전화' 같은 제목이 두 개는 있어야 합니다.",
        "No row of headings was found. Two headings such as 'Name' and 'Mobile' must stand in the first 20 rows.",
    ),
    "error.import.which_form": Text(
        "어느 서식의 파일인지 알 수 없습니다. --form으로 고르세요: {known}",
        "It may be for several forms. Choose one with --form: {known}",
    ),
    "error.import.no_such_sheet": Text(
        "그런 시트가 없습니다: {name}. 있는 시트: {known}", "There is no such sheet: {name}. Sheets here: {known}"
    ),
    "error.import.no_such_column": Text(
        "그런 열이 없습니다: {name}. 있는 열: {known}", "There is no such column: {name}. Columns here: {known}"
    ),
    "error.import.not_a_column": Text(
        "{name} 항목은 기록 목록입니다. 그 안의 항목을 적으세요: {columns}",
        "{name} is a list of records. Name a field in it: {columns}",
    ),
    "error.import.map": Text("'열=항목'처럼 적으세요: {text}", "Write it as 'column=field': {text}"),
    "error.import.mapping": Text(
        "{path}: 열을 잇는 파일의 모양이 아닙니다. 고치거나 지우세요.",
        "{path} does not have the shape of a column mapping. Mend it or delete it.",
    ),
    "error.import.resident": Text(
        "'{column}' 열에 주민등록번호가 있습니다. 보관할 수 없으니 --map '{column}='으로 빼세요.",
        "The column '{column}' holds resident numbers. They may not be kept: leave it out with --map '{column}='.",
    ),
    "error.import.default": Text(
        "{name} 항목에는 넣을 수 없는 값입니다. 가능한 값: {known}", "{name} cannot have this value. Choices: {known}"
    ),
    "error.import.bad_exists": Text(
        "파일이 이미 있습니다: {file}. 다른 이름을 적으세요.", "The file exists: {file}. Name another one."
    ),
    "error.import.moved_on": Text(
        "미리 보는 사이 카드가 늘었습니다. 쓰지 않았으니 다시 하세요.",
        "Cards were added since the preview. Nothing was written; try again.",
    ),
    "import.encoding": Text("문자 인코딩: {encoding}", "Encoding: {encoding}"),
    "import.cards": Text("시트 {sheet}: 카드", "Sheet {sheet}: cards"),
    "import.records": Text("시트 {sheet}: {records}", "Sheet {sheet}: {records}"),
    "import.unnamed": Text("(이름 없음)", "(unnamed)"),
    "import.column": Text("열", "Column"),
    "import.heading": Text("제목", "Heading"),
    "import.field": Text("항목", "Field"),
    "import.example": Text("예", "Example"),
    "import.skipped": Text("읽지 않은 시트: {sheets}", "Sheets not read: {sheets}"),
    "import.hidden": Text(
        "시트 {sheet}: 숨긴 열 {columns}개와 숨긴 줄 {rows}개도 읽습니다.",
        "Sheet {sheet}: hidden columns ({columns}) and hidden rows ({rows}) are read, too.",
    ),
    "import.version": Text(
        "서식 {form} {version}판에서 내보낸 파일입니다. 지금은 {now}판입니다.",
        "The file was exported from version {version} of {form}; now it is {now}.",
    ),
    "import.why.left_out": Text("(뺌)", "(left out)"),
    "import.why.unknown": Text("- 맞는 항목 없음", "- no such field"),
    "import.why.taken": Text("- 같은 제목이 또 있음", "- same heading again"),
    "import.why.position": Text("(순번)", "(position)"),
    "import.change": Text("{id} {name}", "{id} {name}"),
    "import.nothing": Text("(없음)", "(none)"),
    "import.new_record": Text("{label}: 새 기록", "{label}: new record"),
    "import.summary": Text(
        "새 카드 {new}장, 고칠 카드 {changed}장, 그대로인 카드 {same}장, 가져올 수 없는 줄 {bad}개",
        "New cards: {new}. Cards to change: {changed}. Unchanged: {same}. Rows left out: {bad}.",
    ),
    "import.held": Text(
        "있는 카드 {cards}장은 값이 다르지만 그대로 둡니다. 고치려면 --update를 쓰세요.",
        "Cards that differ but stay as they are: {cards}. Say --update to change them.",
    ),
    "import.unsound": Text(
        "오류가 있는 카드 {cards}장은 적힌 값으로만 견주었습니다. 'cardgen check'로 확인하세요.",
        "Cards with errors, compared only by what they say: {cards}. See 'cardgen check'.",
    ),
    "import.same": Text("바뀌는 것이 없습니다.", "Nothing changes."),
    "import.confirm": Text("이대로 쓸까요?", "Write this?"),
    "import.declined": Text("쓰지 않았습니다.", "Nothing was written."),
    "import.done": Text(
        "썼습니다: 새 카드 {new}장, 고친 카드 {changed}장", "Written: new cards {new}, changed cards {changed}."
    ),
    "import.bad_file": Text("가져오지 못한 줄: {file}", "Rows left out: {file}"),
    "import.saved": Text("열과 항목을 기억했습니다: {path}", "Remembered the columns: {path}"),
    "import.ask_default": Text(
        "이 파일에는 '{label}' 열이 없습니다. 새 카드에 모두 넣을 값 (비우면 넣지 않음)",
        "The file has no column '{label}'. A value for all new cards (nothing for none)",
    ),
    "import.doubt": Text("{place}: {name}", "{place}: {name}"),
    "import.doubt.card": Text("{number}) 이 카드: {id} {name}", "{number}) this card: {id} {name}"),
    "import.doubt.row": Text("{number}) 이 파일의 앞 줄: {name}", "{number}) the earlier row of this file: {name}"),
    "import.doubt.new": Text("n) 새 고객", "n) somebody new"),
    "import.doubt.skip": Text("s) 이 줄은 남김", "s) leave this row out"),
    "import.doubt.prompt": Text("고르세요", "Choose"),
    "import.progress": Text("카드 확인 중", "Checking cards"),
}
