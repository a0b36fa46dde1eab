"""Every command of git that merges, with our driver: neighbouring fields unite, a field changed twice stays open."""

from __future__ import annotations

import pytest

from tests.acceptance.merging.shop import CARD, TEXT, Done, Shop

WAYS = ["merge", *(pytest.param(it, marks=pytest.mark.slow) for it in ("rebase", "cherry-pick", "revert", "stash"))]

GRADE = ("grade: 실버", "grade: VIP")
STATUS = ("status: 활성", "status: 휴면")
OTHER_GRADE = ("grade: 실버", "grade: 골드")


def united(shop: Shop, way: str, theirs: tuple[str, str], ours: tuple[str, str]) -> Done:
    """Bring the change `theirs` to where `ours` was made meanwhile, by one of the ways."""
    match way:
        case "revert":
            return reverted(shop, theirs, ours)
        case "stash":
            shop.edit(theirs)
            shop.must("stash", "--quiet")
            shop.commit(ours)
            return shop.git("stash", "pop")
        case _:
            shop.on_branch(lambda: shop.commit(theirs, who="이과장"))
            shop.commit(ours)
    if way == "rebase":
        shop.must("checkout", "--quiet", "branch")
        return shop.git("rebase", "main")
    return shop.git(way, "branch")


def reverted(shop: Shop, theirs: tuple[str, str], ours: tuple[str, str]) -> Done:
    """Take back the commit that had changed the field back, after `ours`."""
    shop.commit(theirs)
    shop.commit((theirs[1], theirs[0]))
    shop.commit(ours)
    return shop.git("revert", "--no-edit", "HEAD~1")


@pytest.mark.parametrize("way", WAYS)
def test_neighbouring_fields_unite(shop: Shop, way: str) -> None:
    done = united(shop, way, STATUS, GRADE)
    assert done.code == 0, done.said
    assert shop.text() == TEXT.replace(*STATUS).replace(*GRADE)


@pytest.mark.parametrize("way", WAYS)
def test_a_field_changed_twice_stays_open_with_both_values(shop: Shop, way: str) -> None:
    done = united(shop, way, OTHER_GRADE, GRADE)
    assert done.code != 0
    assert shop.unmerged == f"UU cards/{CARD}.yaml\n"
    text = shop.text()
    assert all(mark in text for mark in ("<<<<<<< ", "||||||| ", "=======", ">>>>>>> "))
    assert all(f"grade: {grade}\n" in text for grade in ("VIP", "골드"))
    assert "C-7F3K9Q" in done.said
    assert "Grade" in done.said
    assert "VIP" not in done.said


@pytest.mark.slow
def test_what_both_appended_unites_in_the_order_of_dates(shop: Shop) -> None:
    shop.on_branch(lambda: shop.commit(("item: 책상\n", "item: 책상\n  - date: 2026-03-02\n    item: 의자\n")))
    shop.commit(("item: 책상\n", "item: 책상\n  - date: 2026-02-01\n    item: 조명\n"))
    shop.must("merge", "branch")
    both = "  - date: 2026-02-01\n    item: 조명\n  - date: 2026-03-02\n    item: 의자\n"
    assert shop.text() == TEXT.replace("item: 책상\n", f"item: 책상\n{both}")


@pytest.mark.slow
def test_a_criss_cross_history_keeps_both_sides(shop: Shop) -> None:
    """Two branches that merged each other: git first merges the two merge bases."""
    shop.on_branch(lambda: shop.commit(STATUS))
    shop.commit(GRADE)
    shop.must("tag", "main-1")
    shop.must("merge", "branch")
    shop.must("checkout", "--quiet", "branch")
    shop.must("merge", "main-1")
    shop.commit(("owner: 박지훈", "owner: 최유진"))
    shop.must("checkout", "--quiet", "main")
    shop.commit(("phone: 02-2000-0000", "phone: 02-111-1111"))
    shop.must("merge", "branch")
    changed = (STATUS, GRADE, ("owner: 박지훈", "owner: 최유진"), ("phone: 02-2000-0000", "phone: 02-111-1111"))
    wanted = TEXT
    for old, new in changed:
        wanted = wanted.replace(old, new)
    assert shop.text() == wanted


@pytest.mark.slow
def test_a_criss_cross_history_with_two_answers_asks(shop: Shop) -> None:
    """The two bases clash themselves: whichever stands for both, no side's value may win in silence."""
    shop.on_branch(lambda: shop.commit(OTHER_GRADE))
    shop.commit(GRADE)
    shop.must("tag", "main-1")
    shop.git("merge", "branch")
    shop.write(TEXT.replace(*GRADE))
    shop.must("commit", "--quiet", "--all", "-m", "VIP it is")
    shop.must("checkout", "--quiet", "branch")
    shop.git("merge", "main-1")
    shop.write(TEXT.replace(*OTHER_GRADE))
    shop.must("commit", "--quiet", "--all", "-m", "gold it is")
    done = shop.git("merge", "main")
    assert done.code != 0
    assert all(f"grade: {grade}\n" in shop.text() for grade in ("VIP", "골드"))
    assert "<<<<<<< " in shop.text()
    assert "<<<<<<<<" not in shop.text()


