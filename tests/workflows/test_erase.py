"""When an erasure is refused, what it says why, and what it leaves in the workspace."""

from __future__ import annotations

import csv
import io
import shutil
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cardgen.errors import CardgenError
from cardgen.workflows.destruction_ledger import LEDGER, with_line
from cardgen.workflows.erase import Erased, erase, preview
from cardgen.workflows.share import Made
from cardgen.workflows.tombstones import Tombstone, erased_ids
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these rewrites a repository."""

Git = Callable[..., str]
MakePackage = Callable[..., Made]

CARD, OTHER = "C-7F3K9Q", "C-E5XB1W"
NAME = "김민준"
REASON = "보유 기간 만료"
STONE = Tombstone(CARD, "customer", date(2026, 11, 22), REASON, "김담당")


def erased(workspace: Path, card: str = CARD, reason: str = REASON) -> Erased:
    opened = open_workspace(workspace)
    return erase(opened, preview(opened, (card,), reason))


def refusal(workspace: Path, card: str = CARD, reason: str = REASON) -> str:
    """Why nothing was erased; the workspace is as it was."""
    with pytest.raises(CardgenError) as caught:
        erased(workspace, card, reason)
    assert (workspace / f"cards/{CARD}.yaml").exists()
    assert not (workspace / "ledger/erased").exists()
    assert not (workspace / ".cardgen/erase").exists()
    return caught.value.message_id


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("reason", [f"{NAME}님 요청", "010-1234-5678 고객 요청", "minjun.kim@example.com 탈퇴"])
def test_a_reason_that_says_who_it_was_is_refused(workspace: Path, reason: str) -> None:
    assert refusal(workspace, reason=reason) == "error.erase.personal"


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize(("reason", "message_id"), [(" ", "error.share.empty"), ("가" * 201, "error.share.long")])
def test_a_reason_is_one_line_that_fits_the_ledger(workspace: Path, reason: str, message_id: str) -> None:
    assert refusal(workspace, reason=reason) == message_id


@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("card", ["C-ZZZZZZ", "X-1", ""])
def test_a_card_nobody_knows_is_refused(workspace: Path, card: str) -> None:
    assert refusal(workspace, card=card) == "error.no_such_card"


def test_without_a_repository_there_is_no_history_to_erase(workspace: Path) -> None:
    assert refusal(workspace) == "error.history.no_repository"


def test_without_a_commit_there_is_nothing_to_keep_the_record_on(workspace: Path, git: Git) -> None:
    git("switch", "-q", "--orphan", "empty")
    git("checkout", "-q", "main", "--", ".")
    assert refusal(workspace) == "error.history.no_commits"


def shallow(workspace: Path, git: Git) -> None:
    (workspace / ".git/shallow").write_text(git("rev-parse", "HEAD"), encoding="ascii")


def partial(_workspace: Path, git: Git) -> None:
    git("config", "remote.origin.promisor", "true")


def detached(_workspace: Path, git: Git) -> None:
    git("switch", "-q", "--detach")


def merging(workspace: Path, git: Git) -> None:
    (workspace / ".git/MERGE_HEAD").write_text(git("rev-parse", "HEAD"), encoding="ascii")


def rebasing(workspace: Path, _git: Git) -> None:
    (workspace / ".git/rebase-merge").mkdir()


def unmerged(workspace: Path, git: Git) -> None:
    file = workspace / f"cards/{OTHER}.yaml"
    file.write_text(f"{file.read_text(encoding='utf-8')}# 하나\n", encoding="utf-8")
    git("stash", "-q")
    file.write_text(f"{file.read_text(encoding='utf-8')}# 둘\n", encoding="utf-8")
    git("commit", "-qam", "둘")
    git("stash", "pop", "-q", check=False)


def linked(workspace: Path, git: Git) -> None:
    git("worktree", "add", "-q", str(workspace.parent / "second"))


def locked(workspace: Path, _git: Git) -> None:
    (workspace / ".git/index.lock").write_bytes(b"")


def telling_branch(_workspace: Path, git: Git) -> None:
    git("branch", f"{NAME}-상담")


@pytest.mark.parametrize(
    ("arrange", "message_id"),
    [
        (shallow, "error.erase.shallow"),
        (partial, "error.erase.partial"),
        (detached, "error.erase.detached"),
        (merging, "error.erase.under_way"),
        (rebasing, "error.erase.under_way"),
        (unmerged, "error.erase.under_way"),
        (linked, "error.erase.worktrees"),
        (locked, "error.erase.git_runs"),
        (telling_branch, "error.erase.ref_names"),
    ],
    ids=lambda it: getattr(it, "__name__", ""),
)
def test_a_repository_that_cannot_be_rewritten_is_left_alone(
    workspace: Path, git: Git, arrange: Callable[[Path, Git], None], message_id: str
) -> None:
    arrange(workspace, git)
    before = git("log", "--all", "--format=%H")
    assert refusal(workspace) == message_id
    assert git("log", "--all", "--format=%H") == before


def test_working_tree_that_is_gone_stands_in_nobodys_way(workspace: Path, git: Git) -> None:
    linked(workspace, git)
    shutil.rmtree(workspace.parent / "second")
    assert erased(workspace).complete
    assert not (workspace / ".git/worktrees").exists()


def test_a_card_that_was_never_committed(workspace: Path, git: Git) -> None:
    git("rm", "-q", "--cached", f"cards/{CARD}.yaml")
    git("commit", "-q", "--amend", "-m", "first")
    git("reflog", "expire", "--expire=now", "--all")
    done = erased(workspace)
    assert done.complete
    assert not (workspace / f"cards/{CARD}.yaml").exists()
    assert git("status", "--short") == ""
    assert len(git("log", "--format=%H").split()) == 2


def test_workspace_below_the_top_of_a_repository_with_a_hard_name(workspace: Path, git: Git) -> None:
    top = workspace.parent / unicodedata.normalize("NFD", '고객 "장부"\'s\n폴더')
    inner = top / "안 쪽"
    top.mkdir()
    shutil.copytree(workspace, inner, ignore=shutil.ignore_patterns(".git"))
    git("init", "-q", "-b", "main", cwd=top)
    (top / f"{CARD} 메모.txt").write_text(f"{NAME}\n", encoding="utf-8")
    (top / "밖.txt").write_text(f"{NAME} 전화\n", encoding="utf-8")
    git("add", "-A", cwd=top)
    git("commit", "-q", "-m", "first", cwd=top)
    opened = open_workspace(inner)
    asked = preview(opened, (CARD,), REASON)
    assert asked.also == (f"{CARD} 메모.txt",)
    done = erase(opened, asked)
    assert done.proof.clean
    assert done.deleted == (f"{CARD} 메모.txt", f"안 쪽/cards/{CARD}.yaml")
    changed = git("-c", "core.quotePath=no", "show", "--name-only", "--format=", "HEAD", cwd=top)
    assert changed.splitlines() == [f"안 쪽/ledger/erased/{CARD}.json", f"안 쪽/{LEDGER}"]
    assert git("status", "--short", cwd=top) == ""
    assert git("show", "HEAD:밖.txt", cwd=top) == "[삭제됨] 전화\n"
    assert git("fsck", cwd=top) == ""


def test_an_erasure_takes_what_was_made_of_the_card_and_leaves_what_is_of_others(
    workspace: Path, git: Git, run_build: Callable[[], object], make_package: MakePackage
) -> None:
    run_build()
    package = make_package(workspace, "support", CARD, OTHER).path
    (workspace / ".cardgen/drafts").mkdir()
    for name in (f"{CARD}.yaml", f"{OTHER}.yaml"):
        (workspace / ".cardgen/drafts" / name).write_text(NAME if CARD in name else "", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "share")
    erased(workspace)
    left = {it.relative_to(workspace).as_posix() for it in workspace.rglob("*") if ".git/" not in it.as_posix()}
    assert not {it for it in left if CARD in it} - {f"ledger/erased/{CARD}.json"}
    assert package is not None
    assert not package.exists()
    assert {f"out/customer/cards/{OTHER}.html", f".cardgen/drafts/{OTHER}.yaml", "out/receipt/index.html"} <= left
    assert not {"out/customer/index.html", "out/customer/ledger.xlsx", ".cardgen/cards-customer.json"} & left
    assert CARD not in (workspace / ".cardgen/build.jsonl").read_text(encoding="utf-8")
    assert OTHER in (workspace / ".cardgen/build.jsonl").read_text(encoding="utf-8")
    assert len([*(workspace / "ledger/shares").iterdir()]) == 1


def test_a_card_that_comes_back_is_erased_again_and_the_ledger_says_so(workspace: Path, git: Git) -> None:
    text = (workspace / f"cards/{CARD}.yaml").read_text(encoding="utf-8")
    erased(workspace)
    first = erased_ids(open_workspace(workspace))[CARD]
    ledger = workspace / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf-8").rstrip() + "대표 확인\n", encoding="utf-8")
    (workspace / f"cards/{CARD}.yaml").write_text(text, encoding="utf-8")
    opened = open_workspace(workspace)
    asked = preview(opened, (CARD,), "예전 복제본에서 되돌아옴")
    assert asked.again == (CARD,)
    assert erase(opened, asked).complete
    assert erased_ids(opened)[CARD] == first
    lines = ledger.read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[3] for line in lines] == ["대상(고객번호)", CARD, CARD]
    assert [line.split(",")[0] for line in lines] == ["연번", "1", "2"]
    assert lines[1].endswith("대표 확인")
    assert git("status", "--short").split() == [
        "M",
        '"ledger/erased/\\355\\214\\214\\352\\270\\260\\353\\214\\200\\354\\236\\245.csv"',
    ]


def test_a_quote_in_anothers_card_is_told_and_left(workspace: Path, git: Git) -> None:
    other = workspace / f"cards/{OTHER}.yaml"
    other.write_text(f"{other.read_text(encoding='utf-8')}# 소개: {NAME} 010-0284-1937\n", encoding="utf-8")
    git("commit", "-qam", "소개")
    before = git("rev-parse", f"HEAD:cards/{OTHER}.yaml")
    done = erased(workspace)
    assert (done.quotes, done.complete, done.proof.clean) == (1, False, True)
    assert git("rev-parse", f"HEAD:cards/{OTHER}.yaml") == before


def test_settings_hooks_and_ignored_names_of_the_repository_stay(workspace: Path, git: Git) -> None:
    git("config", "merge.cardgen.name", "cards")
    (workspace / ".git/hooks/pre-commit").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (workspace / ".git/hooks/pre-commit").chmod(0o755)
    (workspace / ".git/info/attributes").write_text("*.yaml merge=cardgen\n", encoding="utf-8")
    assert erased(workspace).complete
    assert git("config", "merge.cardgen.name") == "cards\n"
    assert (workspace / ".git/hooks/pre-commit").stat().st_mode & 0o111
    assert (workspace / ".git/info/attributes").read_text(encoding="utf-8") == "*.yaml merge=cardgen\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp949"])
def test_ledger_keeps_its_encoding_its_columns_and_what_offices_wrote_into_it(encoding: str) -> None:
    heading = "파기일,대상(고객번호),자료의 종류,파기 항목,파기 사유,파기 방법,담당자,확인(결재),보관함"
    before = f"{heading}\r\n2025-01-01,C-000001,카드,전체,만료,삭제,김담당,대표,3번".encode(encoding)
    after = with_line(before, STONE, "고객 관리 카드", "ko", date(2021, 3, 15))
    assert after.startswith(before)
    row = [*csv.reader(io.StringIO(after.decode(encoding)))][2]
    assert row[:3] == ["2026-11-22", CARD, "고객 관리 카드"]
    assert (row[4], row[6:]) == (REASON, ["김담당", "", ""])


def test_ledger_has_the_columns_of_the_form_the_law_gives(workspace: Path, git: Git) -> None:
    git("config", "user.name", "김담당")
    git("config", "user.email", "staff@example.com")
    erased(workspace)
    text = (workspace / LEDGER).read_text(encoding="utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))
    assert row["연번"] == "1"
    assert row["개인정보파일명"] == "고객 관리 카드"
    assert date.fromisoformat(row["생성일"]) <= date.fromisoformat(row["파기일"])
    assert row["담당자"] == "김담당"
    assert (row["담당 부서"], row["입회자"], row["확인일"]) == ("", "", "")
    assert "git" not in text
    assert "@" not in text


def test_ledger_is_no_place_for_formulas() -> None:
    line = with_line(b"", Tombstone(CARD, "customer", STONE.day, "=1+1", "@staff"), "카드", "ko").decode("utf-8-sig")
    assert ",'=1+1," in line
    assert ",'@staff," in line
