"""`cardgen log`: the whole life of a card, or of all cards, in field labels, and no other customer's."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cardgen.cli.help_page import columns
from tests.cli.office import CARD, FILE, OTHER, Here, Office, logged, told

OnTerminal = Callable[..., tuple[int, str]]


def test_each_change_is_told_newest_first(office: Office, here: Here) -> None:
    office.change("grade: VIP", "grade: 골드")
    office.commit("등급", "박지훈")
    office.change("mobile: 010-0284-1937", "mobile: 010-0284-1938")
    assert told(logged(here, CARD)) == [
        ("changed", "", [("contact.mobile", "010-0284-1937", "010-0284-1938")]),
        ("changed", "박지훈", [("grade", "VIP", "골드")]),
        ("added", "이수진", []),
    ]
    code, out, _ = here("log", CARD)
    assert code == 0
    assert "not recorded yet" in out
    assert "2026-03-02 10:00  박지훈" in out
    assert "VIP → 골드" in out


def test_scripts_get_what_the_document_says(office: Office, here: Here, root: Path) -> None:
    document = (root / "docs/changes.md").read_text(encoding="utf-8")
    promised = json.loads(document.partition("```json\n")[2].partition("```")[0])
    office.change("grade: VIP", "grade: 골드")
    office.change("amount: 890000", "amount: 880000")
    office.commit("등급", "박지훈")
    found = json.loads(here("log", CARD, "--json")[1])
    assert shape(found | {"entries": found["entries"][:1]}) == shape(promised)


def shape(value: object) -> object:
    """The keys and types of a JSON value."""
    if isinstance(value, dict):
        return {key: shape(it) for key, it in value.items()}
    return [shape(it) for it in value] if isinstance(value, list) else type(value)


def test_comments_quotes_and_order_are_counted_but_not_shown(office: Office, here: Here) -> None:
    office.change("name: 김민준", 'name: "김민준"  # 확인')
    office.commit("따옴표")
    code, out, told_beside = here("log", CARD)
    assert code == 0
    assert "2026-03-02" not in out
    assert "1 commits" in told_beside
    _, out, told_beside = here("log", CARD, "-v")
    assert "no change in content" in out
    assert "따옴표" in out
    assert told_beside == ""


def test_a_card_keeps_its_history_over_folders_deletion_and_re_creation(office: Office, here: Here) -> None:
    text = office.text()
    (office.folder / "cards/9Q").mkdir()
    office.git("mv", FILE, f"cards/9Q/{CARD}.yaml")
    office.commit("옮김")
    office.write(text.replace("grade: VIP", "grade: 골드"), f"cards/9Q/{CARD}.yaml")
    office.commit("등급")
    (office.folder / f"cards/9Q/{CARD}.yaml").unlink()
    office.commit("지움")
    assert [it["deed"] for it in logged(here, CARD.lower())] == ["removed", "changed", "added"]
    office.write(text, "cards/단골/C-7F3K9Q.yaml")
    office.commit("되살림")
    told_so = [(it["deed"], it["back"]) for it in logged(here, "김민준")]
    assert told_so == [("added", True), ("removed", False), ("changed", False), ("added", False)]
    assert "card brought back" in here("log", CARD)[1]
    everybody = [it["back"] for it in logged(here, "--limit", "100") if (it["card"], it["deed"]) == (CARD, "added")]
    assert everybody == [True, False]


def test_a_deleted_card_in_an_unusual_folder_is_found_in_history(office: Office, here: Here) -> None:
    (office.folder / "cards/단골").mkdir()
    office.git("mv", FILE, "cards/단골/")
    office.commit("옮김")
    (office.folder / f"cards/단골/{CARD}.yaml").unlink()
    office.commit("지움")
    assert [it["deed"] for it in logged(here, CARD)] == ["removed", "added"]


def test_a_look_alike_of_another_customer_never_gets_in(office: Office, here: Here) -> None:
    """As git's --follow would have it: one card goes and one like it comes in the same commit."""
    text = office.text()
    (office.folder / FILE).unlink()
    office.write(text.replace(CARD, "C-AAAAAA"), "cards/C-AAAAAA.yaml")
    office.commit("바꿈")
    office.change("grade: VIP", "grade: 골드", "cards/C-AAAAAA.yaml")
    office.commit("등급")
    assert [it["deed"] for it in logged(here, CARD)] == ["removed", "added"]
    assert [it["deed"] for it in logged(here, "C-AAAAAA")] == ["changed", "added"]


