"""What is said about printing: sheets, controls, labels."""

from __future__ import annotations

from cardgen.messages.text import Text

PRINT_TEXTS: dict[str, Text] = {
    "help.paper": Text(
        "용지: A4, A5, B5, letter, card-5x3in (기본: 서식이 정한 용지)",
        "Paper: A4, A5, B5, letter, card-5x3in (default: the template's).",
    ),
    "help.margins": Text(
        "여백(mm): 하나(네 쪽 모두), 둘(위아래,좌우) 또는 넷(위,오른쪽,아래,왼쪽)",
        "Margins in mm: one for all edges, two (top and bottom, sides) or four (top, right, bottom, left).",
    ),
    "help.fillable": Text(
        "화면에서 채울 수 있는 서식으로 만듭니다 (docx, pdf, hwpx).",
        "Make forms to be filled in on the screen (docx, pdf, hwpx).",
    ),
    "help.qr": Text("카드 번호를 QR 코드로도 찍습니다.", "Print the card's number as a QR code, too."),
    "error.margins": Text(
        "여백을 알 수 없습니다. 밀리미터로 하나, 둘 또는 넷을 쉼표로 적으세요: 10 또는 10,15 또는 10,15,12,15",
        "These margins cannot be read. Give one, two or four numbers of millimetres: 10 or 10,15 or 10,15,12,15",
    ),
    "error.fillable.format": Text(
        "{name} 파일은 화면에서 채울 수 있는 서식이 될 수 없습니다. 쓸 수 있는 형식: {known}",
        "A {name} file cannot be a form to fill in. Formats that can: {known}",
    ),
    "error.policy.manner": Text(
        "가린 사본에는 --fillable과 --qr를 쓸 수 없습니다. 사본은 카드로 되돌아오지 않고 번호도 담지 않습니다.",
        "Redacted copies cannot be made with --fillable or --qr: they do not come back and name no card.",
    ),
}
