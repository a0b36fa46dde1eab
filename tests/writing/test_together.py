"""Many files are written, or none is."""

from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.writing import together
from cardgen.writing.together import NewContent, write_together


def files_below(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "old").write_bytes(b"before")
    (tmp_path / "old").chmod(0o640)
    return tmp_path


def contents(folder: Path) -> list[NewContent]:
    return [
        NewContent(folder / "cards/9Q/new", b"one"),
        NewContent(folder / "old", b"after", before=b"before"),
        NewContent(folder / "cards/K2/other", b"two"),
    ]


def test_all_are_written(folder: Path) -> None:
    write_together(contents(folder), below=folder)
    assert files_below(folder) == {"cards/9Q/new": b"one", "old": b"after", "cards/K2/other": b"two"}
    assert stat.S_IMODE((folder / "old").stat().st_mode) == 0o640
    assert stat.S_IMODE((folder / "cards/9Q/new").stat().st_mode) == 0o600


def test_a_full_disk_leaves_everything_as_it_was(folder: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(EnvironmentMissing) as failed:
            write_together([*contents(folder), NewContent(folder / "large", b"x" * 200_000)], below=folder)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert failed.value.message_id == "error.write"
    assert files_below(folder) == {"old": b"before"}


@pytest.mark.parametrize("late", [0, 1, 2])
def test_a_step_that_fails_undoes_those_before_it(folder: Path, monkeypatch: pytest.MonkeyPatch, late: int) -> None:
    real, steps = os.replace, iter(range(10))

    def replace(source: Path, target: Path) -> None:
        if next(steps) == late:
            raise OSError(5, "Input/output error", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(EnvironmentMissing):
        write_together(contents(folder), below=folder)
    assert files_below(folder) == {"old": b"before"}


@pytest.mark.parametrize(("name", "content"), [("old", b"changed"), ("cards/9Q/new", b"somebody's")])
def test_what_somebody_wrote_in_between_is_not_replaced(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
    before = files_below(folder)
    with pytest.raises(EnvironmentMissing):
        write_together(contents(folder), below=folder)
    assert files_below(folder) == before


def test_a_file_that_is_gone_is_not_made_again(folder: Path) -> None:
    (folder / "old").unlink()
    with pytest.raises(EnvironmentMissing):
        write_together(contents(folder), below=folder)
    assert files_below(folder) == {}


def test_ctrl_c_waits_until_all_have_their_names(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        write_together(contents(folder), below=folder)
    assert set(files_below(folder)) == {"cards/9Q/new", "old", "cards/K2/other"}


def test_ctrl_c_before_that_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_to_disk", lambda: os.kill(os.getpid(), signal.SIGINT))
    with pytest.raises(KeyboardInterrupt):
        write_together(contents(folder), below=folder)
    assert files_below(folder) == {"old": b"before"}


@pytest.mark.parametrize("links", [True, False])
def test_undoing_writes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch, links: bool) -> None:
    """On a full disk not even the old content could be written again: the old file gets its name back."""
    real = os.replace

    def replace(source: Path, target: Path) -> None:
        if target.name == "other":
            monkeypatch.setattr(Path, "write_bytes", no_room)
            monkeypatch.setattr(os, "open", no_room)
            raise OSError(28, "No space left on device")
        real(source, target)

    def no_room(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", replace)
    if not links:  # as on FAT and some network drives
        monkeypatch.setattr(os, "link", no_room)
    with pytest.raises(EnvironmentMissing) as failed:
        write_together(contents(folder), below=folder)
    assert failed.value.arguments["path"] == "cards/K2/other"
    monkeypatch.undo()
    assert files_below(folder) == {"old": b"before"}
    assert stat.S_IMODE((folder / "old").stat().st_mode) == 0o640


def test_sigterm_waits_like_ctrl_c(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.replace

    def end(*_arguments: object) -> None:
        raise SystemExit

    def replace(source: Path, target: Path) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)
    before = signal.signal(signal.SIGTERM, end)
    try:
        with pytest.raises(SystemExit):
            write_together(contents(folder), below=folder)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert set(files_below(folder)) == {"cards/9Q/new", "old", "cards/K2/other"}
