"""What to do about a value of the wrong kind or an id of the wrong shape, by what stands in its place."""

from __future__ import annotations

from cardgen.model.problem import Label

EXPECTED = {
    "string": Label("글자", "text"),
    "integer": Label("1200000 같은 숫자", "a whole number such as 1200000"),
    "number": Label("숫자", "a number"),
    "boolean": Label("true 또는 false", "true or false"),
    "array": Label("목록", "a list"),
    "object": Label("'키: 값' 묶음", "keys with values"),
}
"""The JSON types as people name them."""

ADVICE = {
    "string": Label("글자라면 따옴표로 감싸세요.", "Quote it if it is text."),
    "integer": Label(
        "쉼표, 단위, 소수점, 따옴표 없이 숫자만 적으세요 (예: 1200000).",
        "Write digits alone, without commas, units, decimals or quotes (e.g. 1200000).",
    ),
    "number": Label(
        "쉼표, 단위, 따옴표 없이 숫자만 적으세요 (예: 12.5).",
        "Write digits alone, without commas, units or quotes (e.g. 12.5).",
    ),
    "boolean": Label("따옴표 없이 true나 false로 적으세요.", "Write true or false, without quotes."),
    "boolean.true": Label("따옴표 없이 true로 적으세요.", "Write true, without quotes."),
    "boolean.false": Label("따옴표 없이 false로 적으세요.", "Write false, without quotes."),
    "array.plain": Label("[가, 나]처럼 대괄호 안에 쉼표로 나누어 적으세요.", "Write values in brackets: [a, b]."),
    "array.records": Label("기록마다 첫 줄 앞에 '- '를 붙이세요.", "Put '- ' in front of each record."),
    "object": Label("'키: 값'을 한 줄에 하나씩 적으세요.", "Write one 'key: value' per line."),
    "id.letters": Label("I, L, O, U는 쓰지 않습니다.", "The letters I, L, O and U are not used."),
    "id.case": Label("대문자로 적으세요.", "Write it in capitals."),
}
"""Hints that depend on what was found."""


_COUNT = Label("0 이상의 정수", "a whole number from 0")
_LIMIT = Label("숫자", "a number")
KEYWORD_VALUES = {
    **dict.fromkeys(("minLength", "maxLength", "minItems", "maxItems"), _COUNT),
    **dict.fromkeys(("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"), _LIMIT),
    "multipleOf": Label("0보다 큰 숫자", "a number above 0"),
    "uniqueItems": Label("true 또는 false", "true or false"),
    "pattern": Label("정규식", "a regular expression"),
    "format": Label("글자", "text"),
    "enum": Label("글자 목록", "a list of texts"),
}
"""What a form's keywords of JSON Schema take (JSON Schema 2020-12, validation)."""

FIELD_NAMES = Label("항목 이름 목록", "a list of field names")


def example_of(example: str) -> Label:
    """An example as a message shows it in brackets."""
    return Label(f"예: {example}", f"e.g. {example}")
