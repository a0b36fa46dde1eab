"""C: what a card must keep. 1xx values, 2xx identity, 3xx warnings."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, WARNING, Rule
from cardgen.messages.text import Text

_DATE_HINT = Text("2026-03-02처럼 적으세요.", "Write it like 2026-03-02.")

CARD_RULES = {
    "C101": Rule(
        ERROR,
        Text(
            "값의 종류가 맞지 않습니다 (적을 값: {expected}).", "This is another kind of value (expected: {expected})."
        ),
        Text("{advice}", "{advice}"),
    ),
    "C102": Rule(
        ERROR,
        Text("꼭 필요한 항목이 없습니다: {missing}.", "A required field is missing: {missing}."),
        Text("'{key}:' 줄을 더하세요.", "Add a line '{key}: …'."),
    ),
    "C103": Rule(
        ERROR,
        Text("서식에 없는 항목입니다.", "The form has no such field."),
        Text("비슷한 항목: {suggestion}", "Did you mean: {suggestion}"),
    ),
    "C104": Rule(
        ERROR,
        Text("전화번호 형식이 아닙니다 (예: 010-1234-5678).", "This is not a telephone number (e.g. 010-1234-5678)."),
        Text("국외 번호는 +와 나라 번호로 시작하세요.", "Begin a foreign number with + and its country code."),
    ),
    "C105": Rule(
        ERROR,
        Text(
            "이메일 주소 형식이 아닙니다 (예: hong@example.com).",
            "This is not an e-mail address (e.g. hong@example.com).",
        ),
    ),
    "C106": Rule(
        ERROR, Text("날짜 형식이 아니거나 없는 날짜입니다.", "This is not a date, or no such day exists."), _DATE_HINT
    ),
    "C107": Rule(
        ERROR,
        Text("고를 수 있는 값이 아닙니다 ({choices}).", "This is not one of the choices ({choices})."),
        Text("비슷한 값: {suggestion}", "Did you mean: {suggestion}"),
    ),
    "C108": Rule(
        ERROR,
        Text(
            "사업자등록번호가 아니거나 검증 숫자가 맞지 않습니다 (예: 123-45-67890).",
            "This is not a business number, or its check digit is wrong (e.g. 123-45-67890).",
        ),
    ),
    "C109": Rule(
        ERROR, Text("우편번호는 숫자 다섯 자리입니다 (예: 06234).", "A postcode has five digits (e.g. 06234).")
    ),
    "C110": Rule(ERROR, Text("숫자가 허용 범위를 벗어났습니다 ({limit}).", "The number is out of range ({limit}).")),
    "C111": Rule(
        ERROR, Text("글자 수가 허용 범위를 벗어났습니다 ({limit}).", "The text is too long or too short ({limit}).")
    ),
    "C112": Rule(
        ERROR,
        Text("~와 null은 값으로 쓰지 않습니다.", "~ and null are not used as values."),
        Text(
            "값이 없으면 비워 두고, 글자라면 따옴표로 감싸세요.",
            "Leave it empty for no value, or quote it if it is text.",
        ),
    ),
    "C113": Rule(
        ERROR,
        Text(
            "주민등록번호나 외국인등록번호 모양의 숫자가 있습니다 (개인정보 보호법 제24조의2).",
            "There is a number of the shape of a Korean resident number (PIPA art. 24-2).",
        ),
        Text(
            "지우세요. 법이 정한 근거 없이는 동의를 받아도 보관할 수 없습니다.",
            "Delete it: without a basis in law it may not be kept, even with consent.",
        ),
    ),
    "C114": Rule(ERROR, Text("목록에 같은 값이 두 번 있습니다.", "The list holds the same value twice.")),
    "C115": Rule(
        ERROR,
        Text(
            "목록의 개수가 허용 범위를 벗어났습니다 ({limit}).", "The list has too many or too few entries ({limit})."
        ),
    ),
    "C116": Rule(ERROR, Text("미래의 날짜입니다.", "The date lies in the future.")),
    "C117": Rule(ERROR, Text("1900년보다 앞선 날짜입니다.", "The date lies before 1900.")),
    "C118": Rule(
        ERROR, Text("형식에 맞지 않습니다 ({pattern}).", "The text does not have the expected shape ({pattern}).")
    ),
    "C119": Rule(
        ERROR,
        Text("목록에 빈 항목이 있습니다.", "The list has an empty entry."),
        Text("값을 적거나 그 줄을 지우세요.", "Fill it in or delete the line."),
    ),
    "C120": Rule(
        ERROR,
        Text("꼭 필요한 항목인데 비어 있습니다.", "A required field is empty."),
        Text("값을 적으세요.", "Fill it in."),
    ),
    "C201": Rule(
        ERROR,
        Text("id가 파일 이름과 다릅니다.", "The id differs from the file's name."),
        Text("파일 이름은 '<id>.yaml'이어야 합니다.", "The file must be called '<id>.yaml'."),
    ),
    "C202": Rule(
        ERROR,
        Text("서식이 정한 id 형식이 아닙니다 ({shape}).", "The id does not have the form's shape ({shape})."),
        Text("{advice}", "{advice}"),
    ),
    "C203": Rule(ERROR, Text("같은 id의 카드가 또 있습니다 ({other}).", "Another card has the same id ({other}).")),
    "C204": Rule(
        ERROR,
        Text(
            "대소문자나 한글 조합만 다른 파일 이름이 또 있습니다 ({other}).",
            "Another file's name differs only in case or Unicode composition ({other}).",
        ),
        Text("Windows와 macOS에서는 같은 파일이 됩니다.", "On Windows and macOS they are one file."),
    ),
    "C205": Rule(
        ERROR,
        Text(
            "파일 이름이 어느 서식의 접두어로도 시작하지 않습니다.",
            "The file's name begins with no form's id prefix.",
        ),
        Text(
            "대문자로 된 접두어로 시작하게 이름을 바꾸세요: {known}",
            "Rename it to begin with a prefix, in capitals: {known}",
        ),
    ),
    "C206": Rule(
        ERROR,
        Text(
            "파일 이름에 주민등록번호 모양의 숫자가 있습니다 (개인정보 보호법 제24조의2).",
            "The file name holds a number of the shape of a Korean resident number (PIPA art. 24-2).",
        ),
    ),
    "C207": Rule(
        ERROR,
        Text("카드 파일의 확장자는 .yaml이어야 합니다.", "A card file's name must end in .yaml."),
    ),
    "C208": Rule(
        ERROR,
        Text("파기한 고객의 카드입니다 (파기일: {day}).", "The card of a customer who was erased (on {day})."),
        Text(
            "예전 복제본이나 백업에서 온 파일입니다. cardgen erase로 다시 파기하세요.",
            "It came from an old clone or a backup. Erase it again with cardgen erase.",
        ),
    ),
    "C301": Rule(
        WARNING,
        Text(
            "글꼴에 없는 글자입니다 ({code_point}). PDF를 만들 수 없습니다.",
            "No font here has this character ({code_point}); a PDF cannot be made.",
        ),
    ),
    "C302": Rule(
        WARNING,
        Text(
            "여기서는 적힌 그대로 읽지만, 다른 프로그램은 숫자나 참/거짓으로 읽습니다.",
            "It is read here as it is written, but other programs would read a number or true/false.",
        ),
        Text(
            "다른 프로그램도 카드 파일을 읽는다면 따옴표로 감싸세요.",
            "Put it in quotes if other programs read the card files.",
        ),
    ),
    "C303": Rule(WARNING, Text("한 줄 항목에 줄바꿈이 있습니다.", "A one-line field holds a line break.")),
    "C304": Rule(
        WARNING,
        Text(
            "글자 방향을 바꾸는 보이지 않는 문자가 있습니다.",
            "The text holds an invisible mark that turns its direction.",
        ),
        Text("값을 지우고 다시 적으세요.", "Delete the value and type it again."),
    ),
}