def test_a_version_nobody_can_read_is_told_and_stepped_over(office: Office, here: Here) -> None:
    text = office.text()
    office.write("grade: [")
    office.commit("깨짐")
    office.write(text.replace("grade: VIP", "grade: 골드"))
    office.commit("고침")
    mended, broken, _ = logged(here, CARD)
    assert (broken["unreadable"], broken["changes"]) == (True, [])
    assert told([mended]) == [("changed", "이수진", [("grade", "VIP", "골드")])]


def test_without_an_id_the_cards_changed_last_are_told(office: Office, here: Here) -> None:
    office.change("grade: VIP", "grade: 골드")
    office.change("status: 종료", "status: 휴면", f"cards/{OTHER}.yaml")
    office.commit("두 장", "박지훈")
    (office.folder / "cards/old").mkdir()
    office.git("mv", FILE, "cards/old/")
    office.commit("옮김")
    entries = logged(here, "--limit", "2")
    assert [(it["card"], it["author"]) for it in entries] == [(CARD, "박지훈"), (OTHER, "박지훈")]
    code, out, _ = here("log", "--limit", "2")
    assert code == 0
    assert out.count("2026-03-02 10:00") == 1
    assert len(logged(here, "--since", "2026-03-02")) == 2


def test_cards_not_recorded_yet_come_first(office: Office, here: Here) -> None:
    assert "not recorded yet" not in here("log")[1]
    office.change("grade: VIP", "grade: 골드")
    office.write("no card", "cards/메모.txt")
    (office.folder / f"cards/{OTHER}.yaml").unlink()
    assert here("log", "--limit", "1")[1].startswith("Cards with changes not recorded yet: 2.")


def test_an_id_that_never_was_names_the_nearest(office: Office, here: Here) -> None:
    (office.folder / f"cards/{OTHER}.yaml").unlink()
    office.commit("지움")
    code, _, message = here("log", "C-E5XB1X")
    assert (code, OTHER in message) == (2, True)
    assert here("log", "아무도 아님")[0] == 2


@pytest.mark.parametrize("committed", [False, True])
def test_without_history_nothing_is_told(workspace: Path, here: Here, *, committed: bool) -> None:
    if committed:
        subprocess.run(["git", "init", "-q"], cwd=workspace, check=True)
    code, out, message = here("log", CARD)
    assert (code, out) == (2, "")
    assert ("Nothing has been committed" in message) is committed


def test_a_shallow_clone_says_where_its_history_ends(
    office: Office, here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.change("grade: VIP", "grade: 골드")
    office.commit("등급")
    office.change("status: 활성", "status: 휴면")
    office.commit("상태")
    office.git("clone", "-q", "--depth", "2", office.folder.as_uri(), str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")
    newest, oldest = logged(here, CARD)
    assert (newest["cut"], oldest["cut"]) == (False, True)
    assert "earlier history is not in this clone" in here("log", CARD)[1]
    assert "git fetch --unshallow" in here("log")[2]


def test_a_workspace_in_a_folder_of_a_repository_has_its_own_history(
    workspace: Path, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = workspace.rename(workspace.with_name("outer"))
    outer = inner.with_name("저장 소")
    outer.mkdir()
    inner.rename(outer / "고객\n카드")
    monkeypatch.chdir(outer / "고객\n카드")
    office = Office.__new__(Office)
    office.folder, office.day = outer, 0
    office.git("init", "-q", "-b", "main")
    office.commit("처음")
    office.change("grade: VIP", "grade: 골드", f"고객\n카드/{FILE}")
    office.commit("등급")
    assert told(logged(here, CARD))[0] == ("changed", "이수진", [("grade", "VIP", "골드")])
    assert len(logged(here)) == 5


def test_lines_fit_the_terminal(office: Office, on_terminal: OnTerminal) -> None:
    office.change("brand: 한빛 자체 제작", "brand: " + "한빛 자체 제작과 다른 곳의 여러 상표를 함께 보고 고르심 " * 3)
    office.commit("상표")
    code, out = on_terminal("log", CARD, cwd=office.folder)
    assert code == 0
    assert "…" in out
    assert max(columns(click.unstyle(line)) for line in out.splitlines()) <= 80
