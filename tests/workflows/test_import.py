"""Customers of a file become cards: once, all or none, and never by guessing."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from cardgen.editing.changes import Change, Drop, Put
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.importing.matching import Person
from cardgen.loading.card_file import load_card
from cardgen.model.card import RawCard
from cardgen.workflows.export import Wanted, export
from cardgen.workflows.import_apply import Applied, apply_import, save_columns
from cardgen.workflows.import_check import _bench
from cardgen.workflows.import_file import Opened, bad_file, default_values, open_file, write_bad_rows
from cardgen.workflows.import_plan import Plan, Wish, plan_import
from cardgen.workflows.import_row import Answer, Ask, Doubt
from cardgen.workflows.import_tables import Asked
from cardgen.workflows.workspace import open_workspace

HEAD = "성명,구분,휴대폰,등급,비고"
LIST = f"{HEAD}\n홍길동,개인,01012345678,vip,메모\n한빛상사,법인,02-123-4567,,\n"
Rows = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Done:
    """One import: the file, what was planned, what was written."""

    opened: Opened
    plan: Plan
    applied: Applied

    @property
    def codes(self) -> list[str]:
        """The rules broken, each with its place: 2C:C104."""
        found = []
        for it in self.plan.problems:
            sheet = self.plan.tables[it.spot.table].sheet
            column = "" if it.spot.column is None else sheet.column_name(it.spot.column)
            found.append(f"{sheet.row_number(it.spot.row)}{column}:{it.problem.code}")
        return found


Import = Callable[..., Done]


@pytest.fixture
def empty(make_workspace: Callable[..., Path]) -> Path:
    return make_workspace()


@pytest.fixture
def run(tmp_path: Path) -> Import:
    """Imports a text, bytes or file as `cardgen import --yes` does, by default into an empty workspace."""

    def imported(
        content: str | bytes | Path,
        *,
        root: Path | None = None,
        update: bool = False,
        defaults: tuple[tuple[str, str], ...] = (),
        ask: Ask | None = None,
        asked: Asked | None = None,
        between: Callable[[], object] = lambda: None,
    ) -> Done:
        _bench.cache_clear()
        file = content if isinstance(content, Path) else tmp_path / "list.csv"
        if not isinstance(content, Path):
            file.write_bytes(content.encode() if isinstance(content, str) else content)
        workspace = open_workspace(root or tmp_path / "workspace")
        opened = open_file(workspace, file, asked or Asked())
        given = default_values(workspace, opened.reading.form, defaults)
        plan = plan_import(
            workspace,
            opened.book,
            opened.reading,
            Wish(update, given, ask),
            processes=1,
            progress=lambda _done, _total: None,
        )
        between()
        applied = apply_import(workspace, plan)
        save_columns(workspace, plan)
        return Done(opened, plan, applied)

    return imported


def xlsx(path: Path, **sheets: Rows) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def cards(root: Path) -> dict[str, Mapping[str, object]]:
    """The data of every card by the customer's name."""
    workspace = open_workspace(root)
    found: dict[str, Mapping[str, object]] = {}
    for file in workspace.card_files().files:
        assert file.form is not None
        raw = load_card(root / file.path, file.path, workspace.forms[file.form])
        assert isinstance(raw, RawCard)
        found[str(raw.data.get("name"))] = {key: value for key, value in raw.data.items() if key != "id"}
    return found


def all_files(root: Path) -> dict[str, bytes]:
    return {str(it): it.read_bytes() for it in sorted(root.rglob("*")) if it.is_file() and ".cardgen" not in it.parts}


def test_rows_become_cards(empty: Path, run: Import) -> None:
    done = run(LIST)
    assert (len(done.applied.new), done.codes) == (2, [])
    assert cards(empty) == {
        "홍길동": {
            "name": "홍길동",
            "kind": "개인",
            "grade": "VIP",
            "contact": {"mobile": "010-1234-5678"},
            "notes": "메모",
        },
        "한빛상사": {"name": "한빛상사", "kind": "법인", "contact": {"mobile": "02-123-4567"}},
    }


def test_the_same_file_again_changes_nothing(empty: Path, run: Import) -> None:
    run(LIST)
    before = all_files(empty)
    again = run(LIST, update=True)
    assert (again.plan.new, again.plan.changed, again.plan.same) == ([], [], 2)
    assert all_files(empty) == before


