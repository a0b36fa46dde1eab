"""`cardgen merge --resolve` asks field by field; nothing is written before all of a card is answered."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from cardgen.cli.main import run
from tests.acceptance.merging.shop import CARD, TEXT, Shop

Merge = Callable[..., tuple[int, str, str]]
Clash = Callable[..., None]

OURS, THEIRS = ("grade: 실버", "grade: VIP"), ("grade: 실버", "grade: 골드")
BESIDE = ("kind: 개인", "kind: 법인")


def wanted(*edits: tuple[str, str]) -> str:
    text = TEXT
    for old, new in edits:
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        ("e\n일반", "일반"),
        *(pytest.param(*it, marks=pytest.mark.slow) for it in (("1", "VIP"), ("2", "골드"), ("ㄷ\n 일반 ", "일반"))),
    ],
)
def test_a_field_is_asked_about_and_written(shop: Shop, merge: Merge, clash: Clash, key: str, grade: str) -> None:
    clash([OURS], [THEIRS, BESIDE])
    code, _, told = merge("--resolve", answers=f"{key}\n")
    assert code == 0, told
    assert shop.text() == wanted(("grade: 실버", f"grade: {grade}"), BESIDE)
    assert shop.unmerged == f"M  cards/{CARD}.yaml\n"
    assert "To finish: cardgen commit" in told


@pytest.mark.slow
def test_people_are_shown_who_changed_what_and_when(merge: Merge, clash: Clash) -> None:
    clash([OURS], [THEIRS])
    _, _, told = merge("--resolve", answers="s\n")
    assert "[1/1] Grade" in told
    assert "before both: 실버" in told
    assert "1  yours (김대리, 2026-03-02): VIP" in told
    assert "2  received (이과장, 2026-03-02): 골드" in told


@pytest.mark.slow
def test_in_a_rebase_the_versions_keep_their_authors(shop: Shop, merge: Merge, clash: Clash) -> None:
    """Git calls one's own commits *theirs* there."""
    clash([OURS], [THEIRS], way="rebase")
    code, _, told = merge("--resolve", answers="2\n")
    assert code == 0
    assert "1  received (김대리, 2026-03-02): VIP" in told
    assert "2  yours (이과장, 2026-03-02): 골드" in told
    assert "To finish: git -c core.editor=true rebase --continue" in told
    shop.must("rebase", "--continue")
    assert shop.text() == wanted(THEIRS)


@pytest.mark.parametrize(
    ("way", "command"),
    [
        pytest.param("cherry-pick", "git -c core.editor=true cherry-pick --continue", marks=pytest.mark.slow),
        ("merge", "cardgen commit"),
    ],
)
def test_the_command_that_goes_on_is_named(merge: Merge, clash: Clash, way: str, command: str) -> None:
    clash([OURS], [THEIRS], way=way)
    _, _, told = merge("--ours")
    assert f"To finish: {command}" in told
    code, out, told = merge()
    assert (code, out) == (0, "")
    assert f"not finished. To finish it: {command}" in told


@pytest.mark.parametrize(
    "answers", ["e\n금\ns\n", *(pytest.param(it, marks=pytest.mark.slow) for it in ("s\n", "", "e\n\ns\n"))]
)
def test_an_unanswered_card_stays_as_it_was(shop: Shop, merge: Merge, clash: Clash, answers: str) -> None:
    """Left for later, Ctrl-D at the question, a value the form refuses, nothing typed."""
    clash([OURS], [THEIRS])
    before = shop.text()
    code, _, told = merge("--resolve", answers=answers)
    assert code in (1, 130)
    assert shop.text() == before
    assert shop.unmerged == f"UU cards/{CARD}.yaml\n"
    assert "금" not in told.replace("고객", "")


