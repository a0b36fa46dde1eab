"""cardgen restore: cards and fields put back, with nothing lost that was never committed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardgen.workflows.card_change import save_edits

Here = Callable[..., tuple[int, str, str]]
Commit = Callable[..., str]
Git = Callable[..., str]

CARD = "C-7F3K9Q"
THEN = "2026-02-01"


@pytest.fixture
def file(workspace: Path) -> Path:
    return workspace / "cards" / f"{CARD}.yaml"


@pytest.fixture
def first(file: Path, committed: Commit) -> bytes:
    """The card as of THEN; grade, a purchase and a comment changed since, all committed."""
    before = file.read_bytes()
    committed("2026-01-31T12:00:00+09:00")
    text = before.decode().replace("grade: VIP", "grade: 일반  # since March")
    text = text.replace("purchases:\n", "purchases:  # all of them\n").replace(
        "    quantity: 2\n", "    quantity: 3\n", 1
    )
    file.write_text(text, encoding="utf-8")
    committed("2026-03-02T12:00:00+09:00")
    return before


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_whole_card_is_as_it_was_to_the_byte(here: Here, git: Git, file: Path, first: bytes) -> None:
    code, out, err = here("restore", CARD, "--as-of", THEN)
    assert code == 0
    assert file.read_bytes() == first
    assert "일반 → VIP" in out
    assert f"Put back as of {THEN}: cards/{CARD}.yaml (not committed)" in err
    assert git("log", "--oneline").count("\n") == 2
    assert git("diff", "--cached", "--name-only") == ""


def test_a_field_is_put_back_and_all_else_stays(here: Here, file: Path, first: bytes) -> None:
    assert first
    before = file.read_text(encoding="utf-8")
    assert here("restore", CARD, "--as-of", THEN, "--field", "등급")[0] == 0
    assert file.read_text(encoding="utf-8") == before.replace("grade: 일반  # since", "grade: VIP  # since")


def test_a_record_is_put_back_where_it_stands(here: Here, file: Path, first: bytes) -> None:
    assert first
    before = file.read_text(encoding="utf-8")
    assert here("restore", CARD, "--as-of", THEN, "--field", "purchases", "--field", "grade")[0] == 0
    expected = before.replace("    quantity: 3\n", "    quantity: 2\n").replace("grade: 일반", "grade: VIP")
    assert file.read_text(encoding="utf-8") == expected


def test_a_dry_run_shows_and_changes_nothing(here: Here, file: Path, first: bytes) -> None:
    assert first
    before = file.read_bytes()
    code, out, err = here("restore", CARD, "--as-of", THEN, "--dry-run")
    assert code == 0
    assert "일반 → VIP" in out
    assert "Nothing was changed" in err
    assert file.read_bytes() == before


def test_scripts_get_the_changes_by_path(here: Here, file: Path, first: bytes) -> None:
    assert first
    code, out, _err = here("restore", CARD, "--as-of", THEN, "--field", "grade", "--json")
    found = json.loads(out)
    assert code == 0
    assert (found["card"], found["path"], found["day"]) == (CARD, f"cards/{CARD}.yaml", THEN)
    assert (found["written"], found["created"], found["refused"]) == (True, False, False)
    assert [change["field"] for change in found["changes"]] == ["grade"]
    assert "grade: VIP" in file.read_text(encoding="utf-8")


def test_what_was_never_committed_is_not_lost_unasked(here: Here, file: Path, first: bytes) -> None:
    change(file, "status: 활성", "status: 휴면")
    before = file.read_bytes()
    code, out, err = here("restore", CARD, "--as-of", THEN)
    assert (code, out) == (2, "")
    assert "never committed" in err
    assert file.read_bytes() == before
    assert here("restore", CARD, "--as-of", THEN, "--field", "grade")[0] == 0
    assert "status: 휴면" in file.read_text(encoding="utf-8")
    assert here("restore", CARD, "--as-of", THEN, "--force")[0] == 0
    assert file.read_bytes() == first


def test_a_card_never_committed_is_not_lost_unasked(here: Here, git: Git, file: Path, first: bytes) -> None:
    assert first
    git("rm", "-q", "--cached", f"cards/{CARD}.yaml")
    git("commit", "-q", "-m", "forgotten")
    assert here("restore", CARD, "--as-of", THEN)[0] == 2
    assert b"since March" in file.read_bytes()


def test_a_damaged_file_is_put_back(here: Here, file: Path, first: bytes) -> None:
    file.write_text("<<<<<<< ours\n", encoding="utf-8")
    assert here("restore", CARD, "--as-of", THEN, "--field", "grade")[0] == 1
    assert here("restore", CARD, "--as-of", THEN, "--force")[0] == 0
    assert file.read_bytes() == first


def test_a_deleted_card_comes_back(here: Here, file: Path, first: bytes, committed: Commit) -> None:
    file.unlink()
    committed("2026-04-01T12:00:00+09:00")
    code, _out, err = here("restore", CARD, "--as-of", THEN, "--field", "grade")
    assert code == 2
    assert "without --field" in err
    assert here("restore", CARD, "--as-of", THEN, "--dry-run")[0] == 0
    assert not file.exists()
    code, out, err = here("restore", CARD, "--as-of", THEN)
    assert (code, out) == (0, "card brought back\n")
    assert "Brought the deleted card back" in err
    assert file.read_bytes() == first


def test_a_deleted_card_comes_back_to_where_cards_lie_now(
    workspace: Path, here: Here, file: Path, first: bytes, committed: Commit
) -> None:
    file.unlink()
    for other in (workspace / "cards").glob("C-*.yaml"):
        other.parent.joinpath(other.stem[-2:]).mkdir()
        other.rename(other.parent / other.stem[-2:] / other.name)
    committed("2026-04-01T12:00:00+09:00")
    assert here("restore", CARD, "--as-of", THEN)[0] == 0
    assert (workspace / "cards" / "9Q" / file.name).read_bytes() == first


def test_an_erased_customer_does_not_come_back(workspace: Path, here: Here, file: Path, first: bytes) -> None:
    assert first
    file.unlink()
    stone = workspace / "ledger" / "erased" / f"{CARD}.json"
    stone.parent.mkdir(parents=True)
    stone.write_text("{}", encoding="utf-8")
    assert here("restore", CARD, "--as-of", THEN)[0] == 2
    assert not file.exists()


def test_what_breaks_a_rule_of_today_is_refused(
    workspace: Path, here: Here, file: Path, first: bytes, committed: Commit
) -> None:
    assert first
    form = workspace / "templates" / "customer" / "form.yaml"
    text = form.read_text(encoding="utf-8")
    assert "enum: [VIP, 골드, 실버, 일반]" in text
    form.write_text(text.replace("enum: [VIP, 골드, 실버, 일반]", "enum: [골드, 실버, 일반]"), encoding="utf-8")
    committed("2026-04-01T12:00:00+09:00")
    before = file.read_bytes()
    for options in ([], ["--field", "grade"]):
        code, out, err = here("restore", CARD, "--as-of", THEN, *options)
        assert (code, out) == (1, "")
        assert "breaks rules of today's form" in err
        assert file.read_bytes() == before
    assert here("restore", CARD, "--as-of", THEN, "--field", "purchases")[0] == 0


def test_values_move_to_where_todays_form_has_them(
    workspace: Path, here: Here, file: Path, first: bytes, committed: Commit
) -> None:
    assert first
    form = workspace / "templates" / "customer" / "form.yaml"
    text = form.read_text(encoding="utf-8")
    assert "\n  grade:\n" in text
    renamed = text.replace("grade", "rank").replace("\n  rank:\n", "\n  rank:\n    x-was: grade\n")
    form.write_text(renamed, encoding="utf-8")
    change(file, "grade: 일반", "rank: 일반")
    committed("2026-04-01T12:00:00+09:00")
    before = file.read_text(encoding="utf-8")
    code, _out, err = here("restore", CARD, "--as-of", THEN)
    assert code == 0, err
    expected = before.replace("rank: 일반", "rank: VIP").replace("    quantity: 3\n", "    quantity: 2\n", 1)
    assert file.read_text(encoding="utf-8") == expected


def test_line_breaks_stay_those_of_the_file(here: Here, git: Git, file: Path, first: bytes) -> None:
    git("config", "core.autocrlf", "true")
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert here("restore", CARD, "--as-of", THEN)[0] == 0
    assert file.read_bytes() == first.replace(b"\n", b"\r\n")


def test_a_file_changed_meanwhile_is_left_alone(
    here: Here, file: Path, first: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert first

    def late(*arguments: Any) -> None:
        change(file, "status: 활성", "status: 휴면")
        save_edits(*arguments)

    monkeypatch.setattr("cardgen.workflows.restore.save_edits", late)
    code, _out, err = here("restore", CARD, "--as-of", THEN)
    assert code == 1
    assert "changed meanwhile" in err
    assert "status: 휴면" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["C-000000", "--as-of", THEN], "no card C-000000"),
        ([CARD, "--as-of", "2026-01-01"], "There are no records of that time"),
        ([CARD, "--as-of", THEN, "--field", "nonsense"], "nonsense"),
        ([CARD, "--as-of", THEN, "--field", "purchases.amount"], "purchases.amount"),
        ([CARD, "--as-of", THEN, "--field", "id"], "id"),
    ],
)
def test_what_cannot_be_put_back_is_said(here: Here, file: Path, first: bytes, options: list[str], said: str) -> None:
    assert first
    before = file.read_bytes()
    code, out, err = here("restore", *options)
    assert (code, out) == (2, "")
    assert said in err
    assert file.read_bytes() == before


def test_what_is_so_already_is_left_alone(here: Here, file: Path, first: bytes) -> None:
    assert first
    stamp = file.stat().st_mtime_ns
    code, out, err = here("restore", CARD, "--as-of", "HEAD")
    assert (code, out) == (0, "")
    assert "It is so already" in err
    assert file.stat().st_mtime_ns == stamp
