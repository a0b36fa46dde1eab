"""Wherever a customer's values lie in a repository, the search of an erasure sees them; namesakes are not accused."""

from __future__ import annotations

import base64
import bz2
import gzip
import json
import lzma
import pickle
import shutil
import sqlite3
import subprocess
import tarfile
import unicodedata
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest

from cardgen.history.scan import Place
from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_cards import ForeignCards
from cardgen.workflows.erase_needles import MARK, Needles
from cardgen.workflows.erase_plan import scrubbed_text
from cardgen.workflows.erase_scan import Sighting, Verdict, scan

CARD = "C-7F3K9Q"
TEXT = """\
id: C-7F3K9Q
name: 도경완수
kind: 개인
contact:
  mobile: 010-0284-1937
  email: dokyung.ws@example.com
  address: 서울특별시 강남구 가람나래로 12, 304동 1502호
personal:
  birth_date: 1985-07-22
  business_number: 123-45-67891
  company: ㈜늘솜건축사무소
notes: 주차는 지하 2층 경비실에 미리 연락할 것.
"""
OTHER = """\
id: C-2M8XWD
name: 이봄날
kind: 개인
contact:
  mobile: 010-0617-2840
  address: 서울특별시 강남구 가람나래로 12, 304동 1502호
consultations:
  - date: 2026-01-02
    kind: 상담
    content: 높이 조절 책상을 찾으심.
"""
NAME, MOBILE, OLD_MOBILE = "도경완수", "010-0284-1937", "010-0999-3141"


def git(folder: Path, *arguments: str, stdin: str = "") -> str:
    who = ["-c", "user.name=박지훈", "-c", "user.email=staff@example.com", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True, input=stdin
    )
    return done.stdout.strip()


def commit(folder: Path, message: str = "Change cards") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


class Seen(NamedTuple):
    """What a sighting is, without the names of objects."""

    verdict: Verdict
    place: Place
    fields: tuple[str, ...]


def versions(form: FormSpec, *texts: str) -> Needles:
    raw = [read_card(text, "", "", form) for text in texts]
    return Needles.of((CARD,), [(form, it.data) for it in raw if isinstance(it, RawCard)])


@pytest.fixture(scope="session")
def needles(customer: FormSpec) -> Needles:
    return versions(customer, TEXT, TEXT.replace(MOBILE, OLD_MOBILE))


@pytest.fixture(scope="session")
def cards(customer: FormSpec, receipt: FormSpec) -> ForeignCards:
    return ForeignCards({"customer": customer, "receipt": receipt})


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clean")
    git(folder, "init", "-q", "--template=")
    (folder / "cards").mkdir()
    (folder / "cards/C-2M8XWD.yaml").write_text(OTHER, encoding="utf-8")
    (folder / "README.md").write_text("# 고객 카드\n", encoding="utf-8")
    commit(folder, "고객 C-2M8XWD: 등록")
    return folder


@pytest.fixture
def folder(_clean: Path, tmp_path: Path) -> Path:
    """A repository in which nothing is of the customer but an address that the household shares."""
    return shutil.copytree(_clean, tmp_path / "repository")


Look = Callable[[], set[Seen]]


@pytest.fixture
def sightings(folder: Path, needles: Needles, cards: ForeignCards) -> Callable[[], tuple[Sighting, ...]]:
    return lambda: scan(folder / ".git", needles, cards).sightings()


@pytest.fixture
def look(sightings: Callable[[], tuple[Sighting, ...]]) -> Look:
    return lambda: {Seen(it.verdict, it.place, it.fields) for it in sightings()} - {SHARED}


SHARED = Seen(Verdict.SHARED, Place.BLOB, ("contact.address",))


def leak(place: Place, *fields: str) -> Seen:
    return Seen(Verdict.LEAK, place, fields)


def test_a_clean_repository_is_not_accused(look: Look) -> None:
    assert look() == set()


