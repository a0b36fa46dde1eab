"""What is said where the history asked for is not there."""

from __future__ import annotations

from cardgen.messages.text import Text

_FORMS = "2026-11-03, 11월 3일, 어제, 3일 전, -7d, -1m, 지난주, 지난달, 이번 달, 2026-10"
_FORMS_EN = "2026-11-03, yesterday, -7d, -1m, last week, last month, this month, 2026-10"
"""How days, and stretches of them, can be written."""

HISTORY_TEXTS: dict[str, Text] = {
    "error.history.no_repository": Text(
        "이 작업 공간은 아직 기록을 남기지 않습니다. 시작하려면 차례로 실행하세요: git init, cardgen doctor --fix, "
        "cardgen commit",
        "This workspace keeps no history yet. To begin one, run git init, cardgen doctor --fix and cardgen commit.",
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
    "error.history.partial": Text(
        "git {command} 명령이 실패했습니다. 이 복제본은 기록의 일부만 받은 것(partial clone)이니, "
        "저장소를 git clone으로 통째로 다시 받으세요.",
        "git {command} failed. This is a partial clone, which lacks part of the history: clone the repository as a "
        "whole with git clone.",
    ),
    "error.history.owner": Text(
        "이 저장소는 소유자가 다른 사용자라 git이 열지 않습니다. 믿을 수 있는 저장소이면 다음을 실행하세요: "
        "git config --global --add safe.directory {folder}",
        "This repository is owned by another user, so git does not open it. If you trust it, run "
        "git config --global --add safe.directory {folder}",
    ),
    "error.history.bare": Text(
        "이 작업 공간은 작업 폴더가 없는 git 저장소(bare)나 .git 폴더 안에 있어 기록을 쓸 수 없습니다. "
        "git clone으로 받은 폴더에서 실행하세요.",
        "This workspace lies inside a bare repository or a .git folder, where there is no history of it. "
        "Work in a folder made with git clone.",
    ),
    "error.history.git_dir": Text(
        "환경 변수 GIT_DIR이 가리키는 git 저장소에는 이 작업 공간이 없습니다. unset GIT_DIR 후 다시 실행하세요.",
        "The repository that the variable GIT_DIR points to does not hold this workspace. "
        "Run unset GIT_DIR and try again.",
    ),
    "error.history.unopened": Text(
        "이 폴더에는 .git이 있지만 git이 저장소로 열지 못합니다. git status로 까닭을 확인하세요.",
        "There is a .git here, but git cannot open it as a repository. Look at what git status says.",
    ),
    "error.history.rewriting": Text(
        "기록을 다시 쓰지 못해 저장소를 그대로 두었습니다. 저장소가 온전한지 git fsck로 확인하세요.",
        "History could not be rewritten, and the repository is as it was. Look whether it is sound with git fsck.",
    ),
}
