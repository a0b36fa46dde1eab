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


BROKEN = "id: C-7F3K9Q\nname: [\n"


@pytest.mark.parametrize("bad", [BROKEN, f"id: C-7F3K9Q\na: {'x' * 70_000}"], ids=["yaml", "long"])
def test_what_cannot_be_read_of_one_card_is_left_to_git_as_it_was(workspace: Path, bad: str) -> None:
    assert merged(workspace, CARD, CARD.replace(*VIP), bad) == (None, CARD.replace(*VIP))


WRITTEN = {
    "plain": ("id: C", "id: C"),
    "quoted": ("id: C", '"id": C'),
    "a space before the colon": ("id: C", "id : C"),
    "on a line of its own": ("id: C", "id:\n  C"),
    "indented": ("\n", "\n  "),
    "with a BOM": ("id: C", f"{BOM}id: C"),
    "with a tag": ("id: C", "id: !!str C"),
    "in a broken card": ("id: C", "a: [\nid: C"),
    "quoted in a broken card": ("id: C", "a: [\n'id' :\n  'C"),
    "escaped in a key": ("id: C", '"i\\x64": C'),
}


@pytest.mark.parametrize("how", WRITTEN)
@pytest.mark.parametrize("side", [0, 1, 2], ids=["base", "ours", "theirs"])
def test_two_customers_stand_apart_between_marks_however_their_ids_are_written(
    workspace: Path, how: str, side: int
) -> None:
    versions = [CARD, CARD.replace(*RESTING), CARD.replace(*VIP)]
    other = f"\n{versions[side].replace('7F3K9Q', '9RT4HB')}".replace(*WRITTEN[how])
    versions[side] = other.removeprefix("\n").rstrip(" ")
    ending, text = merged(workspace, *versions)
    assert ending is not None
    assert (ending.merged, set(ending.strangers)) == (False, {"C-7F3K9Q", "C-9RT4HB"})
    base, ours, theirs = versions
    assert text == f"<<<<<<< ours\n{ours}||||||| base\n{base}=======\n{theirs}>>>>>>> theirs\n"


def test_the_card_of_another_file_is_no_version_of_this_one(workspace: Path) -> None:
    """All three agree, but not with the name git wants to give the result."""
    other = CARD.replace("7F3K9Q", "9RT4HB")
    ending, text = merged(workspace, other, other.replace(*RESTING), other.replace(*VIP))
    assert ending is not None
    assert ending.strangers == ("C-9RT4HB", "C-7F3K9Q")
    assert text.startswith("<<<<<<< ours\n")


@pytest.mark.parametrize("nameless", ["a\0b", CARD.partition("\n")[2], "id:\n", "- id\n", "id: [\n"], ids=range(5))
def test_a_version_that_does_not_say_whose_it_is_stands_apart(workspace: Path, nameless: str) -> None:
    ending, text = merged(workspace, CARD, CARD.replace(*VIP), nameless)
    assert ending is not None
    assert "C-7F3K9Q" in ending.strangers
    assert text.endswith(f"=======\n{nameless.removesuffix(chr(10))}\n>>>>>>> theirs\n")


def test_a_quoted_key_is_as_good_as_a_plain_one(workspace: Path) -> None:
    card = CARD.replace("id: C-7F3K9Q", '"id": "C-7F3K9Q"')
    ending, _ = merged(workspace, card, card.replace(*VIP), card.replace(*GOLD))
    assert ending is not None
    assert ending.fields("ko") == ("등급",)


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
