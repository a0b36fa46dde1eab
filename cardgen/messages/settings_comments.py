"""The comments of the settings a new workspace begins with, for Korean readers."""

from __future__ import annotations

from collections.abc import Iterator

KOREAN = {
    "Settings of this workspace: the folder in which this file lies.": "이 파일이 있는 작업 공간의 설정입니다.",
    "names the folder of secret keys in your user data; keep it when you rename the folder": (
        "비밀 키를 두는 폴더의 이름입니다. 작업 공간 폴더의 이름을 바꾸어도 그대로 두세요."
    ),
    "PNG or JPEG": "PNG나 JPEG",
    "the boxes of the 결재란": "결재란의 칸",
    "of cards, index and ledger: ko or en": "카드, 목록, 장부의 말: ko 또는 en",
    'decides what "today" is': '"오늘"이 며칠인지 정합니다.',
    "ids of new cards: random (two people never give the same one) or sequence": (
        "새 카드의 번호: random(두 사람이 같은 번호를 짓지 않음) 또는 sequence(차례대로)"
    ),
    "files made for each card": "카드마다 만들 파일",
    "indexes refreshed by `cardgen build`": "cardgen build가 새로 고치는 목록",
}
"""By the English ones, which stand in cardgen.toml itself."""


def settings_text(text: str, language: str) -> str:
    """The settings with their comments in `language` ("ko" or "en")."""
    return "\n".join(_translated(text)) if language == "ko" else text


def _translated(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        setting, mark, comment = line.partition("# ")
        yield f"{setting}{mark}{KOREAN[comment]}" if mark else line
