"""What is said about where card files lie."""

from __future__ import annotations

from cardgen.messages.text import Text

LAYOUT_TEXTS: dict[str, Text] = {
    "help.layout": Text(
        "카드 파일을 번호 끝 두 글자의 폴더로 나누거나 한 폴더로 모으고, 옮긴 것만 커밋합니다.",
        "Spread card files over folders or gather them in one, in a commit that moves files only.",
    ),
    "help.layout.sharded": Text(
        "번호 끝 두 글자의 폴더로 나눕니다: cards/9Q/C-7F3K9Q.yaml",
        "One folder for each last two characters of an id: cards/9Q/C-7F3K9Q.yaml.",
    ),
    "help.layout.flat": Text("나눈 것을 다시 모읍니다: cards/C-7F3K9Q.yaml", "Gather them again: cards/C-7F3K9Q.yaml."),
    "layout.message.sharded": Text(
        "카드 파일 {cards}개를 번호 끝 두 글자의 폴더로 나눔", "Spread {cards} card files over folders by their ids"
    ),
    "layout.message.flat": Text("카드 파일 {cards}개를 한 폴더로 모음", "Gather {cards} card files in one folder"),
    "layout.done": Text(
        "옮긴 카드 파일: {cards}개. 옮긴 것만 커밋했습니다 ({commit}).",
        "Card files moved: {cards}, in a commit of nothing else ({commit}).",
    ),
    "layout.would": Text("옮길 카드 파일: {cards}개", "Card files to be moved: {cards}."),
    "layout.more": Text("... 외 {cards}개", "... and {cards} more"),
    "layout.nothing": Text("카드 파일이 이미 그렇게 놓여 있습니다.", "The card files lie like that already."),
    "doctor.layout": Text("한 폴더에 카드 2,000개 미만", "Fewer than 2,000 cards in a folder"),
    "error.layout.which": Text(
        "--sharded와 --flat 가운데 하나를 고르세요.", "Say how the files are to lie: --sharded or --flat."
    ),
    "error.layout.uncommitted": Text(
        "커밋하지 않은 변경이 {files}개 있어 카드를 옮기지 않았습니다. 먼저 cardgen commit으로 기록하세요.",
        "No card was moved, because {files} files are not committed as they are. Record them with cardgen commit.",
    ),
    "error.layout.untracked": Text(
        "git에 없는 카드가 {files}개 있어 옮기지 않았습니다. .gitignore를 확인하고 커밋하세요.",
        "No card was moved, because git does not know {files} of them. Look at .gitignore and commit them.",
    ),
    "error.layout.under_way": Text(
        "git {command} 작업이 끝나지 않아 카드를 옮기지 않았습니다. 마치거나 취소한 뒤 다시 하세요.",
        "No card was moved, because a git {command} is unfinished. Finish or abort it first.",
    ),
    "error.layout.detached": Text(
        "브랜치가 아닌 커밋을 보고 있어 카드를 옮기지 않았습니다. 브랜치로 돌아간 뒤 다시 하세요 (git switch).",
        "No card was moved, because no branch is checked out. Go back to one with git switch.",
    ),
    "error.layout.taken": Text(
        "옮길 자리에 다른 파일이 있습니다: {path}. 'cardgen check'로 확인하세요.",
        "Another file lies where a card would go: {path}. See 'cardgen check'.",
    ),
    "error.history.refused": Text(
        "git이 커밋을 받지 않아 모두 제자리에 돌려놓았습니다. 위의 안내를 보고 다시 하세요.",
        "Git did not take the commit, so all files were put back. See what it said above.",
    ),
}