def test_cards_there_are_stay_as_they_are_unless_asked(empty: Path, run: Import) -> None:
    run(LIST)
    before = all_files(empty)
    done = run(LIST.replace("vip", "골드"))
    assert (len(done.plan.held), done.plan.changed) == (1, [])
    assert all_files(empty) == before


def test_an_update_changes_what_the_file_says_and_nothing_else(empty: Path, run: Import) -> None:
    run(LIST)
    file = next(it for it in (empty / "cards").glob("*.yaml") if "홍길동" in it.read_text(encoding="utf-8"))
    text = file.read_text(encoding="utf-8") + "# 손으로 적은 말\nowner: 김 과장\n"
    file.write_text(text, encoding="utf-8")
    done = run(LIST.replace("vip", "골드").replace("메모", ""), update=True)
    [changed] = done.plan.changed
    assert changed.job.changes == (Put(("grade",), "골드"),)
    assert file.read_text(encoding="utf-8") == text.replace("VIP", "골드")


def test_bad_rows_are_left_out_with_their_place(empty: Path, run: Import) -> None:
    rows = (
        f"{HEAD}\n"
        "김좋은,개인,010-1111-2222,,\n"
        "김번호,개인,010-12,,\n"
        ",개인,010-3333-4444,,\n"
        "김구분,몰라,010-5555-6666,최고,\n"
        "김메모,개인,010-7777-8888,,850722-1234567\n"
        "합계,,,,4\n"
        ",,,,\n"
    )
    done = run(rows)
    assert done.codes == ["3C:C104", "4A:C102", "5B:C107", "5D:C107", "6E:C113", "7:I105"]
    assert [*cards(empty)] == ["김좋은"]


def test_what_new_cards_lack_may_be_given_for_all(empty: Path, run: Import) -> None:
    text = "성명,휴대폰\n홍길동,010-1234-5678\n"
    assert run(text).codes == ["2:C102"]
    assert run(text, defaults=(("구분", "개인"),)).codes == []
    assert cards(empty)["홍길동"]["kind"] == "개인"
    with pytest.raises(UsageError):
        run(text, defaults=(("kind", "사람"),))


def test_records_of_other_sheets_join_their_customer(empty: Path, tmp_path: Path, run: Import) -> None:
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰"], ["홍길동", "개인", 1012345678], ["김", "개인", "010-2222-3333"]],
        구매=[
            ["고객명", "연락처", "일자", "품목", "금액"],
            ["홍길동", "010-1234-5678", "2026-03-02", "책상", 1000],
            ["홍길동", "010-1234-5678", "2026-03-02", "책상", 1000],
            ["김", None, "2026-03-03", "의자", None],
            ["박", None, "2026-03-03", "의자", 1],
            ["김", None, "2026.13.40", "의자", 1],
        ],
        설명=[["이 파일은"], ["이렇게 씁니다"]],
    )
    done = run(file)
    assert done.codes == ["5:I109", "6C:C106"]
    assert done.opened.reading.skipped == ("설명",)
    assert cards(empty)["홍길동"]["purchases"] == [{"date": "2026-03-02", "item": "책상", "amount": 1000}] * 2
    assert cards(empty)["김"]["purchases"] == [{"date": "2026-03-03", "item": "의자"}]
    again = run(file, update=True)
    assert (again.plan.changed, again.plan.same) == ([], 2)


def test_a_third_equal_record_is_added_once(empty: Path, run: Import) -> None:
    row = "홍길동,개인,010-1234-5678,2026-03-02,책상\n"
    head = "성명,구분,휴대폰,구매일,품목\n"
    run(head + row * 2)
    run(head + row * 3, update=True)
    run(head + row * 3, update=True)
    assert len(list(_records(cards(empty)["홍길동"]))) == 3


def _records(card: Mapping[str, object]) -> Sequence[object]:
    records = card["purchases"]
    assert isinstance(records, list)
    return records


def test_a_bad_card_keeps_its_records_out_too(empty: Path, tmp_path: Path, run: Import) -> None:
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["성명", "구분", "휴대폰"], ["홍길동", "개인", "010-12"], ["김", "개인", "010-2222-3333"]],
        구매=[["고객명", "일자", "품목"], ["홍길동", "2026-03-02", "책상"]],
    )
    assert run(file).codes == ["2C:C104", "2:I113"]
    assert [*cards(empty)] == ["김"]


