"""What completion, mending, watching, explaining and looking after the machine say."""

from __future__ import annotations

from cardgen.messages.text import Text

COMFORT: dict[str, Text] = {
    "help.completion": Text(
        "셸에서 Tab으로 명령, 카드, 항목을 완성하는 스크립트를 냅니다.",
        "Print the script that lets a shell complete commands, cards and fields at Tab.",
    ),
    "help.check.explain": Text(
        "규칙 하나를 예와 함께 설명합니다 (예: C104).", "Explain one rule, with an example (C104)."
    ),
    "help.check.fix": Text(
        "따옴표, 전화번호 모양, 날짜 표기처럼 뜻이 분명한 것을 고칩니다. 먼저 보이고 묻습니다.",
        "Mend what is certain (quotes, telephone numbers, dates, spaces at line ends), shown and asked about first.",
    ),
    "help.dry_run": Text("무엇이 바뀔지 보이기만 합니다.", "Only show what would change."),
    "help.yes": Text("묻지 않고 합니다.", "Ask no questions."),
    "error.fix.without": Text("--fix와 함께 쓰는 옵션입니다: {option}", "{option} goes with --fix."),
    "check.fix.nothing": Text("저절로 고칠 수 있는 것은 없습니다.", "There is nothing that can be mended safely."),
    "check.fix.found": Text("고칠 수 있는 카드: {cards}장", "Cards that can be mended: {cards}."),
    "check.fix.ask": Text("카드 {cards}장을 이렇게 고칠까요?", "Mend {cards} cards like this?"),
    "check.fix.done": Text("고친 카드: {cards}장", "Cards mended: {cards}."),
    "check.fix.left": Text("아무것도 고치지 않았습니다.", "Nothing was changed."),
    "help.build.watch": Text(
        "카드, 서식, 설정이 바뀔 때마다 다시 만듭니다. Ctrl-C로 끝냅니다.",
        "Build again whenever cards, templates or settings change, until Ctrl-C.",
    ),
    "help.build.poll": Text(
        "--watch: 바뀜을 알려 주지 않는 드라이브(네트워크 등)에서 파일을 되풀이해 봅니다.",
        "With --watch: look at the files again and again, for drives that report no changes.",
    ),
    "error.poll.without": Text("--poll은 --watch와 함께 씁니다.", "--poll goes with --watch."),
    "error.out.own": Text(
        "{path} 폴더는 cardgen이 읽는 곳이라 결과를 넣을 수 없습니다. --out에 다른 폴더를 쓰세요.",
        "cardgen reads the folder {path}, so results cannot go there. Name another folder with --out.",
    ),
    "error.output": Text(
        "결과를 화면이나 파일로 내보낼 수 없습니다 (표준 출력: {reason}). 디스크의 남은 자리를 보세요.",
        "The result cannot be written (standard output: {reason}). See whether the disk is full.",
    ),
    "error.watch.missing": Text(
        "watchfiles가 없어 지켜볼 수 없습니다. 이렇게 설치하세요: python -m pip install watchfiles",
        "Watching needs watchfiles. Install it with: python -m pip install watchfiles",
    ),
    "error.watch.no_cards": Text(
        "{path} 폴더가 없어 아무것도 만들거나 지우지 않았습니다.",
        "There is no folder {path}; nothing was made or removed.",
    ),
    "watch.begins": Text(
        "카드와 서식이 바뀔 때마다 다시 만듭니다. Ctrl-C로 끝냅니다.",
        "Building again whenever cards or templates change. Ctrl-C ends it.",
    ),
    "watch.took": Text("({seconds}초)", "({seconds} s)"),
    "watch.ended": Text("지켜보기를 끝냈습니다.", "No longer watching."),
    "error.package": Text(
        "cardgen에 필요한 파이썬 패키지가 없습니다. 설치: {command}",
        "A Python package cardgen needs is missing. Install it with: {command}",
    ),
    "doctor.packages": Text("파이썬 패키지", "Python packages"),
    "doctor.settings": Text("설정 (cardgen.toml)", "settings (cardgen.toml)"),
    "doctor.watchfiles": Text("watchfiles (build --watch)", "watchfiles (build --watch)"),
    "doctor.vobject": Text("vobject (vCard)", "vobject (vCards)"),
    "doctor.pyzipper": Text("pyzipper (공유 꾸러미의 암호)", "pyzipper (passwords on shared packages)"),
    "doctor.completion": Text("Tab 완성", "completion at Tab"),
    "doctor.private": Text(".cardgen/와 out/은 나만 읽음", ".cardgen/ and out/ readable by me alone"),
    "doctor.repository": Text("git 저장소", "git repository"),
    "doctor.history": Text("git 기록을 읽을 수 있음", "git history can be read"),
    "doctor.identity": Text("git의 이름과 이메일", "name and e-mail for git"),
    "doctor.all": Text("모두 설치: {command}", "To install them all: {command}"),
    "explain.why": Text("왜", "Why"),
    "explain.mend": Text("고치는 법", "To mend it"),
    "explain.bad": Text("틀린 예", "Wrong"),
    "explain.good": Text("맞는 예", "Right"),
    "error.no_such_rule": Text(
        "그런 규칙이 없습니다: {code}. 규칙은 docs/codes.md의 표에 모두 있습니다.",
        "There is no rule {code}. The table in docs/codes.md has them all.",
    ),
    "error.no_such_rule.near": Text(
        "그런 규칙이 없습니다: {code}. 혹시 {near}인가요?", "There is no rule {code}. Did you mean {near}?"
    ),
}
