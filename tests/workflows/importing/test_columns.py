"""Which columns of a file go where: as asked, as remembered, as the form names them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardgen.editing.changes import Put
from cardgen.errors import UsageError
from cardgen.workflows.importing.tables import Asked
from cardgen.workflows.importing.values import unknown_words
from cardgen.workflows.workspace import open_workspace

Import = Callable[..., Any]
Cards = Callable[[Path], dict[str, Any]]

HEAD = "성명,구분,휴대폰,등급,비고"
LIST = f"{HEAD}\n홍길동,개인,01012345678,vip,메모\n한빛상사,법인,02-123-4567,,\n"


def test_resident_numbers_are_refused_until_their_column_is_left_out(empty: Path, run: Import, cards: Cards) -> None:
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


def test_a_column_may_be_named_by_its_letter(empty: Path, run: Import, cards: Cards) -> None:
    run(LIST, asked=Asked(columns=(("E", "owner"),)))
    assert cards(empty)["홍길동"]["owner"] == "메모"


def test_another_form_is_found_by_its_headings(empty: Path, run: Import) -> None:
    text = "입금자,일자,입금액\n홍길동,2026-03-02,1000\n홍길동,2026-03-02,1000\n"
    done = run(text)
    assert (done.plan.form.name, len(done.applied.new)) == ("receipt", 2)
    assert run(text).plan.same == 2
    assert len(list((empty / "cards").rglob("R-*.yaml"))) == 2


def test_a_field_that_is_not_there_is_told(empty: Path, run: Import) -> None:
    assert empty.is_dir()
    with pytest.raises(UsageError) as refused:
        run(LIST, asked=Asked(columns=(("성명", "nmae"),)))
    assert refused.value.message_id == "error.no_such_field.near"


def test_words_that_mean_a_choice_are_remembered(empty: Path, run: Import, cards: Cards) -> None:
    text = "성명,구분,휴대폰\n홍길동,개인사업자,010-1234-5678\n김,개인 사업자,010-1111-2222\n"
    plain = run(text)
    assert plain.codes == ["2B:C107", "3B:C107"]
    workspace = open_workspace(empty)
    [word] = unknown_words(workspace, plain.opened.reading, {})
    assert (word.word, word.rows, word.leaf.path) == ("개인사업자", 2, "kind")
    run(text, choices={"kind": {"개인사업자": "개인"}})
    assert {card["kind"] for card in cards(empty).values()} == {"개인"}
    saved = empty / "templates/customer/import.yaml"
    assert "values:\n  kind:\n    개인사업자: 개인\n" in saved.read_text(encoding="utf-8")
    again = run(f"{text}박,개인사업자,010-3333-4444\n")
    assert (again.codes, again.counts) == ([], {"new": 1, "same": 2})
    assert unknown_words(workspace, again.opened.reading, again.opened.choices) == []
    saved.write_text("values:\n  kind:\n    개인사업자: 사람\n", encoding="utf-8")
    with pytest.raises(UsageError):
        run(text)
