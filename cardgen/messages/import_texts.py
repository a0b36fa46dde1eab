"""What importing says: its errors, questions and previews."""

from __future__ import annotations

from cardgen.messages.text import Text

IMPORT_TEXTS = {
    "help.import": Text(
        "엑셀, CSV, vCard의 고객과, 채워서 돌아온 서식(Word, PDF, 한글)을 카드로 가져옵니다. "
        "쓰기 전에 무엇이 될지 보입니다.",
        "Bring in the customers of an Excel, CSV or vCard file, or forms that were filled in (Word, PDF, HWPX). What "
        "will happen is shown before anything is written.",
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
    "help.import.update": Text(
        "있는 카드의 값도 고칩니다 (새 기록은 언제나 더합니다).",
        "Change values of cards that are there, too (new records are always added).",
    ),
    "help.import.skip_bad_cells": Text(
        "틀린 칸이 없어도 되는 항목이면 그 칸만 빼고 들입니다.",
        "Bring customers in without the bad cells they can do without.",
    ),
    "help.import.show_map": Text(
        "기억한 열 연결도 표로 모두 보입니다.", "Show the tables of columns even where all are remembered."
    ),
    "help.import.yes": Text("묻지 않고 씁니다.", "Ask nothing."),
    "help.import.dry_run": Text("보이기만 하고 쓰지 않습니다.", "Show what would happen, write nothing."),
    "help.import.bad": Text(
        "가져오지 못한 줄을 모을 파일 (기본: 옆에 이름.bad.xlsx)",
        "File for the rows left out (default: NAME.bad.xlsx beside the file).",
    ),
    "error.import.not_a_file": Text("보통 파일이 아닙니다: {file}", "This is no ordinary file: {file}"),
    "error.import.no_file": Text("파일이 없습니다: {file}", "There is no such file: {file}"),
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
    "error.import.cell": Text(
        "{line}번 줄에서 시작한 행에 {limit}자가 넘는 칸이 있습니다. 닫히지 않은 따옴표가 있는지 보세요.",
        "The row that begins on line {line} has a cell of more than {limit} characters. Is a quotation left open?",
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
        "vCard를 읽으려면 vobject가 있어야 합니다: python -m pip install vobject",
        "Reading vCards needs vobject: python -m pip install vobject",
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
    "import.hidden.columns": Text(
        "시트 {sheet}: 숨긴 열도 읽습니다: {columns}", "Sheet {sheet}: hidden columns are read, too: {columns}"
    ),
    "import.hidden.rows": Text(
        "시트 {sheet}: 숨긴 줄 {rows}개도 읽습니다.", "Sheet {sheet}: hidden rows are read, too: {rows}"
    ),
    "import.remembered": Text(
        "기억한 열 연결을 씁니다: {path} (보려면 --show-map)",
        "Columns as remembered in {path} (--show-map shows them).",
    ),
    "import.unmatched": Text(
        "시트 {sheet}: 맞는 항목이 없는 열 {count}개: {columns}",
        "Sheet {sheet}: {count} columns without a field: {columns}",
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
    "import.added_to": Text("{card}: {records}", "{card}: {records}"),
    "import.added_records": Text("{label} +{records}건", "{label} +{records}"),
    "import.more_cards": Text("… 그 밖의 카드 {cards}장", "... and {cards} more cards"),
    "import.count.joint": Text(", ", " "),
    "import.count.new": Text("새 카드 {count}장", "New cards: {count}."),
    "import.count.changed": Text("고칠 카드 {count}장", "Cards to change: {count}."),
    "import.count.added": Text(
        "기존 카드 {count}장에 새 기록 {records}건", "Cards that get records: {count} ({records} records)."
    ),
    "import.count.same": Text("그대로인 카드 {count}장", "Unchanged: {count}."),
    "import.count.left": Text("값이 달라도 그대로 둘 카드 {count}장", "Cards that differ but stay: {count}."),
    "import.count.notes": Text("건너뛸 줄 {count}개", "Rows passed over: {count}."),
    "import.count.partial": Text("몇 칸을 빼고 들일 줄 {count}개", "Rows without some cells: {count}."),
    "import.count.bad": Text("가져올 수 없는 줄 {count}개", "Rows left out: {count}."),
    "import.held": Text(
        "있는 카드 {cards}장은 값이 파일과 다르지만 고치지 않습니다. 고치려면 --update를 쓰세요.",
        "Cards whose values differ from the file but stay as they are: {cards}. Say --update to change them.",
    ),
    "import.group": Text("{heading}({column}열) {rows}줄", "{heading} (column {column}), {rows} rows"),
    "import.group.rows": Text("{rows}줄", "{rows} rows"),
    "import.more_problems": Text(
        "그 밖에 문제 {count}가지가 더 있습니다. 모두 보려면 --json을 쓰세요.",
        "There are {count} more kinds of problems. All of them are shown with --json.",
    ),
    "import.sparable": Text(
        "줄 {rows}개는 틀린 칸만 빼고 들일 수 있습니다: --skip-bad-cells",
        "Rows that could go in without their bad cells: {rows}. Say --skip-bad-cells.",
    ),
    "import.unsound": Text(
        "오류가 있는 카드 {cards}장은 적힌 값으로만 견주었습니다. 'cardgen check'로 확인하세요.",
        "Cards with errors, compared only by what they say: {cards}. See 'cardgen check'.",
    ),
    "import.same": Text("바뀌는 것이 없습니다.", "Nothing changes."),
    "import.confirm": Text("카드에 저장할까요?", "Write this?"),
    "import.declined": Text("저장하지 않았습니다.", "Nothing was written."),
    "import.done": Text(
        "저장했습니다: 새 카드 {new}장, 고친 카드 {changed}장", "Written: new cards {new}, changed cards {changed}."
    ),
    "import.done.records": Text(
        "저장했습니다: 새 카드 {new}장, 고친 카드 {changed}장, 새 기록 {records}건",
        "Written: new cards {new}, changed cards {changed}, new records {records}.",
    ),
    "import.bad_file": Text(
        "고칠 줄 {rows}개는 {file}에 있습니다. 고친 다음: {command}", "Rows to mend: {rows}, in {file}. Then: {command}"
    ),
    "import.saved": Text("열과 항목을 기억했습니다: {path}", "Remembered the columns: {path}"),
    "import.ask_default": Text(
        "이 파일에는 '{label}' 열이 없습니다. 새 카드에 모두 넣을 값 (그냥 Enter: 새 고객의 줄은 모두 들이지 않음)",
        "The file has no column '{label}'. A value for all new cards (Enter: rows of new customers are left out)",
    ),
    "import.ask_word": Text(
        "{heading}({column}열) '{word}' {rows}줄: 서식에 없는 값입니다. 어느 것입니까? (그냥 Enter: 따로 모음)",
        "{heading} (column {column}) '{word}' in {rows} rows: no choice of the form. Which is it? (Enter: left out)",
    ),
    "import.doubt": Text("{place}: {said}", "{place}: {said}"),
    "import.doubt.card": Text("{number}) 이 카드: {id} {said}", "{number}) this card: {id} {said}"),
    "import.doubt.row": Text("{number}) 이 파일의 앞 줄: {said}", "{number}) the earlier row of this file: {said}"),
    "import.doubt.new": Text("n) 새 고객", "n) somebody new"),
    "import.doubt.skip": Text("s) 들이지 않고 따로 모음", "s) leave this row out"),
    "import.doubt.skip_all": Text(
        "a) 남은 물음의 줄도 모두 따로 모음", "a) leave out all rows that would be asked about"
    ),
    "import.doubt.prompt": Text("고르세요", "Choose"),
    "import.progress": Text("카드 확인 중", "Checking cards"),
}
