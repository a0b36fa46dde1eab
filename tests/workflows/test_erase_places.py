"""Before an erasure people see everywhere the customer is, and nothing of what the customer's values are."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import HistoryError, UsageError
from cardgen.history.scan import Place
from cardgen.workflows.delivery_record import DeliveryRecord
from cardgen.workflows.erase_places import Places, places_of
from cardgen.workflows.erase_remotes import without_credentials
from cardgen.workflows.erase_report import files_seen, places_data, shown
from cardgen.workflows.erase_scan import Verdict
from cardgen.workflows.workspace import open_workspace

pytestmark = pytest.mark.slow
"""Each of these searches a repository."""

CARD, OTHER = "C-7F3K9Q", "C-2M8XWD"
NAME, MOBILE, NEW_MOBILE = "김민준", "010-0284-1937", "010-0999-3141"


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=이수진", "-c", "user.email=staff@example.com", "-c", "init.defaultBranch=main"]
    command = ["git", "-C", str(folder), *who, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def folder(make_workspace: Callable[..., Path]) -> Path:
    """A workspace with two customers, one of whom moved and changed numbers; nothing but cards was committed."""
    place = make_workspace(CARD, OTHER)
    (place / ".gitignore").write_text("/out/\n/.cardgen/\n/private/\n", encoding="utf-8")
    git(place, "init", "-q", "--template=")
    git(place, "add", "-A")
    git(place, "commit", "-q", "-m", "Cards")
    (place / "cards/vip").mkdir()
    git(place, "mv", f"cards/{CARD}.yaml", "cards/vip/")
    git(place, "commit", "-q", "-m", "Move")
    card = place / f"cards/vip/{CARD}.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace(MOBILE, NEW_MOBILE), encoding="utf-8")
    git(place, "commit", "-q", "-am", "Change")
    return place


def look(folder: Path) -> Places:
    return places_of(open_workspace(folder), (CARD,))


def write(folder: Path, path: str, text: str) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def test_all_versions_wherever_the_card_lay_are_told(folder: Path) -> None:
    found = look(folder)
    assert found.files == (f"cards/vip/{CARD}.yaml",)
    assert found.versions.paths == (f"cards/{CARD}.yaml", f"cards/vip/{CARD}.yaml")
    assert (len(found.versions.blobs), len(found.versions.commits)) == (2, 3)
    assert {it.text for it in found.needles.values if it.path == "contact.mobile"} == {MOBILE, NEW_MOBILE}
    assert not found.seen(Verdict.LEAK)
    assert not found.seen(Verdict.QUOTE)


def test_a_card_that_was_deleted_is_found_in_history(folder: Path) -> None:
    git(folder, "rm", "-q", f"cards/vip/{CARD}.yaml")
    git(folder, "commit", "-q", "-m", "Delete")
    found = look(folder)
    assert found.files == ()
    assert len(found.versions.blobs) == 2


def test_a_card_that_was_never_committed_is_found(folder: Path) -> None:
    text = (folder / f"cards/vip/{CARD}.yaml").read_text(encoding="utf-8").replace(CARD, "C-9X9X9X")
    write(folder, "cards/C-9X9X9X.yaml", text.replace(NAME, "도경완수"))
    git(folder, "commit", "-q", "--allow-empty", "-m", "도경완수 고객 상담")
    found = places_of(open_workspace(folder), ("C-9X9X9X",))
    assert found.files == ("cards/C-9X9X9X.yaml",)
    assert [it.place for it in found.seen(Verdict.LEAK)] != []


def test_values_of_a_version_no_commit_has_are_searched_for(folder: Path) -> None:
    text = (folder / f"cards/vip/{CARD}.yaml").read_text(encoding="utf-8")
    write(folder, f"cards/vip/{CARD}.yaml", text.replace(NEW_MOBILE, "010-0777-1234"))
    git(folder, "add", "-A")
    write(folder, f"cards/vip/{CARD}.yaml", text)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Call 010-0777-1234")
    assert look(folder).seen(Verdict.LEAK, Place.COMMIT)[0].fields == ("contact.mobile",)


def test_an_id_nobody_has_is_refused(folder: Path) -> None:
    with pytest.raises(UsageError):
        places_of(open_workspace(folder), ("C-000000",))
    with pytest.raises(UsageError):
        places_of(open_workspace(folder), ("X-000000",))


def test_a_workspace_without_a_repository_is_refused(folder: Path) -> None:
    (folder / ".git").rename(folder / "elsewhere")
    with pytest.raises(HistoryError):
        look(folder)


def test_branches_tags_and_stashes_are_told(folder: Path) -> None:
    git(folder, "branch", "side")
    git(folder, "tag", "v1", "HEAD~2")
    git(folder, "checkout", "-q", "--orphan", "empty")
    git(folder, "rm", "-rfq", "--cached", ".")
    git(folder, "commit", "-q", "--allow-empty", "-m", "Nothing")
    git(folder, "checkout", "-q", "-f", "main")
    write(folder, f"cards/{OTHER}.yaml", (folder / f"cards/{OTHER}.yaml").read_text(encoding="utf-8") + "\n# x\n")
    git(folder, "stash", "-q")
    found = look(folder)
    assert found.refs == ("refs/heads/main", "refs/heads/side", "refs/stash", "refs/tags/v1")
    assert found.stashes == 1


def test_a_quote_in_another_card_is_for_a_person_to_mend_while_it_stands_there(folder: Path) -> None:
    other = folder / f"cards/{OTHER}.yaml"
    before = other.read_text(encoding="utf-8")
    write(folder, f"cards/{OTHER}.yaml", f"{before}notes: {NAME} 고객의 소개\n")
    git(folder, "commit", "-q", "-am", "Note")
    line = len(before.splitlines()) + 1
    (quote,) = look(folder).quotes
    assert (quote.card, quote.path, quote.line, quote.field) == (OTHER, f"cards/{OTHER}.yaml", line, "notes")
    other.write_text(before, encoding="utf-8")
    git(folder, "commit", "-q", "-am", "Mend")
    found = look(folder)
    assert found.quotes == ()
    assert [it.card for it in found.past_quotes] == [OTHER]


def test_other_files_are_told_committed_or_not(folder: Path) -> None:
    write(folder, "docs/list.csv", f"{NAME},{MOBILE}\n")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "List")
    write(folder, "memo.txt", f"전화 {NEW_MOBILE}\n")
    write(folder, f"견적-{NAME}.txt", "\n")
    found = look(folder)
    assert files_seen(found.seen(Verdict.LEAK), found.needles) == {
        "docs/list.csv": ("contact.mobile", "name"),
        "memo.txt": ("contact.mobile",),
        "견적-[삭제됨].txt": ("name",),
    }


def test_outputs_lists_caches_and_drafts_are_told(folder: Path) -> None:
    own = [f"out/customer/cards/{CARD}.docx", f"out/disclosures/{CARD}.pdf"]
    state = [f".cardgen/drafts/{CARD}.yaml", ".cardgen/build.jsonl", ".cardgen/cards-customer.json"]
    others = [f"out/customer/cards/{OTHER}.docx", f".cardgen/drafts/{OTHER}.yaml"]
    for path in (*own, *state, *others, "out/customer/index.html"):
        write(folder, path, "x")
    found = look(folder).outputs
    assert found.files == tuple(sorted(own))
    assert found.lists == ("out/customer/index.html",)
    assert found.state == tuple(sorted(state))


def test_what_is_out_of_reach_is_told(folder: Path, tmp_path: Path) -> None:
    git(folder, "remote", "add", "origin", "https://user:token@git.example.com/cards.git?key=1")
    git(folder, "worktree", "add", "-q", str(tmp_path / "second"), "-b", "second")
    write(folder, "private/deep/list.txt", NAME)
    found = look(folder)
    assert [(it.name, it.where) for it in found.remotes] == [("origin", "https://git.example.com/cards.git")]
    assert found.worktrees == (str(tmp_path / "second"),)
    assert found.ignored == ("private/",)


def test_a_workspace_in_a_folder_of_the_repository_is_searched_whole(folder: Path) -> None:
    inner = folder / "customers"
    inner.mkdir()
    for name in ("cards", "templates", "cardgen.toml"):
        git(folder, "mv", name, "customers/")
    git(folder, "commit", "-q", "-m", f"Move {MOBILE}")
    found = places_of(open_workspace(inner), (CARD,))
    assert found.versions.paths[-1] == f"customers/cards/vip/{CARD}.yaml"
    assert found.seen(Verdict.LEAK, Place.COMMIT)[0].fields == ("contact.mobile",)


@pytest.mark.parametrize(
    ("url", "shown_as"),
    [
        ("https://user:token@host/x.git", "https://host/x.git"),
        ("https://token@host:8443/x", "https://host:8443/x"),
        ("ssh://git@host/x", "ssh://host/x"),
        ("git@host:team/x.git", "host:team/x.git"),
        ("/srv/git/x", "/srv/git/x"),
        ("C:/git/x", "C:/git/x"),
    ],
)
def test_addresses_are_printed_without_credentials(url: str, shown_as: str) -> None:
    assert without_credentials(url) == shown_as


def test_nothing_that_is_reported_is_a_value(folder: Path) -> None:
    git(folder, "branch", f"고객/{NAME}카드")
    git(folder, "commit", "-q", "--allow-empty", "-m", f"{NAME} 고객 {MOBILE}")
    write(folder, f"{NAME}/{NAME}.txt", f"{NAME} {MOBILE}\n")
    found = look(folder)
    written = json.dumps(places_data(found), ensure_ascii=False)
    assert all(value.text not in written for value in found.needles.values)
    assert shown(f"고객/{NAME}카드", found.needles) == "고객/[삭제됨]카드"


def test_whatever_was_made_of_many_cards_goes_and_what_else_lies_in_out_is_looked_into(folder: Path) -> None:
    lists = (
        "out/customer/as-of/2026-01-05/customer-index.html",
        "out/customer/as-of/2026-01-05/customer-cards.pdf",
        "out/customer/export/customer.xlsx",
        "out/customer/changes.html",
    )
    for path in (*lists, "out/customer/as-of/2026-01-05/C-2M8XWD.pdf", "out/customer/blank.pdf"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")
    (folder / "out/notes").mkdir()
    (folder / "out/notes/phone.txt").write_text(f"call {MOBILE}", encoding="utf-8")
    (folder / ".cardgen/old").mkdir(parents=True)
    (folder / ".cardgen/old/cards.pickle").write_text(NAME, encoding="utf-8")
    places = places_of(open_workspace(folder), (CARD,))
    assert places.outputs.lists == tuple(sorted(lists))
    assert ".cardgen/old/cards.pickle" in places.outputs.state
    assert "out/notes/phone.txt" in {it.name for it in places.seen(Verdict.LEAK, Place.WORKING)}


def test_files_put_elsewhere_are_told_where_they_are_of_this_customer_or_of_many(folder: Path, tmp_path: Path) -> None:
    elsewhere = [tmp_path / name for name in (f"{CARD}.pdf", f"{OTHER}.pdf", "customer-ledger.xlsx", "gone.pdf")]
    for file in elsewhere[:-1]:
        file.write_bytes(b"x")
    DeliveryRecord.load(open_workspace(folder)).remember([(file, "0") for file in elsewhere])
    assert look(folder).delivered == (str(elsewhere[0]), str(elsewhere[2]))
