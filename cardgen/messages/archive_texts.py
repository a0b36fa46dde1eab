"""What is said about PDFs for the archive."""

from __future__ import annotations

from cardgen.messages.text import Text

ARCHIVE_TEXTS: dict[str, Text] = {
    "help.archive": Text("오래 보관할 PDF(PDF/A-3u)로 만듭니다.", "Make PDFs to be kept for long (PDF/A-3u)."),
    "help.attach": Text(
        "--archive로 만든 PDF에 카드 파일(YAML)을 함께 넣습니다.",
        "With --archive: put the card's YAML file into the PDF.",
    ),
    "archive.source": Text("이 PDF를 만든 카드 파일", "The card file this PDF was made from"),
    "error.archive.alone": Text(
        "보관용 PDF는 나중에 바뀌지 않는 카드 한 장입니다."
        " --archive는 --fillable, --merge, --per-sheet, --duplex, --overprint와 함께 쓸 수 없습니다.",
        "A PDF for the archive is one card that never changes:"
        " --archive cannot go with --fillable, --merge, --per-sheet, --duplex or --overprint.",
    ),
    "error.archive.blank": Text(
        "보관용 빈 서식은 번호 없이 한 장만 만듭니다. --archive는 --copies, --numbered와 함께 쓸 수 없습니다.",
        "A blank form for the archive is made once, without a number: --archive cannot go with --copies or --numbered.",
    ),
    "error.archive.format": Text(
        "--archive는 PDF만 만듭니다. '--to pdf'로 적으세요.", "--archive makes PDF only: say '--to pdf'."
    ),
    "error.attach.alone": Text(
        "--attach는 보관용 PDF에 카드 파일을 넣습니다. --archive와 함께 쓰세요.",
        "--attach puts the card's file into a PDF for the archive: use it with --archive.",
    ),
    "error.attach.changed": Text(
        "인쇄하는 동안 카드가 바뀌었습니다. 다시 하세요.", "A card was changed while it was being printed. Try again."
    ),
}
