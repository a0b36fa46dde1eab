"""What a build makes, leaves alone and takes away."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED
from cardgen.rendering.html import HtmlRenderer, open_html
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows import print_manner
from cardgen.workflows.build import BuildReport
from cardgen.writing import TEMPORARY_MARK

Build = Callable[..., BuildReport]
CUSTOMER = "customer/cards/C-7F3K9Q.html"
RECEIPT = "receipt/cards/R-3H8QZM.html"
FRESH = {
    CUSTOMER,
    "customer/cards/C-E5XB1W.html",
    "customer/cards/C-0ZJ8RH.html",
    RECEIPT,
    "customer/index.html",
    "customer/ledger.xlsx",
    "receipt/index.html",
    "receipt/ledger.xlsx",
}
CUSTOMER_FILES = {path for path in FRESH if path.startswith("customer/")}


def files(workspace: Path) -> dict[str, tuple[int, int]]:
    """Every file below out/ with its inode and time: another pair means it was written again."""
    out = workspace / "out"
    found = (file for file in out.rglob("*") if file.is_file())
    return {file.relative_to(out).as_posix(): (file.stat().st_ino, file.stat().st_mtime_ns) for file in found}


def written(workspace: Path, before: dict[str, tuple[int, int]]) -> set[str]:
    """The files that are new or written again since `before`."""
    return {path for path, state in files(workspace).items() if before.get(path) != state}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_first_build_makes_every_card_index_and_ledger(workspace: Path, run_build: Build) -> None:
    report = run_build()
    assert set(files(workspace)) == FRESH
    assert report.problems == []
    assert (report.cards, len(report.made), len(report.indexes)) == (4, 4, 4)


def test_second_build_writes_nothing(built: Path, run_build: Build) -> None:
    before = files(built)
    report = run_build()
    assert written(built, before) == set()
    assert (report.made, report.removed, report.indexes) == ([], [], [])
    assert len(report.current) == 4


def test_changed_card_is_made_again_with_the_indexes_of_its_form(built: Path, run_build: Build) -> None:
    before = files(built)
    edit(built / "cards/C-7F3K9Q.yaml", "name: 김민준", "name: 김민서")
    report = run_build()
    assert written(built, before) == {CUSTOMER, "customer/index.html", "customer/ledger.xlsx"}
    assert report.made == [CUSTOMER]
    assert "김민서" in (built / "out" / CUSTOMER).read_text(encoding="utf-8")


def test_touched_card_and_one_saved_with_crlf_are_not_made_again(built: Path, run_build: Build) -> None:
    before = files(built)
    os.utime(built / "cards/C-7F3K9Q.yaml")
    other = built / "cards/C-E5XB1W.yaml"
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    run_build()
    assert written(built, before) == set()


def test_new_card_is_added(built: Path, run_build: Build) -> None:
    before = files(built)
    (built / "cards/C-AAAAAA.yaml").write_text("id: C-AAAAAA\nname: 새 손님\nkind: 개인\n", encoding="utf-8")
    run_build()
    assert written(built, before) == {"customer/cards/C-AAAAAA.html", "customer/index.html", "customer/ledger.xlsx"}


def test_lost_output_is_made_again(built: Path, run_build: Build) -> None:
    before = files(built)
    (built / "out" / CUSTOMER).unlink()
    run_build()
    assert written(built, before) == {CUSTOMER}


def test_restored_output_with_another_time_is_left_as_it_is(built: Path, run_build: Build) -> None:
    os.utime(built / "out" / CUSTOMER, ns=(1, 1))
    before = files(built)
    report = run_build()
    assert written(built, before) == set()
    assert report.kept == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("templates/customer/card.css", "}", "} /* */"),
        ("templates/customer/card.html", "</body>", "<!-- --></body>"),
    ],
)
def test_changed_template_makes_all_cards_of_its_form_again(
    built: Path, run_build: Build, file: str, old: str, new: str
) -> None:
    before = files(built)
    edit(built / file, old, new)
    run_build()
    assert written(built, before) == {path for path in CUSTOMER_FILES if "/cards/" in path}


def test_new_picture_beside_the_template_makes_cards_again(built: Path, run_build: Build) -> None:
    before = files(built)
    (built / "templates/customer/stamp.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    run_build()
    assert written(built, before) == {path for path in CUSTOMER_FILES if "/cards/" in path}


def test_lock_file_of_an_open_word_template_changes_nothing(built: Path, run_build: Build) -> None:
    before = files(built)
    (built / "templates/customer/~$card.docx").write_bytes(b"somebody has the template open")
    run_build()
    assert written(built, before) == set()


def test_changed_form_makes_its_cards_and_indexes_again(built: Path, run_build: Build) -> None:
    before = files(built)
    edit(built / "templates/customer/form.yaml", "성명/상호", "이름/상호")
    run_build()
    assert written(built, before) == CUSTOMER_FILES


def test_changed_settings_make_everything_again(built: Path, run_build: Build) -> None:
    before = files(built)
    edit(built / "cardgen.toml", "한빛상사", "새빛상사")
    run_build()
    assert written(built, before) == FRESH


def test_changed_logo_makes_everything_again(workspace: Path, run_build: Build) -> None:
    logo = workspace / "templates/mark.png"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n1")
    edit(workspace / "cardgen.toml", "approvals", 'logo = "templates/mark.png"\napprovals')
    run_build()
    before = files(workspace)
    logo.write_bytes(b"\x89PNG\r\n\x1a\n2")
    run_build()
    assert written(workspace, before) == FRESH


def test_files_of_a_deleted_card_go_and_those_of_others_stay(built: Path, run_build: Build) -> None:
    mine = built / "out/customer/cards/C-0ZJ8RH.txt"
    mine.write_text("my own note")
    run_build(("html", "docx"))
    (built / "cards/C-0ZJ8RH.yaml").unlink()
    report = run_build()
    left = {path for path in files(built) if "C-0ZJ8RH" in path}
    assert left == {"customer/cards/C-0ZJ8RH.txt"}
    assert sorted(report.removed) == ["customer/cards/C-0ZJ8RH.docx", "customer/cards/C-0ZJ8RH.html"]
    assert "한결" not in (built / "out/customer/index.html").read_text(encoding="utf-8")


def test_card_turned_invalid_loses_its_files_and_the_others_are_built(built: Path, run_build: Build) -> None:
    edit(built / "cards/C-7F3K9Q.yaml", "kind: 개인", "kind: 사람")
    edit(built / "cards/C-E5XB1W.yaml", "사단법인 너른마당", "사단법인 좁은마당")
    report = run_build()
    assert report.failed
    assert [problem.code for problem in report.problems] == ["C107"]
    assert report.removed == [CUSTOMER]
    assert not (built / "out" / CUSTOMER).exists()
    assert report.made == ["customer/cards/C-E5XB1W.html"]
    assert "C-7F3K9Q" not in (built / "out/customer/index.html").read_text(encoding="utf-8")


def test_mended_card_comes_back(built: Path, run_build: Build) -> None:
    edit(built / "cards/C-7F3K9Q.yaml", "kind: 개인", "kind: 사람")
    run_build()
    edit(built / "cards/C-7F3K9Q.yaml", "kind: 사람", "kind: 개인")
    report = run_build()
    assert report.made == [CUSTOMER]
    assert not report.failed


def test_two_cards_of_one_id_are_both_left_out(built: Path, run_build: Build) -> None:
    (built / "cards/archive").mkdir()
    (built / "cards/archive/C-7F3K9Q.yaml").write_text("id: C-7F3K9Q\nname: 다른 사람\nkind: 개인\n", encoding="utf-8")
    report = run_build()
    assert [problem.code for problem in report.problems] == ["C203"]
    assert not (built / "out" / CUSTOMER).exists()


def test_broken_form_leaves_its_files_alone_and_the_other_form_is_built(built: Path, run_build: Build) -> None:
    (built / "templates/receipt/form.yaml").write_text("x-id-prefix: [", encoding="utf-8")
    edit(built / "cards/C-7F3K9Q.yaml", "name: 김민준", "name: 김민서")
    before = files(built)
    report = run_build()
    assert report.failed
    assert written(built, before) == {CUSTOMER, "customer/index.html", "customer/ledger.xlsx"}
    assert report.removed == []
    assert RECEIPT in files(built)


def test_deleted_form_takes_its_files_with_it(built: Path, run_build: Build) -> None:
    for file in (built / "templates/receipt").iterdir():
        file.unlink()
    (built / "cards/receipts/R-3H8QZM.yaml").unlink()
    report = run_build()
    assert not report.failed
    assert set(files(built)) == CUSTOMER_FILES


def test_broken_template_is_told_once_and_leaves_old_files(built: Path, run_build: Build) -> None:
    edit(built / "templates/customer/card.html", "</body>", "{{ nosuchfield }}</body>")
    before = files(built)
    report = run_build()
    assert [problem.path for problem in report.problems] == ["templates/customer/card.html"]
    assert written(built, before) == set()
    assert set(files(built)) == FRESH


class _Particular(HtmlRenderer):
    """Prints every card but the architect's."""

    def render(self, view: CardView) -> bytes:
        if view.stem == "C-7F3K9Q":
            raise TemplateError((Problem("T403", view.stem, field="name", args={"code_point": "U+1F600"}),))
        return super().render(view)


