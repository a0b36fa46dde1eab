"""Changed cards go into history, what else is staged stays where it is, and no message holds a value."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from cardgen.errors import EnvironmentMissing, HistoryError, PrivacyRefusal, UnsoundCards, UsageError
from cardgen.model.form import FormSpec, Kind, Leaf, LeafType, RecordList
from cardgen.workflows.commit_cards import Committed
from cardgen.workflows.workspace import open_workspace
from tests.workflows.committing import CARD, OTHER, committed, put, refusal

Git = Callable[..., str]


def test_the_message_says_what_changed_and_the_commit_holds_it(workspace: Path, git: Git) -> None:
    put(workspace, "010-0284-1937", "010-9999-1937")
    put(workspace, "purchases:\n", "purchases:\n  - {date: 2026-03-02, item: 의자}\n")
    done = committed(workspace)
    assert done.message == "고객 C-7F3K9Q: 연락처 수정, 구매 이력 1건 추가\n"
    assert done.commit == git("rev-parse", "HEAD").strip()
    assert git("log", "-1", "--format=%B%an") == "고객 C-7F3K9Q: 연락처 수정, 구매 이력 1건 추가\n김담당\n"
    assert git("status", "--porcelain") == ""


def test_several_cards_have_a_line_each_under_a_summary(workspace: Path, git: Git) -> None:
    put(workspace, "grade: VIP", "grade: 실버")
    (workspace / OTHER).unlink()
    (workspace / "cards/9").mkdir()
    (workspace / "cards/receipts/R-3H8QZM.yaml").rename(workspace / "cards/9/R-3H8QZM.yaml")
    (workspace / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 새봄상회\nkind: 법인\n", encoding="utf-8")
    put(workspace, "kind:", "kind:  ", "cards/C-0ZJ8RH.yaml")
    done = committed(workspace)
    assert done.message.splitlines() == [
        "카드 5건: 등록 1, 수정 3, 삭제 1",
        "",
        "고객 C-0ZJ8RH: 값은 그대로 두고 정리",
        "고객 C-7F3K9Q: 기본 정보 수정",
        "고객 C-AAAAAA: 새로 등록",
        "고객 C-E5XB1W: 카드 삭제",
        "입금표 R-3H8QZM: 폴더 옮김",
    ]
    assert git("status", "--porcelain") == ""


def test_only_what_is_named_is_committed_and_what_is_staged_stays(workspace: Path, git: Git) -> None:
    (workspace / "notes.txt").write_text("x", encoding="utf-8")
    git("add", "notes.txt")
    put(workspace, "grade: VIP", "grade: 실버")
    put(workspace, "grade: 일반", "grade: 골드", OTHER)
    git("add", OTHER)
    (workspace / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 가\nkind: 법인\n", encoding="utf-8")
    done = committed(workspace, "c-7f3k9q", "C-AAAAAA")
    assert done.files == (CARD, "cards/C-AAAAAA.yaml")
    assert git("status", "--porcelain").splitlines() == [f"M  {OTHER}", "A  notes.txt"]


def test_forms_and_settings_are_part_of_what_is_kept(workspace: Path, git: Git) -> None:
    put(workspace, "company", "company ", "cardgen.toml")
    put(workspace, "x-version: 1", "x-version: 2", "templates/receipt/form.yaml")
    (workspace / "cards/notes.txt").write_text("Only lies here.", encoding="utf-8")
    assert committed(workspace).message == "서식·설정 파일 2개\n"
    assert git("status", "--porcelain") == "?? cards/notes.txt\n"


@pytest.mark.usefixtures("git")
def test_a_form_that_puts_its_cards_in_the_wrong_is_not_committed(workspace: Path) -> None:
    put(workspace, "enum: [VIP, ", "enum: [", "templates/customer/form.yaml")
    with pytest.raises(UnsoundCards) as refused:
        committed(workspace)
    assert [(it.path, it.code) for it in refused.value.problems if it.is_error] == [(CARD, "C107")]


def test_a_broken_form_is_not_committed(workspace: Path, git: Git) -> None:
    put(workspace, "x-version: 1", "x-version: one", "templates/receipt/form.yaml")
    with pytest.raises(UnsoundCards) as refused:
        committed(workspace)
    assert {problem.path for problem in refused.value.problems} == {"templates/receipt/form.yaml"}
    assert git("status", "--porcelain") == " M templates/receipt/form.yaml\n"


@pytest.mark.usefixtures("git")
def test_records_of_the_ledger_go_with_the_cards(workspace: Path) -> None:
    for path in ("ledger/shares/2026-01.json", "ledger/erased/C-AAAAAA.json"):
        (workspace / path).parent.mkdir(parents=True)
        (workspace / path).write_text('{"day": "2026-01-01"}', encoding="utf-8")
    (workspace / "ledger/erased/C-AAAAAA.json").unlink()
    put(workspace, "grade: VIP", "grade: 실버")
    assert committed(workspace).message == "고객 C-7F3K9Q: 기본 정보 수정, 공유 기록 1건\n"


def test_before_the_first_commit_every_card_is_new(workspace: Path, git: Git) -> None:
    git("update-ref", "-d", "HEAD")
    git("rm", "-r", "-q", "--cached", ".")
    done = committed(workspace)
    templates = sum(file.is_file() for file in (workspace / "templates").rglob("*"))
    others = templates + len((".gitignore", "cardgen.toml"))
    assert done.message.startswith(f"카드 4건: 등록 4, 서식·설정 파일 {others}개\n")
    assert done.commit == git("rev-parse", "HEAD").strip()


def test_nothing_changed_makes_no_commit(workspace: Path, git: Git) -> None:
    assert committed(workspace) == Committed(None, "", ())
    assert committed(workspace, "C-7F3K9Q", "cardgen.toml") == Committed(None, "", ())
    assert git("log", "--format=%s").split() == ["first"]


def test_a_try_changes_nothing(workspace: Path, git: Git) -> None:
    (workspace / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 가\nkind: 법인\n", encoding="utf-8")
    before = git("status", "--porcelain")
    done = committed(workspace, dry_run=True)
    assert (done.commit, done.message) == (None, "고객 C-AAAAAA: 새로 등록\n")
    assert git("status", "--porcelain") == before


def test_a_card_with_errors_is_refused_and_others_can_be_named(workspace: Path, git: Git) -> None:
    put(workspace, "grade: VIP", "grade: 최고")
    put(workspace, "grade: 일반", "grade: 골드", OTHER)
    assert refusal(workspace, kind=UnsoundCards) == "error.commit.unsound"
    assert git("log", "--format=%s").split() == ["first"]
    assert committed(workspace, "C-E5XB1W").files == (OTHER,)


@pytest.mark.usefixtures("git")
def test_files_that_can_be_no_card_are_refused_and_not_passed_over(workspace: Path) -> None:
    (workspace / "cards/C-AAAAAA.yml").write_text("id: C-AAAAAA\n", encoding="utf-8")
    assert refusal(workspace, kind=UnsoundCards) == "error.commit.unsound"


@pytest.mark.usefixtures("git")
def test_a_message_with_personal_data_is_refused(workspace: Path) -> None:
    put(workspace, "grade: VIP", "grade: 실버")
    assert refusal(workspace, kind=PrivacyRefusal, text="010-2345-6789로 바꿈") == "error.commit.message"
    assert refusal(workspace, kind=PrivacyRefusal, text="김민준 카드 정리") == "error.commit.message"
    assert refusal(workspace, kind=HistoryError, text="  ") == "error.commit.empty_message"
    assert committed(workspace, text="등급 조정").message == "등급 조정\n"


def test_a_card_that_was_deleted_is_not_new_when_it_comes_back(workspace: Path, git: Git) -> None:
    (workspace / CARD).unlink()
    done = committed(workspace)
    assert (done.message, done.deletes) == ("고객 C-7F3K9Q: 카드 삭제\n", True)
    git("checkout", "HEAD^", "--", CARD)
    (workspace / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 가\nkind: 법인\n", encoding="utf-8")
    done = committed(workspace)
    assert not done.deletes
    assert done.message.splitlines() == [
        "고객 2건: 등록 1, 되살림 1",
        "",
        "고객 C-7F3K9Q: 되살림",
        "고객 C-AAAAAA: 새로 등록",
    ]


@pytest.mark.usefixtures("git")
def test_cards_that_were_only_confirmed_are_counted_apart(workspace: Path) -> None:
    put(workspace, "confirmed: 2026-09-30", "confirmed: 2026-11-20")
    assert committed(workspace).message == "고객 C-7F3K9Q: 확인\n"
    put(workspace, "confirmed: 2026-11-20", "confirmed: 2026-11-21")
    put(workspace, "status: 종료", "status: 휴면", OTHER)
    assert committed(workspace).message.splitlines()[0] == "고객 2건: 수정 1, 확인 1"


def test_a_card_left_unmerged_by_a_stash_is_refused(workspace: Path, git: Git) -> None:
    put(workspace, "grade: VIP", "grade: 실버")
    git("stash", "-q")
    put(workspace, "grade: VIP", "grade: 골드")
    git("commit", "-q", "-a", "-m", "x")
    git("stash", "pop", check=False)
    assert refusal(workspace, kind=UnsoundCards) == "error.commit.unmerged"


def test_who_commits_must_be_known(workspace: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    put(workspace, "grade: VIP", "grade: 실버")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("EMAIL", "guessed@example.com")
    assert refusal(workspace, kind=EnvironmentMissing) == "error.commit.who"
    git("config", "user.name", "박지훈")
    git("config", "user.email", "park@example.com")
    assert committed(workspace).commit
    assert git("log", "-1", "--format=%an") == "박지훈\n"


def test_a_hook_that_refuses_leaves_the_index_as_it_was(workspace: Path, git: Git) -> None:
    hook = workspace / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    (workspace / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 가\nkind: 법인\n", encoding="utf-8")
    put(workspace, "grade: VIP", "grade: 실버")
    before = git("status", "--porcelain")
    assert refusal(workspace, kind=HistoryError) == "error.commit.failed"
    assert git("status", "--porcelain") == before


@pytest.mark.usefixtures("git")
def test_a_name_that_means_nothing_is_refused(workspace: Path) -> None:
    assert refusal(workspace, "C-7F3K9", kind=UsageError) == "error.no_such_card.near"
    assert refusal(workspace, "nope", kind=UsageError) == "error.no_such_card"


def test_odd_names_of_files_and_folders_are_taken_as_they_are(workspace: Path, git: Git) -> None:
    names = ["cards/[a]*/C-AAAAAA.yaml", "cards/:(top)x/C-BBBBBB.yaml", "cards/고객 '1'\n/C-CCCCCC.yaml"]
    for name in names:
        (workspace / name).parent.mkdir()
        stem = name[-13:-5]
        (workspace / name).write_text(f"id: {stem}\nname: 가\nkind: 법인\n", encoding="utf-8")
    assert committed(workspace).files == tuple(sorted(names))
    assert git("status", "--porcelain") == ""


def test_a_name_that_git_could_take_for_a_pattern_means_one_file(workspace: Path, git: Git) -> None:
    (workspace / "ledger").mkdir()
    for name in ("[a]b.json", "ab.json"):
        (workspace / "ledger" / name).write_text("{}", encoding="utf-8")
        git("add", "-A")
        git("commit", "-q", "-m", name)
        (workspace / "ledger" / name).write_text("{ }", encoding="utf-8")
    (workspace / "ledger/[a]b.json").write_text("{  }", encoding="utf-8")
    assert committed(workspace, "ledger/[a]b.json").files == ("ledger/[a]b.json",)
    assert git("status", "--porcelain") == " M ledger/ab.json\n"


def test_a_card_that_the_index_forgot_is_no_change(workspace: Path, git: Git) -> None:
    git("rm", "-q", "--cached", CARD)
    assert committed(workspace) == Committed(None, "", ())
    put(workspace, "grade: VIP", "grade: 실버")
    assert committed(workspace).files == (CARD,)
    assert git("status", "--porcelain") == ""


@pytest.mark.usefixtures("git")
def test_settings_of_paths_do_not_count(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    put(workspace, "grade: VIP", "grade: 실버")
    assert committed(workspace).files == (CARD,)


def test_outside_a_repository_it_says_so(workspace: Path) -> None:
    assert refusal(workspace, kind=HistoryError) == "error.history.no_repository"


def leaf_value(leaf: Leaf, mark: str) -> Any:
    """A value of a field that no message may hold: unlike every word of ours where its type lets it be."""
    if leaf.choices:
        return leaf.choices[0]
    if leaf.type is LeafType.BOOLEAN:
        return True
    if leaf.type is not LeafType.STRING:
        return 7131719
    special = {
        Kind.PHONE: "010-7131-7197",
        Kind.EMAIL: "canary7131@example.com",
        Kind.POSTCODE: "71317",
        Kind.BUSINESS_NUMBER: "199-12-99048",
    }
    return special.get(leaf.kind, "1971-03-17" if leaf.kind.is_date else f"{mark}카나리아")


def filled(form: FormSpec, card_id: str) -> dict[str, Any]:
    """A card with a canary in every field."""
    data: dict[str, Any] = {}
    for number, member in enumerate(form.members()):
        if isinstance(member, RecordList):
            value: Any = [{column.key: leaf_value(column, f"{number}번") for column in member.columns}]
        else:
            value = card_id if member.kind is Kind.ID else leaf_value(member, f"{number}번")
            value = [value] if member.many else value
        *groups, key = member.path.split(".")
        place = data
        for group in groups:
            place = place.setdefault(group, {})
        place[key] = value
    return data


def texts(data: Any) -> set[str]:
    if isinstance(data, dict):
        return {text for value in data.values() for text in texts(value)}
    if isinstance(data, list):
        return {text for value in data for text in texts(value)}
    return {str(data)} if not isinstance(data, bool) else set()


@pytest.mark.parametrize("language", ["ko", pytest.param("en", marks=pytest.mark.slow)])
def test_no_value_of_any_field_gets_into_a_message(language: str, workspace: Path, git: Git) -> None:
    put(workspace, 'id = "test"\n', f'id = "test"\n[locale]\nlanguage = "{language}"\n', "cardgen.toml")
    opened = open_workspace(workspace)
    for stem in ("C-AAAAAA", "R-AAAAAA"):
        form = opened.forms[opened.form_of(stem) or ""]
        data = filled(form, stem)
        labels = " ".join(str(member.labels) for member in form.members())
        canaries = {text for text in texts(data) - {stem} if text not in labels}
        assert len(canaries) > 5
        minimal = {"id": stem, "name": "가", "kind": "법인"} if stem[0] == "C" else data | {"payer": "다른 이"}
        messages = []
        for version in (minimal, data, minimal, None):
            file = workspace / f"cards/{stem}.yaml"
            if version is None:
                file.unlink()
            else:
                file.write_text(yaml.safe_dump(version, allow_unicode=True), encoding="utf-8")
            done = committed(workspace)
            assert done.commit
            messages.append(git("log", "-1", "--format=%B"))
        assert all(canary not in message for canary in canaries for message in messages)
        assert all(stem in message for message in messages)
