"""The ledger of shares on disk and in git: written once, merged without conflict, and missed when it is touched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Label
from cardgen.sharing.share_record import ShareRecord, record_bytes
from cardgen.workflows import share_ledger
from cardgen.workflows.share_ledger import finish, read_ledger, who_shares
from cardgen.workflows.shares import share_log, verify
from cardgen.workflows.workspace import Workspace

POLICY = RedactionPolicy("sales", "customer", Label("영업", "Sales"))
MADE = datetime(2026, 11, 21, 14, 0, tzinfo=timezone(timedelta(hours=9)))
CONTENT = b"PK package"

Share = Callable[..., ShareRecord]


def codes(workspace: Workspace) -> list[tuple[str, str]]:
    return [(problem.code, problem.path.rpartition("/")[2]) for problem in verify(workspace).problems]


def path_of(workspace: Workspace, number: str) -> Path:
    return workspace.root / "ledger/shares" / f"{number}.json"


def test_share_leaves_a_record_and_its_package_for_their_owner(opened: Workspace, share: Share) -> None:
    first, second = share("20261121-AAAAAA"), share("20261121-BBBBBB")
    assert read_ledger(opened.root).records == (first, second)
    assert list(second.before) == ["20261121-AAAAAA"]
    package = opened.root / "out/shares/20261121-AAAAAA-sales.zip"
    assert package.read_bytes() == CONTENT
    assert {oct(file.stat().st_mode & 0o777) for file in (package, path_of(opened, first.number))} == {"0o600"}
    report = verify(opened)
    assert (report.problems, report.records, report.packages, report.outdated) == ((), 2, 2, ())


def test_nothing_is_written_over(opened: Workspace, share: Share) -> None:
    first = share("20261121-AAAAAA")
    with pytest.raises(FileExistsError):
        share("20261121-AAAAAA", recipient="다른 팀")
    with pytest.raises(FileExistsError):
        share("20261121-BBBBBB", package=first.package)
    assert read_ledger(opened.root).records == (first,)
    assert [file.name for file in (opened.root / "out/shares").iterdir()] == [first.package]


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_record_is_taken_back_where_the_package_gets_no_name(
    opened: Workspace, share: Share, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def fail(part: Path, path: Path) -> None:
        del part, path
        raise error

    monkeypatch.setattr(share_ledger, "take_free_name", fail)
    with pytest.raises((error, EnvironmentMissing)):
        share("20261121-AAAAAA")
    assert [*opened.root.glob("ledger/shares/*")] == []
    assert [*opened.root.glob("out/shares/*")] == []


def test_record_stays_where_the_package_has_got_its_name(
    opened: Workspace, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(part: Path, path: Path) -> None:
        os.link(part, path)
        raise KeyboardInterrupt

    monkeypatch.setattr(share_ledger, "take_free_name", interrupted)
    with pytest.raises(KeyboardInterrupt):
        share("20261121-AAAAAA")
    assert verify(opened).records == verify(opened).packages == 1


def test_run_killed_between_record_and_package_is_finished_by_the_next(opened: Workspace, share: Share) -> None:
    record = share("20261121-AAAAAA")
    folder = opened.root / "out/shares"
    (folder / record.package).rename(folder / ".cardgen-part-0011")
    (folder / ".cardgen-part-0022").write_bytes(b"something else")
    assert verify(opened).packages == 0
    assert finish(opened) == (folder / record.package,)
    assert (folder / record.package).read_bytes() == CONTENT
    assert (folder / ".cardgen-part-0022").exists()
    assert finish(opened) == ()


def test_record_removed_or_changed_is_found_by_the_next(opened: Workspace, share: Share) -> None:
    first, second, last = (share(f"20261121-{name * 6}") for name in "ABC")
    path_of(opened, first.number).unlink()
    path_of(opened, second.number).write_bytes(record_bytes(replace(second, recipient="다른 팀")))
    assert codes(opened) == [("P402", f"{first.number}.json"), ("P403", f"{second.number}.json")]
    assert {problem.args["witness"] for problem in verify(opened).problems} <= {second.number, last.number}


@pytest.mark.parametrize("content", [b"", b"{}", b"not json", record_bytes])
def test_file_that_is_no_record_of_its_name_is_found(opened: Workspace, share: Share, content: object) -> None:
    record = share("20261121-AAAAAA")
    written = content if isinstance(content, bytes) else record_bytes(record)
    path_of(opened, "20261121-BBBBBB").write_bytes(written)
    path_of(opened, "copy of a record").write_bytes(written)
    assert codes(opened) == [("P401", "20261121-BBBBBB.json"), ("P401", "copy of a record.json")]
    assert share_log(opened).records == (record,)
    assert len(share_log(opened).problems) == 2


def test_link_is_no_record(opened: Workspace, share: Share, tmp_path: Path) -> None:
    record = share("20261121-AAAAAA")
    file = path_of(opened, record.number)
    file.rename(tmp_path / "elsewhere.json")
    file.symlink_to(tmp_path / "elsewhere.json")
    assert codes(opened) == [("P401", file.name)]


def test_package_that_is_another_is_found_and_one_that_is_gone_is_not_missed(opened: Workspace, share: Share) -> None:
    first, second = share("20261121-AAAAAA"), share("20261121-BBBBBB")
    folder = opened.root / "out/shares"
    (folder / first.package).write_bytes(b"another")
    (folder / second.package).unlink()
    assert codes(opened) == [("P404", first.package)]


def test_link_in_the_place_of_a_package_is_found(opened: Workspace, share: Share, tmp_path: Path) -> None:
    package = opened.root / "out/shares" / share("20261121-AAAAAA").package
    package.rename(tmp_path / "elsewhere.zip")
    package.symlink_to(tmp_path / "elsewhere.zip")
    assert codes(opened) == [("P404", package.name)]


def test_policy_changed_since_is_told_but_no_fault(opened: Workspace, share: Share) -> None:
    share("20261121-AAAAAA")
    share("20261121-BBBBBB", policy="gone", package="gone.zip")
    file = opened.root / "templates/customer/policies/sales.yaml"
    assert verify(opened).outdated == ("20261121-BBBBBB",)
    file.write_text(file.read_text(encoding="utf-8") + "\n# stricter\n", encoding="utf-8")
    report = verify(opened)
    assert (report.problems, report.outdated) == ((), ("20261121-AAAAAA", "20261121-BBBBBB"))


def test_log_is_newest_first_and_narrowed_by_card_and_day(opened: Workspace, share: Share) -> None:
    share("20261120-AAAAAA", made=MADE - timedelta(days=1))
    share("20261121-AAAAAA", cards=("C-0ZJ8RH",))
    share("20261121-BBBBBB")

    def numbers(**narrowed: object) -> list[str]:
        return [it.number for it in share_log(opened, **narrowed).records]  # type: ignore[arg-type] # a card or a day

    assert numbers() == ["20261121-BBBBBB", "20261121-AAAAAA", "20261120-AAAAAA"]
    assert numbers(card="C-0ZJ8RH") == ["20261121-AAAAAA"]
    assert numbers(since=MADE.date()) == ["20261121-BBBBBB", "20261121-AAAAAA"]
    assert numbers(card="C-NOBODY") == []


# git: two people share at once, and what becomes of their records


@pytest.fixture
def git(opened: Workspace) -> Callable[..., str]:
    """Runs git in the workspace, a repository with everything committed on main."""

    def run(*arguments: str) -> str:
        identity = ("-c", "user.name=박지훈", "-c", "user.email=park@example.com", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", "-C", str(opened.root), *identity, *arguments], check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout

    run("init", "-q", "-b", "main")
    (opened.root / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
    run("add", ".")
    run("commit", "-qm", "cards")
    return run


def committed(git: Callable[..., str], share: Share, number: str, branch: str) -> None:
    git("checkout", "-q", branch)
    share(number)
    git("add", "ledger")
    git("commit", "-qm", "share")


@pytest.fixture
def merged(git: Callable[..., str], share: Share) -> Callable[..., str]:
    """A share on main, then one on each of two branches, merged."""
    committed(git, share, "20261121-AAAAAA", "main")
    git("branch", "other")
    committed(git, share, "20261121-BBBBBB", "main")
    committed(git, share, "20261121-CCCCCC", "other")
    git("checkout", "-q", "main")
    git("merge", "-q", "--no-edit", "other")
    return git


def test_shares_of_two_branches_merge_without_conflict(opened: Workspace, merged: Callable[..., str]) -> None:
    report = verify(opened)
    assert (report.problems, report.records, report.with_history) == ((), 3, True)
    assert merged("status", "--porcelain") == ""


@pytest.mark.parametrize("number", ["20261121-AAAAAA", "20261121-BBBBBB", "20261121-CCCCCC"])
@pytest.mark.parametrize("commit", [True, False])
def test_record_removed_is_found_even_the_last_one(
    opened: Workspace, merged: Callable[..., str], number: str, commit: bool
) -> None:
    path_of(opened, number).unlink()
    if commit:
        merged("commit", "-qam", "tidy up")
    assert codes(opened) == [("P402", f"{number}.json")]


def test_record_removed_on_a_branch_is_found_after_the_merge(opened: Workspace, merged: Callable[..., str]) -> None:
    merged("checkout", "-qb", "third")
    merged("rm", "-q", "ledger/shares/20261121-CCCCCC.json")
    merged("commit", "-qm", "tidy up")
    merged("checkout", "-q", "main")
    merged("merge", "-q", "--no-ff", "--no-edit", "third")
    assert codes(opened) == [("P402", "20261121-CCCCCC.json")]


def test_record_that_a_merge_dropped_is_found(opened: Workspace, git: Callable[..., str], share: Share) -> None:
    git("branch", "other")
    committed(git, share, "20261121-AAAAAA", "other")
    git("checkout", "-q", "main")
    git("merge", "-q", "-s", "ours", "--no-edit", "other")
    assert codes(opened) == [("P402", "20261121-AAAAAA.json")]


def test_last_record_changed_and_committed_is_found(opened: Workspace, merged: Callable[..., str]) -> None:
    file = path_of(opened, "20261121-CCCCCC")
    file.write_bytes(file.read_bytes().replace("영업1팀".encode(), "영업2팀".encode()))
    merged("commit", "-qam", "mend")
    assert codes(opened) == [("P403", file.name)]


def test_ends_of_lines_that_git_changes_do_not_count(opened: Workspace, merged: Callable[..., str]) -> None:
    merged("checkout", "-q", "main")
    for file in (opened.root / "ledger/shares").iterdir():
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert codes(opened) == []


def test_without_history_the_last_record_is_not_vouched_for(opened: Workspace, share: Share) -> None:
    share("20261121-AAAAAA")
    assert not verify(opened).with_history


def test_sharer_is_whom_git_knows_else_the_account(opened: Workspace, git: Callable[..., str]) -> None:
    git("config", "user.name", "이수진")
    git("config", "user.email", "lee@example.com")
    assert who_shares(opened) == "이수진 <lee@example.com>"
