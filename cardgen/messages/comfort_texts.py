"""What completion, mending, watching, explaining and looking after the machine say."""

from __future__ import annotations

from cardgen.messages.text import Text

COMFORT: dict[str, Text] = {
    "help.completion": Text(
        "셸에서 Tab으로 명령, 카드, 항목을 완성하는 스크립트를 냅니다.",
        "Print the script that lets a shell complete commands, cards and fields at Tab.",
    ),
}
