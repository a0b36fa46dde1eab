"""What is said about printing a part of a card."""

from __future__ import annotations

from cardgen.messages.text import Text

PART_TEXTS: dict[str, Text] = {
    "help.fields": Text(
        "이 항목만 찍습니다 (고객번호와 이름은 늘 있습니다): 연락처,개인 정보",
        "Print these sections or fields only (number and name are always there): contact,personal",
    ),
    "error.fields.none": Text(
        "서식에 찍을 항목을 쉼표로 이어 적으세요: --fields 연락처,개인 정보",
        "Name what is to be on the form, with commas between: --fields contact,personal",
    ),
    "error.fields.alone": Text(
        "--fields로 일부만 찍을 때에는 --overprint나 --attach를 쓸 수 없습니다.",
        "--fields prints a part of a card: it cannot go with --overprint or --attach.",
    ),
}
