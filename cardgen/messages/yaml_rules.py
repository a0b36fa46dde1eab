"""Y: what a YAML file must be before anybody looks at its values."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

YAML_RULES = {
    "Y101": Rule(
        ERROR,
        Text("UTF-8로 저장된 파일이 아닙니다.", "The file is not UTF-8."),
        Text("편집기에서 UTF-8로 다시 저장하세요.", "Save it again as UTF-8."),
    ),
    "Y102": Rule(
        ERROR,
        Text(
            "UTF-8이 아니라 CP949(EUC-KR)로 저장된 파일로 보입니다.", "The file looks like CP949 (EUC-KR), not UTF-8."
        ),
        Text(
            "메모장: 다른 이름으로 저장 > 인코딩 > UTF-8을 고르세요.", "In Notepad choose Save as > Encoding > UTF-8."
        ),
    ),
    "Y103": Rule(
        ERROR,
        Text("쓸 수 없는 제어 문자가 있습니다 ({code_point}).", "There is a control character ({code_point})."),
        Text("그 문자를 지우세요.", "Delete the character."),
    ),
    "Y104": Rule(
        ERROR,
        Text("들여쓰기에 탭이 있습니다.", "A tab is used for indentation."),
        Text("탭 대신 빈칸 두 개를 쓰세요.", "Use two spaces instead."),
    ),
    "Y105": Rule(
        ERROR,
        Text("YAML 문법에 맞지 않습니다.", "This is not valid YAML."),
        Text(
            "들여쓰기와 따옴표, 괄호의 짝을 확인하세요.", "Look at the indentation and at unpaired quotes and brackets."
        ),
    ),
    "Y106": Rule(
        ERROR,
        Text("같은 키가 {line}행에 이미 있습니다.", "The same key already stands in line {line}."),
        Text("둘 중 하나를 지우세요.", "Remove one of the two."),
    ),
    "Y107": Rule(
        ERROR,
        Text(
            "앵커(&), 별칭(*), 병합 키(<<)는 쓸 수 없습니다.",
            "Anchors (&), aliases (*) and merge keys (<<) are not allowed.",
        ),
        Text("값을 그대로 적거나, 글자라면 따옴표로 감싸세요.", "Write the value out, or quote it if it is text."),
    ),
    "Y108": Rule(
        ERROR,
        Text("YAML 태그(!)는 쓸 수 없습니다.", "YAML tags (!) are not allowed."),
        Text("글자라면 따옴표로 감싸세요.", "Quote it if it is text."),
    ),
    "Y109": Rule(
        ERROR,
        Text("한 파일에 문서가 둘 이상 있습니다.", "The file holds more than one document."),
        Text("고객마다 파일을 하나씩 두세요.", "Keep one file per card."),
    ),
    "Y110": Rule(
        ERROR, Text("{limit}단계보다 깊게 들여 썼습니다.", "Lists and mappings are nested deeper than {limit} levels.")
    ),
    "Y111": Rule(ERROR, Text("파일이 너무 큽니다 (최대 {limit}바이트).", "The file is larger than {limit} bytes.")),
    "Y112": Rule(
        ERROR,
        Text("심볼릭 링크는 읽지 않습니다.", "Symbolic links are not read."),
        Text("파일 자체를 여기에 두세요.", "Put the file itself here."),
    ),
    "Y113": Rule(
        ERROR, Text("'키: 값'으로 된 내용이 없습니다.", "The file does not hold a mapping of keys to values.")
    ),
    "Y114": Rule(ERROR, Text("파일을 읽을 수 없습니다 ({reason}).", "The file cannot be read ({reason}).")),
    "Y115": Rule(ERROR, Text("키는 글자여야 합니다.", "A key must be plain text.")),
    "Y116": Rule(
        ERROR,
        Text("값 안에 ': '가 있습니다.", "There is a ': ' inside a value."),
        Text("값을 따옴표로 감싸세요.", "Put the value in quotes."),
    ),
    "Y117": Rule(
        ERROR,
        Text("값이 @, %, ` 같은 특수 문자로 시작합니다.", "A value begins with a special character such as @, % or `."),
        Text("값을 따옴표로 감싸세요.", "Put the value in quotes."),
    ),
    "Y118": Rule(ERROR, Text("여기서 연 따옴표가 닫히지 않았습니다.", "A quote opened here is never closed.")),
    "Y119": Rule(
        ERROR,
        Text("큰따옴표 안의 \\ 표기가 올바르지 않습니다.", "An escape with \\ in double quotes is not valid."),
        Text("작은따옴표를 쓰면 \\가 그대로 남습니다.", "In single quotes a \\ stays as it is."),
    ),
    "Y120": Rule(ERROR, Text("보통 파일이 아닙니다.", "This is not an ordinary file.")),
    "Y121": Rule(
        ERROR,
        Text(
            "여기서 연 괄호가 닫히지 않았거나 그 안에 쉼표가 빠졌습니다.",
            "A bracket opened here is never closed, or a comma in it is missing.",
        ),
        Text("괄호로 시작하는 글자라면 따옴표로 감싸세요.", "Quote it if it is text that begins with a bracket."),
    ),
    "Y122": Rule(
        ERROR,
        Text(
            "'키: 값'에서 ':'이나 그 뒤의 빈칸이 빠졌습니다.",
            "The ':' of 'key: value' is missing, or the space after it.",
        ),
    ),
    "Y123": Rule(
        ERROR,
        Text("들여쓰기가 이웃한 줄과 맞지 않습니다.", "The line is not indented like its neighbours."),
        Text(
            "같은 묶음의 항목은 같은 칸에서 시작하세요. 윗줄에서 이어지는 글이면 글 전체를 따옴표로 감싸세요.",
            "Begin the fields of a group in one column; quote the whole text if the line continues the one above.",
        ),
    ),
    "Y124": Rule(
        ERROR,
        Text(
            "여기서부터 두 사람이 고친 내용이 병합되지 않은 채 남아 있습니다.",
            "Two people's changes meet here and have not been merged.",
        ),
        Text("cardgen merge --resolve로 항목마다 고르세요.", "Choose field by field with cardgen merge --resolve."),
    ),
}
