"""The zip writer: readable by others, the same bytes every time."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cardgen.archives.zip_writer import ZipStream, pack, write_zip

NAMES = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=8), st.integers(0, 9))
def test_python_reads_back_every_entry(contents: dict[str, bytes], level: int) -> None:
    content = write_zip(pack(name, data, level=level) for name, data in contents.items())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents


def test_entries_carry_neither_time_nor_system() -> None:
    with zipfile.ZipFile(BytesIO(write_zip([pack("가.xml", b"x" * 100)]))) as archive:
        [entry] = archive.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert (entry.create_system, entry.external_attr, entry.extra, entry.comment) == (0, 0, b"", b"")


def test_a_name_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        write_zip([pack("a", b"1"), pack("a", b"2")])


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=8))
def test_written_as_it_comes_an_archive_has_the_same_bytes(contents: dict[str, bytes]) -> None:
    entries = [pack(name, data) for name, data in contents.items()]
    out = BytesIO()
    stream = ZipStream(out)
    for entry in entries:
        stream.add(entry)
    stream.close()
    assert out.getvalue() == write_zip(entries)


def test_a_name_used_twice_is_refused_before_it_is_written() -> None:
    out = BytesIO()
    stream = ZipStream(out)
    stream.add(pack("a", b"1"))
    written = out.tell()
    with pytest.raises(ValueError, match="twice"):
        stream.add(pack("a", b"2"))
    assert out.tell() == written
