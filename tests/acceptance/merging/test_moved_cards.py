"""A card that was moved is one card, wherever its versions lie."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.acceptance.merging.shop import CARD, TEXT, Shop

Merge = Callable[..., tuple[int, str, str]]

VIP, GOLD = ("grade: 실버", "grade: VIP"), ("grade: 실버", "grade: 골드")
MOBILE, KIND = ("mobile: 010-0000-0000", "mobile: 010-1111-1111"), ("kind: 개인", "kind: 법인")


def move(shop: Shop, folder: str, *edits: tuple[str, str], who: str = "김대리") -> None:
    """Edit the card and move it to a folder of cards, in one commit."""
    shop.edit(*edits)
    if folder:
        (shop.folder / "cards" / folder).mkdir()
        shop.must("mv", f"cards/{CARD}.yaml", f"cards/{folder}/{CARD}.yaml")
    shop.must("commit", "--quiet", "--all", "-m", "moved", who=who)


def moved_by_both(
    shop: Shop, ours: tuple[str, str], theirs: tuple[str, str], folders: tuple[str, str], *options: str
) -> None:
    shop.must("checkout", "--quiet", "-b", "branch")
    move(shop, folders[1], theirs, who="이과장")
    shop.must("checkout", "--quiet", "main")
    move(shop, folders[0], ours)
    assert shop.git("merge", *options, "branch").code != 0


@pytest.mark.parametrize("option", ["--resolve", pytest.param("--theirs", marks=pytest.mark.slow)])
def test_a_card_both_moved_is_merged_and_lies_once(shop: Shop, merge: Merge, option: str) -> None:
    moved_by_both(shop, MOBILE, KIND, ("vip", "9Q"))
    code, out, _ = merge()
    assert (code, out) == (1, f"{CARD}: moved to another folder; no field changed twice\n")
    code, _, told = merge(option)
    assert code == 0, told
    assert f"it lies here now: cards/vip/{CARD}.yaml" in told
    assert [path.parent.name for path in (shop.folder / "cards").rglob(f"{CARD}.yaml")] == ["vip"]
    text = (shop.folder / f"cards/vip/{CARD}.yaml").read_text(encoding="utf-8")
    assert text == TEXT.replace(*MOBILE).replace(*KIND)
    assert "U" not in shop.unmerged
    assert "DD" not in shop.unmerged


@pytest.mark.slow
def test_fields_of_a_card_both_moved_are_asked_about(shop: Shop, merge: Merge) -> None:
    moved_by_both(shop, VIP, GOLD, ("vip", "9Q"))
    assert merge()[1] == f"{CARD}: moved to another folder; Grade\n"
    code, _, told = merge("--resolve", answers="2\n")
    assert code == 0, told
    assert "yours (김대리, 2026-03-02): VIP" in told
    assert "received (이과장, 2026-03-02): 골드" in told
    text = (shop.folder / f"cards/vip/{CARD}.yaml").read_text(encoding="utf-8")
    assert text == TEXT.replace(*GOLD)
    assert shop.unmerged.strip().startswith("M")


@pytest.mark.slow
def test_a_card_both_moved_is_merged_field_by_field_where_git_did_it_by_lines(shop: Shop, merge: Merge) -> None:
    """Git keeps one text with marks as the version of either side then."""
    shop.must("config", "merge.cardgen.driver", "git merge-file --marker-size=%L %A %O %B")
    both = [(f"{KIND[0]}\n{grade[0]}", f"{kind}\n{grade[1]}") for kind, grade in ((KIND[0], VIP), (KIND[1], GOLD))]
    moved_by_both(shop, both[0], both[1], ("vip", "9Q"))
    assert merge()[1] == f"{CARD}: moved to another folder; Grade\n"
    assert merge("--ours")[0] == 0
    text = (shop.folder / f"cards/vip/{CARD}.yaml").read_text(encoding="utf-8")
    assert text == TEXT.replace(*VIP).replace(*KIND)


@pytest.mark.slow
@pytest.mark.parametrize("folders", [("vip", ""), ("", "vip")])
def test_a_card_one_side_moved_is_not_told_as_deleted(shop: Shop, merge: Merge, folders: tuple[str, str]) -> None:
    """As where one side wrote the card anew, too: git guesses no rename then."""
    moved_by_both(shop, MOBILE, KIND, folders, "-Xfind-renames=100%")
    assert merge()[1].startswith(f"{CARD}: moved to another folder; no field")
    assert merge("--resolve")[0] == 0
    (found,) = (shop.folder / "cards").rglob(f"{CARD}.yaml")
    assert found.parent.name == "vip"
    assert found.read_text(encoding="utf-8") == TEXT.replace(*MOBILE).replace(*KIND)
    assert "U" not in shop.unmerged


@pytest.mark.slow
def test_a_place_that_nobody_has_any_more_is_cleared(shop: Shop, merge: Merge) -> None:
    moved_by_both(shop, MOBILE, KIND, ("vip", "9Q"))
    shop.must("add", f"cards/vip/{CARD}.yaml")
    shop.must("rm", "--quiet", f"cards/9Q/{CARD}.yaml")
    assert merge()[1] == f"{CARD}: the place it was moved from\n"
    assert merge("--resolve")[0] == 0
    assert "DD" not in shop.unmerged


@pytest.mark.slow
def test_marks_are_found_whatever_patterns_mean_to_git_grep(shop: Shop, merge: Merge) -> None:
    shop.write(TEXT.replace("grade: 실버\n", "<<<<<<< a\ngrade: VIP\n=======\ngrade: 골드\n>>>>>>> b\n"))
    shop.must("config", "grep.patternType", "fixed")
    shop.must("config", "color.grep", "always")
    assert merge()[1] == f"{CARD}: Grade\n"