@pytest.mark.slow
def test_ctrl_c_at_the_second_question_leaves_the_file_alone(shop: Shop, merge: Merge, clash: Clash) -> None:
    phones = [("phone: 02-2000-0000", f"phone: 02-{number}-0000") for number in ("111", "222")]
    clash([OURS, phones[0]], [THEIRS, phones[1]])
    before = shop.text()
    assert merge("--resolve", answers="1\n")[0] == 130
    assert shop.text() == before
    assert merge("--resolve", answers="1\n2\n")[0] == 0
    assert shop.text() == wanted(OURS, phones[1])


def test_records_and_notes_of_both_can_be_kept(shop: Shop, merge: Merge, clash: Clash) -> None:
    notes = [("처음 쓴 줄", f"{who}이 고친 줄") for who in ("한쪽", "다른쪽")]
    items = [("item: 책상", f"item: {item}") for item in ("의자", "조명")]
    clash([notes[0], items[0]], [notes[1], items[1]])
    assert shop.text().count("<<<<<<<") == 2
    code, _, told = merge("--resolve", answers="b\nb\n")
    assert code == 0, told
    text = shop.text()
    assert all(f"item: {item}\n" in text for item in ("의자", "조명"))
    assert "  한쪽이 고친 줄\n  다른쪽이 고친 줄\n" in text
    assert run(["check", CARD]) == 0


@pytest.mark.parametrize(
    ("option", "edit"), [("--theirs", THEIRS), pytest.param("--ours", OURS, marks=pytest.mark.slow)]
)
def test_a_script_takes_one_side(shop: Shop, merge: Merge, clash: Clash, option: str, edit: tuple[str, str]) -> None:
    clash([OURS], [THEIRS, BESIDE])
    code, _, told = merge(option)
    assert code == 0
    assert "changed in the version not taken: Grade\n" in told
    assert not {"VIP", "골드"} & {*told.split()}
    assert shop.text() == wanted(edit, BESIDE)
    assert shop.unmerged == f"M  cards/{CARD}.yaml\n"


def test_what_is_open_is_listed_by_label(merge: Merge, clash: Clash) -> None:
    assert merge()[0] == 0
    clash([OURS], [THEIRS])
    code, out, told = merge()
    assert (code, out) == (1, f"{CARD}: Grade\n")
    assert "cardgen merge --resolve" in told
    code, out, _ = merge("--json")
    (card,) = json.loads(out)["cards"]
    assert (code, card["card"], card["deleted_by"]) == (1, CARD, None)
    (conflict,) = card["conflicts"]
    assert conflict["fields"][0]["field"] == "grade"
    assert (conflict["fields"][0]["before"], conflict["fields"][0]["after"]) == ("VIP", "골드")


@pytest.mark.slow
def test_only_named_cards_are_asked_about(merge: Merge, clash: Clash) -> None:
    clash([OURS], [THEIRS])
    assert merge("C-E5XB1W", "--resolve")[0] == 2
    assert merge(CARD.lower(), "--ours")[0] == 0


@pytest.mark.parametrize(
    ("key", "there", "ours_deletes"),
    [
        ("1", True, True),
        ("2", False, False),
        *(pytest.param(*it, marks=pytest.mark.slow) for it in (("1", True, False), ("2", False, True))),
    ],
)
def test_a_deleted_card_is_kept_or_deleted(shop: Shop, merge: Merge, key: str, there: bool, ours_deletes: bool) -> None:
    shop.must("checkout", "--quiet", "-b", "branch")
    shop.commit(OURS, who="이과장")
    shop.must("checkout", "--quiet", "main")
    shop.must("rm", "--quiet", f"cards/{CARD}.yaml")
    shop.must("commit", "--quiet", "-m", "deleted")
    if not ours_deletes:
        shop.must("checkout", "--quiet", "branch")
    shop.git("merge", "branch" if ours_deletes else "main")
    assert "deleted on one side" in merge()[1]
    code, _, told = merge("--resolve", answers=f"{key}\n")
    assert code == 0
    assert "(김대리, 2026-03-02)" in told
    assert f"{CARD} 김민준\n" in told
    assert "Grade  실버 → VIP\n" in told
    assert shop.path().exists() is there
    assert "U" not in shop.unmerged


