"""What an erasure says of where a customer is, and of what was proved: whole, legible, and without a value."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import click
import pytest

from cardgen.cli.help_page import columns
from cardgen.model.policy import Recipient
from cardgen.sharing.share_record import KeyKind, ShareRecord, record_bytes

pytestmark = pytest.mark.slow
"""Each of these searches a repository."""

CARD, OTHER = "C-7F3K9Q", "C-E5XB1W"
NAME, MOBILE = "김민준", "010-0284-1937"
ASKED = ("erase", CARD, "--reason", "보유 기한 만료")
SHARE = "20260302-ABC234"


@pytest.fixture
def known(workspace: Path, git: Callable[..., str]) -> Path:
    """A customer who is in a message, a list, another card, an output, a share, and known to a remote."""
    (workspace / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    (workspace / "명단.csv").write_text(f"{NAME},{MOBILE}\n", encoding="utf-8")
    other = workspace / f"cards/{OTHER}.yaml"
    other.write_text(f"{other.read_text(encoding='utf-8')}# {NAME} 고객이 소개함\n", encoding="utf-8")
    output = workspace / f"out/customer/cards/{CARD}.html"
    output.parent.mkdir(parents=True)
    output.write_text("", encoding="utf-8")
    (workspace / "ledger/shares").mkdir(parents=True)
    (workspace / f"ledger/shares/{SHARE}.json").write_bytes(record_bytes(share()))
    git("config", "user.name", "김담당")
    git("config", "user.email", "staff@example.com")
    git("remote", "add", "origin", "https://me:secret@git.example.com/cards.git")
    git("add", "-A")
    git("commit", "-q", "-m", f"{NAME} 고객 번호를 {MOBILE}(으)로 변경")
    return workspace


def share() -> ShareRecord:
    return ShareRecord(
        number=SHARE,
        made=datetime(2026, 3, 2, 9, tzinfo=UTC),
        by="김담당",
        recipient="물류팀",
        kind=Recipient.INTERNAL,
        purpose="배송",
        policy="delivery",
        form="customer",
        policy_hash="0" * 64,
        cards=(CARD,),
        fields={},
        formats=("pdf",),
        left_out=(),
        package=f"{SHARE}-delivery.zip",
        package_hash="0" * 64,
        keep_until=date(2026, 6, 1),
        smallest_group=None,
        key=KeyKind.SHARE,
        version="1",
        before={},
    )


@pytest.mark.usefixtures("known")
def test_everything_known_is_in_the_preview(here: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = here(*ASKED, "--dry-run")
    assert code == 0
    rows = [re.split(r"  +", line.strip(), maxsplit=1) for line in click.unstyle(out).splitlines()]
    told = {row[0]: row[1] for row in rows if len(row) == len(("label", "text"))}
    assert told["Card"] == f"cards/{CARD}.yaml"
    assert told["Commit messages"] == "1: Name, Contact > Mobile"
    assert told["Other files"] == "명단.csv (Name, Contact > Mobile)"
    assert told["Others' cards"].startswith(f"cards/{OTHER}.yaml:")
    assert told["Others' cards"].endswith("comment: Name")
    assert told["Recipients"] == f"2026-03-02 물류팀 ({SHARE}, to keep until 2026-06-01)"
    assert told["Remotes"] == "origin  https://git.example.com/cards.git"
    assert told["Files made of it"] == f"out/customer/cards/{CARD}.html"


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.usefixtures("known")
def test_the_report_fits_a_terminal_and_holds_no_value(
    here: Callable[..., tuple[int, str, str]], on_terminal: Callable[..., tuple[int, str]], language: str
) -> None:
    code, drawn = on_terminal(*ASKED, "--yes", "--anyway", env={"CARDGEN_LANG": language})
    lines = [line for line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", drawn).splitlines() if "\r" not in line]
    assert code == 1  # a card that quotes is left for a person
    assert NAME not in drawn
    assert MOBILE not in drawn
    long = [line for line in lines if columns(line) > 80 and "━" not in line]
    assert [line for line in long if not line.startswith("     ")] == []  # sentences and commands to copy stay whole
    assert here("show", OTHER)[0] == 0


@pytest.mark.usefixtures("known")
def test_the_proof_says_what_was_searched_and_what_is_left_to_do(here: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = here(*ASKED, "--yes", "--anyway")
    proof = click.unstyle(out).partition("Proof of erasure")[2]
    assert code == 1
    assert "for you to mend: 1" in proof
    assert "nothing is left" not in proof
    assert f"To 물류팀: please destroy the files of {SHARE}, given on 2026-03-02" in proof


def test_a_file_once_called_after_the_customer_goes_with_its_name(
    known: Path, git: Callable[..., str], here: Callable[..., tuple[int, str, str]]
) -> None:
    (known / f"견적-{NAME}.txt").write_text("견적\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "견적")
    git("mv", f"견적-{NAME}.txt", "견적.txt")
    git("commit", "-q", "-m", "이름 변경")
    _, out, _ = here(*ASKED, "--yes", "--anyway", "--json")
    assert json.loads(out)["proof"]["left"] == []
    assert (known / "견적.txt").read_text(encoding="utf-8") == "견적\n"
    assert git("show", "HEAD:견적.txt").strip() == "견적"


@pytest.mark.usefixtures("known")
def test_scripts_are_told_the_same(here: Callable[..., tuple[int, str, str]]) -> None:
    code, out, _ = here(*ASKED, "--yes", "--anyway", "--json")
    told = json.loads(out)
    assert code == 1
    assert told["places"]["files"] == [f"cards/{CARD}.yaml"]
    assert [it["card"] for it in told["places"]["quotes"]] == [OTHER]
    assert [it["number"] for it in told["places"]["shares"]] == [SHARE]
    assert (told["proof"]["clean"], told["proof"]["left"]) == (True, [])
    assert told["proof"]["searched"]["objects"] > 0
    assert NAME not in out
