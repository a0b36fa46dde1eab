"""F: what form.yaml must keep, so that everything read from it can be trusted."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, Rule
from cardgen.messages.text import Text

_DID_YOU_MEAN = Text("비슷한 이름: {suggestion}", "Did you mean: {suggestion}")

FORM_RULES = {
    "F101": Rule(ERROR, Text("모르는 x- 키워드입니다.", "Unknown x- keyword."), _DID_YOU_MEAN),
    "F102": Rule(
        ERROR,
        Text("x-privacy가 없거나 모르는 값입니다.", "x-privacy is missing or unknown."),
        Text("가능한 값: {known}", "Known values: {known}"),
    ),
    "F103": Rule(
        ERROR,
        Text("x-label에 ko와 en이 모두 있어야 합니다.", "x-label needs both ko and en."),
        Text("x-label: {{ko: …, en: …}}", "x-label: {{ko: …, en: …}}"),
    ),
    "F104": Rule(
        ERROR,
        Text(
            "서식에서 쓰지 않는 JSON Schema 키워드입니다.", "This JSON Schema keyword is not part of the form dialect."
        ),
        _DID_YOU_MEAN,
    ),
    "F105": Rule(ERROR, Text("type은 {known} 중 하나여야 합니다.", "type must be one of {known}.")),
    "F106": Rule(
        ERROR,
        Text(
            "$ref는 이 파일 안의 '#/…'만 가리킬 수 있고, 자신을 돌아 가리킬 수 없습니다.",
            "$ref must name a place in this file ('#/…') and may not lead back to itself.",
        ),
    ),
    "F107": Rule(
        ERROR,
        Text("모르는 x-kind이거나 type과 맞지 않습니다.", "x-kind is unknown or does not fit the type."),
        Text("가능한 값: {known}", "Known values: {known}"),
    ),
    "F108": Rule(
        ERROR,
        Text("x-merge가 없거나 여기에 맞지 않습니다.", "x-merge is missing or does not fit here."),
        Text("가능한 값: {known}", "Known values: {known}"),
    ),
    "F109": Rule(
        ERROR,
        Text(
            "x-id-prefix는 'C-'처럼 대문자 네 자 이하와 '-'로 적습니다.",
            "x-id-prefix must look like 'C-': up to four capitals and '-'.",
        ),
    ),
    "F110": Rule(
        ERROR,
        Text(
            "x-order가 항목을 빠뜨리거나, 두 번 적거나, 없는 항목을 적었습니다: {keys}",
            "x-order misses, repeats or invents fields: {keys}",
        ),
    ),
    "F111": Rule(
        ERROR,
        Text(
            "x-rows는 1에서 60까지의 정수이고 목록이나 긴 글에만 씁니다.",
            "x-rows is a whole number from 1 to 60, on record lists and long texts only.",
        ),
    ),
    "F112": Rule(
        ERROR,
        Text("JSON Schema 2020-12로 읽을 수 없는 값입니다.", "JSON Schema 2020-12 does not allow this value."),
        Text("적을 값: {expected}", "Expected: {expected}"),
    ),
    "F113": Rule(
        ERROR,
        Text(
            "type: object에는 'additionalProperties: false'가 있어야 합니다.",
            "An object needs 'additionalProperties: false'.",
        ),
        Text("없으면 잘못 적은 항목을 찾지 못합니다.", "Without it a misspelt field would go unnoticed."),
    ),
    "F114": Rule(
        ERROR,
        Text(
            "글자 형식의 필수 항목 id(x-kind: id, pattern 포함)가 있어야 합니다.",
            "The form needs a required text field 'id' with x-kind: id and a pattern.",
        ),
    ),
    "F115": Rule(ERROR, Text("x-version은 1 이상의 정수입니다.", "x-version must be a whole number from 1.")),
    "F116": Rule(
        ERROR,
        Text(
            "목록의 항목은 단순한 값이거나 단순한 값으로 된 기록이어야 합니다.",
            "A list holds plain values, or records of plain values.",
        ),
    ),
    "F117": Rule(
        ERROR,
        Text(
            "주민등록번호 항목은 둘 수 없습니다 (개인정보 보호법 제24조의2).",
            "A field for resident numbers is not allowed (PIPA art. 24-2).",
        ),
    ),
    "F118": Rule(
        ERROR,
        Text(
            "항목 이름은 영문 소문자로 시작하는 소문자, 숫자, 밑줄이며 'card'와 'cells'는 쓸 수 없습니다.",
            "A field's name is lower-case letters, digits and underscores, and not 'card' or 'cells'.",
        ),
    ),
    "F119": Rule(
        ERROR,
        Text(
            "x-index는 true 또는 false이고 목록 안에서는 쓸 수 없습니다.",
            "x-index is true or false and not for columns of a list.",
        ),
    ),
    "F120": Rule(ERROR, Text("x-was는 옛 경로 하나 또는 목록입니다.", "x-was is an old path or a list of them.")),
    "F121": Rule(
        ERROR, Text("templates/ 아래에 form.yaml이 하나도 없습니다.", "There is no form.yaml under templates/.")
    ),
    "F122": Rule(
        ERROR,
        Text(
            "x-past는 true 또는 false이고 날짜 항목에만 씁니다.",
            "x-past is true or false and for dates only.",
        ),
    ),
    "F123": Rule(
        ERROR,
        Text(
            "표의 열은 {limit}개까지, 서식의 항목은 모두 {fields}개까지입니다.",
            "A table has at most {limit} columns, a form at most {fields} fields.",
        ),
    ),
    "F124": Rule(
        ERROR,
        Text(
            "enum은 서로 다른 글자 값의 목록입니다.",
            "enum is a list of different texts.",
        ),
        Text("숫자나 true처럼 보이는 글자는 따옴표로 감싸세요.", "Quote texts that look like numbers or true."),
    ),
    "F125": Rule(ERROR, Text("pattern이 올바른 정규식이 아닙니다.", "pattern is not a valid regular expression.")),
    "F126": Rule(
        ERROR,
        Text(
            "서식 폴더에 form.yaml이 없습니다. 이 서식의 카드는 확인하지도 만들지도 않습니다.",
            "This folder of templates has no form.yaml: cards of this form are neither checked nor made.",
        ),
        Text(
            "form.yaml을 되돌려 놓으세요. 쓰지 않는 서식이면 폴더를 지우세요.",
            "Put form.yaml back, or delete the folder if the form is no longer used.",
        ),
    ),
    "F127": Rule(
        ERROR,
        Text("다른 서식과 접두어가 같습니다 ({other}).", "Another form has the same prefix ({other})."),
        Text(
            "둘 중 하나의 접두어를 바꾸세요. 카드가 어느 서식의 것인지 접두어로 알 수 있어야 합니다.",
            "Change one of the two: the prefix tells which form a card belongs to.",
        ),
    ),
    "F128": Rule(
        ERROR,
        Text("required에 적힌 항목이 이 묶음에 없습니다 ({key}).", "required names a field that is not here ({key})."),
        _DID_YOU_MEAN,
    ),
    "F129": Rule(
        ERROR,
        Text(
            "$ref를 따라가면 {limit}단계보다 깊어집니다.",
            "References lead more than {limit} levels deep.",
        ),
    ),
    "F130": Rule(
        ERROR,
        Text(
            "x-shareable은 true 또는 false이고 x-privacy가 free-text인 항목에만 씁니다.",
            "x-shareable is true or false and for fields of x-privacy free-text only.",
        ),
    ),
    "F131": Rule(
        ERROR,
        Text(
            "x-closed는 이 항목의 enum에 있는 값의 목록입니다.",
            "x-closed is a list of values that are in this field's enum.",
        ),
    ),
}