def test_equal_keys_with_other_values_are_doubted(empty: Path, run: Import) -> None:
    rows = f"{LIST}홍길동,개인,010-1234-5678,골드,\n홍길순,개인,010-1234-5678,,\n홍길동,개인,010-1234-5678,vip,메모\n"
    done = run(rows)
    assert done.codes == ["4:I111", "5:I107"]
    assert done.plan.problems[0].problem.args == {"row": "2"}
    assert len(cards(empty)) == 2


def test_doubts_are_asked_where_somebody_answers(empty: Path, run: Import) -> None:
    run(LIST)
    asked: list[Doubt] = []
    answers: list[Person | Answer | None] = [None, Answer.NEW, Answer.SKIP]

    def ask(doubt: Doubt) -> Person | Answer:
        asked.append(doubt)
        return answers[len(asked) - 1] or doubt.persons[0]

    rows = f"{HEAD}\n홍길순,개인,010-1234-5678,,\n홍길갑,개인,010-1234-5678,,\n홍길을,개인,010-1234-5678,,\n"
    done = run(rows, ask=ask, update=True)
    assert [doubt.code for doubt in asked] == ["I107", "I107", "I106"]
    assert done.codes == ["4:I106"]
    assert set(cards(empty)) == {"홍길순", "홍길갑", "한빛상사"}


def test_cards_with_errors_are_known_but_not_changed(empty: Path, run: Import) -> None:
    card = empty / "cards/C-7F3K9Q.yaml"
    card.parent.mkdir(exist_ok=True)
    card.write_text("id: C-7F3K9Q\nname: 홍길동\nkind: 몰라\ncontact: {mobile: 010-1234-5678}\n", encoding="utf-8")
    done = run(LIST, update=True)
    assert (done.codes, done.plan.unsound, len(done.applied.new)) == (["2:I114"], 1, 1)


def test_a_card_changed_or_deleted_after_the_preview_is_left_alone(empty: Path, run: Import) -> None:
    run(LIST)
    first, second = sorted((empty / "cards").glob("*.yaml"))

    def meanwhile() -> None:
        first.write_text(first.read_text(encoding="utf-8") + "owner: 김\n", encoding="utf-8")
        second.unlink()

    done = run(LIST.replace("vip", "골드").replace(",,\n", ",실버,\n"), update=True, between=meanwhile)
    assert {it.problem.code for it in done.applied.problems} == {"I115"}
    assert (len(done.applied.problems), done.applied.changed) == (2, [])
    assert first.read_text(encoding="utf-8").endswith("owner: 김\n")
    assert not second.exists()


def test_cards_added_after_the_preview_stop_the_import(empty: Path, run: Import, root: Path) -> None:
    def meanwhile() -> None:
        (empty / "cards").mkdir(exist_ok=True)
        shutil.copy(root / "cards/C-7F3K9Q.yaml", empty / "cards")

    with pytest.raises(UsageError) as stopped:
        run(LIST, between=meanwhile)
    assert stopped.value.message_id == "error.import.moved_on"
    assert len(list((empty / "cards").glob("*"))) == 1


def test_a_failure_while_writing_leaves_no_card(empty: Path, run: Import, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "cards")

    monkeypatch.setattr(os, "sync", full)
    with pytest.raises(EnvironmentMissing):
        run(LIST)
    assert [it for it in (empty / "cards").rglob("*") if it.is_file()] == []


def test_bad_rows_go_to_a_file_that_can_be_mended_and_imported(empty: Path, tmp_path: Path, run: Import) -> None:
    done = run(f"{HEAD}\n홍길동,개인,010-12,,'=1+1\n김,개인,010-1111-2222,,\n")
    target = bad_file(done.opened, None)
    write_bad_rows(done.opened, done.plan, [], target, "ko")
    assert target == tmp_path / "list.bad.csv"
    text = target.read_text(encoding="utf-8-sig")
    assert "연락처 > 휴대전화: 전화번호 형식이 아닙니다" in text
    assert "'=1+1" in text
    target.write_text(text.replace("010-12,", "010-1234-5678,"), encoding="utf-8")
    assert run(target).codes == []
    assert cards(empty)["홍길동"]["notes"] == "=1+1"