def test_an_address_of_a_whole_household_is_shared(sightings: Callable[[], tuple[Sighting, ...]]) -> None:
    (only,) = sightings()
    assert (only.verdict, only.card, only.fields) == (Verdict.SHARED, "C-2M8XWD", ("contact.address",))


def test_the_card_itself_is_seen_with_its_file_name(folder: Path, look: Look) -> None:
    (folder / f"cards/{CARD}.yaml").write_text(TEXT, encoding="utf-8")
    commit(folder)
    (folder / f"cards/{CARD}.yaml").unlink()
    commit(folder)
    assert {(it.verdict, it.place) for it in look()} >= {(Verdict.OWN, Place.BLOB), (Verdict.OWN, Place.TREE)}


def test_a_version_nothing_points_at_is_seen(folder: Path, look: Look) -> None:
    git(folder, "hash-object", "-w", "--stdin", stdin=TEXT)
    assert {(it.verdict, it.place) for it in look()} == {(Verdict.OWN, Place.BLOB)}


def test_a_commit_message_is_searched(folder: Path, look: Look) -> None:
    commit(folder, f"{NAME} 고객 연락처 수정")
    assert leak(Place.COMMIT, "name") in look()


def test_a_number_of_an_earlier_version_is_searched_for(folder: Path, look: Look) -> None:
    commit(folder, f"전화 {OLD_MOBILE}에서 변경")
    assert leak(Place.COMMIT, "contact.mobile") in look()


def test_a_commit_message_in_the_korean_code_page_is_searched(folder: Path, look: Look) -> None:
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    header = f"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\nencoding cp949\n\n"
    file = folder / "message"
    file.write_bytes(header.encode() + f"{NAME} 고객\n".encode("cp949"))
    git(folder, "hash-object", "-t", "commit", "-w", "message")
    assert look() == {leak(Place.COMMIT, "name")}


@pytest.mark.parametrize(
    ("who", "verdict", "fields"),
    [
        (f"{NAME} <staff@example.com>", Verdict.NAMESAKE, ("name",)),
        (f"{NAME} <dokyung.ws@example.com>", Verdict.SIGNED, ("contact.email", "name")),
    ],
)
def test_who_recorded_under_the_customers_name_is_told(
    folder: Path, look: Look, who: str, verdict: Verdict, fields: tuple[str, ...]
) -> None:
    git(folder, "commit", "-q", "--allow-empty", "-m", "x", f"--author={who}")
    assert look() == {Seen(verdict, Place.COMMIT, fields)}


def test_the_message_of_an_annotated_tag_is_searched(folder: Path, look: Look) -> None:
    git(folder, "tag", "-a", "-m", f"{NAME} 고객 계약", "v1")
    assert look() == {leak(Place.TAG, "name")}


def test_a_note_on_a_commit_is_searched(folder: Path, look: Look) -> None:
    git(folder, "notes", "add", "-m", f"문의: {MOBILE}")
    assert look() == {leak(Place.BLOB, "contact.mobile")}


def test_a_stash_is_searched(folder: Path, look: Look) -> None:
    (folder / "README.md").write_text(f"문의: {MOBILE}\n", encoding="utf-8")
    git(folder, "stash", "-q")
    assert look() == {leak(Place.BLOB, "contact.mobile")}


def test_a_commit_only_the_reflog_knows_is_searched(folder: Path, look: Look) -> None:
    commit(folder, f"{NAME} 고객 등록")
    git(folder, "reset", "-q", "--hard", "HEAD~1")
    assert {leak(Place.COMMIT, "name"), leak(Place.REFLOG, "name")} <= look()


def test_another_branch_is_searched(folder: Path, look: Look) -> None:
    git(folder, "checkout", "-q", "-b", "side")
    (folder / "list.csv").write_text(f"이름,전화\n{NAME},{MOBILE}\n", encoding="utf-8")
    commit(folder)
    git(folder, "checkout", "-q", "main")
    assert look() == {leak(Place.BLOB, "contact.mobile", "name")}


