"""Whole files or none."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.writing import TEMPORARY_MARK, make_folder, remove_stale, write_file


def parts(folder: Path) -> list[Path]:
    return [*folder.glob(f"{TEMPORARY_MARK}*")]


def test_file_is_replaced_whole_and_belongs_to_its_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "card.docx"
    file.write_bytes(b"old")
    file.chmod(0o644)
    stat = write_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert (stat.st_size, stat.st_mode & 0o777) == (3, 0o600)
    assert parts(tmp_path) == []


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_arguments: object) -> None:
        raise error

    return fail


def test_failure_keeps_the_old_file_and_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "card.docx"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", failing(OSError(28, "No space left on device")))
    with pytest.raises(EnvironmentMissing) as caught:
        write_file(file, b"new")
    assert caught.value.arguments == {"path": "card.docx", "reason": os.strerror(28)}
    assert file.read_bytes() == b"old"
    assert parts(tmp_path) == []


def test_interrupt_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "card.docx", b"new")
    assert [*tmp_path.iterdir()] == []


def test_killed_writer_leaves_the_old_file_and_a_part_that_is_found(tmp_path: Path) -> None:
    file = tmp_path / "card.docx"
    file.write_bytes(b"old")
    child = os.fork()
    if child == 0:
        os.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # dies before the rename
        write_file(file, b"new")
        os._exit(0)
    os.waitpid(child, 0)
    assert file.read_bytes() == b"old"
    assert len(parts(tmp_path)) == 1
    remove_stale(tmp_path)
    assert [*tmp_path.iterdir()] == [file]


def test_missing_folder_is_told_without_its_path(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentMissing) as caught:
        write_file(tmp_path / "nowhere" / "card.docx", b"new")
    assert caught.value.arguments["path"] == "card.docx"


def test_folders_are_made_for_their_owner_alone_at_every_level(tmp_path: Path) -> None:
    make_folder(tmp_path / "out/customer/cards", below=tmp_path)
    made = [tmp_path / name for name in ("out", "out/customer", "out/customer/cards")]
    assert [folder.stat().st_mode & 0o777 for folder in made] == [0o700] * 3


def test_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o755)
    make_folder(tmp_path / "out", below=tmp_path)
    assert (tmp_path / "out").stat().st_mode & 0o777 == 0o755


def test_link_on_the_way_is_refused_and_nothing_made_behind_it(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError) as caught:
        make_folder(tmp_path / "out/customer", below=tmp_path)
    assert (caught.value.message_id, caught.value.arguments) == ("error.out.link", {"path": "out"})
    assert [*(tmp_path / "elsewhere").iterdir()] == []


def test_file_on_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(UsageError) as caught:
        make_folder(tmp_path / "out/customer", below=tmp_path)
    assert (caught.value.message_id, caught.value.arguments) == ("error.out.not_a_folder", {"path": "out"})
