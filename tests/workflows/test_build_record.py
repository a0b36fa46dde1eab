"""The journal of builds: what survives a kill, and which stamps are trusted."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.workflows.build_record import NO_STAMP, RACY_NS, BuildRecord, Checked, Output

OUTPUT = Output(key="k", digest="d", size=3, modified=5)
CHECKED = Checked(stamp=(9, 1_000, 2_000), blob="b", rules="r")
LATER = 2_000 + RACY_NS + 1


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "build.jsonl"


def test_saved_record_is_read_back(file: Path) -> None:
    record = BuildRecord.load(file)
    record.put_output("customer/cards/C-1.html", OUTPUT)
    record.put_checked("cards/C-1.yaml", CHECKED, read_at=LATER)
    record.save()
    again = BuildRecord.load(file)
    assert (again.outputs, again.checked) == ({"customer/cards/C-1.html": OUTPUT}, {"cards/C-1.yaml": CHECKED})


def test_every_line_is_kept_without_a_save_and_torn_ones_are_passed_over(file: Path) -> None:
    record = BuildRecord.load(file)
    record.put_output("a", OUTPUT)
    record.put_output("b", OUTPUT)
    record.drop_output("a")
    with file.open("a") as journal:
        journal.write('["out","c","k","d",3\n17\n["gone"]\n["out","d","k","d","3",5]\n\x00')
    assert BuildRecord.load(file).outputs == {"b": OUTPUT}
    record.save()


def test_nothing_new_writes_nothing(file: Path) -> None:
    BuildRecord.load(file).save()
    assert not file.exists()


def test_young_stamp_is_not_trusted(file: Path) -> None:
    record = BuildRecord.load(file)
    record.put_checked("cards/C-1.yaml", CHECKED, read_at=LATER - 1)
    record.save()
    assert BuildRecord.load(file).checked == {"cards/C-1.yaml": replace(CHECKED, stamp=NO_STAMP)}


def test_cards_that_are_gone_are_forgotten(file: Path) -> None:
    record = BuildRecord.load(file)
    record.put_checked("cards/C-1.yaml", CHECKED, read_at=LATER)
    record.put_checked("cards/C-2.yaml", CHECKED, read_at=LATER)
    record.keep_cards(["cards/C-2.yaml"])
    record.save()
    assert [*BuildRecord.load(file).checked] == ["cards/C-2.yaml"]


def test_link_in_place_of_the_record_is_not_written_through(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "elsewhere"
    target.write_text("")
    file.symlink_to(target)
    record = BuildRecord.load(file)
    with pytest.raises(OSError, match="symbolic links"):
        record.put_output("a", OUTPUT)
    assert target.read_text() == ""


@pytest.mark.parametrize(
    "path", ["customer/cards/../../../secret.txt", "/etc/hostname", "..", "a//b", "./a", "a\\..\\b", ""]
)
def test_path_that_leaves_the_output_folder_is_not_believed(file: Path, path: str) -> None:
    file.write_text(f"{json.dumps(['out', path, 'k', 'd', 3, 5])}\n", encoding="utf-8")
    assert BuildRecord.load(file).outputs == {}


def test_line_of_endless_brackets_is_passed_over(file: Path) -> None:
    file.write_text(f"{'[' * 200_000}\n{json.dumps(['out', 'a', 'k', 'd', 3, 5])}\n", encoding="utf-8")
    assert [*BuildRecord.load(file).outputs] == ["a"]
