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
    "help.per_sheet": Text(
        "한 장에 카드를 1, 2, 4쪽 놓고 재단선을 찍습니다 (PDF 파일 하나).",
        "Put 1, 2 or 4 card pages on a sheet with cut marks (one PDF).",
    ),
    "warning.per_sheet.small": Text(
        "작은 글자가 5pt보다 작아 읽기 어렵습니다. 한 장에 더 적게 놓으세요.",
        "The smallest type of cards on these sheets is below 5 pt, which is hard to read. Put fewer on a sheet.",
    ),
    "help.duplex": Text(
        "양면 인쇄: 카드마다 앞면에서 시작합니다. 프린터가 긴 쪽과 짧은 쪽 중 어디를 축으로 넘기는지 적습니다.",
        "Print on both sides, each card beginning on a front; say about which edge the printer turns the sheet.",
    ),
    "help.overprint": Text(
        "미리 인쇄해 둔 카드 용지에 값만 인쇄합니다 (PDF).", "Print the values only, on stock that has the form (PDF)."
    ),
    "help.offset": Text(
        "값을 옮길 거리(mm): 오른쪽,아래. 예: 1.5,-0.5", "Move by so many mm to the right and down, such as 1.5,-0.5."
    ),
    "error.offset": Text(
        "옮길 거리를 알 수 없습니다. 오른쪽과 아래로 몇 밀리미터인지 -{most}부터 {most}까지의 수로 적으세요: 1.5,-0.5",
        "This offset cannot be read. Give millimetres to the right and down, from -{most} to {most} each: 1.5,-0.5",
    ),
    "error.offset.alone": Text(
        "--offset은 --overprint나 --calibration과 함께 쓰세요.", "--offset goes with --overprint or --calibration."
    ),
    "error.margins.paper": Text(
        "여백은 좌우 {side}mm, 위아래 {end}mm 이상이어야 합니다(위아래에는 카드 번호와 쪽 번호가 찍힙니다)."
        " 마주 보는 두 여백의 합은 용지의 {most}% 이하여야 합니다.",
        "Margins must be at least {side} mm at the sides, and {end} mm above and below, where the number is printed."
        " Two opposite ones may take {most}% of the paper at most.",
    ),
    "error.print.pdf": Text(
        "--per-sheet, --duplex, --overprint는 PDF로만 인쇄합니다. '--to pdf'로 적으세요.",
        "--per-sheet, --duplex and --overprint print PDF only: say '--to pdf'.",
    ),
    "error.fillable.alone": Text(
        "화면에서 채울 서식은 카드마다 파일 하나입니다."
        " --merge, --per-sheet, --duplex, --overprint와 함께 쓸 수 없습니다.",
        "A form to fill in is a file of its own:"
        " --fillable cannot go with --merge, --per-sheet, --duplex or --overprint.",
    ),
    "error.fillable.as_of": Text(
        "--as-of로는 화면에서 채울 서식을 만들 수 없습니다. 돌아온 서식이 그 뒤에 고친 것을 되돌리게 됩니다.",
        "--as-of makes no forms to fill in: coming back, they would undo what was changed since.",
    ),
    "error.overprint.alone": Text(
        "--overprint는 미리 인쇄한 용지 한 장에 카드 한 쪽을 찍습니다. --per-sheet와 함께 쓸 수 없습니다.",
        "--overprint prints one page of a card on each sheet of stock: it cannot go with --per-sheet.",
    ),
    "error.overprint.qr": Text(
        "--overprint는 값만 찍습니다. QR 코드는 용지를 만들 때 찍으세요: cardgen blank --numbered --qr",
        "--overprint prints values only. Print the QR code with the stock: cardgen blank --numbered --qr",
    ),
    "error.duplex.alone": Text(
        "--duplex는 여러 카드를 한 번에 인쇄할 때 씁니다. --merge나 --per-sheet와 함께 쓰세요.",
        "--duplex is for printing many cards in one go: use it with --merge or --per-sheet.",
    ),
    "error.duplex.overprint": Text(
        "--duplex는 여러 카드를 한 번에 인쇄할 때 씁니다. --overprint에서는 --merge와 함께 쓰세요.",
        "--duplex is for printing many cards in one go: with --overprint, use it with --merge.",
    ),
    "error.duplex.blank": Text(
        "--duplex는 여러 장을 한 번에 인쇄할 때 씁니다. --copies나 --per-sheet와 함께 쓰세요.",
        "--duplex is for printing many forms in one go: use it with --copies or --per-sheet.",
    ),
    "help.calibration": Text(
        "서식 대신 인쇄 위치를 재는 쪽을 만듭니다. --offset에 적을 값을 알려 줍니다.",
        "Make no form but a page that shows what --offset your printer needs.",
    ),
    "error.calibration.alone": Text(
        "--calibration은 --paper, --offset, --out과만 함께 씁니다.",
        "--calibration goes with --paper, --offset and --out only.",
    ),
    "calibration.title": Text("인쇄 위치 맞추기", "Where your printer prints"),
    "calibration.step1": Text(
        "이 쪽을 {paper} 용지에 실제 크기(100%)로 인쇄하세요. '용지에 맞춤'은 끄세요.",
        "Print this page on {paper} in its actual size (100%), with 'fit to page' switched off.",
    ),
    "calibration.step2": Text(
        "아래 눈금자의 길이를 재세요. {ruler}mm가 아니면 배율이 100%가 아닙니다.",
        "Measure the ruler below. If it is not {ruler} mm long, the scale was not 100%.",
    ),
    "calibration.step3": Text(
        "왼쪽 위 십자의 중심에서 종이의 왼쪽 끝과 위쪽 끝까지 각각 몇 mm인지 재세요. 둘 다 {distance}mm여야 합니다.",
        "Measure from the middle of the upper left cross to the left and upper edges: both should be {distance} mm.",
    ),
    "calibration.step4": Text(
        "{distance}에서 잰 값을 빼세요. 왼쪽이 {across}, 위쪽이 {down}이면: --offset {offset}",
        "Subtract what you measured from {distance}. For {across} and {down} that is: --offset {offset}",
    ),
    "calibration.step4.moved": Text(
        "{distance}에서 잰 값을 빼서 옮긴 거리({moved})에 더하세요."
        " 왼쪽이 {across}, 위쪽이 {down}이면: --offset {offset}",
        "Subtract what you measured from {distance} and add that to this offset ({moved})."
        " For {across} and {down} that is: --offset {offset}",
    ),
    "calibration.step5": Text(
        "그 값으로 다시 인쇄해 확인하세요: cardgen blank --calibration --paper {paper} --offset {offset}",
        "Print again with it to be sure: cardgen blank --calibration --paper {paper} --offset {offset}",
    ),
    "calibration.moved": Text(
        "이 쪽을 옮긴 거리: 오른쪽 {right}mm, 아래 {down}mm",
        "This page was moved by {right} mm to the right and {down} mm down.",
    ),
}