def test_a_file_called_after_the_customer_is_seen(folder: Path, look: Look) -> None:
    (folder / f"{NAME}견적서.txt").write_text("견적\n", encoding="utf-8")
    commit(folder)
    git(folder, "mv", f"{NAME}견적서.txt", "견적서.txt")
    commit(folder)
    assert leak(Place.TREE, "name") in look()


def test_a_branch_called_after_the_customer_is_seen_loose_and_packed(folder: Path, look: Look) -> None:
    git(folder, "branch", f"고객/{NAME}카드")
    assert leak(Place.REF, "name") in look()
    git(folder, "pack-refs", "--all")
    shutil.rmtree(folder / ".git/logs/refs")
    assert look() == {leak(Place.REF, "name")}


def test_packed_objects_are_searched(folder: Path, look: Look) -> None:
    commit(folder, f"{NAME} 고객")
    git(folder, "repack", "-q", "-a", "-d")
    assert leak(Place.COMMIT, "name") in look()


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("COMMIT_EDITMSG", Place.MESSAGE),
        ("MERGE_MSG", Place.MESSAGE),
        ("SQUASH_MSG", Place.MESSAGE),
        ("FETCH_HEAD", Place.REF),
        ("ORIG_HEAD", Place.REF),
        ("config", Place.CONFIG),
        ("config.worktree", Place.CONFIG),
        ("description", Place.FILE),
        ("hooks/pre-commit", Place.HOOK),
        ("info/exclude", Place.FILE),
        ("info/attributes", Place.FILE),
        ("rr-cache/0a/preimage", Place.RERERE),
        ("logs/refs/heads/main", Place.REFLOG),
        ("rebase-merge/message", Place.MESSAGE),
        ("sequencer/todo", Place.MESSAGE),
        ("worktrees/two/COMMIT_EDITMSG", Place.MESSAGE),
        ("worktrees/two/locked", Place.WORKTREE),
        ("lost-found/other/0a", Place.LEFTOVER),
        ("lfs/objects/0a/0b", Place.LFS),
        ("index.lock", Place.INDEX),
        ("cardgen-notes.txt~", Place.FILE),
    ],
)
def test_every_file_of_the_git_folder_is_searched(folder: Path, look: Look, file: str, place: Place) -> None:
    target = folder / ".git" / file
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as out:
        out.write(f"\n# 문의 {MOBILE}\n")
    assert look() == {leak(place, "contact.mobile")}


def test_paths_in_the_index_are_searched(folder: Path, look: Look) -> None:
    (folder / f"{NAME}.txt").write_text("", encoding="utf-8")
    git(folder, "add", "-A")
    assert look() == {leak(Place.INDEX, "name")}


def test_an_object_that_was_never_finished_is_searched(folder: Path, look: Look) -> None:
    (folder / ".git/objects/0a").mkdir(exist_ok=True)
    (folder / ".git/objects/0a/tmp_obj_x").write_bytes(zlib.compress(f"blob 9\0{MOBILE}".encode()))
    assert look() == {leak(Place.LEFTOVER, "contact.mobile")}


