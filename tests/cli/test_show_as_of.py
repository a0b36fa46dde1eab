"""A card as it was, and the card behind a printed footer."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

Here = Callable[..., tuple[int, str, str]]
Commit = Callable[..., str]
Git = Callable[..., str]

CARD = "C-7F3K9Q"
JANUARY, MARCH = "2026-01-31T23:59:59+09:00", "2026-03-02T00:00:00+09:00"


def change(workspace: Path, old: str, new: str, path: str = f"cards/{CARD}.yaml") -> None:
    file = workspace / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def history(workspace: Path, committed: Commit) -> tuple[str, str]:
    """A grade changed in the first second of March 2, Korean time; the ids of the commits before and after."""
    before = committed(JANUARY)
    change(workspace, "grade: VIP", "grade: 일반")
    return before, committed(MARCH)


def values(here: Here, *arguments: str) -> dict[str, object]:
    code, out, _err = here("show", *arguments, "--json")
    assert code == 0
    found: dict[str, object] = json.loads(out)
    return found


@pytest.mark.parametrize(
    ("asked", "grade"),
    [
        ("2026-01-31", "VIP"),
        ("2026-03-01", "VIP"),
        ("2026-03-02", "일반"),
        ("2026-03-01 23:59", "VIP"),
        ("2026-03-02T00:00", "일반"),
        ("HEAD~1", "VIP"),
        ("HEAD", "일반"),
    ],
)
@pytest.mark.usefixtures("history")
def test_a_day_ends_at_midnight_in_the_zone_of_the_workspace(here: Here, asked: str, grade: str) -> None:
    found = values(here, CARD, "--as-of", asked)["values"]
    assert isinstance(found, dict)
    assert found["grade"] == grade


def test_the_footer_names_the_revision_and_the_day_asked_for(here: Here, history: tuple[str, str]) -> None:
    code, out, err = here("show", CARD, "--as-of", "2026-02-14")
    assert (code, err) == (0, "")
    assert out.rstrip().endswith(f"2026-02-14 기준 ({history[0][:10]})")
    assert "기준" not in here("show", CARD)[1]


@pytest.mark.usefixtures("history")
def test_before_the_first_commit_there_is_nothing(here: Here) -> None:
    code, out, err = here("show", CARD, "--as-of", "2026-01-30")
    assert (code, out) == (2, "")
    assert "the first one is of 2026-01-31" in err


@pytest.mark.usefixtures("history")
def test_no_paper_can_say_that_it_is_as_of_a_day_yet_to_come(here: Here) -> None:
    asked = (("show", CARD, "--as-of", "9999-01-01"), ("diff", CARD, "내일"), ("log", "--since", "9999-12"))
    for arguments in asked:
        code, out, err = here(*arguments)
        assert (code, out) == (2, "")
        assert "has not come yet" in err


def test_a_card_that_was_not_there_yet_is_said_since_when(workspace: Path, here: Here, committed: Commit) -> None:
    card = workspace / "cards" / f"{CARD}.yaml"
    text = card.read_bytes()
    card.unlink()
    committed(JANUARY)
    card.write_bytes(text)
    committed(MARCH)
    code, out, err = here("show", CARD, "--as-of", "2026-02-01")
    assert (code, out) == (2, "")
    assert "first recorded on 2026-03-02" in err


@pytest.mark.usefixtures("history")
def test_a_card_that_is_gone_is_said_until_when(workspace: Path, here: Here, committed: Commit) -> None:
    (workspace / "cards" / f"{CARD}.yaml").unlink()
    committed("2026-04-01T12:00:00+09:00")
    code, _out, err = here("show", CARD, "--as-of", "HEAD")
    assert code == 2
    assert "first recorded on 2026-01-31 and removed on 2026-04-01" in err
    assert values(here, CARD, "--as-of", "2026-03-31")["path"] == f"cards/{CARD}.yaml"


def test_a_card_away_for_a_while_is_said_until_when(workspace: Path, here: Here, committed: Commit) -> None:
    card = workspace / "cards" / f"{CARD}.yaml"
    text = card.read_bytes()
    (workspace / "cards" / "vip").mkdir()
    for day, content in (("2026-01-10", text), ("2026-02-10", None), ("2026-04-10", text), ("2026-05-10", None)):
        card.unlink() if content is None else card.write_bytes(content)
        committed(f"{day}T12:00:00+09:00")
    assert "first recorded on 2026-01-10 and removed on 2026-02-10" in here("show", CARD, "--as-of", "2026-03-01")[2]
    assert "first recorded on 2026-01-10 and removed on 2026-05-10" in here("show", CARD, "--as-of", "HEAD")[2]


@pytest.mark.usefixtures("history")
def test_a_card_nobody_ever_had_is_told_of_the_nearest(here: Here) -> None:
    code, _out, err = here("show", "C-7F3K9R", "--as-of", "HEAD")
    assert code == 2
    assert f"Did you mean {CARD}?" in err


@pytest.mark.usefixtures("history")
def test_a_card_is_found_wherever_it_lay(workspace: Path, here: Here, committed: Commit) -> None:
    (workspace / "cards" / "vip").mkdir()
    (workspace / "cards" / f"{CARD}.yaml").rename(workspace / "cards" / "vip" / f"{CARD}.yaml")
    committed("2026-04-01T12:00:00+09:00")
    assert values(here, f"cards/vip/{CARD}.yaml", "--as-of", "2026-02-01")["path"] == f"cards/{CARD}.yaml"
    assert values(here, CARD.lower(), "--as-of", "2026-02-01")["path"] == f"cards/{CARD}.yaml"


def test_a_card_is_read_by_the_form_of_then(workspace: Path, here: Here, committed: Commit) -> None:
    form = workspace / "templates" / "customer" / "form.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(text.replace("ko: 등급", "ko: 손님 등급"), encoding="utf-8")
    committed(JANUARY)
    form.write_text(text, encoding="utf-8")
    committed(MARCH)
    code, out, _err = here("--lang", "ko", "show", CARD, "--as-of", "2026-02-01")
    assert code == 0
    assert "손님 등급" in out


@pytest.mark.parametrize("broken", ["x-version: nothing\n", None])
def test_todays_form_stands_in_for_one_that_cannot_be_used(
    workspace: Path, here: Here, committed: Commit, broken: str | None
) -> None:
    form = workspace / "templates" / "customer" / "form.yaml"
    text = form.read_text(encoding="utf-8")
    form.unlink() if broken is None else form.write_text(broken, encoding="utf-8")
    committed(JANUARY)
    form.write_text(text, encoding="utf-8")
    committed(MARCH)
    code, out, err = here("show", CARD, "--as-of", "2026-02-01")
    assert code == 0
    assert CARD in out
    assert "today's was used instead: customer" in err or "(customer)" in err


def test_an_invalid_card_is_shown_as_far_as_it_can_be_read(workspace: Path, here: Here, committed: Commit) -> None:
    change(workspace, "grade: VIP", "grade: 최고")
    change(workspace, "registered: 2021-03-15", "registered: 2021-33-15")
    commit = committed(JANUARY)
    code, out, err = here("show", CARD, "--as-of", "HEAD")
    assert code == 1
    assert "최고" in out
    assert f"{commit[:10]}:cards/{CARD}.yaml" in err
    assert "2021-33-15" not in err
    assert "as far as it can be read" in err


def test_a_version_that_is_no_yaml_is_told_of_alone(workspace: Path, here: Here, committed: Commit) -> None:
    (workspace / "cards" / f"{CARD}.yaml").write_text("id: [\n", encoding="utf-8")
    committed(JANUARY)
    code, out, err = here("show", CARD, "--as-of", "HEAD")
    assert (code, out) == (1, "")
    assert "error[Y" in err


def test_links_and_oversized_files_are_no_cards_of_then(workspace: Path, here: Here, committed: Commit) -> None:
    card = workspace / "cards" / f"{CARD}.yaml"
    card.write_bytes(card.read_bytes() + b"#" * 70_000)
    (workspace / "cards" / "C-0ZJ8RH.yaml").unlink()
    (workspace / "cards" / "C-0ZJ8RH.yaml").symlink_to("C-E5XB1W.yaml")
    committed(JANUARY)
    assert here("show", CARD, "--as-of", "HEAD")[0] == 1
    assert here("show", "C-0ZJ8RH", "--as-of", "HEAD")[0] == 2


@pytest.mark.usefixtures("history")
def test_an_erased_customer_is_not_shown_out_of_history(workspace: Path, here: Here) -> None:
    stone = workspace / "ledger" / "erased" / f"{CARD}.json"
    stone.parent.mkdir(parents=True)
    stone.write_text("{}", encoding="utf-8")
    code, out, err = here("show", CARD, "--as-of", "2026-02-01")
    assert (code, out) == (2, "")
    assert "was erased" in err


@pytest.mark.usefixtures("history")
def test_nothing_is_written_by_looking(workspace: Path, here: Here) -> None:
    before = sorted(workspace.rglob("*"))
    here("show", CARD, "--as-of", "2026-02-01")
    assert sorted(workspace.rglob("*")) == before


@pytest.mark.usefixtures("history")
def test_a_workspace_in_a_folder_of_its_repository(
    workspace: Path, here: Here, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = tmp_path / "밖 'outer'\n"
    git("init", "-q", str(outer), cwd=tmp_path)
    shutil.copytree(workspace, outer / "고객 관리", ignore=shutil.ignore_patterns(".git"))
    (outer / "cards").mkdir()
    (outer / "cards" / f"{CARD}.yaml").write_text("id: somebody else's\n", encoding="utf-8")
    monkeypatch.setenv("GIT_COMMITTER_DATE", MARCH)
    git("add", "-A", cwd=outer)
    git("commit", "-q", "-m", "all", cwd=outer)
    code, out, _err = here("--workspace", str(outer / "고객 관리"), "show", CARD, "--as-of", "2026-03-02", "--json")
    assert code == 0
    assert json.loads(out)["values"]["grade"] == "일반"


@pytest.mark.usefixtures("history")
def test_a_shallow_clone_says_that_it_lacks_that_time(workspace: Path, here: Here, git: Git, tmp_path: Path) -> None:
    git("clone", "-q", "--depth", "1", workspace.as_uri(), str(tmp_path / "shallow"), cwd=tmp_path)
    place = str(tmp_path / "shallow")
    assert here("--workspace", place, "show", CARD, "--as-of", "2026-03-02")[0] == 0
    code, _out, err = here("--workspace", place, "show", CARD, "--as-of", "2026-02-01")
    assert code == 2
    assert "git fetch --unshallow" in err


@pytest.mark.parametrize("asked", ["2026-02-30", "nothing", "--all", "HEAD~9", ""])
@pytest.mark.usefixtures("history")
def test_what_is_no_day_and_no_revision_is_refused(here: Here, asked: str) -> None:
    code, out, err = here("show", CARD, f"--as-of={asked}")
    assert (code, out) == (2, "")
    assert err


def test_a_workspace_without_a_repository_says_so(here: Here) -> None:
    code, _out, err = here("show", CARD, "--as-of", "2026-02-01")
    assert code == 2
    assert "keeps no history yet" in err


def test_the_digits_of_a_footer_lead_to_the_card_and_its_days(here: Here, history: tuple[str, str]) -> None:
    printed = str(values(here, CARD, "--as-of", "2026-02-01")["blob"])[:12]
    code, out, err = here("show", "--blob", printed)
    assert code == 0
    assert printed in out
    assert f"So from 2026-01-31 until 2026-03-02: cards/{CARD}.yaml" in err
    found = values(here, "--blob", printed[:7].upper())
    assert (found["since"], found["until"], found["current"]) == ("2026-01-31", "2026-03-02", False)
    assert found["commit"] == history[0]


@pytest.mark.usefixtures("history")
def test_a_version_that_still_stands_is_found_in_the_file(here: Here, workspace: Path) -> None:
    now = values(here, "--blob", str(values(here, CARD, "--as-of", "HEAD")["blob"]))
    assert (now["since"], now["until"], now["current"]) == ("2026-03-02", None, True)
    change(workspace, "grade: 일반", "grade: 골드")
    code, out, err = here("show", CARD)
    assert code == 0
    printed = out.split()[-1]
    code, _out, err = here("show", "--blob", printed)
    assert code == 0
    assert "not committed yet" in err


@pytest.mark.usefixtures("history")
def test_a_card_moved_since_still_stands(workspace: Path, here: Here, committed: Commit) -> None:
    blob = str(values(here, CARD, "--as-of", "HEAD")["blob"])
    (workspace / "cards" / "vip").mkdir()
    (workspace / "cards" / f"{CARD}.yaml").rename(workspace / "cards" / "vip" / f"{CARD}.yaml")
    committed("2026-04-01T12:00:00+09:00")
    found = values(here, "--blob", blob)
    assert (found["since"], found["until"], found["current"]) == ("2026-03-02", None, True)
    change(workspace, "grade: 일반", "grade: 골드", f"cards/vip/{CARD}.yaml")
    found = values(here, "--blob", blob)
    assert (found["since"], found["until"], found["current"]) == ("2026-03-02", None, False)


def test_a_card_committed_with_other_line_breaks_is_found_by_its_printed_digits(
    workspace: Path, here: Here, git: Git, committed: Commit
) -> None:
    git("config", "core.autocrlf", "false")
    card = workspace / "cards" / f"{CARD}.yaml"
    text = card.read_bytes()
    card.write_bytes(text.replace(b"\n", b"\r\n"))
    committed(JANUARY)
    printed = here("show", CARD)[1].split()[-1]
    current = values(here, "--blob", printed)
    assert (current["since"], current["current"]) == ("2026-01-31", True)
    card.write_bytes(text.replace(b"grade: VIP", b"grade: \xec\x9d\xbc\xeb\xb0\x98"))
    committed(MARCH)
    past = values(here, "--blob", printed)
    assert (past["until"], past["current"]) == ("2026-03-02", False)


@pytest.mark.usefixtures("history")
def test_digits_of_other_files_and_of_nothing_are_said(here: Here, git: Git) -> None:
    other = git("rev-parse", "HEAD:templates/customer/form.yaml").strip()
    code, _out, err = here("show", "--blob", other)
    assert code == 2
    assert "templates/customer/form.yaml" in err
    code, _out, err = here("show", "--blob", "0" * 12)
    assert code == 2
    assert "erased" in err
    for no_digits in ("123456", "xyz", "-1", "12 34 56 78"):
        assert here("show", f"--blob={no_digits}")[0] == 2


@pytest.mark.usefixtures("history")
def test_digits_of_several_versions_are_listed(here: Here, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cardgen.workflows.find_blob._here", lambda _workspace, _digits: [("cards/C-X.yaml", "f" * 40)])
    code, _out, err = here("show", "--blob", str(values(here, CARD, "--as-of", "HEAD")["blob"])[:7])
    assert code == 2
    assert "ffffffffffff (C-X)" in err
    assert CARD in err


def test_a_printed_card_is_found_without_a_repository(here: Here) -> None:
    printed = here("show", CARD)[1].split()[-1]
    assert values(here, "--blob", printed)["current"] is True


def test_blob_takes_neither_a_card_nor_a_day(here: Here) -> None:
    assert here("show", CARD, "--blob", "0" * 12)[0] == 2
    assert here("show", "--blob", "0" * 12, "--as-of", "HEAD")[0] == 2
    assert here("show")[0] == 2


@pytest.mark.usefixtures("history")
def test_only_names_are_read_of_the_users_git_settings(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "gitconfig"
    settings.write_text("[log]\n showSignature = true\n follow = true\n[diff]\n renames = copies\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.fspath(settings))
    assert values(here, CARD, "--as-of", "2026-02-01")["day"] == "2026-02-01"
