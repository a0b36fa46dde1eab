"""`cardgen log`: a card's whole life in field labels, lost updates of merges included, and no other customer's."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from cardgen.cli.help_page import columns

Here = Callable[..., tuple[int, str, str]]
OnTerminal = Callable[..., tuple[int, str]]
CARD = "C-7F3K9Q"
FILE = f"cards/{CARD}.yaml"
OTHER = "C-E5XB1W"


class Office:
    """A workspace under git in which people change cards, each commit a day after the one before."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.day = 0
        (folder / ".gitignore").write_text("/out/\n/.cardgen/\n", encoding="utf-8")
        self.git("init", "-q", "-b", "main")
        self.commit("처음", "이수진")

    def git(self, *arguments: str, who: str = "이수진") -> str:
        at = {f"GIT_{name}_DATE": f"2026-03-{self.day:02}T10:00:00+0900" for name in ("AUTHOR", "COMMITTER")}
        names = {f"GIT_{name}_NAME": who for name in ("AUTHOR", "COMMITTER")}
        mails = {f"GIT_{name}_EMAIL": "staff@example.com" for name in ("AUTHOR", "COMMITTER")}
        own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | at | names | mails | own,
        )
        return done.stdout

    def commit(self, message: str, who: str = "이수진") -> None:
        self.day += 1
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message, who=who)

    def merge(self, branch: str, *options: str) -> None:
        self.day += 1
        self.git("merge", "-q", "--no-ff", "-m", "합침", *options, branch)

    def text(self, file: str = FILE) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, text: str, file: str = FILE) -> None:
        (self.folder / file).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / file).write_text(text, encoding="utf-8")

    def change(self, before: str, after: str, file: str = FILE) -> None:
        assert before in self.text(file)
        self.write(self.text(file).replace(before, after), file)


@pytest.fixture
def office(workspace: Path) -> Office:
    return Office(workspace)


def logged(here: Here, *arguments: str) -> list[dict[str, Any]]:
    code, out, _ = here("log", *arguments, "--json")
    assert code == 0
    found = json.loads(out)
    entries: list[dict[str, Any]] = found["entries"] if isinstance(found, dict) else found
    return entries


def told(entries: list[dict[str, Any]]) -> list[tuple[str, str, list[tuple[object, ...]]]]:
    """Of each entry what became of the card, who did it and what was before and after."""
    return [
        (
            entry["deed"],
            entry.get("author", ""),
            [(it["field"], it.get("key") or it.get("before"), it.get("after")) for it in entry["changes"]],
        )
        for entry in entries
    ]


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


def branched(office: Office, on_side: tuple[str, str], on_main: tuple[str, str]) -> None:
    office.git("checkout", "-q", "-b", "side")
    office.change(*on_side)
    office.commit("가지", "정해솔")
    office.git("checkout", "-q", "main")
    office.change(*on_main)
    office.commit("줄기", "박지훈")


def test_a_change_lost_in_a_merge_is_told(office: Office, here: Here) -> None:
    branched(office, ("grade: VIP", "grade: 골드"), ("email: minjun.kim@", "email: kim@"))
    office.merge("side", "-s", "ours")
    newest, *others = logged(here, CARD)
    assert (newest["merge"], newest["changes"]) == (True, [])
    assert [(it["field"], it["before"], it["after"]) for it in newest["undone"]] == [("grade", "골드", "VIP")]
    assert [it["author"] for it in others] == ["박지훈", "정해솔", "이수진"]
    _, out, _ = here("log", CARD)
    assert "taken back in this merge" in out


def test_a_value_that_lost_a_decision_is_not_called_taken_back(office: Office, here: Here) -> None:
    branched(office, ("grade: VIP", "grade: 골드"), ("grade: VIP", "grade: 실버"))
    office.merge("side", "-s", "ours")
    newest = logged(here, CARD)[0]
    assert (newest["changes"], newest["undone"]) == ([], [])
    assert [(it["field"], it["before"], it["after"]) for it in newest["unused"]] == [("grade", "골드", "실버")]
    assert "not used in this merge → used" in here("log", CARD)[1]
    assert [it["after"] for it in logged(here, CARD, "--field", "등급")[0]["unused"]] == ["실버"]


def test_a_merge_that_unites_both_sides_is_no_entry(office: Office, here: Here) -> None:
    branched(office, ("grade: VIP", "grade: 골드"), ("  - {name: 결혼기념일", "  - {name: 결혼 기념일"))
    office.merge("side")
    assert [it["author"] for it in logged(here, CARD, "-v")] == ["박지훈", "정해솔", "이수진"]


def test_what_a_merge_made_itself_is_told(office: Office, here: Here) -> None:
    branched(office, ("grade: VIP", "grade: 골드"), ("  - {name: 결혼기념일", "  - {name: 결혼 기념일"))
    office.git("merge", "-q", "--no-ff", "--no-commit", "side")
    office.change("status: 활성", "status: 휴면")
    office.commit("합침", "최다온")
    assert told(logged(here, CARD))[0] == ("changed", "최다온", [("status", "활성", "휴면")])


