"""What the documents in docs/ say is so: their commands run, one after the other, in a fresh folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from scripts.make_customer_list import customer_list

Play = Callable[..., list[str]]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

LINK = re.compile(r"\]\(([^)\s]+)\)")


def read(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text(encoding="utf-8")


def yaml_block(document: str, heading: str) -> str:
    found = re.search(rf"^##+ {heading}\n.*?```yaml\n(.*?)```", document, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


@pytest.mark.slow
def test_tutorial_is_as_it_is_told(root: Path, play: Play, tmp_path: Path) -> None:
    shutil.copy(root / "docs/고객명단.xlsx", tmp_path)
    asked = {"cardgen import out/customer/export/customer.xlsx --update": make_silver}
    assert len(play(read(root, "시작하기.md"), tmp_path, "ko", asked)) >= 15
    cards = [file.read_text(encoding="utf-8") for file in (tmp_path / "고객카드/cards").glob("*.yaml")]
    assert sum("grade: 실버" in card for card in cards) == 2


def make_silver(folder: Path) -> None:
    """What the tutorial asks of its reader: 최민재's grade in the workbook."""
    file = folder / "out/customer/export/customer.xlsx"
    book = openpyxl.load_workbook(file)
    for row in book.active.iter_rows(min_row=3):
        if row[1].value == "최민재":
            row[3].value = "실버"
    book.save(file)


@pytest.mark.slow
def test_sharing_is_as_it_is_told(root: Path, play: Play, tmp_path: Path) -> None:
    assert len(play(read(root, "공유하기.md"), tmp_path, "ko")) >= 14
    assert len([*(tmp_path / "연습/ledger/shares").glob("*.json")]) == 3


@pytest.mark.slow
def test_printing_is_as_it_is_told(root: Path, play: Play, tmp_path: Path) -> None:
    asked = {"cardgen import out/받은것/C-7F3K9Q.pdf --dry-run": with_another_mobile}
    assert len(play(read(root, "인쇄하기.md"), tmp_path, "ko", asked)) >= 16
    folder = tmp_path / "인쇄연습"
    assert "010-1111-2222" in (folder / "cards/C-7F3K9Q.yaml").read_text(encoding="utf-8")
    assert {file.name for file in (folder / "out").rglob("*.pdf")} >= {"calibration.pdf", "labels.pdf"}


def with_another_mobile(folder: Path) -> None:
    """What the customer does with the form: another number in the box of the mobile telephone."""
    received = folder / "out/받은것"
    received.mkdir()
    with pikepdf.open(folder / "out/customer/fillable/C-7F3K9Q.pdf") as pdf:
        (contact,) = (field for field in pdf.Root.AcroForm.Fields if field.T == "contact")
        (mobile,) = (field for field in contact.Kids if field.T == "mobile")
        mobile.V = pikepdf.String("010-1111-2222")
        pdf.save(received / "C-7F3K9Q.pdf")


