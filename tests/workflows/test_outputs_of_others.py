"""Files in out/ that are not ours, or no longer as we left them, are never lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import UsageError
from cardgen.workflows.build import BuildReport

Build = Callable[..., BuildReport]
CUSTOMER = "customer/cards/C-7F3K9Q.html"
EDITED = "customer/cards/C-7F3K9Q.edited.html"


def change_card(workspace: Path) -> None:
    card = workspace / "cards/C-7F3K9Q.yaml"
    card.write_text(card.read_text(encoding="utf-8").replace("김민준", "김민서"), encoding="utf-8")


def test_edited_output_is_put_aside_and_told_of(built: Path, run_build: Build) -> None:
    (built / "out" / CUSTOMER).write_text("filled in by hand")
    report = run_build()
    assert report.kept == [EDITED]
    assert (built / "out" / EDITED).read_text() == "filled in by hand"
    assert "김민준" in (built / "out" / CUSTOMER).read_text(encoding="utf-8")


def test_second_edit_gets_a_name_of_its_own(built: Path, run_build: Build) -> None:
    for words in ("first", "second"):
        (built / "out" / CUSTOMER).write_text(words)
        run_build()
    assert (built / "out" / EDITED).read_text() == "first"
    assert (built / "out/customer/cards/C-7F3K9Q.edited-2.html").read_text() == "second"


def test_edited_output_of_a_deleted_card_stays(built: Path, run_build: Build) -> None:
    (built / "out" / CUSTOMER).write_text("filled in by hand")
    (built / "cards/C-7F3K9Q.yaml").unlink()
    report = run_build()
    assert report.kept == [CUSTOMER]
    assert (built / "out" / CUSTOMER).read_text() == "filled in by hand"
    assert run_build().kept == []


def test_edited_ledger_is_put_aside(built: Path, run_build: Build) -> None:
    ledger = built / "out/customer/ledger.xlsx"
    ledger.write_bytes(b"with a column of my own")
    report = run_build()
    assert report.kept == ["customer/ledger.edited.xlsx"]
    assert ledger.read_bytes().startswith(b"PK")


def test_without_its_record_a_build_overwrites_only_what_is_equal(built: Path, run_build: Build) -> None:
    (built / ".cardgen/build.jsonl").unlink()
    change_card(built)
    report = run_build()
    assert sorted(report.kept) == [EDITED, "customer/index.edited.html", "customer/ledger.edited.xlsx"]


def test_folder_in_the_way_of_an_output_is_put_aside(built: Path, run_build: Build) -> None:
    (built / "out" / CUSTOMER).unlink()
    (built / "out" / CUSTOMER).mkdir()
    (built / "out" / CUSTOMER / "mine.txt").write_text("mine")
    assert run_build().kept == [EDITED]
    assert (built / "out" / EDITED / "mine.txt").read_text() == "mine"


def test_link_in_the_way_of_an_output_is_not_followed(built: Path, run_build: Build, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.html"
    elsewhere.write_text("not yours")
    (built / "out" / CUSTOMER).unlink()
    (built / "out" / CUSTOMER).symlink_to(elsewhere)
    run_build()
    assert elsewhere.read_text() == "not yours"
    assert not (built / "out" / CUSTOMER).is_symlink()


@pytest.mark.parametrize("place", ["out", "out/customer", "out/customer/cards"])
def test_linked_output_folder_is_refused_before_anything_is_made_behind_it(
    workspace: Path, run_build: Build, tmp_path: Path, place: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (workspace / place).parent.mkdir(parents=True, exist_ok=True)
    (workspace / place).symlink_to(elsewhere)
    with pytest.raises(UsageError) as caught:
        run_build()
    assert caught.value.message_id == "error.out.link"
    assert [*elsewhere.iterdir()] == []


def test_linked_state_folder_is_refused(workspace: Path, run_build: Build, tmp_path: Path) -> None:
    (workspace / ".cardgen").symlink_to(tmp_path)
    with pytest.raises(UsageError) as caught:
        run_build()
    assert caught.value.message_id == "error.out.link"


def test_file_in_place_of_an_output_folder_is_named(workspace: Path, run_build: Build) -> None:
    (workspace / "out").write_text("a file")
    with pytest.raises(UsageError) as caught:
        run_build()
    assert caught.value.message_id == "error.out.not_a_folder"
    assert caught.value.arguments == {"path": "out"}


def test_linked_cards_folder_is_not_read(built: Path, run_build: Build, tmp_path: Path) -> None:
    (built / "cards").rename(tmp_path / "cards-elsewhere")
    (built / "cards").symlink_to(tmp_path / "cards-elsewhere")
    report = run_build()
    assert [(problem.code, problem.path) for problem in report.problems] == [("Y112", "cards")]
    assert report.cards == 0