def test_a_merge_that_left_its_marks_in_the_file_is_told(office: Office, here: Here) -> None:
    branched(office, ("grade: VIP", "grade: 골드"), ("status: 활성", "status: 휴면"))
    office.git("merge", "-q", "--no-ff", "--no-commit", "-s", "ours", "side")
    office.change("grade: VIP", "<<<<<<< main\ngrade: VIP\n=======\ngrade: 골드\n>>>>>>> side")
    office.commit("합침")
    newest = logged(here, CARD)[0]
    assert (newest["merge"], newest["unreadable"], newest["changes"]) == (True, True, [])


def test_a_card_deleted_on_one_side_and_edited_on_the_other_is_told(office: Office, here: Here) -> None:
    office.git("checkout", "-q", "-b", "side")
    office.change("grade: VIP", "grade: 골드")
    office.commit("가지")
    office.git("checkout", "-q", "main")
    (office.folder / FILE).unlink()
    office.commit("지움")
    office.merge("side", "-s", "ours")
    assert [(it["deed"], it["merge"]) for it in logged(here, CARD)] == [
        ("removed", True),
        ("removed", False),
        ("changed", False),
        ("added", False),
    ]


def test_a_version_nobody_can_read_is_told_and_stepped_over(office: Office, here: Here) -> None:
    text = office.text()
    office.write("grade: [")
    office.commit("깨짐")
    office.write(text.replace("grade: VIP", "grade: 골드"))
    office.commit("고침")
    mended, broken, _ = logged(here, CARD)
    assert (broken["unreadable"], broken["changes"]) == (True, [])
    assert told([mended]) == [("changed", "이수진", [("grade", "VIP", "골드")])]


def test_a_field_that_the_form_moved_is_no_change(office: Office, here: Here) -> None:
    form = "templates/customer/form.yaml"
    office.change("  grade:\n    type: string", "  level:\n    x-was: [grade]\n    type: string", form)
    office.change("[id, name, kind, grade,", "[id, name, kind, level,", form)
    office.commit("서식")
    office.change("grade: VIP", "level: VIP")
    office.commit("카드")
    office.change("level: VIP", "level: 골드")
    office.commit("등급")
    assert told(logged(here, CARD)) == [("changed", "이수진", [("level", "VIP", "골드")]), ("added", "이수진", [])]
    assert logged(here, CARD, "--field", "grade") == logged(here, CARD, "--field", "level")


def test_a_field_the_form_does_not_have_any_more_is_told_by_its_path(office: Office, here: Here) -> None:
    form = "templates/customer/form.yaml"
    office.change(
        "  grade:\n    type: string",
        "  fax:\n    type: string\n    x-kind: phone\n    x-label: {ko: 팩스, en: Fax}\n"
        "    x-privacy: contact\n    x-merge: scalar\n  grade:\n    type: string",
        form,
    )
    office.change("[id, name, kind, grade,", "[id, name, kind, fax, grade,", form)
    office.change("grade: VIP", "fax: 02-123-4567\ngrade: VIP")
    office.commit("팩스")
    office.git("checkout", "-q", "HEAD~1", "--", ".")
    office.commit("팩스 없앰")
    assert [changes for _, _, changes in told(logged(here, CARD))] == [
        [("fax", "02-123-4567", None)],
        [("fax", None, "02-123-4567")],
        [],
    ]
    assert "팩스" not in here("log", CARD, "--policy", "support")[1]


def test_the_history_of_a_field_starts_with_its_value_today(office: Office, here: Here) -> None:
    office.change("grade: VIP", "grade: 골드")
    office.commit("등급", "박지훈")
    office.change("status: 활성", "status: 휴면")
    office.commit("상태", "정해솔")
    entries = told(logged(here, CARD, "--field", "등급"))
    assert [(who, after) for _, who, ((_, _, after),) in entries] == [("박지훈", "골드"), ("이수진", "VIP")]
    code, out, told_beside = here("log", CARD, "--field", "grade")
    head, columns, today, first = out.splitlines()
    assert (code, told_beside) == (0, "")
    assert head == f"김민준 ({CARD}) · 등급"
    assert columns.split() == ["Value", "Since", "By", "Commit"]
    assert (today.split()[0], first.split()[0]) == ("골드", "VIP")


def test_the_history_of_a_column_tells_its_records(office: Office, here: Here) -> None:
    office.change("item: 원목 책상 1600", "item: 원목 책상 1800")
    office.commit("품목")
    edited, made = logged(here, CARD, "--field", "구매 이력.품목")
    assert [part["after"] for change in edited["changes"] for part in change["parts"]] == ["원목 책상 1800"]
    assert {part["field"] for change in made["changes"] for part in change["parts"]} == {"purchases[].item"}


