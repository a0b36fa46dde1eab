"""The three files git hands to its merge driver, and what stands in ours afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cardgen.workflows.merge_driver import Ending, merge_files

CARD = "id: C-7F3K9Q\nname: 김민준\nkind: 개인\ngrade: 실버\nstatus: 활성\n"
VIP, RESTING, GOLD = ("grade: 실버", "grade: VIP"), ("status: 활성", "status: 휴면"), ("grade: 실버", "grade: 골드")
BOM = "\ufeff"


def merged(top: Path, *versions: str) -> tuple[Ending | None, str]:
    """How the merge of base, ours and theirs ended, and what is in the file of ours."""
    files = [top / name for name in ("base", "ours", "theirs")]
    for file, text in zip(files, versions, strict=True):
        file.write_bytes(text.encode())
    ending = merge_files(*files, path="cards/C-7F3K9Q.yaml", size=7, top=top)
    return ending, files[1].read_bytes().decode()


@pytest.mark.parametrize(
    ("boms", "expected"),
    [((BOM, BOM, BOM), BOM), (("", BOM, ""), BOM), (("", "", BOM), BOM), ((BOM, "", BOM), "")],
    ids=["kept", "ours put it", "theirs put it", "ours took it out"],
)
def test_a_bom_is_merged_like_anything_else(workspace: Path, boms: tuple[str, str, str], expected: str) -> None:
    base, ours, theirs = boms
    ending, text = merged(workspace, base + CARD, ours + CARD.replace(*VIP), theirs + CARD.replace(*RESTING))
    assert ending == Ending("C-7F3K9Q", form=ending.form if ending else {})
    assert text == expected + CARD.replace(*VIP).replace(*RESTING)


def test_what_is_open_is_told_by_label(workspace: Path) -> None:
    ending, _ = merged(workspace, CARD, CARD.replace(*VIP), CARD.replace(*GOLD))
    assert ending is not None
    assert (ending.merged, ending.fields("ko"), ending.fields("en")) == (False, ("등급",), ("Grade",))


@pytest.mark.parametrize("bad", ["a\0b", "a: " + "x" * 70_000, "id: C-7F3K9Q\nname: [\n"], ids=["nul", "long", "yaml"])
def test_what_cannot_be_read_is_left_to_git_as_it_was(workspace: Path, bad: str) -> None:
    assert merged(workspace, CARD, CARD.replace(*VIP), bad) == (None, CARD.replace(*VIP))


def test_two_customers_stand_apart_between_marks(workspace: Path) -> None:
    ending, text = merged(workspace, CARD, CARD.replace("7F3K9Q", "9RT4HB"), CARD.replace(*VIP))
    assert ending is not None
    assert ending.strangers == ("C-7F3K9Q", "C-9RT4HB")
    assert text.startswith(f"<<<<<<< ours\n{CARD.replace('7F3K9Q', '9RT4HB')}||||||| base\n")


def test_a_merge_loads_nothing_it_does_not_need(workspace: Path) -> None:
    """The driver is started once for each file: what it loads is most of what a merge costs."""
    for name, text in (("base", CARD), ("ours", CARD.replace(*VIP)), ("theirs", CARD.replace(*RESTING))):
        (workspace / name).write_text(text, encoding="utf-8")
    program = (
        "import sys; from cardgen.cli.merge_driver import main; "
        "assert main(['base', 'ours', 'theirs', '7', 'cards/C-7F3K9Q.yaml']) == 72; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=workspace, capture_output=True, check=True)
    loaded = set(done.stdout.decode().split())
    heavy = {"click", "json", "secrets", "hashlib", "shutil", "tempfile", "subprocess", "jsonschema_rs", "shlex"}
    assert not loaded & heavy
    assert not any(name.startswith(("cardgen.messages", "cardgen.model.form")) for name in loaded)


def test_an_edit_follows_a_field_that_the_form_calls_otherwise_now(workspace: Path) -> None:
    form = workspace / "templates/customer/form.yaml"
    text = form.read_text(encoding="utf-8").replace("grade", "rank")
    form.write_text(text.replace("\n  rank:\n", "\n  rank:\n    x-was: grade\n"), encoding="utf-8")
    ending, text = merged(workspace, CARD, CARD.replace("grade", "rank"), CARD.replace(*VIP))
    assert ending is not None
    assert (ending.merged, text) == (True, CARD.replace(*VIP).replace("grade", "rank"))
