"""What `--help` says."""

from __future__ import annotations

from cardgen.messages.text import Text

HELP: dict[str, Text] = {
    "help.cardgen": Text(
        "고객 카드(YAML)를 검사하고 워드·PDF 카드와 고객 목록, 고객관리장부로 만듭니다.",
        "Turn customer cards kept as YAML into Word and PDF cards, an index and a ledger.",
    ),
    "help.usage": Text("사용법:", "Usage:"),
    "help.usage.options": Text("[옵션]", "[OPTIONS]"),
    "help.usage.command": Text("명령 [인자]...", "COMMAND [ARGUMENT]..."),
    "help.value.text": Text("글자", "TEXT"),
    "help.value.number": Text("수", "NUMBER"),
    "help.value.policy": Text("정책", "POLICY"),
    "help.value.name": Text("이름", "NAME"),
    "help.value.expr": Text("조건식", "EXPR"),
    "help.value.form": Text("서식", "FORM"),
    "help.value.path": Text("경로", "PATH"),
    "help.value.code": Text("코드", "CODE"),
    "help.value.rev": Text("커밋", "REV"),
    "help.value.date": Text("날짜", "DATE"),
    "help.value.period": Text("기간", "PERIOD"),
    "help.value.field": Text("항목", "FIELD"),
    "help.value.value": Text("값", "VALUE"),
    "help.value.list": Text("목록", "LIST"),
    "help.value.column": Text("열", "COLUMN"),
    "help.value.item": Text("값", "ITEM"),
    "help.value.word": Text("낱말", "WORD"),
    "help.value.dir": Text("폴더", "DIR"),
    "help.required": Text("[필수]", "[required]"),
    "help.value.folder": Text("폴더", "FOLDER"),
    "help.value.file": Text("파일", "FILE"),
    "help.options": Text("옵션", "Options"),
    "help.commands": Text("명령", "Commands"),
    "help.help": Text("이 도움말을 보입니다.", "Show this help."),
    "help.version": Text("판 번호를 보입니다.", "Show the version."),
    "help.lang": Text("화면에 나오는 말: ko 또는 en", "Language of messages: ko or en."),
    "help.workspace": Text(
        "작업 공간 폴더 (기본: 이 폴더나 위 폴더의 cardgen.toml)",
        "The workspace (default: found by walking up to cardgen.toml).",
    ),
    "help.quiet": Text("결과만 보이고 안내는 줄입니다.", "Say only what went wrong."),
    "help.verbose": Text("만든 파일을 모두 보입니다.", "List every file made."),
    "help.jobs": Text("동시에 쓸 프로세스 수 (기본: 모든 코어)", "Processes to use (default: all cores)."),
    "help.json": Text("결과를 JSON으로 냅니다.", "Print the result as JSON."),
    "help.to": Text("형식 (쉼표로 구분): {known}", "Formats, separated by commas: {known}."),
    "help.out": Text("파일을 둘 폴더", "Folder for the files."),
    "help.check": Text(
        "카드와 서식을 검사합니다. 한 번에 모든 문제를 보입니다.",
        "Validate cards and forms: every problem in one pass.",
    ),
    "help.check.format": Text("결과의 모양", "How problems are printed."),
    "help.check.strict": Text("경고도 실패로 칩니다.", "Warnings fail too."),
    "help.build": Text(
        "모두 검사하고, 바뀐 카드만 out/에 만들고, 목록과 장부를 새로 고칩니다.",
        "Check everything, render what changed into out/, refresh index and ledger.",
    ),
    "help.render": Text("고른 카드를 파일로 만듭니다.", "Render chosen cards."),
    "help.render.all": Text("모든 카드", "Every card."),
    "help.render.merge": Text(
        "카드를 모두 PDF 하나로 묶습니다 (목록 순서, 카드마다 책갈피).",
        "One PDF over all cards, in index order, a bookmark per card.",
    ),
    "help.blank": Text("손으로 쓸 빈 서식을 만듭니다.", "Make blank forms for handwriting."),
    "help.blank.form": Text("서식 이름 (기본: 모두)", "Name of the form (default: all)."),
    "help.index": Text(
        "고객 목록(HTML, PDF)과 장부(XLSX)를 만듭니다.", "Make the HTML and PDF index and the XLSX ledger."
    ),
    "help.show": Text("카드 한 장을 화면에 보입니다.", "Show one card in the terminal."),
    "help.init": Text(
        "새 작업 공간을 만듭니다: 서식, 견본 카드, git, 편집기 설정.",
        "Make a new workspace: forms, sample cards, git and editor set-up.",
    ),
    "help.init.no_samples": Text("견본 카드를 넣지 않습니다.", "Leave the sample cards out."),
    "help.doctor": Text(
        "이 컴퓨터와 작업 공간에 빠진 것과 설치 명령을 보입니다.",
        "Say what is missing on this machine and the command that installs it.",
    ),
    "help.doctor.fix": Text(
        "우리가 고칠 수 있는 것(편집기 설정)을 고칩니다.", "Mend what is ours: the editor's schema and settings."
    ),
    "help.template": Text("서식을 만드는 사람을 위한 명령", "For form and template authors."),
    "help.template.check": Text("카드 없이 서식 파일을 검사합니다.", "Check the templates without a card."),
    "help.template.fields": Text("서식에 쓸 수 있는 이름을 보입니다.", "List what a template may use."),
}
