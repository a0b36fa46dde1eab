"""What files are called decides what an erasure takes: the customers' own, and never a card of somebody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.errors import CardgenError, HistoryError
from cardgen.workflows import erase_rewrite
from cardgen.workflows.erase import erase, preview
from cardgen.workflows.erase_paths import Fate, PathRules, new_names
from cardgen.workflows.erase_places import places_of
from cardgen.workflows.erase_plan import plan_of
from cardgen.workflows.past_cards import repository_of
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these searches a repository."""

Git = Callable[..., str]

CARD, OTHER, NAME = "C-7F3K9Q", "C-E5XB1W", "김민준"
REASON = "보유 기간 만료"


@pytest.fixture
def rules(workspace: Path, git: Git) -> PathRules:
    assert git("status", "--short") == ""
    opened = open_workspace(workspace)
    return PathRules.of(opened, repository_of(opened), places_of(opened, (CARD,)).needles)


def test_what_becomes_of_a_file_by_its_path(rules: PathRules) -> None:
    fates = {
        f"cards/{CARD}.yaml": Fate.OWN,
        f"old/{NAME}/{CARD.lower()}.yaml": Fate.OWN,
        f"ledger/erased/{CARD}.json": Fate.STAYS,
        f"cards/{CARD}.yaml.bak": Fate.GOES,
        f"files/{CARD}/scan.jpg": Fate.GOES,
        f"docs/{NAME}/a.txt": Fate.GOES,
        f"docs/{NAME} 서류/a.txt": Fate.GOES,
        f"docs/{NAME}계약서.pdf": Fate.GOES,
        f"docs/{NAME}팀/a.txt": Fate.RENAMED,
        f"docs/{NAME}/{OTHER}.yaml": Fate.RENAMED,
        f"cards/{NAME}팀/{OTHER}.yaml": Fate.RENAMED,
        f"meet/{CARD}-2026/{OTHER}.yaml": Fate.STAYS,
        f"cards/{OTHER}.yaml": Fate.STAYS,
        "README.md": Fate.STAYS,
    }
    assert {path: rules.fate(path) for path in fates} == fates


def test_a_card_by_what_it_says_is_somebody_elses(rules: PathRules) -> None:
    path = f"cards/사본 ({CARD} 배우자).yaml"
    assert rules.fate(path, [f"id: {CARD}\n"]) is Fate.GOES
    assert rules.fate(path, [f"id: {CARD}\n", f"id: {OTHER}\n"]) is Fate.STAYS
    assert rules.fate(f"cards/{CARD}.yaml", [f"id: {OTHER}\n"]) is Fate.OWN


def test_new_names_are_nobodys_and_keep_folders_together(rules: PathRules) -> None:
    paths = [f"{NAME}팀/a.txt", f"{NAME}팀/b/{NAME}팀.txt"]
    assert new_names(paths, [*paths, "c.txt"], rules.needles) == {
        f"{NAME}팀/a.txt": "[삭제됨]팀/a.txt",
        f"{NAME}팀/b/{NAME}팀.txt": "[삭제됨]팀/b/[삭제됨]팀.txt",
    }
    assert new_names(paths[:1], [*paths, "[삭제됨]팀/a.txt"], rules.needles) == {paths[0]: "[삭제됨]팀-2/a.txt"}


def commit(git: Git, workspace: Path, path: str, content: str) -> None:
    (workspace / path).parent.mkdir(parents=True, exist_ok=True)
    (workspace / path).write_text(content, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "work")


def move(git: Git, workspace: Path, old: str, new: str) -> None:
    (workspace / new).parent.mkdir(parents=True, exist_ok=True)
    git("mv", old, new)
    git("commit", "-q", "-m", "move")


def versions(git: Git) -> set[str]:
    """Every version of the other customer's card that any branch has."""
    raw = git("log", "--all", "--raw", "--no-abbrev", "--no-renames", "--format=", "--", f"*{OTHER}.yaml")
    return {line.split()[3] for line in raw.splitlines()}