@pytest.mark.slow
def test_keeping_history_is_as_it_is_told(
    root: Path, play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    asked = {"cardgen set C-7F3K9Q 휴대전화=010-9999-1234": as_in_october}
    assert len(play(read(root, "기록하기.md"), tmp_path, "ko", asked)) >= 20
    assert (tmp_path / "기록연습/ledger/erased/C-2M8XWD.json").is_file()
    assert [*(tmp_path / "기록연습/cards").rglob("C-2M8XWD.yaml")] == []


def as_in_october(folder: Path) -> None:
    """What the reader's folder has and a fresh one lacks: a first commit of some weeks ago."""
    when = "2026-10-05T09:00:00+09:00"
    amend = ["git", "commit", "--quiet", "--amend", "--no-edit", f"--date={when}"]
    subprocess.run(amend, cwd=folder, check=True, env={**os.environ, "GIT_COMMITTER_DATE": when})


def test_policy_shown_is_sound(root: Path, workspace: Path, cardgen: Run) -> None:
    policy = workspace / "templates/customer/policies/events.yaml"
    policy.write_text(yaml_block(read(root, "공유하기.md"), "5. 정책 고치기"), encoding="utf-8")
    done = cardgen("--lang", "ko", "policy", "preview", "행사 안내", "C-7F3K9Q")
    assert (done.returncode, "40대" in done.stdout, "2021년" in done.stdout) == (0, True, True)


@pytest.mark.slow
def test_commands_for_template_authors_run(root: Path, play: Play, tmp_path: Path) -> None:
    assert len(play(read(root, "templates.md"), tmp_path, "en")) >= 8


@pytest.mark.parametrize(
    ("heading", "before", "label"),
    [("Add a field", "      mobile:\n", "카카오톡"), ("A choice", "      mobile:\n", "문자")],
)
def test_fields_shown_appear_on_cards_and_forms(
    heading: str, before: str, label: str, root: Path, workspace: Path, cardgen: Run
) -> None:
    form = workspace / "templates/customer/form.yaml"
    head, tail = form.read_text(encoding="utf-8").split(before)
    block = yaml_block(read(root, "templates.md"), heading)
    form.write_text(f"{head}{block}{before}{tail}", encoding="utf-8")
    assert cardgen("check").returncode == 0
    done = cardgen("blank", "customer", "--to", "html")
    assert done.returncode == 0
    page = (workspace / done.stdout.strip()).read_text(encoding="utf-8")
    assert label in page


def test_table_shown_appears_once_it_has_its_place(root: Path, workspace: Path, cardgen: Run) -> None:
    form = workspace / "templates/customer/form.yaml"
    text = form.read_text(encoding="utf-8").replace("  - consents\n", "  - consents\n  - visits\n", 1)
    head, tail = text.split("  retain_until:\n")
    block = yaml_block(read(root, "templates.md"), "A table")
    form.write_text(f"{head}{block}  retain_until:\n{tail}", encoding="utf-8")
    done = cardgen("blank", "customer", "--to", "html")
    assert (done.returncode, done.stderr) == (0, "")
    assert (workspace / done.stdout.strip()).read_text(encoding="utf-8").count('"visits[].purpose"') == 4


def test_a_renamed_field_and_a_form_of_ones_own_are_sound(root: Path, workspace: Path, cardgen: Run) -> None:
    document = read(root, "templates.md")
    assert "`x-was: contact.kakao`" in document
    form = workspace / "templates/customer/form.yaml"
    head, tail = form.read_text(encoding="utf-8").split("      mobile:\n")
    block = yaml_block(document, "Add a field").replace("kakao:", "messenger:")
    form.write_text(f"{head}{block}        x-was: contact.kakao\n      mobile:\n{tail}", encoding="utf-8")
    own = workspace / "templates/order"
    shutil.copytree(workspace / "templates/receipt", own)
    text = (own / "form.yaml").read_text(encoding="utf-8")
    text = text.replace("title: receipt", "title: order").replace("R-", "O-")
    (own / "form.yaml").write_text(text, encoding="utf-8")
    assert cardgen("check").returncode == 0
    assert cardgen("template", "check").returncode == 0


def test_policies_say_what_the_document_lists(root: Path) -> None:
    """Every key and every action, and for each action the kinds it fits."""
    from cardgen.model.fitting import fitting_actions
    from cardgen.model.form import Kind, Leaf, LeafType, Merge, Privacy
    from cardgen.model.policy import Action
    from cardgen.model.problem import Label
    from cardgen.validation.policy_lint import KEYS

    section = read(root, "templates.md").split("\n## Policies\n")[1].split("\n## ")[0]
    rows = [[cell.strip() for cell in line.split(" | ")] for line in section.splitlines() if line.startswith("| `")]
    named = [re.findall(r"`([a-z_]+)", row[0]) for row in rows]
    assert {name for names in named for name in names} == {*KEYS, *Action}
    leaf = Leaf("x", "x", (Label("", ""),), LeafType.STRING, Kind.TEXT, Privacy.QUASI, Merge.SCALAR)
    for action in (Action.REGION, Action.PSEUDONYM):
        (fits,) = [row[2] for row in rows if row[0] == f"| `{action}`"]
        fitting = {kind for kind in Kind if action in fitting_actions(replace(leaf, kind=kind))}
        assert set(re.findall(r"`([a-z-]+)`", fits)) == fitting


def test_keywords_are_those_the_checker_knows(root: Path) -> None:
    from cardgen.model.form import Kind, Merge, Privacy
    from cardgen.validation.form_vocabulary import X_KEYWORDS

    document = read(root, "templates.md")
    rows = [line.split("|")[1] for line in document.splitlines() if line.startswith("| `")]
    shown = {name for row in rows for name in re.findall(r"`([a-z-]+)", row)}
    assert {name for name in shown if name.startswith("x-")} == X_KEYWORDS
    assert shown >= {it.value for kinds in (Kind, Privacy, Merge) for it in kinds}


def test_list_of_the_tutorial_is_the_one_its_script_makes(root: Path) -> None:
    assert (root / "docs/고객명단.xlsx").read_bytes() == customer_list(), "run: python -m scripts.make_customer_list"


@pytest.mark.parametrize("name", ["시작하기.md", "기록하기.md", "templates.md", "codes.md"])
def test_linked_files_exist(name: str, root: Path) -> None:
    links = (target.partition("#")[0] for target in LINK.findall(read(root, name)))
    targets = [target for target in links if target and not target.startswith("http")]
    assert [target for target in targets if not (root / "docs" / target).is_file()] == []
