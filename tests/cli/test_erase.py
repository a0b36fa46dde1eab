"""`cardgen erase` in the terminal: shown first, asked for the whole id, told in words and as data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Each of these rewrites a repository."""

Git = Callable[..., str]
Here = Callable[..., tuple[int, str, str]]
OnTerminal = Callable[..., tuple[int, str]]

CARD, NAME = "C-7F3K9Q", "김민준"
ASKED = ("erase", CARD, "--reason", "보유 기간 만료")


def test_a_preview_changes_nothing_and_tells_no_value(here: Here, git: Git) -> None:
    git("commit", "-q", "--allow-empty", "-m", f"{NAME} 010-0284-1937")
    before = git("log", "--all", "--format=%H")
    code, out, err = here(*ASKED, "--dry-run")
    assert code == 0
    assert f"cards/{CARD}.yaml" in out
    assert "Nothing was erased" in err
    assert NAME not in out + err
    assert git("log", "--all", "--format=%H") == before


def test_without_a_terminal_nobody_can_agree(here: Here, git: Git) -> None:
    before = git("log", "--all", "--format=%H")
    code, _, err = here(*ASKED)
    assert code == 2
    assert "--yes" in err
    assert git("log", "--all", "--format=%H") == before


@pytest.mark.parametrize(("typed", "is_erased"), [("y", False), ("", False), (CARD, True), (CARD.lower(), True)])
def test_only_the_whole_id_is_an_answer(
    workspace: Path, git: Git, on_terminal: OnTerminal, typed: str, is_erased: bool
) -> None:
    code, drawn = on_terminal(*ASKED, answers=[("type the whole id", typed)])
    assert code == 0
    assert ("Nothing was erased" in drawn) is not is_erased
    assert (workspace / f"cards/{CARD}.yaml").exists() is not is_erased
    assert (CARD in git("log", "-1", "--format=%s")) is is_erased


def test_with_yes_it_says_what_was_done_and_what_is_left_to_do(here: Here, git: Git) -> None:
    git("remote", "add", "origin", "https://staff:secret@example.com/cards.git")
    code, out, err = here(*ASKED, "--yes")
    assert code == 0
    assert f"Erased {CARD}" in err
    assert "git push --all origin" in out  # nothing is known of what it has, so nothing of it is replaced
    assert "--force" not in out
    assert "secret" not in out + err
    assert "ledger/erased/파기대장.csv" in err


def test_as_data_it_tells_places_deeds_and_proof(here: Here, git: Git) -> None:
    code, out, _ = here(*ASKED, "--json", "--dry-run")
    told = json.loads(out)
    assert (code, told["erased"], told["proof"]) == (0, None, None)
    code, out, _ = here(*ASKED, "--json", "--yes")
    told = json.loads(out)
    assert code == 0
    assert told["erased"]["deleted"] == [f"cards/{CARD}.yaml"]
    assert told["erased"]["complete"]
    assert told["proof"]["clean"]
    assert git("status", "--short") == ""


def test_a_quote_in_anothers_card_ends_with_findings(here: Here, git: Git, workspace: Path) -> None:
    other = workspace / "cards/C-E5XB1W.yaml"
    other.write_text(f"{other.read_text(encoding='utf-8')}# {NAME} 010-0284-1937\n", encoding="utf-8")
    git("commit", "-qam", "소개")
    before = git("log", "--all", "--format=%H")
    code, out, err = here(*ASKED, "--yes")
    assert code == 2
    assert "cards/C-E5XB1W.yaml" in out
    assert "--anyway" in err
    assert git("log", "--all", "--format=%H") == before
    code, out, err = here(*ASKED, "--yes", "--anyway")
    assert code == 1
    assert "for you to mend: 1" in out
    assert "Not complete yet" in err