def test_a_submodule_is_searched(folder: Path, look: Look, tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    git(inner, "init", "-q", "--template=")
    commit(inner, f"{NAME} 고객")
    shutil.copytree(inner / ".git", folder / ".git/modules/deep/inner")
    assert leak(Place.COMMIT, "name") in look()


def test_what_cannot_be_read_is_told(folder: Path, needles: Needles, cards: ForeignCards) -> None:
    git(folder, "bundle", "create", "-q", ".git/all.bundle", "HEAD")
    (folder / ".git/objects/pack").mkdir(exist_ok=True)
    (folder / ".git/objects/pack/tmp_pack_x").write_bytes(b"PACK\0\0\0\2")
    unread = scan(folder / ".git", needles, cards).unread
    assert set(unread) == {(Place.FILE, "all.bundle"), (Place.LEFTOVER, "objects/pack/tmp_pack_x")}


def test_borrowed_objects_are_searched_and_told(
    folder: Path, needles: Needles, cards: ForeignCards, tmp_path: Path, look: Look
) -> None:
    other = tmp_path / "other"
    shutil.copytree(folder, other)
    git(other, "hash-object", "-w", "--stdin", stdin=f"문의 {MOBILE}")
    (folder / ".git/objects/info").mkdir(exist_ok=True)
    (folder / ".git/objects/info/alternates").write_text(f"{other}/.git/objects\n", encoding="utf-8")
    assert scan(folder / ".git", needles, cards).borrowed == (f"{other}/.git/objects",)
    assert look() == {leak(Place.BLOB, "contact.mobile")}


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


def test_another_card_that_quotes_is_told_with_its_line(
    folder: Path, sightings: Callable[[], tuple[Sighting, ...]]
) -> None:
    text = OTHER.replace("높이 조절 책상을 찾으심.", f"소개한 사람은 {NAME} 고객.")
    (folder / "cards/C-2M8XWD.yaml").write_text(f"{text}# 연락은 {MOBILE}\n", encoding="utf-8")
    commit(folder)
    quotes = [it for it in sightings() if it.verdict is Verdict.QUOTE]
    assert [(it.card, it.line, it.field, it.fields) for it in quotes] == [
        ("C-2M8XWD", 10, "consultations[].content", ("name",)),
        ("C-2M8XWD", 11, "", ("contact.mobile",)),
    ]


def test_a_namesakes_name_is_shared_wherever_it_stands(folder: Path, look: Look) -> None:
    (folder / "cards/C-2M8XWD.yaml").write_text(OTHER.replace("이봄날", NAME), encoding="utf-8")
    commit(folder, f"{NAME} 고객 등록")
    found = look()
    assert {it.verdict for it in found} == {Verdict.SHARED}
    assert {it.place for it in found} >= {Place.BLOB, Place.COMMIT}


def test_a_sentence_many_cards_have_is_nobodys(folder: Path, look: Look) -> None:
    for number in "12":
        text = OTHER.replace("높이 조절 책상을 찾으심.", "주차는 지하 2층 경비실에 미리 연락할 것.")
        text = text.replace("C-2M8XWD", f"C-2M8XW{number}")
        (folder / f"cards/C-2M8XW{number}.yaml").write_text(text, encoding="utf-8")
    commit(folder)
    assert {it.verdict for it in look()} == {Verdict.SHARED}


def test_the_number_alone_is_no_leak(folder: Path, look: Look) -> None:
    (folder / "ledger/erased").mkdir(parents=True)
    (folder / f"ledger/erased/{CARD}.json").write_text(json.dumps({"id": CARD}), encoding="utf-8")
    commit(folder, f"고객 {CARD}: 파기 기록")
    assert {it.verdict for it in look()} == {Verdict.NUMBER}


def test_ids_of_objects_are_no_days_of_birth(folder: Path, look: Look) -> None:
    (folder / "ids.txt").write_text(f"{'a' * 17}850722{'b' * 17}\n", encoding="utf-8")
    commit(folder)
    assert look() == set()


def test_values_are_taken_out_of_texts(needles: Needles) -> None:
    text = f"{NAME} 고객({MOBILE}), {CARD}: 방문"
    assert needles.scrubbed(text) == f"{MARK} 고객({MARK}), {CARD}: 방문"


def test_a_name_that_is_a_word_goes_from_texts_about_the_customer(customer: FormSpec) -> None:
    own = versions(customer, TEXT.replace(NAME, "사랑"))
    assert own.scrubbed("사랑 카드 수정") == "사랑 카드 수정"
    assert own.scrubbed("사랑 카드 수정", shared=True) == "사랑 카드 수정"
    assert own.scrubbed(f"{CARD}: 사랑 카드 수정", shared=True) == f"{CARD}: {MARK} 카드 수정"


def test_what_is_spelt_for_machines_goes_with_its_line(needles: Needles) -> None:
    packed = base64.b64encode(f"{NAME} 고객님께 {MOBILE}".encode()).decode()
    assert scrubbed_text(needles, f"수정\n{packed}\n끝") == f"수정\n{MARK}\n끝"


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("이봄 맞이 행사 준비", "이봄 맞이 행사 준비"),
        ("이봄 고객 방문", f"{MARK} 고객 방문"),
        (f"{CARD}: 이봄 연락처", f"{CARD}: {MARK} 연락처"),
        (f"이봄 {MOBILE}", f"{MARK} {MARK}"),
        ("성명: 이봄", f"성명: {MARK}"),
    ],
)
def test_a_name_of_two_syllables_needs_something_else_beside_it(customer: FormSpec, said: str, left: str) -> None:
    own = versions(customer, TEXT.replace(NAME, "이봄"))
    assert own.scrubbed(said, shared=True) == left
    assert own.scrubbed(said) == left


