"""However a customer's values are written or packed, the search of an erasure sees them."""

from __future__ import annotations

import base64
import bz2
import gzip
import json
import lzma
import pickle
import sqlite3
import tarfile
import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import pytest

from cardgen.history.scan import Place
from cardgen.workflows.erase_scan import Verdict
from tests.workflows.erasing.repository import MOBILE, NAME, Look, Sightings, commit, git


def _workbook() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    book.active["B2"] = MOBILE
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _document() -> bytes:
    from docx import Document

    document = Document()
    paragraph = document.add_paragraph("문의 010-02")
    paragraph.add_run("84-1937")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


SPELLINGS: dict[str, tuple[bytes, str]] = {
    "decomposed": (unicodedata.normalize("NFD", f"{NAME} 고객").encode(), "name"),
    "utf-16": (f"{NAME} 고객 {MOBILE}".encode("utf-16"), "name"),
    "utf-16 without a mark": (f"{NAME} 고객".encode("utf-16-le"), "name"),
    "code page": (f"이름\n{NAME} 고객\n".encode("cp949"), "name"),
    "json": (json.dumps({"name": NAME}).encode(), "name"),
    "yaml escapes": (b'notes: "' + "".join(f"\\u{ord(it):04X}" for it in NAME).encode() + b'"\n', "name"),
    "percent": (f"https://example.com/?q={quote(NAME)}".encode(), "name"),
    "entities": ("".join(f"&#{ord(it)};" for it in NAME).encode(), "name"),
    "base64": (base64.b64encode(f"{NAME} 고객".encode()), "name"),
    "hexadecimal": (f"{NAME} 고객".encode().hex().encode(), "name"),
    "octal, as git quotes paths": ("".join(f"\\{it:03o}" for it in NAME.encode()).encode() + b".txt", "name"),
    "folded": (b"notes: >\n  010-0284-\n  1937\n", "contact.mobile"),
    "broken off in quotes": (f'notes: "{NAME[:2]}\\\n    {NAME[2:]} 고객"\n'.encode(), "name"),
    "broken off in a mail": (b"Subject: =EB=8F=84=EA=B2=BD=EC=99=\n=84=EC=88=98\n", "name"),
    "full width": (b"\xef\xbc\x90" + "１０ ０２８４ １９３７".encode(), "contact.mobile"),
    "dots": (b"tel 010.0284.1937", "contact.mobile"),
    "from abroad": (b"tel +82-10-0284-1937", "contact.mobile"),
    "read aloud": ("공일공 공이팔사 일구삼칠".encode(), "contact.mobile"),
    "e-mail in capitals": (b"DOKYUNG.WS@EXAMPLE.COM", "contact.email"),
    "day in words": ("1985년 7월 22일생".encode(), "personal.birth_date"),
    "business number": (b"1234567891", "personal.business_number"),
    "company": ("늘솜건축사무소와 계약".encode(), "personal.company"),
    "a sentence of a note": ("주차는 지하2층, 경비실에 미리 연락할 것".encode(), "notes"),
    "markup within a word": (f"<p><b>{NAME[:1]}</b>{NAME[1:]} 고객</p>".encode(), "name"),
    "workbook": (_workbook(), "contact.mobile"),
    "document": (_document(), "contact.mobile"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_value_is_found_however_it_is_written(folder: Path, look: Look, spelling: str) -> None:
    content, path = SPELLINGS[spelling]
    (folder / "data.bin").write_bytes(content)
    git(folder, "hash-object", "-w", "data.bin")
    assert path in {path for it in look() if it.verdict is Verdict.LEAK for path in it.fields}


def _database(folder: Path) -> bytes:
    with sqlite3.connect(folder / "x.db") as base:
        base.execute("create table people (name text, phone text)")
        base.execute("insert into people values (?, ?)", (f"홍보{NAME}", MOBILE))
    base.close()
    return (folder / "x.db").read_bytes()


def _archive(_: Path) -> bytes:
    out = BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        entry = tarfile.TarInfo("a.txt")
        entry.size = len(said := f"{NAME} {MOBILE}".encode())
        archive.addfile(entry, BytesIO(said))
    return out.getvalue()


PACKED: dict[str, Callable[[Path], bytes]] = {
    "x.db": _database,
    "x.pickle": lambda _: pickle.dumps([NAME, MOBILE]),
    "x.gz": lambda _: gzip.compress(f"{NAME} {MOBILE}".encode()),
    "x.bz2": lambda _: bz2.compress(f"{NAME} {MOBILE}".encode("cp949")),
    "x.xz": lambda _: lzma.compress(f"{NAME} {MOBILE}".encode()),
    "cut.gz": lambda _: gzip.compress(f"{NAME} {MOBILE}\n".encode())[:-6],
    "x.tgz": _archive,
}


def test_words_in_files_of_other_kinds_are_searched(folder: Path, sightings: Sightings, tmp_path: Path) -> None:
    for name, made in PACKED.items():
        (folder / name).write_bytes(made(tmp_path))
    commit(folder)
    leaks = [it for it in sightings() if it.verdict is Verdict.LEAK and it.place is Place.BLOB]
    assert [it.fields for it in leaks] == [("contact.mobile", "name")] * len(PACKED)
