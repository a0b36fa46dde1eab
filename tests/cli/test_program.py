"""The program as a whole: help, languages, exit codes, consoles."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len

from cardgen.cli.main import cardgen as program
from cardgen.cli.main import run
from cardgen.workflows import check as check_workflow

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]
HEAVY = (
    "weasyprint",
    "docxtpl",
    "docx",
    "lxml",
    "jinja2",
    "phonenumbers",
    "rich",
    "yaml",
    "jsonschema_rs",
    "xlsxwriter",
)
COMMANDS = ["", *program.commands, "template check", "template fields", "policy check", "policy preview"]


_HELP = """\
import io, json, sys
from contextlib import redirect_stdout
from cardgen.cli.main import run

said = {}
for command in json.loads(sys.argv.pop()):
    with redirect_stdout(io.StringIO()) as out:
        said[command] = run([*command.split(), "--help"]), out.getvalue()
print(json.dumps(said))
"""
"""The help of all commands from one process: its language is settled when a command is loaded."""


@pytest.fixture(scope="session")
def helped(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, tuple[int, str]]]:
    @cache
    def ask(lang: str) -> dict[str, tuple[int, str]]:
        done = subprocess.run(
            [sys.executable, "-c", _HELP, "--lang", lang, json.dumps(COMMANDS)],
            cwd=tmp_path_factory.mktemp("help"),
            env={**os.environ, "COLUMNS": "80"},
            stdout=subprocess.PIPE,
            check=True,
        )
        said: dict[str, tuple[int, str]] = json.loads(done.stdout)
        return said

    return ask


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("command", COMMANDS)
def test_help_speaks_one_language_and_keeps_within_80_columns(
    helped: Callable[[str], dict[str, tuple[int, str]]], command: str, lang: str
) -> None:
    code, text = helped(lang)[command]
    assert code == 0
    assert max(map(cell_len, text.splitlines())) <= 80
    hangul = any("가" <= character <= "힣" for character in text)
    assert hangul == (lang == "ko")
    english = {"Usage:", "Options:", "Commands:", "Show"} & set(text.split())
    assert bool(english) == (lang == "en")


def test_every_option_says_what_it_does() -> None:
    silent = [
        f"{name} {parameter.opts[0]}"
        for name, command in program.commands.items()
        for parameter in command.params
        if parameter.param_type_name == "option" and not getattr(parameter, "help", None)
    ]
    assert silent == []


def test_help_is_quick_and_loads_nothing_heavy(tmp_path: Path) -> None:
    source = (
        "import sys; sys.argv = ['cardgen', '--help']\n"
        "import cardgen.cli.main as it; it.run()\n"
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", source], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"
    took = []
    for _ in range(3):
        before = os.times()
        subprocess.run([sys.executable, "-m", "cardgen", "--help"], cwd=tmp_path, capture_output=True, check=True)
        after = os.times()
        # Processor time, which is the waiting time of an idle machine: tests run beside each other
        took.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(took) < 0.3


@pytest.mark.parametrize(
    ("env", "arguments", "korean"),
    [
        ({"CARDGEN_LANG": "ko"}, (), True),
        ({"CARDGEN_LANG": "ko"}, ("--lang", "en"), False),
        ({"CARDGEN_LANG": "en"}, ("--lang=ko",), True),
        ({"CARDGEN_LANG": "", "LC_ALL": "ko_KR.UTF-8"}, (), True),
        ({"CARDGEN_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "ko_KR.UTF-8"}, (), True),
        ({"CARDGEN_LANG": "", "LC_ALL": "en_US.UTF-8"}, (), False),
        ({"CARDGEN_LANG": "fr", "LC_ALL": "en_US.UTF-8"}, (), False),
        ({"CARDGEN_LANG": "", "LC_ALL": "C.UTF-8"}, (), True),
        ({"CARDGEN_LANG": "", "LC_ALL": "POSIX"}, (), True),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_language_comes_from_the_option_then_the_variable_then_the_locale(
    cardgen: Run, env: dict[str, str], arguments: tuple[str, ...], korean: bool
) -> None:
    said = cardgen(*arguments, "check", env=env).stderr
    assert said.startswith("카드 4장" if korean else "Cards checked: 4") is True


def test_without_a_locale_the_settings_of_the_workspace_speak(cardgen: Run, workspace: Path, tmp_path: Path) -> None:
    env = {"CARDGEN_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}
    assert cardgen("chek", env=env).stderr.startswith("오류:")
    assert cardgen("chek", cwd=tmp_path, env=env).stderr.startswith("error:")
    assert cardgen("--workspace", str(workspace), "chek", cwd=tmp_path, env=env).stderr.startswith("오류:")
    settings = workspace / "cardgen.toml"
    settings.write_text('[locale]\nlanguage = "en"\n', encoding="utf-8")
    assert cardgen("chek", env=env).stderr.startswith("error:")
    settings.write_bytes(b"\xff[")
    assert cardgen("chek", env=env).stderr.startswith("error:")


@pytest.mark.usefixtures("workspace")
def test_language_may_be_asked_for_after_the_command(cardgen: Run) -> None:
    assert cardgen("check", "--lang", "ko").stderr.startswith("카드 4장")
    assert cardgen("check", "--lang=ko", "C-7F3K9Q").stderr.startswith("카드 1장")
    assert cardgen("check", "--lang", "fr").stderr.startswith("error: --lang must be one of: ko, en.")
    assert cardgen("check", "--lang").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "--explain"), "--explain lacks its value, or was given one and takes none."),
        (("show", "a", "b"), "There is a word too many or too few."),
        (("chek",), "There is no command chek. Did you mean check?"),
        (("check", "--foramt", "json"), "There is no option --foramt. Did you mean --format?"),
        (("check", "--format", "xml"), "--format must be one of: text, json, github, sarif."),
        (("check", "-j", "0"), "-j/--jobs: give a number of 1 or more."),
        (("edit",), "Something is missing: ID."),
        (("show",), "Name the card to show, or give printed digits with --blob."),
        (("share", "sales"), "The option --for is missing: Who gets it."),
        (("audit", "/no/such/file", "--policy", "sales"), "There is no such file. Name one that can be read."),
        (("build", "--to", "odt"), "Unknown format: odt. Known formats: docx, pdf, hwpx, html"),
        (("build", "--to", ""), "Unknown format"),
        (("index", "--to", "docx"), "Unknown format: docx. Known formats: html, pdf, xlsx"),
        (("show", "C-7F3K90"), "There is no such card: C-7F3K90. Did you mean C-7F3K9Q?"),
        (("check", "no-such"), "There is no such card: no-such"),
        (("blank", "invoice"), "There is no such form: invoice. Forms here: customer, receipt"),
        (("render",), "Name the cards to render, or say --all or --where."),
        (("render", "--all", "C-7F3K9Q"), "Name the cards to render, or say --all or --where."),
        (("render", "--all", "--merge", "--to", "docx"), "--merge works for PDF only"),
        (("--workspace", "/no/such/folder", "check"), "There is no such folder."),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_usage_errors_end_with_2_and_one_sentence(cardgen: Run, arguments: tuple[str, ...], words: str) -> None:
    done = cardgen(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"error: {words}")


@pytest.mark.usefixtures("workspace")
def test_usage_errors_are_korean_for_koreans(cardgen: Run) -> None:
    assert (
        cardgen("--lang", "ko", "chek").stderr
        == "오류: 모르는 명령입니다: chek (혹시 check?)\n도움말: cardgen --help\n"
    )


@pytest.mark.parametrize("command", ["check", "build", "show X", "render --all", "blank", "index", "template check"])
def test_outside_a_workspace_the_way_in_is_told(cardgen: Run, tmp_path: Path, command: str) -> None:
    done = cardgen(*command.split(), cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "cardgen init DIR" in done.stderr


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("[company\n", "cardgen.toml:1:9: this is not valid TOML."),
        ("\ufeff[company]\nname = 'x'\nname = 'y'\n", "this is not valid TOML."),
        ("[firm]\n", "unknown setting firm."),
        ("[company]\nnmae = 'x'\n", "unknown setting company.nmae."),
        ("company = 1\n", "unknown setting company."),
        ("[company]\nname = 5\n", "company.name must be text."),
        ("[company]\napprovals = 'one'\n", "company.approvals must be a list of texts."),
        ("[company]\nlogo = '../logo.png'\n", "the file of company.logo must lie in the workspace."),
        ("[company]\nlogo = 'logo.png'\n", "the file of company.logo cannot be read."),
        ("[company]\nlogo = 'cardgen.toml'\n", "must be a PNG or JPEG"),
        ("[locale]\nlanguage = 'fr'\n", "locale.language is not one of the choices. Known: ko, en"),
        ("[locale]\ntime_zone = 'Seoul'\n", "locale.time_zone is not the name of a time zone"),
        ("[build]\nformats = ['odt']\n", "build.formats is not one of the choices. Known: docx, pdf, hwpx, html"),
        ("[build]\nindex = ['docx']\n", "build.index is not one of the choices. Known: html, pdf, xlsx"),
    ],
)
def test_broken_settings_say_what_and_where(workspace: Path, cardgen: Run, settings: str, words: str) -> None:
    (workspace / "cardgen.toml").write_text(settings, encoding="utf-8")
    done = cardgen("check")
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_internal_error_ends_with_70_without_value_or_traceback(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("a customer's value")

    monkeypatch.setattr(check_workflow, "select", fail)
    monkeypatch.chdir(workspace)
    assert run(["check"]) == 70
    said = capsys.readouterr()
    assert said.out == ""
    assert "RuntimeError, check.py:" in said.err
    assert "value" not in said.err
    assert "Traceback" not in said.err


def test_internal_error_in_a_worker_names_our_line_there(workspace: Path, started: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import cardgen.validation.schema_check as it\n"
        "def fail(*_): raise RuntimeError('a customer value')\n"
        "it.CardChecker._sightings = fail\n"
    )
    for number in range(320):
        (workspace / f"cards/C-{number:06d}.yaml").write_text(f"id: C-{number:06d}\nname: x\nkind: 개인\n")
    done = started("check", "-j2", env={"PYTHONPATH": f"{tmp_path}{os.pathsep}{Path.cwd()}"})
    assert done.returncode == 70
    assert "RuntimeError, schema_check.py:" in done.stderr
    assert "customer value" not in done.stderr
    assert "Traceback" not in done.stderr


def test_reader_that_goes_away_is_no_error(workspace: Path) -> None:
    command = f"set -o pipefail; {sys.executable} -m cardgen template fields | head -n 1; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=workspace, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "0"
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="shells there close no streams")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "2>/dev/full"])
def test_closed_streams_are_nobody_s_failure(workspace: Path, closed: str) -> None:
    line = f'"{sys.executable}" -m cardgen show C-7F3K9Q {closed}'
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(["sh", "-c", line], cwd=workspace, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert ("김민준".encode() in done.stdout) is (" >" not in f" {closed}")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk to be full")
def test_full_disk_behind_the_output_is_named(workspace: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "cardgen", "--lang", "en", "show", "C-7F3K9Q"],
            cwd=workspace,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 3
    assert done.stderr.decode().count("\n") == 1
    assert "standard output" in done.stderr.decode()


_ALL = """\
import sys
from cardgen.cli.console import prepare_streams
from cardgen.cli.main import run