@pytest.mark.slow
def test_an_erased_customer_is_not_offered_to_be_kept(shop: Shop, merge: Merge) -> None:
    shop.must("checkout", "--quiet", "-b", "branch")
    shop.commit(OURS)
    shop.must("checkout", "--quiet", "main")
    shop.must("rm", "--quiet", f"cards/{CARD}.yaml")
    (shop.folder / "ledger/erased").mkdir(parents=True)
    (shop.folder / f"ledger/erased/{CARD}.json").write_text("{}")
    shop.must("add", "--all")
    shop.must("commit", "--quiet", "-m", "erased")
    shop.git("merge", "branch")
    code, _, told = merge("--resolve", answers="\n")
    assert code == 0
    assert "erased" in told
    assert not shop.path().exists()


@pytest.mark.slow
def test_a_card_left_at_one_side_without_marks_is_merged_again(shop: Shop, merge: Merge, clash: Clash) -> None:
    """As a driver leaves it that was set up without anything to fall back on and fails."""
    clash([OURS], [THEIRS, BESIDE], driver="false")
    assert "<<<<<<<" not in shop.text()
    assert merge()[1] == f"{CARD}: Grade\n"
    code, _, told = merge("--resolve", answers="2\n")
    assert code == 0, told
    assert shop.text() == wanted(THEIRS, BESIDE)


@pytest.mark.slow
def test_a_card_mended_by_hand_is_only_marked(shop: Shop, merge: Merge, clash: Clash) -> None:
    clash([OURS], [THEIRS])
    assert "still open" in merge("--add")[2]
    shop.write(wanted(("grade: 실버", "grade: 일반")))
    assert "edited by hand" in merge()[1]
    assert merge("--resolve", answers="n\n")[0] == 1
    assert merge("--add")[0] == 0
    assert shop.text() == wanted(("grade: 실버", "grade: 일반"))
    assert shop.unmerged == f"M  cards/{CARD}.yaml\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (TEXT.replace("grade: 실버", "grade: 금"), "has errors"),
        (f"{TEXT}>>>>>>> theirs\n", "not whole"),
        (f"{TEXT}\x00", "not whole"),
    ],
)
def test_what_is_still_broken_is_not_marked(shop: Shop, merge: Merge, clash: Clash, text: str, said: str) -> None:
    clash([OURS], [THEIRS])
    shop.write(text)
    code, _, told = merge("--resolve", "--add")
    assert code == 1
    assert said in told
    assert shop.unmerged == f"UU cards/{CARD}.yaml\n"


@pytest.mark.slow
def test_marks_that_were_committed_are_found_and_resolved(shop: Shop, merge: Merge, clash: Clash) -> None:
    clash([OURS], [THEIRS])
    shop.must("commit", "--quiet", "--all", "-m", "in a hurry")
    assert merge()[1] == f"{CARD}: Grade\n"
    code, _, _ = merge("--resolve", answers="1\n")
    assert code == 0
    assert shop.text() == wanted(OURS)


@pytest.mark.slow
def test_lines_of_another_card_are_told(shop: Shop, merge: Merge) -> None:
    shop.must("checkout", "--quiet", "-b", "branch")
    shop.commit(("phone: 02-2000-0000", "phone: 02-999-9999"))
    shop.must("checkout", "--quiet", "main")
    shop.must("mv", f"cards/{CARD}.yaml", "cards/C-9RT4HB.yaml")
    shop.edit((f"id: {CARD}", "id: C-9RT4HB"), card="C-9RT4HB")
    shop.must("commit", "--quiet", "--all", "-m", "another customer")
    shop.git("merge", "branch")
    code, _, told = merge("--resolve", answers="1\n")
    assert code == 0
    assert f"Lines of another card got in: {CARD}" in told
    assert shop.text("C-9RT4HB") == TEXT.replace(CARD, "C-9RT4HB")


