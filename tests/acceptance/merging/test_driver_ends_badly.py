"""Whatever becomes of our program, no side's work is lost: git merges by lines and says where it cannot."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path

import pytest

from cardgen.history.repository import open_repository
from cardgen.workflows.git_programs import driver_line, textconv_line
from cardgen.workflows.git_setup import merges_cards, set_up_git
from tests.acceptance.merging.shop import CARD, TEXT, Done, Shop, set_up

GRADE = ("grade: 실버", "grade: VIP")
OTHER_GRADE = ("grade: 실버", "grade: 골드")
NOTES = ("처음 쓴 줄", "고쳐 쓴 줄")

ENDS = {
    "gone": None,
    "crashes": "exit 1",
    "says it is done": "exit 0",
    "is killed": "kill -9 $$",
    "is interrupted": "kill -INT $$",
    "has no module": "exit 2",
    "writes and dies": 'while [ "$1" != "-m" ]; do shift; done; kill -9 $$',
}
QUICK = ("gone",)


def program(folder: Path, lines: str | None) -> str:
    """A Python that ends as these lines of a shell do."""
    file = folder / "py 'thon' 100%"
    if lines is not None:
        file.write_text(f"#!/bin/sh\n{lines}\n")
        file.chmod(0o700)
    return str(file)


def both(shop: Shop, theirs: tuple[str, str], ours: tuple[str, str] = GRADE) -> Done:
    shop.must("checkout", "--quiet", "-b", "branch")
    shop.commit(theirs)
    shop.must("checkout", "--quiet", "main")
    shop.commit(ours)
    return shop.git("merge", "--no-edit", "branch")


@pytest.mark.parametrize(
    "name", [*QUICK, *(pytest.param(it, marks=pytest.mark.slow) for it in [*ENDS] if it not in QUICK)]
)
def test_both_sides_of_a_clash_are_kept(shop: Shop, tmp_path: Path, name: str) -> None:
    shop.must("config", "merge.cardgen.driver", driver_line(program(tmp_path, ENDS[name])))
    assert both(shop, OTHER_GRADE).code != 0
    assert shop.unmerged == f"UU cards/{CARD}.yaml\n"
    marked = "<<<<<<< ours\ngrade: VIP\n||||||| base\ngrade: 실버\n=======\ngrade: 골드\n>>>>>>> theirs\n"
    assert shop.text() == TEXT.replace("grade: 실버\n", marked)


@pytest.mark.slow
@pytest.mark.parametrize("lines", ENDS.values(), ids=ENDS)
def test_changes_far_apart_unite_all_the_same(shop: Shop, tmp_path: Path, lines: str | None) -> None:
    shop.must("config", "merge.cardgen.driver", driver_line(program(tmp_path, lines)))
    assert both(shop, NOTES).code == 0
    assert shop.text() == TEXT.replace(*GRADE).replace(*NOTES)


@pytest.mark.slow
def test_a_path_of_python_with_spaces_and_quotes_works(shop: Shop, tmp_path: Path) -> None:
    python = program(tmp_path, f'exec {shlex.quote(sys.executable)} "$@"')
    shop.must("config", "merge.cardgen.driver", driver_line(python))
    shop.must("config", "diff.cardgen.textconv", textconv_line(python))
    assert both(shop, ("status: 활성", "status: 휴면")).code == 0
    assert "grade: VIP\nstatus: 휴면" in shop.text()
    assert "-Grade: 실버\n+Grade: VIP" in shop.must("diff", "HEAD~1", "HEAD~1^", "-R")


@pytest.mark.slow
def test_a_card_nobody_can_read_is_merged_by_lines(shop: Shop) -> None:
    broken = TEXT.replace("contact:", "contact: [")
    shop.write(broken)
    shop.must("commit", "--quiet", "--all", "-m", "broken")
    assert both(shop, NOTES).code == 0
    assert shop.text() == broken.replace(*GRADE).replace(*NOTES)


def test_modules_in_the_repository_are_not_run(shop: Shop) -> None:
    """Python would take them from the folder git starts it in."""
    trap = "import pathlib; pathlib.Path('trapped').touch()\n"
    (shop.folder / "cardgen/cli").mkdir(parents=True)
    for name in ("cardgen/__init__.py", "cardgen/cli/__init__.py", "cardgen/cli/merge_driver.py", "yaml.py", "re.py"):
        (shop.folder / name).write_text(trap)
    assert both(shop, ("status: 활성", "status: 휴면")).code == 0
    shop.must("diff", "HEAD~1")
    assert not (shop.folder / "trapped").exists()


@pytest.mark.parametrize(
    "state", ["in conflict", *(pytest.param(it, marks=pytest.mark.slow) for it in ("missing", "broken"))]
)
def test_a_form_that_cannot_be_read_now_is_taken_from_the_commit(shop: Shop, state: str) -> None:
    form = shop.folder / "templates/customer/form.yaml"
    kept = form.read_text(encoding="utf-8")
    match state:
        case "missing":
            shutil.rmtree(form.parent)
        case "broken":
            form.write_text("properties: [", encoding="utf-8")
        case _:
            form.write_text(f"<<<<<<< ours\n{kept}=======\n>>>>>>> theirs\n", encoding="utf-8")
    shop.must("update-index", "--assume-unchanged", "templates/customer/form.yaml")
    appended = ("item: 책상\n", "item: 책상\n  - {date: 2026-02-01, item: 조명}\n")
    done = both(shop, ("item: 책상\n", "item: 책상\n  - {date: 2026-03-01, item: 의자}\n"), appended)
    assert done.code == 0, done.said
    assert shop.text().index("2026-02-01") < shop.text().index("2026-03-01")


@pytest.mark.slow
@pytest.mark.parametrize("place", ["고객 카드", 'it\'s [1] "new" 100%', "line\nbreak"])
def test_a_workspace_in_a_folder_of_the_repository_is_merged(tmp_path: Path, workspace: Path, place: str) -> None:
    top = tmp_path / "repository"
    top.mkdir()
    Shop(top).must("init", "--quiet", "-b", "main")
    shop = set_up(workspace.rename(top / place))
    assert not (shop.folder / ".git").exists()
    assert both(shop, ("status: 활성", "status: 휴면")).code == 0
    assert "grade: VIP\nstatus: 휴면" in shop.text()


@pytest.mark.slow
def test_a_clone_without_set_up_merges_by_lines_and_diffs_as_git_does(shop: Shop, tmp_path: Path) -> None:
    clone = Shop(tmp_path / "clone")
    shop.must("clone", "--quiet", ".", str(clone.folder))
    assert both(clone, OTHER_GRADE).code != 0
    assert "<<<<<<< " in clone.text()
    clone.must("merge", "--abort")
    assert "+grade: VIP" in clone.must("diff", "HEAD~1")
    set_up_git(clone.folder)
    assert merges_cards(open_repository(clone.folder), clone.folder)
    assert "+Grade: VIP" in clone.must("diff", "HEAD~1")


@pytest.mark.slow
def test_hooks_elsewhere_make_no_difference(shop: Shop, tmp_path: Path) -> None:
    shop.must("config", "core.hooksPath", str(tmp_path / "hooks"))
    assert both(shop, ("status: 활성", "status: 휴면")).code == 0