def test_others_cards_survive_in_folders_called_after_the_customer(workspace: Path, git: Git) -> None:
    file = f"{OTHER}.yaml"
    text = (workspace / f"cards/{file}").read_text(encoding="utf-8")
    move(git, workspace, f"cards/{file}", f"meet/{CARD}-2026/{file}")
    commit(git, workspace, f"meet/{CARD}-2026/{file}", f"{text}# meet\n")
    move(git, workspace, f"meet/{CARD}-2026/{file}", f"cards/{file}")
    git("branch", "office")
    move(git, workspace, f"cards/{file}", f"cards/{NAME}팀/{file}")
    commit(git, workspace, f"cards/{NAME}팀/{file}", f"{text}# team\n")
    git("branch", "team")
    move(git, workspace, f"cards/{NAME}팀/{file}", f"cards/{file}")
    before = versions(git)
    opened = open_workspace(workspace)
    asked = preview(opened, (CARD,), REASON)
    assert asked.renamed == (f"cards/{NAME}팀/{file}",)
    assert erase(opened, asked).complete
    assert versions(git) == before
    listed = [git("-c", "core.quotePath=no", "ls-tree", "-r", "--name-only", it, "cards") for it in ("office", "team")]
    assert [f"cards/{file}" in listed[0], f"cards/[삭제됨]팀/{file}" in listed[1]] == [True, True]


def test_what_lies_in_the_customers_folders_goes_and_is_told(workspace: Path, git: Git) -> None:
    told = (f"docs/{NAME}/a.txt", f"docs/{NAME}계약서.txt", f"files/{CARD}/scan.jpg", f"files/{CARD}/new.jpg")
    for path in (*told[:3], f"old/{CARD} 사본.txt"):
        commit(git, workspace, path, "scan")
    git("rm", "-q", f"old/{CARD} 사본.txt")
    git("commit", "-q", "-m", "clean up")
    (workspace / told[3]).write_text("scan", encoding="utf-8")
    commit(git, workspace, "kept.txt", "scan")
    opened = open_workspace(workspace)
    asked = preview(opened, (CARD,), REASON)
    assert {*asked.also} == {*told, f"old/{CARD} 사본.txt"}
    done = erase(opened, asked)
    assert done.complete
    assert {*done.deleted} == {*told, f"cards/{CARD}.yaml"}
    assert not any((workspace / path).exists() for path in told)
    assert git("status", "--short") == ""
    assert git("log", "--all", "--format=%s", "--", "kept.txt").split() == ["work"]


def test_a_folder_in_use_that_is_called_after_the_customer_is_to_be_renamed_first(workspace: Path, git: Git) -> None:
    move(git, workspace, f"cards/{OTHER}.yaml", f"cards/{NAME}팀/{OTHER}.yaml")
    with pytest.raises(CardgenError) as caught:
        preview(open_workspace(workspace), (CARD,), REASON)
    assert caught.value.message_id == "error.erase.path_names"
    assert caught.value.arguments["paths"] == f"cards/[삭제됨]팀/{OTHER}.yaml"


def test_a_plan_that_takes_anothers_card_is_refused(workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workspace / f"cards/{OTHER}.yaml"
    commit(git, workspace, f"cards/{OTHER}.yaml", f"{file.read_text(encoding='utf-8')}# 하나\n")
    move(git, workspace, f"cards/{OTHER}.yaml", "cards/moved.yaml")
    move(git, workspace, "cards/moved.yaml", f"cards/sub/{OTHER}.yaml")
    opened = open_workspace(workspace)
    plan = plan_of(opened, repository_of(opened), places_of(opened, (CARD,)))
    wrong = replace(plan, traces=replace(plan.traces, paths=plan.traces.paths | {f"cards/{OTHER}.yaml"}))
    monkeypatch.setattr(erase_rewrite, "plan_of", lambda *_arguments: wrong)
    before = git("log", "--all", "--format=%H")
    with pytest.raises(HistoryError) as caught:
        erase(opened, preview(opened, (CARD,), REASON))
    assert caught.value.message_id == "error.history.rewriting"
    assert git("log", "--all", "--format=%H") == before