def test_a_reason_about_the_customer_is_refused_for_privacy(here: Here, git: Git) -> None:
    code, _, err = here("erase", CARD, "--reason", f"{NAME}님이 원해서", "--yes")
    assert code == 4
    assert NAME not in err
    assert git("status", "--short") == ""


def test_several_customers_go_in_one_rewriting_with_a_line_each(here: Here, git: Git, workspace: Path) -> None:
    second = "C-0ZJ8RH"
    git("commit", "-q", "--allow-empty", "-m", f"{NAME} 010-0284-1937")
    code, out, err = here("erase", CARD.lower(), second, CARD, "--reason", "보유 기간 만료", "--yes")
    assert code == 0
    assert "Where 2 customers" in out
    assert f"Erased {CARD}, {second}" in err
    assert not [it for it in (CARD, second) if (workspace / f"cards/{it}.yaml").exists()]
    assert NAME not in git("log", "--all", "--format=%B")
    assert [*git("log", "-1", "--format=%b").split()] == [CARD, second]
    ledger = (workspace / "ledger/erased/파기대장.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in ledger[1:]] == [CARD, second]
    assert [line.split(",")[0] for line in ledger[1:]] == ["1", "2"]


def test_many_customers_are_agreed_to_by_their_number(git: Git, on_terminal: OnTerminal) -> None:
    asked = ("erase", CARD, "C-0ZJ8RH", "--reason", "보유 기간 만료")
    before = git("log", "--all", "--format=%H")
    code, drawn = on_terminal(*asked, answers=[("type their number", CARD)])
    assert (code, "Nothing was erased" in drawn) == (0, True)
    assert git("log", "--all", "--format=%H") == before


def test_one_id_nobody_has_stops_all(here: Here, git: Git) -> None:
    before = git("log", "--all", "--format=%H")
    code, _, err = here("erase", CARD, "C-ZZZZZZ", "--reason", "보유 기간 만료", "--yes")
    assert (code, "C-ZZZZZZ" in err) == (2, True)
    assert git("log", "--all", "--format=%H") == before


@pytest.mark.usefixtures("git")
def test_who_asks_for_an_erased_customer_is_told_the_day(here: Here) -> None:
    assert here(*ASKED, "--yes")[0] == 0
    code, _, err = here(*ASKED, "--yes")
    assert (code, "was erased on 20" in err) == (2, True)
    for command in (("show", CARD), ("set", CARD, "name=x"), ("render", CARD), ("log", CARD), ("check", CARD)):
        code, _, err = here(*command)
        assert (command, code, "was erased on 20" in err) == (command, 2, True)


@pytest.mark.usefixtures("git")
def test_what_nobody_looked_into_is_not_called_clean(here: Here, workspace: Path) -> None:
    (workspace / ".gitignore").write_text("/out/\n/.cardgen/\n/private/\n", encoding="utf-8")
    (workspace / "private").mkdir()
    (workspace / "private/a.txt").write_text("a", encoding="utf-8")
    code, out, err = here(*ASKED, "--yes")
    assert code == 1
    assert "not everything could be looked into: 1" in out
    assert "nothing is left\n" not in out
    assert "Not complete yet" in err


def test_files_for_people_to_mend_are_told_before_anything_goes(here: Here, git: Git, workspace: Path) -> None:
    (workspace / "docs").mkdir()
    (workspace / f"docs/{NAME} 계약서.txt").write_text("계약", encoding="utf-8")
    (workspace / "docs/all.bin").write_bytes(f"\0{NAME} 010-0284-1937\0".encode())
    git("add", "-A")
    git("commit", "-qm", "문서")
    before = git("log", "--all", "--format=%H")
    code, out, err = here(*ASKED, "--yes")
    assert (code, "--anyway" in err, NAME in out + err) == (2, True, False)
    assert "docs/[삭제됨] 계약서.txt" in err  # goes with the customer, for what it is called
    assert "docs/all.bin (versions: 1; nothing can be taken out of it" in out
    assert git("log", "--all", "--format=%H") == before