@pytest.mark.slow
def test_taking_another_cards_lines_is_refused(shop: Shop, merge: Merge) -> None:
    test_lines = ("phone: 02-2000-0000", "phone: 02-999-9999")
    shop.must("checkout", "--quiet", "-b", "branch")
    shop.commit(test_lines)
    shop.must("checkout", "--quiet", "main")
    shop.must("mv", f"cards/{CARD}.yaml", "cards/C-9RT4HB.yaml")
    shop.edit((f"id: {CARD}", "id: C-9RT4HB"), card="C-9RT4HB")
    shop.must("commit", "--quiet", "--all", "-m", "another customer")
    shop.git("merge", "branch")
    before = shop.text("C-9RT4HB")
    assert merge("--theirs")[0] == 1
    assert shop.text("C-9RT4HB") == before


def test_check_and_set_refuse_a_card_in_conflict_at_its_line(
    merge: Merge, clash: Clash, capsys: pytest.CaptureFixture[str]
) -> None:
    del merge  # stands in the workspace
    clash([OURS], [THEIRS])
    for command in (["check", CARD], ["set", CARD, "grade=VIP"], ["show", CARD]):
        assert run(command) == 1
        told = capsys.readouterr()
        assert f"cards/{CARD}.yaml:4:1: error[Y124]" in told.out + told.err


@pytest.mark.slow
def test_other_files_that_wait_are_told_of(shop: Shop, merge: Merge) -> None:
    form = shop.folder / "templates/customer/form.yaml"
    text = form.read_text(encoding="utf-8")
    shop.must("checkout", "--quiet", "-b", "branch")
    form.write_text(text.replace("x-version: 1", "x-version: 2"), encoding="utf-8")
    shop.commit(THEIRS)
    shop.must("checkout", "--quiet", "main")
    form.write_text(text.replace("x-version: 1", "x-version: 3"), encoding="utf-8")
    shop.commit(OURS)
    assert shop.git("merge", "branch").code != 0
    form.write_text(text, encoding="utf-8")
    code, _, told = merge("--ours")
    assert code == 0
    assert "Files that are no cards still wait: 1" in told


def test_a_form_in_conflict_comes_first(shop: Shop, merge: Merge) -> None:
    """Without it no card would be known for one, and none would seem to be open."""
    form = shop.folder / "templates/customer/form.yaml"
    text = form.read_text(encoding="utf-8")
    form.write_text(f"<<<<<<< ours\n{text}=======\n>>>>>>> theirs\n", encoding="utf-8")
    code, _, told = merge()
    assert code == 1
    assert "form.yaml:1:1: error[Y124]" in told


def test_outside_a_repository_it_is_said(
    workspace: object, here_without_git: None, capsys: pytest.CaptureFixture[str]
) -> None:
    del workspace, here_without_git
    assert run(["merge"]) == 2
    assert "git" in capsys.readouterr().err


def test_both_sides_at_once_make_no_sense(merge: Merge) -> None:
    assert merge("--ours", "--theirs")[0] == 2


def test_who_stops_at_a_later_card_is_told_what_is_saved(shop: Shop, merge: Merge) -> None:
    other = "C-9RT4HB"
    shop.write(TEXT.replace(CARD, other), card=other)
    shop.must("add", "--all")
    shop.commit(("owner: 박지훈", "owner: 이수진"))
    shop.must("checkout", "--quiet", "-b", "branch")
    shop.edit(THEIRS, card=other)
    shop.commit(THEIRS)
    shop.must("checkout", "--quiet", "main")
    shop.edit(OURS, card=other)
    shop.commit(OURS)
    assert shop.git("merge", "branch").code != 0
    before = shop.text(other)
    code, _, told = merge("--resolve", answers="1\n")
    assert code == 130
    assert "Cards saved as you chose: 1; the others are as they were." in told
    assert shop.unmerged == f"UU cards/{other}.yaml\n"
    assert shop.text(other) == before
