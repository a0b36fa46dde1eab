"""T: what a template must keep, whatever its format. T1: names and Jinja2 tags; T3: warnings."""

from __future__ import annotations

from cardgen.messages.rules import ERROR, WARNING, Rule
from cardgen.messages.text import Text

_FIELDS = Text(
    "쓸 수 있는 이름은 'cardgen template fields'로 보세요.", "'cardgen template fields' lists the names you can use."
)

TEMPLATE_RULES: dict[str, Rule] = {
    "T100": Rule(
        ERROR,
        Text("템플릿 파일이 없습니다.", "The template is missing."),
        Text(
            "이 형식을 만들지 않으려면 cardgen.toml의 build.formats에서 빼세요.",
            "If you do not want this format, take it out of build.formats in cardgen.toml.",
        ),
    ),
    "T101": Rule(
        ERROR,
        Text("태그의 문법이 틀렸습니다 ({detail}): {text}", "The tag is not written correctly ({detail}): {text}"),
        Text(
            "여는 괄호와 닫는 괄호, 그리고 if와 endif, for와 endfor의 짝을 확인하세요.",
            "Check that brackets are closed and that every if has its endif and every for its endfor.",
        ),
    ),
    "T112": Rule(
        ERROR,
        Text("'{name}': 서식에 없는 이름입니다: {text}", "The form has no '{name}': {text}"),
        Text("비슷한 이름: {suggestion}", "Did you mean: {suggestion}"),
    ),
    "T113": Rule(
        ERROR,
        Text(
            "'{name}': 여러 값을 묶은 이름이라 그대로 인쇄할 수 없습니다: {text}",
            "'{name}' holds several values and cannot be printed as it is: {text}",
        ),
        Text("이렇게 쓰세요: {example}", "Write: {example}"),
    ),
    "T114": Rule(
        ERROR,
        Text("'{name}': 반복할 수 있는 목록이 아닙니다: {text}", "'{name}' is no list to loop over: {text}"),
        _FIELDS,
    ),
    "T115": Rule(
        ERROR,
        Text(
            "'{name}': 표의 칸은 반복문 안에서만 인쇄할 수 있습니다: {text}",
            "'{name}' is a table's column and can be printed only inside a loop: {text}",
        ),
        Text("이렇게 쓰세요: {example}", "Write: {example}"),
    ),
    "T116": Rule(
        ERROR,
        Text("템플릿에서 쓸 수 없는 기능입니다 ('{name}'): {text}", "A template may not use '{name}': {text}"),
        Text(
            "템플릿은 값을 인쇄하고 반복하고 비교하는 일만 할 수 있습니다.",
            "Templates can print values, loop over lists and compare; nothing else.",
        ),
    ),
    "T117": Rule(
        ERROR,
        Text(
            "이 카드로는 템플릿을 채울 수 없습니다 ({detail}).",
            "The template fails on this card ({detail}).",
        ),
        Text(
            "값이 비어 있을 수도 있습니다. {{% if %}}로 먼저 확인하세요.",
            "The value may be empty: ask with {{% if %}} first.",
        ),
    ),
    "T118": Rule(
        ERROR,
        Text(
            "값에 인쇄할 수 없는 제어 문자가 있어 문서를 만들지 않았습니다 ({code_point}).",
            "A value holds the control character {code_point}, which no document can hold; nothing was made.",
        ),
        Text("카드에서 그 문자를 지우세요.", "Remove the character from the card."),
    ),
    "T119": Rule(
        ERROR,
        Text(
            "템플릿이 너무 깊게 겹쳐 있습니다 ({reason}): {text}",
            "The template is nested too deeply ({reason}): {text}",
        ),
        Text("태그와 괄호를 나누어 쓰세요.", "Use fewer tags or brackets inside one another."),
    ),
    "T120": Rule(
        ERROR,
        Text(
            "템플릿의 반복이나 계산이 카드 한 장에 필요한 양을 훨씬 넘어 중단했습니다.",
            "The template loops or computes far more than any card needs, so it was stopped.",
        ),
        Text(
            "range(), 겹친 반복, 매크로, 문자열 곱하기를 확인하세요.",
            "Look at range(), loops inside loops, macros and repeated texts.",
        ),
    ),
    "T301": Rule(
        WARNING,
        Text("템플릿이 인쇄하지 않는 항목입니다.", "The template never prints this field."),
        Text(
            "이렇게 인쇄하세요: {example}",
            "Print it with {example}",
        ),
    ),
}