def test_the_file_of_bad_rows_replaces_no_other(empty: Path, tmp_path: Path, run: Import) -> None:
    assert empty.is_dir()
    done = run(LIST)
    (tmp_path / "list.bad.csv").touch()
    assert bad_file(done.opened, None) == tmp_path / "list.bad-2.csv"
    with pytest.raises(UsageError):
        bad_file(done.opened, tmp_path / "list.bad.csv")


def test_bad_rows_of_a_workbook_keep_sheets_and_types(empty: Path, tmp_path: Path, run: Import) -> None:
    assert empty.is_dir()
    file = xlsx(
        tmp_path / "book.xlsx",
        고객=[["명단"], ["성명", "구분", "휴대폰", "주민번호"], ["홍", "개인", 10, "850722-1234567"]],
        구매=[["고객명", "일자", "품목", "금액"], ["홍", "2026-03-02", "책상", 1000]],
    )
    done = run(file, asked=Asked(columns=(("주민번호", ""),)))
    write_bad_rows(done.opened, done.plan, [], tmp_path / "bad.xlsx", "ko")
    book = load_workbook(BytesIO((tmp_path / "bad.xlsx").read_bytes()))
    assert [[cell.value for cell in row] for row in book["고객"]] == [
        ["성명", "구분", "휴대폰", "주민번호", "문제 (cardgen)"],
        ["홍", "개인", 10, None, "연락처 > 휴대전화: 전화번호 형식이 아닙니다 (예: 010-1234-5678)."],
    ]
    assert [cell.value for cell in book["구매"][2]][:4] == ["홍", "2026-03-02", "책상", 1000]


def test_resident_numbers_are_refused_until_their_column_is_left_out(empty: Path, run: Import) -> None:
    text = "성명,구분,주민등록번호\n홍길동,개인,850722-1234567\n"
    with pytest.raises(UsageError) as refused:
        run(text)
    assert refused.value.arguments == {"column": "주민등록번호"}
    run(text, asked=Asked(columns=(("주민등록번호", ""),)))
    assert cards(empty) == {"홍길동": {"name": "홍길동", "kind": "개인"}}
    assert run(text).plan.same == 1, "it is remembered that the column is left out"


def test_columns_chosen_once_are_remembered(empty: Path, run: Import) -> None:
    text = "성명,구분,휴대폰,별칭\n홍길동,개인,010-1234-5678,길동이\n"
    run(text, asked=Asked(columns=(("별칭", "notes"),)))
    again = run(text.replace("길동이", "동이"), update=True)
    assert [it.job.changes for it in again.plan.changed] == [(Put(("notes",), "동이"),)]
    assert "  별칭: notes\n" in (empty / "templates/customer/import.yaml").read_text(encoding="utf-8")


def test_remembered_columns_make_no_card_anew(workspace: Path, run: Import, run_build: Callable[[], object]) -> None:
    from cardgen.workflows.build import BuildReport

    run_build()
    before = {it: it.stat().st_mtime_ns for it in (workspace / "out/customer/cards").iterdir()}
    (workspace / "templates/customer/import.yaml").write_text("columns:\n  별칭: notes\n", encoding="utf-8")
    report = run_build()
    assert isinstance(report, BuildReport)
    assert (report.made, report.problems) == ([], [])
    assert {it: it.stat().st_mtime_ns for it in (workspace / "out/customer/cards").iterdir()} == before
    assert callable(run)


@pytest.mark.parametrize("column", ["비교", "Z"])
def test_a_column_that_is_not_there_is_told(empty: Path, run: Import, column: str) -> None:
    assert empty.is_dir()
    with pytest.raises(UsageError) as refused:
        run(LIST, asked=Asked(columns=((column, "notes"),)))
    assert refused.value.message_id == "error.import.no_such_column"


def test_a_column_may_be_named_by_its_letter(empty: Path, run: Import) -> None:
    run(LIST, asked=Asked(columns=(("E", "owner"),)))
    assert cards(empty)["홍길동"]["owner"] == "메모"


