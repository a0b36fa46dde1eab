"""Files that cannot be made again: replaced whole and with their mode, created only where nothing is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.writing import TEMPORARY_MARK, create_record, replace_record


def left_behind(folder: Path) -> list[Path]:
    return [*folder.glob(f"{TEMPORARY_MARK}*")]


def no_links(*_arguments: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "card.yaml"
    file.write_bytes(b"old")
    file.chmod(0o664)
    replace_record(file, b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"new", 0o664)
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("links", [True, False])
def test_created_file_never_replaces_another(tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not links:  # as on FAT and some network drives
        monkeypatch.setattr(os, "link", no_links)
    create_record(tmp_path / "card.yaml", b"first")
    with pytest.raises(FileExistsError):
        create_record(tmp_path / "card.yaml", b"second")
    assert (tmp_path / "card.yaml").read_bytes() == b"first"
    assert (tmp_path / "card.yaml").stat().st_mode & 0o777 == 0o600
    assert left_behind(tmp_path) == []


def test_a_broken_link_in_the_way_counts_as_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "card.yaml").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileExistsError):
        create_record(tmp_path / "card.yaml", b"first")
    assert not (tmp_path / "nowhere").exists()


def test_full_disk_creates_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentMissing):
        create_record(tmp_path / "card.yaml", b"first")
    assert [*tmp_path.iterdir()] == []
