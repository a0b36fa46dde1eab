"""A repository in which something is missing gives an error, never a shorter history."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pytest

from cardgen.errors import HistoryError, ProgramFailed
from cardgen.history.card_log import merge_base
from cardgen.history.commits import walk
from cardgen.history.objects import Objects, contents, files_at, objects
from cardgen.history.repository import Repository, open_repository

SOME_ID = "5" * 40


def _git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=A B", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with two commits of one file."""
    _git(tmp_path, "init", "-q", "--template=")
    for number in (1, 2):
        (tmp_path / "a.yaml").write_text(f"{number}\n", encoding="utf-8")
        _git(tmp_path, "add", ".")
        _git(tmp_path, "commit", "-q", "-m", f"Change {number}")
    return tmp_path


def _lose(folder: Path, revision: str) -> None:
    found = _git(folder, "rev-parse", revision)
    (folder / ".git/objects" / found[:2] / found[2:]).unlink()


def test_commits_before_a_missing_one_are_told_and_then_the_error(folder: Path) -> None:
    _lose(folder, "HEAD~1")
    with pytest.raises(HistoryError) as caught:
        [*walk(open_repository(folder))]
    assert (caught.value.message_id, caught.value.arguments) == ("error.history.git", {"command": "log"})


def test_a_missing_tree_is_no_empty_one(folder: Path) -> None:
    _lose(folder, "HEAD^{tree}")
    with pytest.raises(HistoryError) as caught:
        [*files_at(open_repository(folder), "HEAD")]
    assert caught.value.arguments == {"command": "ls-tree"}


def test_a_broken_index_is_no_empty_one(folder: Path) -> None:
    (folder / ".git/index").write_bytes(b"garbage")
    with pytest.raises(HistoryError):
        [*open_repository(folder).pieces("ls-files", "-z")]


def test_a_branch_whose_commit_is_unreadable_is_no_unborn_one(folder: Path) -> None:
    (folder / ".git/refs/heads/main").write_bytes(b"")  # as a power failure leaves it
    with pytest.raises(HistoryError) as caught:
        _ = open_repository(folder).head
    assert caught.value.message_id == "error.history.git"


def test_a_clone_without_all_objects_is_called_what_it_is(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    _git(folder, "config", "uploadpack.allowFilter", "true")
    clone = tmp_path_factory.mktemp("clone") / "partial"
    _git(folder, "clone", "-q", "--no-checkout", "--filter=tree:0", folder.as_uri(), str(clone))
    with pytest.raises(HistoryError) as caught:
        [*walk(open_repository(clone))]
    assert (caught.value.message_id, caught.value.arguments) == ("error.history.partial", {"command": "log"})


def test_a_damaged_object_is_no_empty_one(folder: Path) -> None:
    repository = open_repository(folder)
    (entry,) = files_at(repository, "HEAD")
    file = folder / ".git/objects" / entry.blob[:2] / entry.blob[2:]
    file.chmod(0o600)
    file.write_bytes(b"damaged")
    with objects(repository) as store:
        assert store.read(entry.blob) is None
    with pytest.raises(HistoryError), objects(repository) as store:
        store.known(entry.blob)
    with pytest.raises(HistoryError):
        [*contents(repository, [entry.blob])]


def test_a_missing_commit_is_not_one_without_relatives(folder: Path) -> None:
    with pytest.raises(HistoryError) as caught:
        merge_base(open_repository(folder), "HEAD", SOME_ID)
    assert caught.value.arguments == {"command": "merge-base"}


@pytest.mark.parametrize("most", [None, 2, 5], ids=["whole", "in part", "to its end"])
def test_an_object_of_which_the_end_is_lacking_is_not_read(most: int | None) -> None:
    store = Objects(io.BytesIO(), io.BytesIO(f"{SOME_ID} blob 5\nabc".encode()))
    with pytest.raises(ProgramFailed):
        store.read(SOME_ID, most)


def test_an_error_of_the_block_itself_stays_what_it_is(folder: Path) -> None:
    with pytest.raises(ProgramFailed), objects(open_repository(folder)):
        raise ProgramFailed("error.program.failed", program="soffice")


def _subjects(repository: Repository) -> list[str]:
    return [step.commit.subject for step in walk(repository, paths=["a.yaml"]) if step.files]


@pytest.mark.parametrize("kind", ["LITERAL", "GLOB", "NOGLOB", "ICASE"])
def test_the_environment_does_not_say_what_paths_mean(folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv(f"GIT_{kind}_PATHSPECS", "1")
    assert _subjects(open_repository(folder)) == ["Change 2", "Change 1"]


def test_settings_of_git_do_not_change_what_is_read(folder: Path) -> None:
    for key, value in (("diff.orderFile", "/nonexistent"), ("log.diffMerges", "off"), ("color.ui", "always")):
        _git(folder, "config", key, value)
    assert _subjects(open_repository(folder)) == ["Change 2", "Change 1"]
