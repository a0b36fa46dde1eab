"""Packages of shared cards: what is in them, when they are refused, and that nothing is left behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import zipfile
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
import pyzipper

from cardgen.errors import CardgenError, PrivacyRefusal, SettingsError, UnsoundCards, UsageError
from cardgen.sharing.share_record import read_record
from cardgen.workflows.share import Made

MakePackage = Callable[..., Made]

CARDS = ("C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH")
NUMBER = "20261121-000000"
PASSWORD = "correct-horse"  # noqa: S105 - of packages made here

BOOKS = """\
label: {ko: 회계, en: Books}
recipient: processor
purpose: 장부 정리
keep_until: 1y
fields: {id: pseudonym}
"""


def keys_folder() -> Path:
    return Path(os.environ["XDG_DATA_HOME"])


def entries(package: Path | None) -> dict[str, bytes]:
    assert package is not None
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def files_below(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".cardgen" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_a_package_holds_cover_lists_cards_and_a_manifest_of_all(workspace: Path, make_package: MakePackage) -> None:
    made = make_package(workspace, "sales", formats=("html", "docx"))
    assert made.path is not None
    assert re.fullmatch(r"20261121-[0-9A-Z]{6}-sales\.zip", made.path.name)
    found = entries(made.path)
    names = [*found]
    assert names[:3] == ["cover.html", "index.html", "ledger.xlsx"]
    assert names[-1] == "manifest.json"
    cards = names[3:-1]
    assert len(cards) == 2 * len(CARDS)
    assert cards == sorted(cards)
    assert all(re.fullmatch(r"cards/P-[0-9A-Z]{10}\.(html|docx)", name) for name in cards)
    manifest = json.loads(found["manifest.json"])
    listed = {it["name"]: (it["size"], it["sha256"]) for it in manifest["files"]}
    assert listed == {
        name: (len(content), sha256(content).hexdigest()) for name, content in found.items() if name != names[-1]
    }
    assert manifest["recipient"] == "영업1팀"
    assert manifest["keep_until"] == "2027-02-19"


def test_a_package_and_its_record_are_their_owners_alone(workspace: Path, make_package: MakePackage) -> None:
    made = make_package(workspace, "sales")
    assert made.path is not None
    record_file = workspace / f"ledger/shares/{made.path.name.removesuffix('-sales.zip')}.json"
    assert [stat.S_IMODE(it.stat().st_mode) for it in (made.path, record_file)] == [0o600, 0o600]
    record = read_record(record_file.read_bytes(), record_file.stem)
    assert record is not None
    assert sorted(record.cards) == sorted(CARDS)
    assert record.package_hash == sha256(made.path.read_bytes()).hexdigest() == made.digest
    assert (record.recipient, record.formats, record.package) == ("영업1팀", ("html",), made.path.name)


def test_entries_have_neither_times_nor_comments_nor_anything_between_them(
    workspace: Path, make_package: MakePackage
) -> None:
    made = make_package(workspace, "sales")
    assert made.path is not None
    with zipfile.ZipFile(made.path) as archive:
        assert archive.comment == b""
        for entry in archive.infolist():
            assert entry.filename.isascii()
            assert (entry.date_time, entry.comment, entry.extra) == ((1980, 1, 1, 0, 0, 0), b"", b"")


def test_the_index_links_to_the_cards(workspace: Path, make_package: MakePackage) -> None:
    found = entries(make_package(workspace, "sales").path)
    stems = {name.removeprefix("cards/").removesuffix(".html") for name in found if name.startswith("cards/")}
    page = found["index.html"].decode()
    assert all(stem in page for stem in stems)


def test_no_name_of_a_card_is_in_the_package(workspace: Path, make_package: MakePackage) -> None:
    found = entries(make_package(workspace, "sales").path)
    texts = [*found, *(content.decode("utf-8", "replace") for name, content in found.items() if name[-4:] == "html")]
    assert not [card for card in CARDS for text in texts if card in text]


def test_every_copy_says_for_whom_for_what_and_until_when(workspace: Path, make_package: MakePackage) -> None:
    found = entries(make_package(workspace, "sales", number=NUMBER, purpose="재구매 유도").path)
    footer = f"공유 {NUMBER} · 영업1팀 · 목적: 재구매 유도 · 2027-02-19까지"
    cards = [content.decode() for name, content in found.items() if name.startswith("cards/")]
    assert len(cards) == len(CARDS)
    assert all(footer in card for card in cards)


def test_receipts_can_be_shared_once_they_have_a_policy(workspace: Path, make_package: MakePackage) -> None:
    folder = workspace / "templates/receipt/policies"
    folder.mkdir(exist_ok=True)
    (folder / "books.yaml").write_text(BOOKS, encoding="utf-8")
    found = entries(make_package(workspace, "회계").path)
    assert len([name for name in found if name.startswith("cards/")]) == 1


def test_the_same_number_gives_the_same_bytes_whatever_the_files_are_called(
    workspace: Path, make_package: MakePackage, tmp_path: Path
) -> None:
    first = make_package(workspace, "sales", number=NUMBER)
    other = tmp_path / "other"
    shutil.copytree(workspace, other, ignore=shutil.ignore_patterns("out", "ledger", ".cardgen"))
    (other / "cards/moved").mkdir()
    (other / "cards/C-0ZJ8RH.yaml").rename(other / "cards/moved/C-0ZJ8RH.yaml")
    second = make_package(other, "sales", number=NUMBER)
    assert first.digest == second.digest


def test_two_shares_have_other_numbers_and_other_pseudonyms(workspace: Path, make_package: MakePackage) -> None:
    first, second = (make_package(workspace, "sales") for _ in range(2))
    assert first.path != second.path
    names = [{file.name for file in made.files if file.name.startswith("cards/")} for made in (first, second)]
    assert not names[0] & names[1]


def test_an_earlier_share_is_made_again_where_it_is_gone(workspace: Path, make_package: MakePackage) -> None:
    first = make_package(workspace, "sales", number=NUMBER)
    assert first.path is not None
    content = first.path.read_bytes()
    first.path.unlink()
    again = make_package(workspace, "sales", number=NUMBER)
    assert again.again
    assert first.path.read_bytes() == content
    assert make_package(workspace, "sales", number=NUMBER).again
    assert len([*(workspace / "ledger/shares").iterdir()]) == 1


def test_a_number_stands_for_one_package_only(workspace: Path, make_package: MakePackage) -> None:
    make_package(workspace, "sales", number=NUMBER, purpose="상담")
    before = files_below(workspace)
    for policy, names, recipient, difference in (
        ("sales", (), "영업2팀", "terms"),
        ("sales", CARDS[:1], "영업1팀", "cards"),
        ("support", (), "영업1팀", "policy"),
    ):
        with pytest.raises(UsageError, match=f"number_taken.{difference}"):
            make_package(workspace, policy, *names, number=NUMBER, recipient=recipient, purpose="상담")
    assert files_below(workspace) == before


def test_what_changed_since_a_share_is_said(workspace: Path, make_package: MakePackage) -> None:
    make_package(workspace, "sales", number=NUMBER)
    card = workspace / "cards/C-E5XB1W.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("grade: ", "grade: VIP # "), encoding="utf-8")
    with pytest.raises(UsageError, match=r"number_taken\.content"):
        make_package(workspace, "sales", number=NUMBER)


def test_a_person_may_be_the_recipient(workspace: Path, make_package: MakePackage) -> None:
    assert make_package(workspace, "sales", recipient="박지훈 팀장").path is not None


def test_an_earlier_share_is_not_made_again_without_its_key(workspace: Path, make_package: MakePackage) -> None:
    make_package(workspace, "sales", number=NUMBER)
    (keys_folder() / f"cardgen/test/share-{NUMBER}.key").unlink()
    with pytest.raises(UsageError, match="number_key"):
        make_package(workspace, "sales", number=NUMBER)


@pytest.mark.parametrize("number", ["20261121", "20261121-00000O", "20269921-000000", "20271121-000000", "x"])
def test_a_text_that_is_no_number_of_a_share_is_refused(
    workspace: Path, make_package: MakePackage, number: str
) -> None:
    with pytest.raises(UsageError, match=r"error\.share\.number$"):
        make_package(workspace, "sales", number=number)


@pytest.mark.parametrize("number", ["20261120-000000", "20200101-000000"])
def test_a_share_is_not_dated_back_by_its_number(workspace: Path, make_package: MakePackage, number: str) -> None:
    with pytest.raises(UsageError, match="number_unknown"):
        make_package(workspace, "sales", number=number)


def test_a_workspace_without_an_id_is_told_the_line_to_add(workspace: Path, make_package: MakePackage) -> None:
    settings = workspace / "cardgen.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('[workspace]\nid = "test"\n', ""), encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        make_package(workspace, "sales", write=False)
    line = refused.value.arguments["line"]
    settings.write_text(f"[workspace]\n{line}\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    assert make_package(workspace, "sales").path is not None


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"recipient": " "}, "empty"),
        ({"recipient": "가" * 61}, "long"),
        ({"purpose": "가" * 201}, "long"),
        ({"recipient": "영업\u202e팀"}, "unprintable"),
        ({"purpose": "010-1234-5678로 연락"}, "personal"),
        ({"recipient": "담당 hong@example.co.kr"}, "personal"),
        ({"recipient": "박지훈 팀장 010-1234-5678"}, "personal"),
        ({"purpose": "김민준 고객의 주문"}, "personal"),
    ],
)
def test_terms_that_would_not_do_on_paper_are_refused(
    workspace: Path, make_package: MakePackage, wish: dict[str, str], error: str
) -> None:
    with pytest.raises(CardgenError, match=rf"error\.share\.{error}"):
        make_package(workspace, "sales", **wish)


def test_cards_with_errors_stop_a_share_unless_others_are_named(workspace: Path, make_package: MakePackage) -> None:
    (workspace / "cards/C-000001.yaml").write_text("id: C-000001\nname: 나\nkind: 단체\n", encoding="utf-8")
    receipt = workspace / "cards/receipts/R-3H8QZM.yaml"
    receipt.write_text(f"{receipt.read_text(encoding='utf-8').rstrip()}\ncolour: red\n", encoding="utf-8")
    before = files_below(workspace)
    with pytest.raises(UnsoundCards) as refused:
        make_package(workspace, "sales")
    assert {problem.path for problem in refused.value.problems} == {"cards/C-000001.yaml"}
    assert files_below(workspace) == before
    assert make_package(workspace, "sales", *CARDS).path is not None


def test_personal_data_in_a_summary_stops_the_share_and_is_told_without_its_value(
    workspace: Path, make_package: MakePackage
) -> None:
    card = workspace / "cards/C-E5XB1W.yaml"
    text = re.sub(r"^shareable_summary:.*\n", "", card.read_text(encoding="utf-8"), flags=re.MULTILINE)
    card.write_text(f"{text.rstrip()}\nshareable_summary: 문의는 010-9876-5432로 하세요\n", encoding="utf-8")
    before = files_below(workspace)
    with pytest.raises(PrivacyRefusal) as refused:
        make_package(workspace, "sales")
    assert [(it.path, it.field) for it in refused.value.problems] == [("cards/C-E5XB1W.yaml", "shareable_summary")]
    assert "9876" not in repr(refused.value.problems)
    assert files_below(workspace) == before


def test_too_small_a_group_stops_the_share(workspace: Path, make_package: MakePackage) -> None:
    policy = workspace / "templates/customer/policies/sales.yaml"
    policy.write_text(f"{policy.read_text(encoding='utf-8')}\nsmallest_group: 4\n", encoding="utf-8")
    with pytest.raises(PrivacyRefusal, match="small_group"):
        make_package(workspace, "sales")


def test_nobody_is_not_shared(workspace: Path, make_package: MakePackage) -> None:
    with pytest.raises(UsageError, match="nobody"):
        make_package(workspace, "sales", where="등급 = 골드 and 등급 = 실버")


def test_a_dry_run_makes_everything_and_writes_nothing(workspace: Path, make_package: MakePackage) -> None:
    before, keys = files_below(workspace), files_below(keys_folder())
    made = make_package(workspace, "sales", write=False)
    assert made.path is None
    assert len(made.files) == 4 + len(CARDS)
    assert files_below(workspace) == before
    assert files_below(keys_folder()) == keys
    assert not (workspace / "out").exists()


@pytest.mark.slow
def test_a_password_locks_the_package_and_every_pdf(workspace: Path, make_package: MakePackage) -> None:
    from pikepdf import PasswordError, Pdf

    made = make_package(workspace, "sales", CARDS[0], formats=("pdf", "html"), password=PASSWORD)
    assert made.path is not None
    with pyzipper.AESZipFile(made.path) as archive:
        assert all(entry.flag_bits & 1 and entry.wz_aes_strength == 3 for entry in archive.infolist())
        with pytest.raises(RuntimeError):
            archive.read("manifest.json")
        archive.setpassword(PASSWORD.encode())
        found = {name: archive.read(name) for name in archive.namelist()}
    listed = {it["name"]: it["sha256"] for it in json.loads(found["manifest.json"])["files"]}
    assert listed == {name: sha256(content).hexdigest() for name, content in found.items() if name != "manifest.json"}
    documents = [content for name, content in found.items() if name.endswith(".pdf")]
    assert len(documents) == 2
    for content in documents:
        copy = workspace / "copy.pdf"
        copy.write_bytes(content)
        with pytest.raises(PasswordError):
            Pdf.open(copy)
        with Pdf.open(copy, password=PASSWORD) as pdf:
            assert pdf.encryption.R == 6
            assert str(pdf.encryption.stream_method).endswith("aesv3")


@pytest.mark.parametrize(
    ("password", "error"),
    [("", "short"), ("1234567", "short"), ("a" * 128, "long"), ("비밀번호입니다아", "letters")],
)
def test_a_password_that_protects_nobody_is_refused(
    workspace: Path, make_package: MakePackage, password: str, error: str
) -> None:
    with pytest.raises(UsageError, match=error):
        make_package(workspace, "sales", password=password)


def test_a_share_whose_time_is_over_is_not_made_again(workspace: Path, make_package: MakePackage) -> None:
    make_package(workspace, "delivery", number=NUMBER)
    records = workspace / "ledger/shares"
    (records / f"{NUMBER}.json").rename(records / "20260101-000000.json")
    with pytest.raises(UsageError, match="over"):
        make_package(workspace, "delivery", number="20260101-000000")


def test_a_new_share_counts_from_today(workspace: Path, make_package: MakePackage) -> None:
    made = make_package(workspace, "delivery")
    manifest = json.loads(entries(made.path)["manifest.json"])
    assert date.fromisoformat(manifest["day"]) == date(2026, 11, 21)
    assert os.path.lexists(workspace / f"ledger/shares/{manifest['number']}.json")
