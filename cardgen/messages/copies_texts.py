"""What `cardgen blank` says of several forms, and of forms with card numbers."""

from __future__ import annotations

from cardgen.messages.text import Text

COPIES_TEXTS = {
    "help.copies": Text(
        "빈 서식을 이만큼 만듭니다 (PDF 파일 하나, --numbered와 함께면 다른 형식은 번호마다 파일 하나).",
        "Make so many forms (one PDF; with --numbered, in other formats a file for each number).",
    ),
    "help.numbered": Text(
        "서식마다 새 카드 번호를 찍습니다. 이 번호는 다른 카드에 주지 않습니다.",
        "Print a new card number on each form; no other card will get it.",
    ),
    "error.copies.pdf": Text(
        "번호 없는 서식은 모두 같아서 PDF로만 여러 장 만듭니다. 다른 형식은 --numbered를 더하세요.",
        "Forms without numbers are all alike: --copies makes them as PDF only. For other formats add --numbered.",
    ),
    "error.copies.fillable": Text(
        "화면에서 채울 서식은 파일 하나를 여럿에게 보내면 됩니다. 저마다 번호가 있어야 하면 --numbered를 더하세요.",
        "One form to fill in can be sent to many. Add --numbered if each should have a number of its own.",
    ),
    "error.numbered.form": Text(
        "번호를 찍을 서식을 하나 고르세요: {known}", "Say which form is to be numbered: {known}"
    ),
    "error.qr.blank": Text(
        "번호 없는 빈 서식에는 QR 코드로 찍을 것이 없습니다. --numbered를 더하세요.",
        "A blank form without a number has nothing to print as a QR code: add --numbered.",
    ),
    "new.not_printed": Text(
        "인쇄해 둔 서식의 번호가 아닙니다: {id}. 비슷한 번호가 있으니 종이와 견주어 보세요: {ids}",
        "This is not the number of a printed form: {id}. Compare it with the paper, as there are others like it: {ids}",
    ),
    "new.not_printed.ask": Text("이 번호로 만들까요?", "Make a card with this number?"),
    "error.new.kept": Text(
        "그 사이 이 번호를 서식에 찍은 사람이 있습니다. 다시 실행하면 다른 번호로 만듭니다.",
        "Somebody printed this number on a form meanwhile. Run the command again for another number.",
    ),
    "blank.progress": Text("서식 만드는 중", "Making forms"),
    "blank.numbered": Text(
        "번호 {count}개를 남겨 두었습니다 (ledger/numbers). 'cardgen commit'으로 기록하세요.",
        "Numbers kept for these forms: {count} (in ledger/numbers). Record them with 'cardgen commit'.",
    ),
}