def test_another_form_is_found_by_its_headings(empty: Path, run: Import) -> None:
    text = "입금자,일자,입금액\n홍길동,2026-03-02,1000\n홍길동,2026-03-02,1000\n"
    done = run(text)
    assert (done.plan.form.name, len(done.applied.new)) == ("receipt", 2)
    assert run(text).plan.same == 2
    assert len(list((empty / "cards").rglob("R-*.yaml"))) == 2


def test_new_cards_lie_where_the_others_do(make_workspace: Callable[..., Path], run: Import) -> None:
    root = make_workspace()
    for card_id in ("C-AAAAAA", "C-BBBBBB"):
        file = root / f"cards/{card_id[-2:]}/{card_id}.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(f"id: {card_id}\nname: {card_id}\nkind: 개인\n", encoding="utf-8")
    done = run(LIST)
    assert all(Path(path).parent.name == Path(path).stem[-2:] for path in done.applied.new)


def test_two_processes_make_the_same_cards(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert empty.is_dir()
    monkeypatch.setattr("cardgen.workflows.import_plan.SMALL", 2)
    file = tmp_path / "list.csv"
    file.write_text(HEAD + "".join(f"\n홍{n},개인,010-{1000 + n}-5678,vip," for n in range(6)), encoding="utf-8")
    workspace = open_workspace(tmp_path / "workspace")
    opened = open_file(workspace, file, Asked())
    plan = plan_import(workspace, opened.book, opened.reading, Wish(), processes=2, progress=lambda _done, _total: None)
    assert [b"grade: VIP" in it.content for it in plan.new] == [True] * 6


# What follows is about the workbooks `cardgen export` writes.


@pytest.fixture
def exported(workspace: Path, tmp_path: Path) -> Path:
    report = export(open_workspace(workspace), Wanted(form="customer"), ("xlsx",), tmp_path / "export", processes=1)
    return report.files[0]


def changed_cells(file: Path, *changes: tuple[str, str, object]) -> Path:
    book = load_workbook(file)
    for sheet, cell, value in changes:
        book[sheet][cell] = value
    book.save(file)
    return file


def change_of(done: Done) -> dict[str, tuple[Change, ...]]:
    assert done.codes == []
    return {card.draft.person.card_id: card.job.changes for card in done.plan.changed}


def test_an_exported_workbook_changes_nothing(workspace: Path, exported: Path, run: Import) -> None:
    before = all_files(workspace)
    done = run(changed_cells(exported), update=True)
    assert (done.plan.new, change_of(done), done.plan.same) == ([], {}, 3)
    assert all_files(workspace) == before


def cell_of(file: Path, sheet: str, path: str, card_id: str, number: int = 0) -> str:
    """The address of a field's cell in the `number`th row of a card."""
    found = load_workbook(file)[sheet]
    column = next(cell.column_letter for cell in found[1] if cell.value == path)
    rows = [row[0].row for row in found.iter_rows(min_row=3) if row[0].value == card_id]
    return f"{column}{rows[number]}"


def test_cells_changed_in_an_export_change_just_those_fields(workspace: Path, exported: Path, run: Import) -> None:
    assert workspace.is_dir()
    first, *lists = load_workbook(exported).sheetnames
    purchases = next(name for name in lists if "구매" in name)
    card_id = "C-7F3K9Q"
    file = changed_cells(
        exported,
        (first, cell_of(exported, first, "grade", card_id), "골드"),
        (first, cell_of(exported, first, "contact.email", card_id), None),
        (purchases, cell_of(exported, purchases, "purchases[].amount", card_id, 0), 77),
    )
    done = run(file, update=True)
    assert change_of(done) == {
        card_id: (Put(("grade",), "골드"), Drop(("contact", "email")), Put(("purchases", 0, "amount"), 77))
    }


def test_a_position_that_names_another_record_is_refused(workspace: Path, exported: Path, run: Import) -> None:
    card = workspace / "cards/C-7F3K9Q.yaml"
    purchases = next(name for name in load_workbook(exported).sheetnames if "구매" in name)
    position = cell_of(exported, purchases, "#", "C-7F3K9Q")
    before = card.read_bytes()
    done = run(changed_cells(exported, (purchases, position, 99)), update=True)
    assert [code.partition(":")[2] for code in done.codes] == ["I112"]
    assert card.read_bytes() == before
