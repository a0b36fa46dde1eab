"""What is said about printing a part of a card, and of what copies under a policy cannot be."""

from __future__ import annotations

from cardgen.messages.text import Text

PART_TEXTS: dict[str, Text] = {
    "help.fields": Text(
        "이 구역이나 항목만 찍습니다 (카드 번호와 이름은 늘 찍힙니다): 연락처,개인 정보",
        "Print these sections or fields only (number and name are always there): contact,personal",
    ),
    "error.policy.fillable": Text(
        "--policy로 가린 사본은 채워 받을 수 없어 --fillable과 함께 쓰지 못합니다.",
        "Copies under --policy cannot be taken back filled in: --fillable does not go with them.",
    ),
    "error.policy.fields": Text(
        "무엇을 보일지는 --policy가 정하므로 --fields와 함께 쓰지 못합니다.",
        "What is shown is for --policy to say: --fields does not go with it.",
    ),
    "error.policy.qr": Text(
        "--policy로 가린 사본에는 카드 번호가 없어 --qr와 함께 쓰지 못합니다.",
        "Copies under --policy hold no card number: --qr does not go with them.",
    ),
    "error.policy.overprint": Text(
        "--policy로 가린 사본은 미리 인쇄한 용지에 찍을 수 없어 --overprint와 함께 쓰지 못합니다.",
        "Copies under --policy have a layout of their own, which no stock has: --overprint does not go with them.",
    ),
    "error.policy.attach": Text(
        "카드 파일에는 가린 값이 그대로 있어 --policy와 --attach를 함께 쓰지 못합니다.",
        "The card's file holds what --policy withholds: --attach does not go with it.",
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
