"""cardgen due and cardgen confirm."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Here = Callable[..., tuple[int, str, str]]
OnTerminal = Callable[..., tuple[int, str]]


def git(folder: Path, *arguments: str, day: str = "2025-03-02") -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.com"]
    at = {f"GIT_{who}_DATE": f"{day}T10:00:00+0900" for who in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, env=os.environ | at)


def recorded(workspace: Path, day: str = "2025-03-02") -> None:
    (workspace / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    git(workspace, "init", "-q", "-b", "main")
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "x", day=day)


def change(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def due(here: Here, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = here("due", "--json", *arguments)
    assert code == 0
    found: list[dict[str, Any]] = json.loads(out)
    return found


def test_neither_confirmed_nor_changed_for_that_long(here: Here, workspace: Path) -> None:
    recorded(workspace)
    (found,) = due(here, "--stale", "180d", "--form", "customer", "--where", "id = C-0ZJ8RH")
    assert found["id"] == "C-0ZJ8RH"
    assert (found["due"], found["confirmed"], found["changed"]) == ("stale", None, "2025-03-02")
    assert due(here, "--stale", "90y", "--form", "customer") == []


def test_confirming_changing_or_closing_a_card_settles_it(here: Here, workspace: Path) -> None:
    recorded(workspace)
    file = workspace / "cards/C-0ZJ8RH.yaml"
    before = file.read_text(encoding="utf-8")

    def is_stale() -> bool:
        return "C-0ZJ8RH" in {card["id"] for card in due(here, "--stale")}

    assert is_stale()
    assert here("confirm", "C-0ZJ8RH")[0] == 0
    assert not is_stale()
    file.write_text(before + "notes: 전화함\n", encoding="utf-8")
    assert not is_stale()
    file.write_text(before + "status: 종료\n", encoding="utf-8")
    git(workspace, "commit", "-q", "-am", "x", day="2025-04-02")
    assert not is_stale()
    change(file, "종료", "휴면")
    git(workspace, "commit", "-q", "-am", "x", day="2025-05-02")
    assert is_stale()


def test_moving_a_card_does_not_make_it_fresh(here: Here, workspace: Path) -> None:
    recorded(workspace)
    (workspace / "cards/옮김").mkdir()
    git(workspace, "mv", "cards/C-0ZJ8RH.yaml", "cards/옮김/C-0ZJ8RH.yaml")
    git(workspace, "commit", "-q", "-m", "x", day="2026-11-01")
    assert "C-0ZJ8RH" in {card["id"] for card in due(here, "--stale")}


def test_bringing_an_old_card_in_does_not_make_it_fresh(here: Here, workspace: Path) -> None:
    made = {"C-AAAAAA": "registered: 2019-05-01\nconfirmed: 2024-02-05\n", "C-BBBBBB": "registered: 2019-05-01\n"}
    for card, days in made.items():
        (workspace / f"cards/{card}.yaml").write_text(f"id: {card}\nname: 새나라\nkind: 개인\n{days}", encoding="utf-8")

    def stale() -> dict[str, tuple[str, str]]:
        found = due(here, "--stale", "--where", "name = 새나라")
        return {card["id"]: (card["confirmed"], card["changed"]) for card in found}

    expected = {"C-AAAAAA": ("2024-02-05", "2019-05-01"), "C-BBBBBB": (None, "2019-05-01")}
    git(workspace, "init", "-q", "-b", "main")
    assert stale() == expected
    git(workspace, "add", "-A")
    git(workspace, "commit", "-q", "-m", "x", day="2026-11-01")
    assert stale() == expected
    change(workspace / "cards/C-BBBBBB.yaml", "새나라", "'새나라' # 다시 봄")
    git(workspace, "commit", "-q", "-am", "x", day="2026-11-02")
    assert stale().keys() == {"C-AAAAAA"}


def test_where_nothing_is_due_it_is_told_what_was_looked_for(here: Here, workspace: Path) -> None:
    recorded(workspace)
    _, out, told = here("due", "--retention", "--stale", "90y")
    assert out == ""
    assert told.startswith("No card wants looking after. Looked for: Neither confirmed nor changed after ")
    assert told.strip().endswith(", To be destroyed by now.")


def test_receipts_go_out_of_date_never(here: Here, workspace: Path) -> None:
    recorded(workspace, day="2010-01-01")
    assert {card["form"] for card in due(here, "--stale")} == {"customer"}


def test_retention_that_has_ended_and_that_ends_soon(here: Here, workspace: Path) -> None:
    change(workspace / "cards/C-7F3K9Q.yaml", "retain_until: ", "retain_until: 2020-01-31 # ")
    (found,) = due(here, "--retention")
    assert found | {"id": "C-7F3K9Q", "until": "2020-01-31"} == found
    assert len(due(here, "--within", "90y")) > 1


def test_consents(here: Here) -> None:
    (found,) = [card for card in due(here, "--consents") if card["id"] == "C-0ZJ8RH"]
    assert (found["state"], found["purpose"], found["withdrawn"]) == ("missing", "", None)


def test_without_history_the_rest_is_found_all_the_same(here: Here) -> None:
    code, out, told = here("due", "--ids")
    assert (code, "C-0ZJ8RH" in out.split()) == (0, True)
    assert "when they last changed is not known" in told
    assert here("due", "--stale", "180d")[0] == 2


def test_a_shallow_clone_cannot_tell(here: Here, workspace: Path) -> None:
    recorded(workspace)
    (workspace / ".git/shallow").write_text("", encoding="ascii")
    code, _, told = here("due", "--stale")
    assert (code, "shallow clone" in told) == (2, True)


def test_before_the_first_commit_nothing_is_stale(here: Here, workspace: Path) -> None:
    git(workspace, "init", "-q")
    assert due(here, "--stale") == []


@pytest.mark.parametrize("period", ["soon", "5", "-3d", "99999y"])
def test_a_period_nobody_can_read(here: Here, period: str) -> None:
    assert here("due", f"--stale={period}")[0] == 2


def test_cards_with_errors_are_counted(here: Here, workspace: Path) -> None:
    change(workspace / "cards/C-0ZJ8RH.yaml", "kind: 개인", "kind: 사람")
    assert "Cards not looked at because they have errors: 1." in here("due", "--retention")[2]


def test_each_reason_has_its_table(on_terminal: OnTerminal, workspace: Path) -> None:
    recorded(workspace)
    code, told = on_terminal("due", "--stale", "--consents", cwd=workspace)
    assert code == 0
    assert "Last changed" in told
    assert "Consents to look at" in told
    assert "\t" not in told


def test_confirming_keeps_the_rest_of_the_file(here: Here, workspace: Path) -> None:
    file = workspace / "cards/C-7F3K9Q.yaml"
    before = file.read_text(encoding="utf-8").splitlines()
    assert here("confirm", "c-7f3k9q", "--date", "2026-11-20")[0] == 0
    after = file.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new for _, new in changed] == ["confirmed: 2026-11-20"]


def test_a_confirmation_never_goes_back(here: Here, workspace: Path) -> None:
    here("confirm", "C-0ZJ8RH", "--date", "2026-11-20")
    code, out, told = here("confirm", "C-0ZJ8RH", "C-7F3K9Q", "--date", "2026-11-19", "--json")
    assert [(it["id"], it["outcome"]) for it in json.loads(out)] == [("C-0ZJ8RH", "later"), ("C-7F3K9Q", "done")]
    assert (code, "2026-11-20" in told) == (1, True)
    assert "confirmed: 2026-11-20" in (workspace / "cards/C-0ZJ8RH.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("R-3H8QZM",), 2),
        (("C-999999",), 2),
        (("C-0ZJ8RH", "--date", "2026-02-30"), 2),
        (("C-0ZJ8RH", "--date", "2999-01-01"), 1),
        (("C-0ZJ8RH", "--dry-run"), 0),
    ],
)
def test_what_confirms_nothing(here: Here, workspace: Path, arguments: tuple[str, ...], code: int) -> None:
    before = {file: file.read_bytes() for file in (workspace / "cards").rglob("*.yaml")}
    assert here("confirm", *arguments)[0] == code
    assert {file: file.read_bytes() for file in (workspace / "cards").rglob("*.yaml")} == before


def test_a_try_shows_the_day_as_people_read_it(here: Here) -> None:
    code, out, told = here("confirm", "C-7F3K9Q", "--date", "2026-11-20", "--dry-run")
    assert (code, out) == (0, "김민준 (C-7F3K9Q)\n    최종 확인일  2026-09-30 → 2026-11-20\n")
    assert told == "Cards to be confirmed as of 2026-11-20: 1.\n"


def test_the_same_day_twice_is_no_change(here: Here) -> None:
    assert here("confirm", "C-0ZJ8RH", "C-0ZJ8RH", "--date", "2026-11-20")[0] == 0
    assert "already" in here("confirm", "C-0ZJ8RH", "--date", "2026-11-20")[2]
