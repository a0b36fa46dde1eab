"""Rows of a file become cards: once, and what is there stays as it is unless somebody asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cardgen.editing.changes import Put
from cardgen.errors import UsageError
from cardgen.importing.matching import Person
from cardgen.workflows.importing.row import Answer, Doubt

Import = Callable[..., Any]
Cards = Callable[[Path], dict[str, Any]]
AllFiles = Callable[[Path], dict[str, bytes]]

HEAD = "성명,구분,휴대폰,등급,비고"
LIST = f"{HEAD}\n홍길동,개인,01012345678,vip,메모\n한빛상사,법인,02-123-4567,,\n"


def test_rows_become_cards(empty: Path, run: Import, cards: Cards) -> None:
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


def test_the_same_file_again_changes_nothing(empty: Path, run: Import, all_files: AllFiles) -> None:
    run(LIST)
    before = all_files(empty)
    again = run(LIST, update=True)
    assert (again.plan.new, again.plan.changed, again.plan.same) == ([], [], 2)
    assert all_files(empty) == before


def test_cards_there_are_stay_as_they_are_unless_asked(empty: Path, run: Import, all_files: AllFiles) -> None:
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


def test_bad_rows_are_left_out_with_their_place(empty: Path, run: Import, cards: Cards) -> None:
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
    assert done.codes == ["3C:C104", "4A:C102", "5B:C107", "5D:C107", "6E:C113"]
    assert [it.problem.code for it in done.plan.notes] == ["I105"]
    assert [*cards(empty)] == ["김좋은"]


def test_what_new_cards_lack_may_be_given_for_all(empty: Path, run: Import, cards: Cards) -> None:
    text = "성명,휴대폰\n홍길동,010-1234-5678\n"
    assert run(text).codes == ["2:C102"]
    assert run(text, defaults=(("구분", "개인"),)).codes == []
    assert cards(empty)["홍길동"]["kind"] == "개인"
    with pytest.raises(UsageError):
        run(text, defaults=(("kind", "사람"),))


def test_equal_keys_with_other_values_are_doubted(empty: Path, run: Import, cards: Cards) -> None:
    rows = f"{LIST}홍길동,개인,010-1234-5678,골드,\n홍길순,개인,010-1234-5678,,\n홍길동,개인,010-1234-5678,vip,메모\n"
    done = run(rows)
    assert done.codes == ["4:I111", "5:I107"]
    assert done.plan.problems[0].problem.args == {"row": "2"}
    assert len(cards(empty)) == 2


def test_doubts_are_asked_where_somebody_answers(empty: Path, run: Import, cards: Cards) -> None:
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
