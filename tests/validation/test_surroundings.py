"""Rules about what surrounds a file: its name, its kind, its neighbours."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.validation.cross_checks import name_problems
from cardgen.workflows.check import check
from cardgen.workflows.workspace import open_workspace

CARD = "C-7F3K9Q"
MakeWorkspace = Callable[..., Path]


def codes(root: Path) -> list[tuple[str, str]]:
    report = check(open_workspace(root), processes=1)
    return [(problem.path, problem.code) for problem in report.problems]


def test_the_sample_workspace_is_sound(make_workspace: MakeWorkspace) -> None:
    assert codes(make_workspace("*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs a privilege there")
def test_links_are_not_read(make_workspace: MakeWorkspace, tmp_path: Path) -> None:
    root = make_workspace(CARD)
    elsewhere = tmp_path / "elsewhere.yaml"
    shutil.move(root / f"cards/{CARD}.yaml", elsewhere)
    (root / f"cards/{CARD}.yaml").symlink_to(elsewhere)
    (root / "cards/folder").symlink_to(tmp_path)
    assert codes(root) == [(f"cards/{CARD}.yaml", "Y112"), ("cards/folder", "Y112")]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem_of_that_file_alone(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(CARD, "C-2M8XWD")
    (root / f"cards/{CARD}.yaml").chmod(0)
    assert codes(root) == [(f"cards/{CARD}.yaml", "Y114")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes there")
def test_a_pipe_is_refused_at_once(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    os.mkfifo(root / f"cards/{CARD}.yaml")
    assert codes(root) == [(f"cards/{CARD}.yaml", "Y120")]


def test_two_files_of_one_id(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(CARD)
    (root / "cards/old").mkdir()
    shutil.copy(root / f"cards/{CARD}.yaml", root / "cards/old")
    assert codes(root) == [(f"cards/old/{CARD}.yaml", "C203")]


def test_names_that_are_one_file_elsewhere() -> None:
    decomposed = unicodedata.normalize("NFD", "C-가나다")
    paths = ("cards/C-AB.yaml", "cards/C-ab.yaml", "cards/C-가나다.yaml", f"cards/{decomposed}.yaml", "cards/C-AC.yaml")
    problems = list(name_problems(paths))
    assert [(problem.path, problem.code, problem.args) for problem in problems] == [
        (paths[1], "C204", {"other": paths[0]}),
        (paths[3], "C204", {"other": paths[2]}),
    ]


def test_a_file_no_form_claims(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    (root / "cards/X-123456.yaml").write_text("id: X-123456\n", encoding="utf-8")
    assert codes(root) == [("cards/X-123456.yaml", "C205")]


def test_another_ending(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(CARD)
    (root / f"cards/{CARD}.yaml").rename(root / f"cards/{CARD}.yml")
    assert codes(root) == [(f"cards/{CARD}.yml", "C207")]


@pytest.mark.parametrize(
    "path", ["cards/C-900101-1000000.yaml", "cards/9001011000000/C-7F3K9Q.yaml"], ids=["file", "folder"]
)
def test_a_resident_number_in_a_name(path: str) -> None:
    assert [problem.code for problem in name_problems([path])] == ["C206"]


def test_files_that_are_no_cards_are_left_alone(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(CARD)
    (root / "cards/README.md").write_text("카드", encoding="utf-8")
    (root / "cards/.C-7F3K9Q.yaml.swp").write_bytes(b"\0")
    assert codes(root) == []


def test_no_form_at_all(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(CARD)
    shutil.rmtree(root / "templates/customer")
    shutil.rmtree(root / "templates/receipt")
    assert codes(root) == [("templates", "F121")]


def test_templates_without_their_form(make_workspace: MakeWorkspace) -> None:
    root = make_workspace("*")
    (root / "templates/customer/form.yaml").rename(root / "templates/customer/form.yml")
    (root / "templates/pictures").mkdir()
    report = check(open_workspace(root), processes=1)
    assert [(it.path, it.code) for it in report.problems] == [("templates/customer/form.yaml", "F126")]
    assert report.left_out == len([*(root / "cards").glob("C-*.yaml")])


def test_two_forms_of_one_prefix_are_both_out_of_use(make_workspace: MakeWorkspace) -> None:
    root = make_workspace("*")
    form = root / "templates/receipt/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("x-id-prefix: R-", "x-id-prefix: C-"), encoding="utf-8")
    report = check(open_workspace(root), processes=1)
    assert [(it.path, it.code, it.args) for it in report.problems] == [
        ("templates/customer/form.yaml", "F127", {"other": "templates/receipt/form.yaml"}),
        ("templates/receipt/form.yaml", "F127", {"other": "templates/customer/form.yaml"}),
    ]
    for problem in report.problems:
        line = (root / problem.path).read_text(encoding="utf-8").splitlines()[problem.position.line - 1]
        assert line[problem.position.column - 1 :].startswith("x-id-prefix: C-")
    assert (report.cards, report.left_out) == (0, len([*(root / "cards").rglob("*.yaml")]))


def test_a_name_in_small_letters_is_told_the_prefix_it_means(make_workspace: MakeWorkspace) -> None:
    root = make_workspace()
    for name in ("c-7f3k9q", "x-1"):
        (root / f"cards/{name}.yaml").write_text("", encoding="utf-8")
    problems = check(open_workspace(root), processes=1).problems
    assert [problem.args["known"] for problem in problems] == ["C-", "C-, R-"]


@pytest.mark.parametrize("name", ["900101-1000000.yaml", "C-900101-1000000.yml"])
def test_a_resident_number_in_the_name_of_a_file_no_form_claims(make_workspace: MakeWorkspace, name: str) -> None:
    root = make_workspace()
    (root / "cards" / name).write_text("", encoding="utf-8")
    assert (f"cards/{name}", "C206") in codes(root)
    (root / "templates/customer/form.yaml").write_text("[", encoding="utf-8")
    assert (f"cards/{name}", "C206") in codes(root)


def test_problems_come_by_file_and_then_by_place(make_workspace: MakeWorkspace) -> None:
    root = make_workspace(CARD, "C-2M8XWD")
    for name in (CARD, "C-2M8XWD"):
        file = root / f"cards/{name}.yaml"
        file.write_text(f"owner: ~\nid: {name}\nname: 가\ngrade: 무\n", encoding="utf-8")
    expected = [(f"cards/{name}.yaml", code) for name in ("C-2M8XWD", CARD) for code in ("C102", "C112", "C107")]
    assert codes(root) == expected
