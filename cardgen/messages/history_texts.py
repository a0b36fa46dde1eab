"""What is said where the history asked for is not there."""

from __future__ import annotations

from cardgen.messages.text import Text

_FORMS = "2026-11-03, 11월 3일, 어제, 3일 전, -7d, -1m, 지난주, 지난달, 이번 달, 2026-10"
_FORMS_EN = "2026-11-03, yesterday, -7d, -1m, last week, last month, this month, 2026-10"
"""How days, and stretches of them, can be written."""

HISTORY_TEXTS: dict[str, Text] = {
    "error.history.no_repository": Text(
        "이 작업 공간은 git 저장소 안에 있지 않아 기록이 없습니다. 기록하려면 git init 후 카드를 커밋하세요.",
        "This workspace lies in no git repository, so it has no history. "
        "To keep one from now on, run git init and commit the cards.",
    ),
    "error.history.no_commits": Text(
        "이 저장소에는 아직 커밋이 없습니다. cardgen commit으로 지금의 카드를 기록하세요.",
        "Nothing has been committed here yet. Record the cards as they are with cardgen commit.",
    ),
    "error.history.no_revision": Text(
        f"날짜로 알아볼 수 없고, 그런 이름의 기록도 없습니다: {{revision}} (쓸 수 있는 날짜: {_FORMS})",
        f"'{{revision}}' is no date, and no commit this repository knows. Write dates like these: {_FORMS_EN}.",
    ),
    "error.history.no_day": Text(
        f"달력에 없는 날짜나 시각입니다: {{day}} (쓸 수 있는 날짜: {_FORMS})",
        f"'{{day}}' is no day or time there is. Write dates like these: {_FORMS_EN}.",
    ),
    "error.history.not_a_day": Text(
        f"날짜로 알아볼 수 없습니다: {{day}} (쓸 수 있는 날짜: {_FORMS})",
        f"'{{day}}' cannot be understood as a date. Write dates like these: {_FORMS_EN}.",
    ),
    "error.history.future": Text(
        "아직 오지 않은 날입니다: {day} (오늘은 {today}입니다). 오늘이나 지난 날짜를 쓰세요.",
        "That day has not come yet: {day}. Today is {today}; use today or an earlier day.",
    ),
    "error.history.before_all": Text(
        "그때는 아직 기록이 없습니다. 처음 기록한 날: {day} (그날이나 더 나중의 날짜를 쓰세요)",
        "There are no records of that time: the first one is of {day}. Use that day or a later one.",
    ),
    "error.history.shallow": Text(
        "이 복제본은 얕은 복제(shallow clone)라 그때의 기록이 없습니다. git fetch --unshallow로 받으세요.",
        "This is a shallow clone without the history of that time. Fetch it with git fetch --unshallow.",
    ),
    "error.history.git": Text(
        "git {command} 명령이 실패했습니다. 저장소가 온전한지 git fsck로 확인하세요.",
        "git {command} failed. Look whether the repository is sound with git fsck.",
    ),
    "error.history.rewriting": Text(
        "기록을 다시 쓰지 못해 저장소를 그대로 두었습니다. 저장소가 온전한지 git fsck로 확인하세요.",
        "History could not be rewritten, and the repository is as it was. Look whether it is sound with git fsck.",
    ),
}
