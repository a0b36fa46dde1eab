"""What is said where the history asked for is not there."""

from __future__ import annotations

from cardgen.messages.text import Text

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
        "이런 커밋이나 날짜가 이 저장소에 없습니다: {revision} (날짜는 2026-01-31처럼 쓰세요)",
        "'{revision}' is no commit this repository knows, and no date. Write dates as 2026-01-31.",
    ),
    "error.history.no_day": Text(
        "달력에 없는 날짜나 시각입니다: {day} (날짜는 2026-01-31처럼 쓰세요)",
        "'{day}' is no day or time there is. Write dates as 2026-01-31.",
    ),
    "error.history.before_all": Text(
        "그때까지 커밋된 것이 없습니다. 첫 커밋의 날짜는 git log --reverse로 볼 수 있습니다.",
        "Nothing had been committed by then. git log --reverse shows the day of the first commit.",
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