prepare_streams()
codes = [run(command.split()) for command in sys.argv[3:]]
print(codes, file=sys.stderr)
"""


@pytest.mark.parametrize(
    ("lang", "encoding"), [("ko", "cp949"), ("en", "cp949:strict"), ("en", "ascii"), ("ko", "ascii:strict")]
)
def test_console_that_lacks_characters_prints_others_and_does_not_fail(
    workspace: Path, encoding: str, lang: str
) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 婷☐😀\nkind: x\n", encoding="utf-8")
    ends = {"check": 1, "show C-7F3K9Q": 0, "check --format json": 1, "doctor": 0, "--help": 0}
    done = subprocess.run(
        [sys.executable, "-c", _ALL, "--lang", lang, *ends],
        cwd=workspace,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert done.stderr.decode("cp949", "replace").splitlines()[-1] == str([*ends.values()])
    assert done.stdout.decode("cp949" if encoding.startswith("cp949") else "utf-8")


def test_json_on_a_narrow_console_loses_nothing(workspace: Path) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    told = [
        json.loads(
            subprocess.run(
                [sys.executable, "-m", "cardgen", "--lang", "ko", "check", "--format", "json"],
                cwd=workspace,
                env={**os.environ, "PYTHONIOENCODING": encoding},
                capture_output=True,
                check=False,
            ).stdout
        )
        for encoding in ("ascii", "utf-8")
    ]
    assert told[0] == told[1]


def test_version_is_told(cardgen: Run, tmp_path: Path) -> None:
    from cardgen import __version__

    assert __version__ in cardgen("--version", cwd=tmp_path).stdout
