"""Tab: what is offered where, in the words each shell understands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from cardgen.cli import completion
from cardgen.cli.language import language
from cardgen.cli.main import cardgen as program
from cardgen.cli.shells import SCRIPTS
from cardgen.cli.tab import VARIABLE, answer
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.conversions import CONVERSIONS

Offers = Callable[..., list[str]]
BREAKS = "\"'><=;|&(:"


@click.group()
@click.option("--workspace")
def trial(workspace: str | None) -> None:
    """Commands whose arguments are of every kind there is something to offer for."""
    del workspace


@trial.command("set")
@click.argument("card")
@click.argument("changes", nargs=-1, shell_complete=completion.complete_assignments)
def set_(card: str, changes: str) -> None:
    """Card, then fields."""
    del card, changes


@trial.command()
@click.argument("card")
@click.argument("records", shell_complete=completion.complete_lists)
@click.argument("columns", nargs=-1, shell_complete=completion.complete_columns)
def add(card: str, records: str, columns: str) -> None:
    """Card, list, then columns."""
    del card, records, columns


@trial.command()
@click.argument("expression", shell_complete=completion.complete_fields)
@click.option("--form")
def find(expression: str, form: str | None) -> None:
    """An expression."""
    del expression, form


@pytest.fixture
def offers(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Offers:
    """The lines answered for a line being typed: how to go on, then the words."""
    monkeypatch.chdir(workspace)
    monkeypatch.setenv("CARDGEN_LANG", "ko")
    monkeypatch.setenv("COMP_WORDBREAKS", BREAKS)
    language.cache_clear()

    def ask(line: str, *, asked_by: str = "fish", of: click.Command = trial) -> list[str]:
        monkeypatch.setenv(VARIABLE, asked_by)
        monkeypatch.setenv("COMP_LINE", line)
        assert answer(of) == 0
        said = capsysbinary.readouterr()
        assert said.err == b""
        return said.out.decode().splitlines()

    return ask


@pytest.fixture(autouse=True)
def _language_is_asked_again() -> Iterator[None]:
    yield
    language.cache_clear()


def words(lines: list[str]) -> list[str]:
    return [line.partition("\t")[0] for line in lines[1:]]


def test_commands_come_with_what_they_do(offers: Offers) -> None:
    lines = offers("cardgen sho", of=program)
    assert lines == ["words", "show\t카드 한 장을 화면에 보입니다."]
    assert words(offers("cardgen ", of=program)) == [*program.commands]
    assert words(offers("cardgen template ", of=program)) == ["check", "fields"]
    assert words(offers("cardgen check --str", of=program)) == ["--strict"]


def test_ids_follow_what_is_typed_and_paths_are_left_to_the_shell(offers: Offers) -> None:
    assert offers("cardgen show c-", of=program) == ["words", "C-0ZJ8RH", "C-7F3K9Q", "C-E5XB1W"]
    assert offers("cardgen check cards/", of=program) == ["files"]
    assert offers("cardgen render --out ", of=program) == ["folders"]


def test_formats_are_offered_one_after_the_other(offers: Offers) -> None:
    assert words(offers("cardgen render --to docx,", of=program)) == [
        f"docx,{it}" for it in (*CARD_FORMATS, *CONVERSIONS) if it != "docx"
    ]
    assert words(offers("cardgen render --to=docx,p", of=program)) == ["--to=docx,pdf"]
    assert words(offers("cardgen render --to=docx,p", asked_by="bash", of=program)) == ["docx,pdf"]


def test_fields_are_offered_by_path_and_label_and_go_on_with_their_value(offers: Offers) -> None:
    assert offers("cardgen set C-7F3K9Q contact.m") == ["open", "contact.mobile=\t휴대전화"]
    assert offers("cardgen set C-7F3K9Q Mob") == ["open", "Mobile=\tcontact.mobile"]
    assert offers("cardgen set C-7F3K9Q 휴대") == ["open", "휴대전화=\tcontact.mobile"]
    assert offers("cardgen set C-7F3K9Q 연락선호") == ["open", "연락선호시간=\tpreferences.contact_time"]
    every = words(offers("cardgen set C-7F3K9Q "))
    assert len(every) == len(set(every))
    assert {"name=", "grade=", "등급=", "Grade=", "personal.interests="} < set(every)
    assert {"id=", "purchases=", "purchases[].date="} & set(every) == set()


def test_choices_are_offered_after_the_sign(offers: Offers) -> None:
    assert words(offers("cardgen set C-7F3K9Q grade=")) == ["grade=VIP", "grade=골드", "grade=실버", "grade=일반"]
    assert words(offers("cardgen set C-7F3K9Q name=x 등급=골")) == ["등급=골드"]
    assert words(offers("cardgen set C-7F3K9Q registered=")) == ["registered=오늘", "registered=어제"]
    assert words(offers("cardgen set C-7F3K9Q owner=")) == []


def test_lists_then_their_columns_are_offered(offers: Offers) -> None:
    assert {"purchases", "consultations", "구매이력"} < set(words(offers("cardgen add C-7F3K9Q ")))
    assert "date=" in words(offers("cardgen add C-7F3K9Q purchases "))
    assert words(offers("cardgen add C-7F3K9Q 구매이력 금")) == ["금액="]
    assert words(offers("cardgen add C-7F3K9Q consultations kind=불")) == ["kind=불만"]
    assert words(offers("cardgen add R-3H8QZM purchases ")) == []
    assert "personal.interests" in words(offers("cardgen add C-7F3K9Q "))


def test_fields_are_offered_within_an_expression(offers: Offers) -> None:
    assert words(offers("cardgen find grad")) == ["grade"]
    assert words(offers("cardgen find 'grade = VIP and (stat")) == [
        "grade = VIP and (status",
    ]
    assert words(offers("cardgen find 'grade = V")) == ["grade = VIP"]
    assert words(offers("cardgen find --form receipt gra")) == []
    assert words(offers("cardgen find grade = V", of=program)) == ["VIP"]
    assert words(offers("cardgen find --form receipt gra", of=program)) == []
    assert words(offers("cardgen render --all --where 'status = 활", of=program)) == ["status = 활성"]


def test_columns_of_a_table_are_offered_between_its_brackets(offers: Offers) -> None:
    assert words(offers("cardgen find 'count(consultations[ki")) == ["count(consultations[kind"]
    assert words(offers("cardgen find 'count(consultations[kind = 불")) == ["count(consultations[kind = 불만"]
    assert words(offers("cardgen find 'count(상담[상태=처")) == ["count(상담[상태=처리중"]
    assert words(offers("cardgen find 'sum(`구매 이력`[pay")) == ["sum(`구매 이력`[payment"]
    assert words(offers("cardgen find 'count(consultations[kind = 불만]) > 0 and grad"))[0].endswith("and grade")
    assert words(offers("cardgen find 'count(consultations[grad")) == []
    assert words(offers("cardgen find 'count(nothing[ki")) == []


def test_commands_of_daily_work_complete_their_fields(offers: Offers) -> None:
    assert words(offers("cardgen set C-7F3K9Q 등급=골", of=program)) == ["등급=골드"]
    assert words(offers("cardgen add C-7F3K9Q purchases pay", of=program)) == ["payment="]
    assert words(offers("cardgen edit c-e", of=program)) == ["C-E5XB1W"]
    assert words(offers("cardgen new --form receipt --set am", of=program)) == ["amount="]
    assert offers("cardgen import customers", of=program) == ["files"]
    assert words(offers("cardgen check --explain c20", of=program))[:2] == ["C201", "C202"]


def test_bash_gets_words_from_its_last_break_on_and_special_characters_escaped(offers: Offers) -> None:
    assert offers("cardgen set C-7F3K9Q 등급=골", asked_by="bash") == ["words", "골드"]
    assert offers("cardgen set C-7F3K9Q '등급=골", asked_by="bash") == ["words", "등급=골드"]
    escaped = offers("cardgen add C-7F3K9Q purchases 금", asked_by="bash")
    assert all("(" not in word.replace("\\(", "") for word in escaped)


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ('cardgen set C-7F3K9Q 등급="골', ["골드"]),
        ("cardgen set C-7F3K9Q 등'급=골", ["급=골드"]),
        ("cardgen find --form=cust'om", ["omer"]),
        ("cardgen show c-'7", []),
    ],
)
def test_bash_replaces_what_follows_a_quote_opened_inside_a_word(offers: Offers, line: str, offered: list[str]) -> None:
    assert words(offers(line, asked_by="bash", of=program)) == offered


def test_quote_opened_behind_an_option_leaves_the_option_alone(offers: Offers) -> None:
    assert words(offers("cardgen render --where='grade = V", asked_by="bash", of=program)) == ["grade = VIP"]
    assert words(offers('cardgen render --where="grade = VIP and stat', asked_by="bash", of=program)) == [
        "grade = VIP and status"
    ]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("C-$", ["C-\\$\\(x\\)\\ y"]),
        ('"C-$', ["C-\\$(x) y"]),
        ("'C-$", ["C-$(x) y"]),
        ("'C-q", []),
        ('"C-q', ["C-q'z"]),
    ],
)
def test_name_of_a_file_cannot_run_a_command(workspace: Path, offers: Offers, typed: str, offered: list[str]) -> None:
    for name in ("C-$(x) y", "C-q'z", "C-a\nb"):
        (workspace / f"cards/{name}.yaml").touch()
    assert words(offers(f"cardgen show {typed}", asked_by="bash", of=program)) == offered


@pytest.mark.usefixtures("workspace")
def test_ids_are_answered_without_loading_what_reads_cards(tmp_path: Path) -> None:
    source = "import sys; from cardgen.cli.main import run; run(); print([it for it in {} if it in sys.modules])"
    heavy = ("yaml", "jsonschema_rs", "phonenumbers", "rich", "lxml", "jinja2", "cardgen.workflows.workspace")
    told = subprocess.run(
        [sys.executable, "-c", source.format(heavy)],
        cwd=tmp_path / "workspace",
        env={**os.environ, VARIABLE: "fish", "COMP_LINE": "cardgen show C-7", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == ["words", "C-7F3K9Q", "[]"]


@pytest.mark.parametrize(
    "line",
    [
        *(
            "",
            "cardgen 'un",
            "cardgen show \\",
            "cardgen no-such ",
            "cardgen --workspace /no/such/folder show ",
        ),
        *("cardgen set X-1 ", "cardgen add C-7F3K9Q nothing ", "cardgen find '((((", "cardgen set \udcff ", "-- -- --"),
    ],
)
def test_lines_that_mean_nothing_are_answered_in_silence(offers: Offers, line: str) -> None:
    offers(line)


def test_broken_workspace_offers_nothing_and_says_nothing(
    workspace: Path, offers: Offers, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (workspace / "templates/customer/form.yaml").write_text("[")
    assert offers("cardgen set C-7F3K9Q ") == ["words"]
    (workspace / "cardgen.toml").unlink()
    monkeypatch.setenv("COMP_LINE", "cardgen set C-7F3K9Q ")
    assert answer(trial) == 1
    assert capsysbinary.readouterr() == (b"", b"")


def test_nothing_is_written(workspace: Path, offers: Offers) -> None:
    before = sorted(workspace.rglob("*"))
    offers("cardgen set C-7F3K9Q ")
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.parametrize("shell", SCRIPTS)
def test_scripts_are_what_their_shells_accept(shell: str, tmp_path: Path) -> None:
    script = tmp_path / f"completion.{shell}"
    script.write_text(SCRIPTS[shell], encoding="utf-8")
    assert subprocess.run([shell, "-n", script], capture_output=True, check=False).returncode == 0


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize(
    ("line", "reply"),
    [
        ("cardgen show c-7", ["C-7F3K9Q"]),
        ("cardgen check --format=j", ["json"]),
        ("cardgen render C-7F3K9Q --to docx,p", ["docx,pdf"]),
        ("cardgen blank re", ["receipt"]),
        ("cardgen set C-7F3K9Q contact.mob", ["contact.mobile="]),
        ("cardgen show zzz", []),
    ],
)
def test_bash_itself_completes(tmp_path: Path, line: str, reply: list[str]) -> None:
    """Runs the script's function as bash does, with the words bash makes of the line."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin/cardgen"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m cardgen "$@"\n')
    command.chmod(0o700)
    driver = (
        'compopt() { :; }; eval "$(cardgen completion bash)"; '
        f"COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; _cardgen_completion cardgen; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(
        ["bash", "-c", driver],
        cwd=tmp_path / "workspace",
        env={**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert (done.stdout.split(), done.stderr) == (reply, "")