def test_old_file_of_a_card_that_can_no_longer_be_printed_goes(
    built: Path, run_build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = replace(
        CARD_FORMATS["html"], open=lambda folder, _sheet=AS_DESIGNED: _Particular(open_html(folder)._template)
    )
    monkeypatch.setattr(print_manner, "CARD_FORMATS", {**CARD_FORMATS, "html": html})
    edit(built / "cards/C-7F3K9Q.yaml", "name: 김민준", "name: 김민서")
    report = run_build()
    assert [(problem.code, problem.path) for problem in report.problems] == [("T403", "cards/C-7F3K9Q.yaml")]
    assert [label.en for label in report.problems[0].labels] == ["Name"]
    assert report.removed == [CUSTOMER]
    assert len(report.current) == 3


def test_card_with_a_warning_is_told_of_every_time_and_made_once(built: Path, run_build: Build) -> None:
    edit(built / "cards/C-0ZJ8RH.yaml", "name: 한결", 'name: 한결\nowner: "가\\n나"')
    first = run_build()
    before = files(built)
    second = run_build()
    assert [[problem.code for problem in report.problems] for report in (first, second)] == [["C303"], ["C303"]]
    assert not second.failed
    assert first.made == ["customer/cards/C-0ZJ8RH.html"]
    assert written(built, before) == set()


def test_another_format_is_added_beside_the_first(built: Path, run_build: Build) -> None:
    before = files(built)
    run_build(("docx",), ())
    assert {Path(path).suffix for path in written(built, before)} == {".docx"}
    assert set(before) < set(files(built))


def test_unfinished_files_of_a_killed_build_go_and_no_others(built: Path, run_build: Build) -> None:
    folders = [built / name for name in (".cardgen", "out/customer", "out/customer/cards")]
    for folder in folders:
        (folder / f"{TEMPORARY_MARK}0123456789abcdef").write_text("half a ca")
        (folder / ".mine").write_text("mine")
    run_build()
    left = {file.name for folder in folders for file in folder.iterdir() if file.name.startswith(".")}
    assert left == {".mine"}


def test_everything_written_belongs_to_its_owner_alone(built: Path) -> None:
    found = [path for folder in ("out", ".cardgen") for path in (built / folder, *(built / folder).rglob("*"))]
    loose = {path.name for path in found if path.stat().st_mode & 0o077}
    assert loose == set()


def values(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        for value in data.values():
            yield from values(value)
    elif isinstance(data, list):
        for value in data:
            yield from values(value)
    elif isinstance(data, str):
        yield data


def test_build_record_holds_no_customer_value(built: Path) -> None:
    import yaml

    record = (built / ".cardgen/build.jsonl").read_text(encoding="utf-8")
    assert [json.loads(line) for line in record.splitlines()]
    cards = [yaml.load(file.read_bytes(), yaml.BaseLoader) for file in (built / "cards").rglob("*.yaml")]  # noqa: S506 - makes text only
    ids = {card["id"] for card in cards}
    secret = {value for card in cards for value in values(card)} - ids
    assert len(secret) > 50
    leaked = sum(1 for value in secret if len(value) >= 4 and value in record)
    assert leaked == 0


def test_hostile_values_come_out_as_text(built: Path, run_build: Build) -> None:
    hostile = "<link rel=attachment href=file:///etc/hostname>{{ 7*7 }}</td></tr>"
    edit(built / "cards/C-0ZJ8RH.yaml", "name: 한결", f"name: 한결\nnotes: {json.dumps(hostile)}")
    run_build()
    page = (built / "out/customer/cards/C-0ZJ8RH.html").read_text(encoding="utf-8")
    assert "&lt;link rel=attachment href=file:///etc/hostname&gt;{{ 7*7 }}&lt;/td&gt;" in page
    assert hostile not in page