def test_a_card_both_added_unites_or_asks(shop: Shop) -> None:
    new = "id: C-9RT4HB\nname: 이봄\nkind: 개인\n"
    shop.on_branch(lambda: shop.add(f"{new}status: 활성\n", card="C-9RT4HB"))
    shop.add(f"{new}grade: VIP\n", card="C-9RT4HB")
    shop.must("merge", "branch")
    assert set(shop.text("C-9RT4HB").splitlines()) == {*new.splitlines(), "grade: VIP", "status: 활성"}


@pytest.mark.slow
def test_two_customers_added_under_one_id_never_become_one(shop: Shop) -> None:
    shop.on_branch(lambda: shop.add("id: C-9RT4HB\nname: 이봄\nkind: 개인\n", card="C-9RT4HB"))
    shop.add("id: C-9RT4HB\nname: 정여름\nkind: 개인\n", card="C-9RT4HB")
    assert shop.git("merge", "branch").code != 0
    assert all(name in shop.text("C-9RT4HB") for name in ("<<<<<<< ", "이봄", "정여름"))


@pytest.mark.parametrize("ours_deletes", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_a_card_deleted_here_and_changed_there_stays_open(shop: Shop, ours_deletes: bool) -> None:
    shop.on_branch(lambda: shop.commit(GRADE))
    shop.must("rm", "--quiet", f"cards/{CARD}.yaml")
    shop.must("commit", "--quiet", "-m", "deleted")
    if not ours_deletes:
        shop.must("checkout", "--quiet", "branch")
    done = shop.git("merge", "branch" if ours_deletes else "main")
    assert done.code != 0
    assert shop.unmerged == f"{'DU' if ours_deletes else 'UD'} cards/{CARD}.yaml\n"
    assert shop.text() == TEXT.replace(*GRADE)


def test_an_edit_is_never_put_into_another_customers_card(shop: Shop) -> None:
    """Git takes a card deleted and a look-alike added for a rename, and carries the edit over with exit code 0."""
    shop.on_branch(lambda: shop.commit(("phone: 02-2000-0000", "phone: 02-999-9999")))
    shop.must("mv", f"cards/{CARD}.yaml", "cards/C-9RT4HB.yaml")
    shop.edit((f"id: {CARD}", "id: C-9RT4HB"), card="C-9RT4HB")
    shop.must("commit", "--quiet", "--all", "-m", "another customer")
    done = shop.git("merge", "branch")
    assert done.code != 0
    assert "C-7F3K9Q" in done.said
    assert "C-9RT4HB" in done.said
    text = shop.text("C-9RT4HB")
    assert text.startswith("<<<<<<< ours\nid: C-9RT4HB\n")
    assert "phone: 02-999-9999" in text


@pytest.mark.slow
def test_a_merge_without_working_tree_unites_fields(shop: Shop) -> None:
    """As a server does it; git merge-tree --write-tree starts drivers in the repository itself."""
    shop.on_branch(lambda: shop.commit(STATUS))
    shop.commit(GRADE)
    tree = shop.must("merge-tree", "--write-tree", "main", "branch").split("\n")[0]
    assert shop.must("cat-file", "blob", f"{tree}:cards/{CARD}.yaml") == TEXT.replace(*STATUS).replace(*GRADE)
    bare = shop.folder.parent / "bare.git"
    shop.must("clone", "--quiet", "--bare", ".", str(bare))
    for name in ("config", "info/attributes"):
        (bare / name).write_bytes((shop.folder / ".git" / name).read_bytes())
    shop.must("-C", str(bare), "config", "core.bare", "true")
    there = Shop(bare)
    tree = there.must("merge-tree", "--write-tree", "main", "branch").split("\n")[0]
    assert there.must("cat-file", "blob", f"{tree}:cards/{CARD}.yaml") == TEXT.replace(*STATUS).replace(*GRADE)


@pytest.mark.slow
def test_line_ends_of_windows_in_the_working_tree_change_nothing(shop: Shop) -> None:
    shop.must("config", "core.autocrlf", "true")
    done = united(shop, "merge", STATUS, GRADE)
    assert done.code == 0, done.said
    assert shop.must("cat-file", "blob", f"HEAD:cards/{CARD}.yaml") == TEXT.replace(*STATUS).replace(*GRADE)
