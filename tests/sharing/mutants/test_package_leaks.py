"""Every way a package can tell what its files do not is seen by the audit: one leaky package each."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
FIRST, SECOND = "cards/P-1111111111.html", "cards/P-2222222222.html"


@pytest.fixture(scope="module")
def files(clean: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """A package's files: two cards, the ledger, and the manifest that names them."""
    found = {"ledger.xlsx": clean["xlsx"], FIRST: clean["html"], SECOND: clean["html"]}
    listed = [{"name": name, "sha256": sha256(data).hexdigest()} for name, data in found.items()]
    return {**found, "manifest.json": json.dumps({"files": listed}).encode()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    return write_zip(pack(name, data) for name, data in files.items())


def test_a_clean_package_is_not_accused(files: Mapping[str, bytes], judge_package: Callable[[bytes], Problems]) -> None:
    assert judge_package(zipped(files)) == ()


@pytest.mark.parametrize("kind", ["pdf", "docx", "html", "index", "xlsx"])
def test_a_file_with_a_leak_is_named(
    kind: str,
    clean: Mapping[str, bytes],
    judge_package: Callable[[bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    suffix = {"index": "html"}.get(kind, kind)
    leaky = zipped({f"cards/P-1111111111.{suffix}": clean[kind], f"이봄.{suffix}": clean[kind]})
    problems = judge_package(leaky)
    assert told(problems, "name", Channel.FILE_NAME)
    assert "이봄" not in repr(problems)


def test_names_times_comments_and_fields_of_entries_are_read(
    files: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge_package: Callable[[bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
) -> None:
    secret = secrets["contact.mobile"]
    entry = zipfile.ZipInfo(FIRST)
    entry.comment = secret.encode()
    field = zipfile.ZipInfo(FIRST)
    field.extra = b"\x75\x70" + len(secret).to_bytes(2, "little") + secret.encode()
    for changed in (entry, field):
        assert told(judge_package(with_entry(files, changed)), "contact.mobile", Channel.PACKAGE)
    timed = zipfile.ZipInfo(FIRST, (2026, 11, 22, 9, 0, 0))
    assert Feature.TIMES in features(judge_package(with_entry(files, timed)))
    assert told(judge_package(with_entry(files, None, comment=secret)), "contact.mobile", Channel.PACKAGE)


def with_entry(files: Mapping[str, bytes], entry: zipfile.ZipInfo | None, comment: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(entry if entry and entry.filename == name else zipfile.ZipInfo(name), data)
        archive.comment = comment.encode()
    return out.getvalue()


def test_bytes_no_entry_owns_are_read(
    files: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge_package: Callable[[bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
) -> None:
    secret, clean = secrets["contact.email"].encode(), zipped(files)
    for leaky in (secret + clean, clean + secret):
        problems = judge_package(leaky)
        assert told(problems, "contact.email", Channel.OUTSIDE)
        assert Feature.OUTSIDE in features(problems)


def test_another_name_in_front_of_an_entry_is_read(
    files: Mapping[str, bytes],
    judge_package: Callable[[bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    name = b"cards/P-1111010-0617-2840.html"
    plain = "cards/P-1111xxx-xxxx-xxxx.html"
    leaky = zipped({plain: files[FIRST]}).replace(plain.encode(), name, 1)
    assert told(judge_package(leaky), "contact.mobile", Channel.PACKAGE)


def test_cards_in_another_order_than_that_of_their_pseudonyms_are_refused(
    files: Mapping[str, bytes], judge_package: Callable[[bytes], Problems]
) -> None:
    turned = {name: files[name] for name in ("ledger.xlsx", SECOND, FIRST, "manifest.json")}
    assert [problem.code for problem in judge_package(zipped(turned))] == ["P306"]


def test_a_package_within_the_package_is_opened(
    files: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge_package: Callable[[bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
) -> None:
    inner = zipped({"a.zip": zipped({"a.txt": secrets["name"].encode()})})
    problems = judge_package(zipped({**files, "more.zip": inner}))
    assert told(problems, "name", Channel.CONTENT)
    assert Feature.ATTACHMENT in features(problems)


CHANGES: Mapping[str, tuple[str, Callable[[Mapping[str, bytes]], Mapping[str, bytes]]]] = {
    "file that was changed": ("P308", lambda files: {**files, FIRST: files[FIRST] + b"\n"}),
    "file nobody listed": ("P309", lambda files: {**files, "zz.html": files[FIRST]}),
    "file that is gone": ("P310", lambda files: {name: data for name, data in files.items() if name != FIRST}),
    "no manifest": ("P311", lambda files: {FIRST: files[FIRST]}),
    "manifest that is broken": ("P311", lambda files: {**files, "manifest.json": b'{"files": [1]}'}),
    "file of no known kind": ("P304", lambda files: {**files, "a.exe": b"MZ\0\1"}),
    "bomb": ("P304", lambda files: {**files, "zz.txt": bytes(10_000_000)}),
    "damaged workbook": ("P304", lambda files: {**files, "zz.xlsx": files["ledger.xlsx"][:-100]}),
    "damaged part": ("P304", lambda files: {**files, "zz.docx": zipped({"word/document.xml": b"<a><b>"})}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_is_not_as_it_was_audited_is_refused(
    change: str, files: Mapping[str, bytes], judge_package: Callable[[bytes], Problems]
) -> None:
    code, make = CHANGES[change]
    assert code in {problem.code for problem in judge_package(zipped(make(files)))}


def test_what_is_no_package_is_refused(judge_package: Callable[[bytes], Problems]) -> None:
    assert [problem.code for problem in judge_package(b"no zip at all")] == ["P304"]


def test_an_entry_with_a_password_is_refused_without_it(
    files: Mapping[str, bytes], judge_package: Callable[[bytes], Problems]
) -> None:
    pyzipper = pytest.importorskip("pyzipper")
    out = io.BytesIO()
    with pyzipper.AESZipFile(out, "w", encryption=pyzipper.WZ_AES) as archive:
        archive.setpassword(b"geheim12")
        archive.writestr(FIRST, files[FIRST])
    assert "P304" in {problem.code for problem in judge_package(out.getvalue())}
