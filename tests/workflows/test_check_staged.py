"""What the next commit would change is judged as it would hold it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError
from cardgen.workflows.check_range import check_range
from cardgen.workflows.check_report import CheckReport
from cardgen.workflows.check_staged import check_staged
from cardgen.workflows.workspace import open_workspace

Git = Callable[..., str]
CARD = "cards/C-7F3K9Q.yaml"


def put(workspace: Path, path: str, before: str, after: str) -> None:
    text = (workspace / path).read_text(encoding="utf-8")
    assert before in text
    (workspace / path).write_text(text.replace(before, after), encoding="utf-8")


def staged(workspace: Path) -> CheckReport:
    return check_staged(open_workspace(workspace))


def found(workspace: Path) -> list[tuple[str, str]]:
    return [(it.path, it.code) for it in staged(workspace).problems]


@pytest.fixture
def bad(workspace: Path, git: Git) -> None:
    """A card with an error in the index, mended in the working tree."""
    put(workspace, CARD, "grade: VIP", "grade: 최고")
    git("add", CARD)
    put(workspace, CARD, "grade: 최고", "grade: VIP")


@pytest.mark.usefixtures("bad")
def test_an_error_in_the_index_counts_though_the_file_is_mended(workspace: Path) -> None:
    report = staged(workspace)
    (problem,) = report.problems
    assert (problem.path, problem.code, problem.position.line) == (CARD, "C107", 5)
    assert (report.cards, report.errors, report.left_out) == (1, 1, 0)


def test_an_error_in_the_working_tree_does_not_count(workspace: Path, git: Git) -> None:
    put(workspace, CARD, "status: 활성", "status: 휴면")
    git("add", CARD)
    put(workspace, CARD, "grade: VIP", "grade: 최고")
    assert found(workspace) == []


@pytest.mark.usefixtures("bad")
def test_cards_that_do_not_change_are_not_judged(workspace: Path, git: Git) -> None:
    git("commit", "-q", "-m", "bad already")
    assert staged(workspace) == CheckReport((), 0)


def test_the_form_in_the_index_judges(workspace: Path, git: Git) -> None:
    put(workspace, "templates/customer/form.yaml", "실버", "브론즈")
    git("add", "-A")
    put(workspace, "templates/customer/form.yaml", "브론즈", "실버")
    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("add", CARD)
    assert (CARD, "C107") in found(workspace)


def test_a_broken_form_is_reported_and_its_cards_are_left_out(workspace: Path, git: Git) -> None:
    put(workspace, "templates/customer/form.yaml", "type: object\n", "type: nonsense\n")
    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("add", "-A")
    report = staged(workspace)
    assert {it.path for it in report.problems} == {"templates/customer/form.yaml"}
    assert report.left_out == 3, "each card of the form that changed"


def test_a_policy_in_the_index_is_judged(workspace: Path, git: Git) -> None:
    policy = next((workspace / "templates/customer/policies").glob("*.yaml"))
    policy.write_text("nonsense: 1\n", encoding="utf-8")
    git("add", "-A")
    paths = {path for path, _ in found(workspace)}
    assert paths == {policy.relative_to(workspace).as_posix()}


def test_a_second_card_of_one_id_is_found_beside_all_others(workspace: Path, git: Git) -> None:
    (workspace / "cards/vip").mkdir()
    (workspace / "cards/vip/C-7F3K9Q.yaml").write_bytes((workspace / CARD).read_bytes())
    git("add", "-A")
    assert found(workspace) == [("cards/vip/C-7F3K9Q.yaml", "C203")]


def test_a_card_under_the_name_of_another_is_refused(workspace: Path, git: Git) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_bytes((workspace / CARD).read_bytes())
    git("add", "-A")
    assert found(workspace) == [("cards/C-0ZJ8RH.yaml", "C201")]


def test_links_and_odd_names_are_refused(workspace: Path, git: Git) -> None:
    (workspace / "cards/C-AAAAAA.yaml").symlink_to("C-7F3K9Q.yaml")
    (workspace / "cards/고객.yaml").write_text("id: 1\n", encoding="utf-8")
    (workspace / "cards/C-BBBBBB.yml").write_text("id: 1\n", encoding="utf-8")
    git("add", "-A")
    expected = {("cards/C-AAAAAA.yaml", "Y112"), ("cards/고객.yaml", "C205"), ("cards/C-BBBBBB.yml", "C207")}
    assert {*found(workspace)} == expected


def test_the_index_git_names_is_the_one_that_is_read(
    workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(workspace, CARD, "grade: VIP", "grade: 최고")
    with monkeypatch.context() as patch:
        patch.setenv("GIT_INDEX_FILE", str(workspace / ".git/other"))
        git("read-tree", "HEAD")
        git("add", CARD)
        assert found(workspace) == [(CARD, "C107")]
    assert found(workspace) == []


def test_before_the_first_commit_all_is_judged(workspace: Path, git: Git) -> None:
    put(workspace, CARD, "grade: VIP", "grade: 최고")
    git("add", CARD)
    git("update-ref", "-d", "HEAD")
    assert staged(workspace).cards == 4
    assert found(workspace) == [(CARD, "C107")]


def test_no_card_is_copied_out_of_the_repository(
    workspace: Path, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen: list[str] = []
    write = Path.write_bytes

    def noted(self: Path, content: bytes) -> int:
        seen.append(self.as_posix())
        assert "김민준" not in content.decode("utf-8", "replace")
        return write(self, content)

    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("add", "-A")
    monkeypatch.setattr(Path, "write_bytes", noted)
    assert found(workspace) == []
    assert seen
    assert all("/templates/" in path for path in seen)


def test_outside_a_repository_it_says_so(workspace: Path) -> None:
    with pytest.raises(HistoryError) as failed:
        staged(workspace)
    assert failed.value.message_id == "error.history.no_repository"


def erase(workspace: Path, git: Git, card_id: str) -> None:
    git("rm", "-q", f"cards/{card_id}.yaml")
    stone = {"by": "a", "day": "2026-01-02", "form": "customer", "format": 1, "id": card_id, "reason": "기한"}
    (workspace / "ledger/erased").mkdir(parents=True)
    (workspace / f"ledger/erased/{card_id}.json").write_text(json.dumps(stone), encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "erased")


@pytest.fixture
def erased(workspace: Path, git: Git) -> str:
    """A card that was erased on main and changed on an old branch."""
    git("checkout", "-q", "-b", "old")
    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("commit", "-q", "-a", "-m", "old")
    git("checkout", "-q", "main")
    erase(workspace, git, "C-7F3K9Q")
    return CARD


def test_an_erased_card_that_is_back_is_refused(workspace: Path, git: Git, erased: str) -> None:
    git("checkout", "old", "--", erased)
    assert found(workspace) == [(erased, "C208")]


def test_a_tombstone_may_not_go_and_its_card_not_come_back(workspace: Path, git: Git, erased: str) -> None:
    stone = "ledger/erased/C-7F3K9Q.json"
    git("checkout", "old", "--", erased)
    git("rm", "-q", stone)
    assert found(workspace) == [(erased, "C208"), (stone, "P406")]
    git("commit", "-q", "-m", "x")
    assert [(it.path, it.code) for it in check_range(open_workspace(workspace), "HEAD^..HEAD").problems] == [
        (erased, "C208"),
        (stone, "P406"),
    ]
    put(workspace, erased, "grade: 실버", "grade: VIP")
    git("add", "-A")
    assert found(workspace) == [(erased, "C208")]


def test_numbers_kept_for_forms_are_judged(workspace: Path, git: Git) -> None:
    kept = workspace / "ledger/numbers"
    kept.mkdir(parents=True)
    batch = {"by": "김", "day": "2026-03-02", "form": "customer", "format": 1, "ids": ["C-HP6J6C"]}
    (kept / "a.json").write_text(json.dumps(batch), encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "one batch")
    (kept / "b.json").write_text(json.dumps(batch), encoding="utf-8")
    (kept / "c.json").write_text("<<<<<<< ours", encoding="utf-8")
    git("add", "-A")
    told = [("ledger/numbers/b.json", "P408"), ("ledger/numbers/c.json", "P407")]
    assert found(workspace) == told
    git("commit", "-q", "-m", "two more")
    assert [(it.path, it.code) for it in check_range(open_workspace(workspace), "HEAD~1..HEAD").problems] == told


def test_cards_are_judged_when_their_form_changes_or_goes(workspace: Path, git: Git) -> None:
    put(workspace, "templates/customer/form.yaml", "enum: [VIP, ", "enum: [")
    git("add", "-A")
    assert found(workspace) == [(CARD, "C107")]
    git("commit", "-q", "-m", "x")
    report = check_range(open_workspace(workspace), "HEAD^..HEAD")
    assert [(it.path, it.code) for it in report.problems] == [(CARD, "C107")]
    git("rm", "-q", "-r", "templates/customer")
    customers = [("cards/C-0ZJ8RH.yaml", "C205"), (CARD, "C205"), ("cards/C-E5XB1W.yaml", "C205")]
    assert found(workspace) == customers
    git("commit", "-q", "-m", "x")
    report = check_range(open_workspace(workspace), "HEAD^..HEAD")
    assert [(it.path, it.code) for it in report.problems] == customers


def test_a_merge_whose_history_has_an_erased_card_is_refused_though_the_card_is_gone(
    workspace: Path, git: Git, erased: str
) -> None:
    git("merge", "old", check=False)
    git("rm", "-q", erased)
    (problem,) = staged(workspace).problems
    assert (problem.path, problem.code) == (erased, "C211")
    assert git("rev-parse", "old").startswith(problem.commit)
    assert problem.commit


def test_a_clone_from_before_an_erasure_is_refused_whatever_it_merges(workspace: Path, git: Git, erased: str) -> None:
    git("checkout", "-q", "--orphan", "rewritten")
    git("commit", "-q", "-m", "history without the customer")
    git("checkout", "-q", "old")
    git("merge", "--no-commit", "--allow-unrelated-histories", "-X", "theirs", "rewritten", check=False)
    assert (workspace / erased).exists()
    (problem,) = staged(workspace).problems
    assert (problem.path, problem.code) == (erased, "C210")
    assert git("rev-parse", "old").startswith(problem.commit)


def swapped(workspace: Path, git: Git) -> str:
    """Git takes a customer who came for one who went; gives the path of the one who came."""
    other = "cards/C-ABCDEF.yaml"
    git("checkout", "-q", "-b", "side")
    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("commit", "-q", "-a", "-m", "side")
    git("checkout", "-q", "main")
    (workspace / CARD).rename(workspace / other)
    put(workspace, other, "id: C-7F3K9Q", "id: C-ABCDEF")
    git("add", "-A")
    git("commit", "-q", "-m", "swap")
    return other


def test_an_edit_that_a_merge_puts_into_another_customers_card_is_refused(workspace: Path, git: Git) -> None:
    other = swapped(workspace, git)
    git("merge", "--no-commit", "side")
    assert "실버" in (workspace / other).read_text(encoding="utf-8"), "git no longer guesses so"
    assert found(workspace) == [(other, "C209")]
    git("checkout", "HEAD", "--", other)
    assert found(workspace) == []


def test_a_card_moved_here_and_edited_there_is_no_mistake(workspace: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("commit", "-q", "-a", "-m", "side")
    git("checkout", "-q", "main")
    (workspace / "cards/9Q").mkdir()
    git("mv", CARD, "cards/9Q/C-7F3K9Q.yaml")
    put(workspace, "cards/9Q/C-7F3K9Q.yaml", "style: 북유럽풍", "style: 한국풍")
    git("commit", "-q", "-a", "-m", "moved")
    git("merge", "--no-commit", "side")
    assert "실버" in (workspace / "cards/9Q/C-7F3K9Q.yaml").read_text(encoding="utf-8")
    assert found(workspace) == []


def test_an_unmerged_card_is_refused(workspace: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "side")
    put(workspace, CARD, "grade: VIP", "grade: 실버")
    git("commit", "-q", "-a", "-m", "side")
    git("checkout", "-q", "main")
    put(workspace, CARD, "grade: VIP", "grade: 골드")
    git("commit", "-q", "-a", "-m", "ours")
    git("merge", "side", check=False)
    assert found(workspace) == [(CARD, "Y124")]
