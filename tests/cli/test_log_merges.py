"""`cardgen log` over merges: what they undid, made or left undecided is told, and what they unite is not told twice."""

from __future__ import annotations

from tests.cli.office import CARD, FILE, Here, Office, logged, told


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
