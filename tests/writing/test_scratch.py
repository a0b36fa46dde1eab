"""Files without a name, and the name they get in the end."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.writing import name_scratch, scratch_file


def test_a_scratch_file_shows_up_nowhere_until_it_is_named(tmp_path: Path) -> None:
    with scratch_file(tmp_path) as scratch:
        scratch.write(b"whole")
        scratch.flush()
        assert not [*tmp_path.iterdir()]
        name_scratch(scratch, tmp_path / "named.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["named.zip"]
    assert (tmp_path / "named.zip").read_bytes() == b"whole"
    assert stat.S_IMODE((tmp_path / "named.zip").stat().st_mode) == 0o600


def test_a_name_that_is_taken_stays_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "named.zip").write_bytes(b"first")
    with scratch_file(tmp_path) as scratch, pytest.raises(FileExistsError):
        name_scratch(scratch, tmp_path / "named.zip")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("named.zip", b"first")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentMissing, match=r"error\.write"):
        scratch_file(tmp_path / "gone")
