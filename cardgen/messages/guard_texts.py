"""What hooks, checks of history and `cardgen commit` say."""

from __future__ import annotations

from cardgen.messages.text import Text

GUARD_TEXTS: dict[str, Text] = {
    "help.check.staged": Text(
        "다음 커밋에 들어갈 내용(git 인덱스)만 검사합니다", "check what the next commit would hold (git's index)"
    ),
    "help.check.range": Text(
        "A에는 없고 B에 있는 커밋을 하나씩, 커밋 메시지까지 검사합니다",
        "check each commit that is in B and not in A, with its message",
    ),
    "error.check.one_of": Text(
        "--staged, --range, --fix와 카드 이름은 함께 쓸 수 없습니다. 하나만 쓰세요.",
        "--staged, --range, --fix and names of cards exclude each other. Use one of them.",
    ),
    "check.range.summary": Text(
        "커밋 {commits}개, 카드 {cards}장: 오류 {errors}건, 경고 {warnings}건",
        "commits: {commits}, cards: {cards}; errors: {errors}, warnings: {warnings}",
    ),
    "error.guard.shallow": Text(
        "이 복제본은 얕은 복제(shallow clone)라 {revision} 커밋이 없습니다. git fetch --unshallow로 받으세요 (GitHub "
        "Actions는 fetch-depth: 0).",
        "This is a shallow clone without {revision}. Fetch the rest with git fetch --unshallow (in GitHub Actions: "
        "fetch-depth: 0).",
    ),
}