@pytest.mark.parametrize("said", ["304동 1502호", "끝번호 1937", "마케팅1팀", "결혼기념일 2013-05-18", "팀장"])
def test_beside_the_number_every_value_counts(customer: FormSpec, said: str) -> None:
    more = "  department: 마케팅1팀\n  position: 팀장\n  anniversaries:\n    - {name: 결혼기념일, date: 2013-05-18}\n"
    own = versions(customer, TEXT.replace("notes:", f"{more}notes:"))
    assert not [hit for hit in own.found_in(f"{said}\n{CARD}") if hit.value]
    assert [hit for hit in own.found_in(f"{said}\n{CARD}", about=True) if hit.value]
    assert [hit for hit in own.found_in(f"{CARD} {said}") if hit.value]


def test_a_word_like_a_short_name_is_told(folder: Path, customer: FormSpec, cards: ForeignCards) -> None:
    own = versions(customer, TEXT.replace(NAME, "이봄"))
    (folder / "README.md").write_text("이봄 학기\n", encoding="utf-8")
    commit(folder, "이봄 맞이 행사 준비")
    found = [it for it in scan(folder / ".git", own, cards).sightings() if it.verdict is not Verdict.SHARED]
    assert sorted((it.verdict, it.place) for it in found) == [
        (Verdict.WORD, Place.BLOB),
        (Verdict.WORD, Place.COMMIT),
    ]


def test_a_name_that_is_a_word_counts_beside_the_number(folder: Path, customer: FormSpec, cards: ForeignCards) -> None:
    own = versions(customer, TEXT.replace(NAME, "사랑"))
    commit(folder, "사랑 넘치는 하루")
    commit(folder, f"{CARD}: 사랑 연락처 수정")
    found = [it for it in scan(folder / ".git", own, cards).sightings() if it.place is Place.COMMIT]
    assert [(it.verdict, it.fields) for it in found] == [(Verdict.LEAK, ("name",))]


def test_no_value_shows_in_what_is_printed_of_a_search(
    folder: Path, needles: Needles, sightings: Callable[[], tuple[Sighting, ...]]
) -> None:
    commit(folder, f"{NAME} {MOBILE}")
    assert NAME not in repr((needles, needles.values, sightings()))
    assert MOBILE not in repr((needles, needles.values, sightings()))


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


def test_words_in_files_of_other_kinds_are_searched(
    folder: Path, sightings: Callable[[], tuple[Sighting, ...]], tmp_path: Path
) -> None:
    for name, made in PACKED.items():
        (folder / name).write_bytes(made(tmp_path))
    commit(folder)
    leaks = [it for it in sightings() if it.verdict is Verdict.LEAK and it.place is Place.BLOB]
    assert [it.fields for it in leaks] == [("contact.mobile", "name")] * len(PACKED)
