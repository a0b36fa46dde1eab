"""Passwords of packages and PDFs: AES-256, and nothing that only looks locked."""

from __future__ import annotations

import gc
from contextlib import suppress
from io import BytesIO

import pytest
from pikepdf import PasswordError, Pdf

from cardgen.errors import UsageError
from cardgen.sharing.encryption import MOST, encrypted_pdf, is_as_listed, require_password
from cardgen.sharing.manifest import Listed
from cardgen.sharing.package import Package, new_package, packed_file

PASSWORD = "correct-horse"  # noqa: S105 - of packages made here


def locked(*names: str) -> tuple[BytesIO, tuple[Listed, ...]]:
    out = BytesIO()
    package = Package(out, PASSWORD)
    for name in names:
        package.add(packed_file(name, name.encode() * 100, PASSWORD))
    package.close()
    return out, package.files


def test_a_package_opens_to_what_was_put_in_it() -> None:
    out, files = locked("index.html", "ledger.xlsx")
    assert is_as_listed(out, PASSWORD, files)
    assert b"index.htmlindex.html" not in out.getvalue()


def test_a_package_of_other_files_is_noticed() -> None:
    out, files = locked("index.html", "ledger.xlsx")
    assert not is_as_listed(out, PASSWORD, files[:1])
    assert not is_as_listed(out, PASSWORD, files[::-1])
    assert not is_as_listed(out, PASSWORD, (files[0], Listed(files[1].name, files[1].size, "0" * 64)))


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        locked("index.html", "index.html")


@pytest.mark.parametrize("password", [PASSWORD, None])
def test_a_package_given_up_lets_go_of_its_file(password: str | None) -> None:
    with BytesIO() as out, suppress(MemoryError), new_package(out, password) as package:
        package.add(packed_file("index.html", b"x", password))
        raise MemoryError
    del package
    gc.collect()  # what complains of a closed file then fails the test


def test_the_longest_password_opens_a_pdf() -> None:
    longest = "a" * MOST
    require_password(longest)
    out = BytesIO()
    with Pdf.new() as pdf:
        pdf.save(out)
    with Pdf.open(BytesIO(encrypted_pdf(out.getvalue(), longest)), password=longest) as pdf:
        assert pdf.encryption.R == 6


def test_a_file_packed_for_the_other_kind_of_package_is_refused() -> None:
    with pytest.raises(TypeError):
        Package(BytesIO(), None).add(packed_file("index.html", b"x", PASSWORD))


def test_a_pdf_opens_with_its_password_only() -> None:
    out = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    content = encrypted_pdf(out.getvalue(), PASSWORD)
    with pytest.raises(PasswordError):
        Pdf.open(BytesIO(content))
    with Pdf.open(BytesIO(content), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, len(pdf.pages)) == (6, 1)


@pytest.mark.parametrize("password", ["", "1234567", " " * 8, "비밀번호비밀번호", "correct\thorse"])
def test_weak_and_ambiguous_passwords_are_refused(password: str) -> None:
    with pytest.raises(UsageError):
        require_password(password)
