"""Keys outside the workspace, for their owner alone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cardgen.workflows.secret_key import KEY_BYTES, secret_key


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def test_key_is_made_once_and_is_its_owners_alone(home: Path) -> None:
    key = secret_key("shop", "cache")
    assert key is not None
    assert len(key) == KEY_BYTES
    assert secret_key("shop", "cache") == key
    assert secret_key("other", "cache") != key
    assert stat.S_IMODE((home / "cardgen/shop/cache.key").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "cardgen/shop").stat().st_mode) == 0o700


def test_file_that_is_no_key_or_lies_elsewhere_is_none(home: Path) -> None:
    folder = home / "cardgen/shop"
    folder.mkdir(parents=True)
    (folder / "short.key").write_bytes(b"x" * (KEY_BYTES - 1))
    (folder / "long.key").write_bytes(b"x" * (KEY_BYTES + 1))
    (folder / "link.key").symlink_to(folder / "true.key")
    (folder / "true.key").write_bytes(b"x" * KEY_BYTES)
    assert secret_key("shop", "true") is not None
    assert {secret_key("shop", name) for name in ("short", "long", "link")} == {None}


def test_relative_data_folder_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_DATA_HOME", "here")
    assert secret_key("shop", "cache") is not None
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
