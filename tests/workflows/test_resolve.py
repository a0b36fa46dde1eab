"""Answers to the conflicts of a card, and the file they make."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.workflows.card_change import NO_STAMP, Judge
from cardgen.workflows.resolve import Dispute
from cardgen.workflows.workspace import CardFile, open_workspace

ABOVE = "id: C-7F3K9Q\nname: 김민준\nkind: 개인\npurchases:\n"
FIRST, LAST = "  - {date: 2026-01-05, item: 책상}\n", "  - {date: 2026-05-05, item: 선반}\n"
CHAIR, LAMP = "  - {date: 2026-03-02, item: 의자}\n", "  - {date: 2026-02-01, item: 조명}\n"


def marked(ours: str, theirs: str) -> str:
    return f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n"


def disputed(folder: Path, text: str) -> Dispute:
    (folder / "cards/C-7F3K9Q.yaml").write_text(text, encoding="utf-8")
    workspace = open_workspace(folder)
    card = CardFile("cards/C-7F3K9Q.yaml", "C-7F3K9Q", "customer", NO_STAMP)
    return Dispute(Judge(workspace), card, "en")


def kept_both(folder: Path, text: str) -> str:
    dispute = disputed(folder, text)
    assert all(question.both for question in dispute.questions)
    edit = dispute.resolved([dispute.both(number) for number in range(len(dispute.questions))])
    assert not edit.refused
    return edit.after.decode()


@pytest.mark.parametrize(("ours", "theirs"), [(CHAIR, LAMP), (LAMP, CHAIR)], ids=["later first", "earlier first"])
def test_records_of_both_come_in_the_order_of_dates(workspace: Path, ours: str, theirs: str) -> None:
    assert kept_both(workspace, ABOVE + FIRST + marked(ours, theirs) + LAST) == ABOVE + FIRST + LAMP + CHAIR + LAST


def test_both_versions_of_a_record_come_in_the_order_of_dates(workspace: Path) -> None:
    versions = marked("    item: 의자\n", "    item: 조명\n")
    text = f"{ABOVE}{FIRST}  - date: 2026-03-02\n{versions}{LAST}"
    records = [f"  - date: 2026-03-02\n    item: {item}\n" for item in ("의자", "조명")]
    assert kept_both(workspace, text) == ABOVE + FIRST + "".join(records) + LAST


def test_newest_first_stays_so(workspace: Path) -> None:
    assert kept_both(workspace, ABOVE + LAST + marked(LAMP, CHAIR) + FIRST) == ABOVE + LAST + CHAIR + LAMP + FIRST


def test_records_of_several_conflicts_are_kept(workspace: Path) -> None:
    text = ABOVE + marked(FIRST, LAMP) + "  - {date: 2026-02-15, item: 화분}\n" + marked(CHAIR, LAST)
    assert kept_both(workspace, text) == f"{ABOVE}{FIRST}{LAMP}  - {{date: 2026-02-15, item: 화분}}\n{CHAIR}{LAST}"


@pytest.mark.parametrize(
    "text",
    [ABOVE + FIRST + marked(CHAIR, ""), ABOVE.replace("kind: 개인\n", marked("kind: 개인\n", "kind: 법인\n")) + FIRST],
    ids=["taken out on one side", "no record"],
)
def test_what_has_no_second_record_is_not_kept_twice(workspace: Path, text: str) -> None:
    assert [question.both for question in disputed(workspace, text).questions] == [False]
