"""`cardgen share` at the command line."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from cardgen.cli.main import run
from cardgen.writing import TEMPORARY_MARK

Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]

TO = ("--for", "영업1팀", "--to", "html")


class Ran(NamedTuple):
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Share = Callable[..., Ran]


@pytest.fixture
def share(workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Share:
    """Runs `cardgen share` in this process, in the workspace; `typed` is what stands on its input."""

    def ran(*arguments: str, typed: str = "") -> Ran:
        monkeypatch.chdir(workspace)
        monkeypatch.setenv("CARDGEN_LANG", "en")
        monkeypatch.setattr(sys, "stdin", StringIO(typed))
        code = run(["share", *arguments])
        return Ran(code, *capsys.readouterr())

    return ran


def packages(workspace: Path) -> list[Path]:
    folder = workspace / "out/shares"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def test_the_package_is_the_output_and_the_terms_stand_beside_it(workspace: Path, share: Share) -> None:
    ran = share("영업", *TO, "--purpose", "재구매 유도")
    assert ran.code == 0, ran.err
    [package] = packages(workspace)
    assert ran.out == f"out/shares/{package.name}\n"
    assert "To: 영업1팀 (Same company)" in ran.err
    assert "For: 재구매 유도" in ran.err
    assert "Masked: " in ran.err
    assert "Withheld: " in ran.err
    assert "김민준" not in ran.err + ran.out


def test_json_says_what_was_shared_by_ids_alone(workspace: Path, share: Share) -> None:
    ran = share("sales", *TO, "--json", "-q", "C-7F3K9Q")
    stated = json.loads(ran.out)
    assert stated["cards"] == ["C-7F3K9Q"]
    assert Path(stated["package"]) == packages(workspace)[0]
    assert stated["fields"]["contact.mobile"] == "mask"
    assert "김민준" not in ran.out


def test_the_same_number_gives_the_same_bytes_elsewhere_and_at_another_time(
    workspace: Path, cardgen: Run, tmp_path: Path
) -> None:
    first = json.loads(cardgen("share", "sales", *TO, "--json", "-j", "1").stdout)
    content = Path(first["package"]).read_bytes()
    moved = workspace.rename(tmp_path / "moved")
    for package in packages(moved):
        package.unlink()
    for card in moved.glob("cards/*.yaml"):
        os.utime(card, (1, 1))
    elsewhere = {"LC_ALL": "C", "TZ": "Pacific/Auckland", "USER": "somebody", "HOME": str(tmp_path), "COLUMNS": "40"}
    again = cardgen("share", "sales", *TO, "--number", first["number"], "-j", "2", cwd=moved, env=elsewhere)
    assert "exactly the package" in again.stderr
    assert packages(moved)[0].read_bytes() == content


def test_a_field_withheld_chooses_no_cards(workspace: Path, share: Share) -> None:
    ran = share("sales", *TO, "--where", "특이사항 ~ 할인")
    assert ran.code == 4
    assert "P251" in ran.err
    assert not packages(workspace)


def test_the_field_is_pointed_at_in_the_expression(workspace: Path, on_terminal: OnTerminal) -> None:
    code, drawn = on_terminal("share", "sales", *TO, "--where", "등급 = VIP and 특이사항 ~ 할인", columns=200)
    lines = click.unstyle(drawn).splitlines()
    at = lines.index("    등급 = VIP and 특이사항 ~ 할인")
    assert (code, lines[at + 1]) == (4, f"{' ' * 19}^")
    said = " ".join(lines[:at])
    assert said.startswith("--where:1:14: error[P251] Notes: ")
    assert said.endswith("select_by: notes (templates/customer/policies/sales.yaml)")
    assert not packages(workspace)


def test_who_did_not_consent_is_left_out_and_named(workspace: Path, share: Share) -> None:
    card = workspace / "cards/C-E5XB1W.yaml"
    withdrawn = "consents:\n  - {purpose: 광고성 정보 수신, given: 2024-01-02, withdrawn: 2025-01-02}\n"
    text = card.read_text(encoding="utf-8")
    text = re.sub(r"^consents:\n(?:  .*\n)*", "", text, flags=re.MULTILINE)
    card.write_text(f"{text.rstrip()}\n{withdrawn}", encoding="utf-8")
    ran = share("sales", *TO)
    assert "Left out because they withdrew consent (1): C-E5XB1W" in ran.err
    with zipfile.ZipFile(packages(workspace)[0]) as archive:
        assert len([name for name in archive.namelist() if name.startswith("cards/")]) == 2
        assert not [name for name in archive.namelist() if b"E5XB1W" in archive.read(name)]


def test_at_a_terminal_it_asks_first(workspace: Path, on_terminal: OnTerminal) -> None:
    code, drawn = on_terminal("share", "sales", *TO, answers=[("Make this package?", "n")])
    assert code == 0
    assert "Nothing was made." in drawn
    assert not packages(workspace)


def test_a_password_is_asked_for_twice_and_not_shown(workspace: Path, on_terminal: OnTerminal) -> None:
    answers = [("Password", "correct-horse"), ("Password again", "correct-horse"), ("Make this", "y")]
    code, drawn = on_terminal("share", "sales", *TO, "--password", "C-7F3K9Q", answers=answers)
    assert code == 0
    assert "correct-horse" not in drawn
    with zipfile.ZipFile(packages(workspace)[0]) as archive:
        assert all(entry.flag_bits & 1 for entry in archive.infolist())


@pytest.mark.slow
def test_a_password_that_will_not_do_is_asked_for_again(workspace: Path, on_terminal: OnTerminal) -> None:
    typed = [("Password", "short"), ("Password", "correct-horse"), ("Password again", "correct-house")]
    answers = [*typed, ("Password", "correct-horse"), ("Password again", "correct-horse"), ("Make this", "n")]
    code, drawn = on_terminal("share", "sales", *TO, "--password", answers=answers)
    assert code == 0
    assert drawn.index("too short") < drawn.index("differ") < drawn.index("Nothing was made.")
    assert not packages(workspace)


def test_a_ledger_with_a_file_that_is_no_record_is_told_of(workspace: Path, share: Share) -> None:
    (workspace / "ledger/shares").mkdir(parents=True)
    (workspace / "ledger/shares/20261101-000000.json").write_text("{}")
    ran = share("sales", *TO, "C-7F3K9Q")
    assert ran.code == 0
    assert "ledger/shares/20261101-000000.json:1:1: error[P401]" in ran.err


def test_long_lists_of_customers_are_cut_short(workspace: Path, share: Share) -> None:
    sample = (workspace / "cards/C-E5XB1W.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^consents:\n(?:  .*\n)*", "", sample, flags=re.MULTILINE)
    withdrawn = "consents:\n  - {purpose: 광고성 정보 수신, given: 2024-01-02, withdrawn: 2025-01-02}\n"
    for number in range(25):
        card = text.replace("C-E5XB1W", f"C-0000{number:02}").rstrip()
        (workspace / f"cards/C-0000{number:02}.yaml").write_text(f"{card}\n{withdrawn}", encoding="utf-8")
    ran = share("sales", *TO, "--dry-run")
    assert "C-000019 and 5 more" in ran.err
    assert "C-000020" not in ran.err


def test_without_a_terminal_the_password_is_a_line_of_the_input(workspace: Path, share: Share) -> None:
    for line, code in (("correct-horse\n", 0), ("", 2), ("x2y4\n", 2), ("비밀번호비밀번호\n", 2)):
        ran = share("sales", *TO, "--password", "-q", "C-7F3K9Q", typed=line)
        assert ran.code == code
        assert not line or line.strip() not in ran.out + ran.err
    assert len(packages(workspace)) == 1


def test_without_the_library_for_passwords_its_command_is_told(
    workspace: Path, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyzipper", None)
    ran = share("sales", *TO, "--password", typed="correct-horse\n")
    assert ran.code == 3
    assert "pip install pyzipper" in ran.err
    assert not packages(workspace)


@pytest.mark.slow
def test_shares_that_are_killed_leave_nothing_and_two_at_once_are_two(workspace: Path, cardgen: Run) -> None:
    command = [sys.executable, "-m", "cardgen", "share", "sales", "--for", "x", "--to", "pdf", "-j", "2", "-q"]
    for ending, wait in ((signal.SIGKILL, 1.0), (signal.SIGKILL, 2.5), (signal.SIGINT, 1.5), (signal.SIGTERM, 2.0)):
        running = subprocess.Popen(command, cwd=workspace, stderr=subprocess.DEVNULL, start_new_session=True)
        time.sleep(wait)
        running.send_signal(ending)
        running.wait(timeout=60)
        ended_early = running.returncode != 0
        assert not ended_early or not [it for it in packages(workspace) if it.suffix == ".zip"]
        assert not [it for it in packages(workspace) if it.name.startswith(TEMPORARY_MARK)]
        for package in packages(workspace):
            package.unlink()
    both = [subprocess.Popen(command, cwd=workspace, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [it.wait(timeout=120) for it in both] == [0, 0]
    assert len(packages(workspace)) == 2
    assert cardgen("shares", "verify").returncode == 0