def test_limit_and_since_leave_out_older_changes(office: Office, here: Here) -> None:
    for grade, before in (("골드", "VIP"), ("실버", "골드"), ("일반", "실버")):
        office.change(f"grade: {before}", f"grade: {grade}")
        office.commit(grade)
    assert len(logged(here, CARD, "--limit", "2")) == 2
    assert "older changes" in here("log", CARD, "--limit", "2")[2]
    assert "older changes" not in here("log", CARD, "--limit", "4")[2]
    assert len(logged(here, CARD, "--since", "2026-03-03")) == 2


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


def test_a_card_that_one_side_of_a_merge_moved_is_not_told_as_made(office: Office, here: Here) -> None:
    """Git compares the new path alone, at which the other side has nothing: it has the card elsewhere."""
    office.git("checkout", "-q", "-b", "side")
    office.change("grade: VIP", "grade: 골드")
    office.commit("등급")
    office.git("checkout", "-q", "main")
    (office.folder / "cards/9Q").mkdir()
    office.git("mv", FILE, f"cards/9Q/{CARD}.yaml")
    office.change("contact_time: 평일 오후 2시 이후", "contact_time: 언제나", f"cards/9Q/{CARD}.yaml")
    office.commit("옮김", "정해솔")
    office.merge("side")
    both = [("정해솔", "preferences.contact_time"), ("이수진", "grade")]
    assert [(who, changes[0][0]) for _, who, changes in told(logged(here, "--limit", "2"))] == both
    office.change("job: 건축가", "job: 배우", f"cards/9Q/{CARD}.yaml")
    office.git("add", "-A")
    office.git("commit", "-q", "--amend", "--no-edit")
    assert told(logged(here, "--limit", "1")) == [("changed", "이수진", [("personal.job", "건축가", "배우")])]


@pytest.mark.parametrize("arguments", [("--policy", "support"), ("--field", "grade")])
def test_one_card_is_needed_for_a_policy_or_field(office: Office, here: Here, arguments: tuple[str, str]) -> None:
    assert office
    assert here("log", *arguments)[0] == 2


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


def test_under_a_policy_neither_who_nor_which_commit_is_told(office: Office, here: Here) -> None:
    office.change("name: 김민준", "name: 김민전")
    office.change("층고가 높은", "층고가 아주 높은")
    office.commit("고객 요청", "박지훈")
    commit = office.git("rev-parse", "HEAD").strip()
    code, out, _ = here("log", CARD, "--policy", "support")
    shown = out + json.dumps(logged(here, CARD, "--policy", "support"), ensure_ascii=False)
    assert code == 0
    assert "changed (withheld)" in out
    assert "2026-03-02" in out
    for hidden in (CARD, "박지훈", commit[:7], "고객 요청", "김민", "10:00"):
        assert hidden not in shown


def test_histories_that_differ_in_withheld_values_alone_read_the_same(office: Office, here: Here) -> None:
    """Whatever was in the fields a policy leaves off, and however often it changed."""
    start = office.git("rev-parse", "HEAD").strip()
    texts = []
    for values in (("실버", "가"), ("일반", "나")):
        office.git("reset", "-q", "--hard", start)
        office.day = 1
        office.change("job: 건축가", f"job: 건축가{values[1]}")
        office.change("contact_time: 평일 오후 2시 이후", "contact_time: 언제나")
        office.commit("하나")
        if values[0] == "실버":
            office.change("job: 건축가", "job: 배우")
        office.write(office.text() + "# 메모\n")
        office.day = 2
        office.commit("둘")
        texts.append([here("log", CARD, "--policy", "delivery", *more)[1] for more in ((), ("--json",), ("-v",))])
    assert texts[0] == texts[1]
    assert "언제나" in texts[0][0]


def test_a_policy_of_another_form_or_of_totals_is_refused(office: Office, here: Here) -> None:
    assert office
    assert here("log", CARD, "--policy", "management")[0] == 2
    assert here("log", "R-3H8QZM", "--policy", "support")[0] == 2


def test_a_card_that_may_not_go_out_does_not_go_in_pieces(office: Office, here: Here) -> None:
    office.change(
        "purpose: 개인정보 수집·이용, given: 2021-03-15,", "purpose: 개인정보 수집·이용, withdrawn: 2026-01-02,"
    )
    code, out, _ = here("log", CARD, "--policy", "support")
    assert (code, out) == (4, "")


def test_an_erased_customer_has_no_history(office: Office, here: Here) -> None:
    (office.folder / FILE).unlink()
    office.write("{}", f"ledger/erased/{CARD}.json")
    code, out, message = here("log", CARD)
    assert (code, out) == (2, "")
    assert "erased" in message


def test_lines_fit_the_terminal(office: Office, on_terminal: OnTerminal) -> None:
    office.change("brand: 한빛 자체 제작", "brand: " + "한빛 자체 제작과 다른 곳의 여러 상표를 함께 보고 고르심 " * 3)
    office.commit("상표")
    code, out = on_terminal("log", CARD, cwd=office.folder)
    assert code == 0
    assert "…" in out
    assert max(columns(click.unstyle(line)) for line in out.splitlines()) <= 80
