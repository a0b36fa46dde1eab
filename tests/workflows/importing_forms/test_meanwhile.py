"""Cards that were changed while their form was out: nobody's change is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from cardgen.model.filledform import FilledForm, Ticked
from cardgen.model.form import FormSpec
from cardgen.workflows.card_change import CardEdit
from cardgen.workflows.importing_forms.plan import ChangedForm, FormPlanner
from cardgen.workflows.workspace import open_workspace
from tests.workflows.importing_forms.typed import in_row, sent, typed

CARD = "cards/C-7F3K9Q.yaml"

Git = Callable[..., str]


@pytest.fixture
def form(workspace: Path, customer: FormSpec, git: Git) -> FilledForm:
    """The form of a card, as it was made from what was committed."""
    del git
    return sent(workspace, customer)


def back(workspace: Path, filled: FilledForm) -> ChangedForm:
    found = FormPlanner(open_workspace(workspace), "en").plan(filled)
    assert isinstance(found, ChangedForm)
    return found


def meanwhile(workspace: Path, *changes: tuple[str, str]) -> str:
    """Change the card's file as an editor would; gives its text."""
    text = (workspace / CARD).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (workspace / CARD).write_text(text, encoding="utf-8")
    return text


def open_paths(found: ChangedForm) -> Sequence[str]:
    return [change.path for question in found.dispute.questions for change in question.fields]


def text_of(edit: CardEdit) -> str:
    assert not edit.refused
    return edit.after.decode()


def test_an_untouched_form_takes_nothing_back(workspace: Path, form: FilledForm) -> None:
    meanwhile(workspace, ("박지훈\nregistered", "최영\nregistered"), ("amount: 890000", "amount: 900000"))
    found = back(workspace, form)
    assert found.known
    assert not found.dispute.questions
    assert not found.resolved().changed


def test_changes_of_both_come_together(workspace: Path, form: FilledForm) -> None:
    now = meanwhile(workspace, ("owner: 박지훈", "owner: 최영 # 새 담당"), ("LED 스탠드", "LED 스탠드 2호"))
    said = in_row(typed(form, grade=Ticked(("골드",))), "purchases", 1, amount="200,000원")
    expected = now.replace("grade: VIP", "grade: 골드").replace("178000", "200000")
    assert text_of(back(workspace, said).resolved()) == expected


def test_the_same_change_on_both_sides_is_no_question(workspace: Path, form: FilledForm) -> None:
    meanwhile(workspace, ("owner: 박지훈", "owner: 최영"))
    found = back(workspace, typed(form, owner="최영"))
    assert not found.dispute.questions
    assert not found.resolved().changed


def test_what_both_changed_otherwise_is_a_question(workspace: Path, form: FilledForm) -> None:
    now = meanwhile(workspace, ("owner: 박지훈", "owner: 최영"), ("amount: 890000", "amount: 900000"))
    said = in_row(typed(form, owner="이수진", grade=Ticked(())), "purchases", 0, amount="88만원")
    found = back(workspace, said)
    assert open_paths(found) == ["owner", "purchases"]
    without_grade = now.replace("grade: VIP\n", "")
    assert text_of(found.resolved(theirs=False)) == without_grade
    taken = without_grade.replace("owner: 최영", "owner: 이수진").replace("900000", "880000")
    assert text_of(found.resolved(theirs=True)) == taken


def test_a_field_cleared_in_one_and_changed_in_the_other_is_a_question(workspace: Path, form: FilledForm) -> None:
    meanwhile(workspace, ("owner: 박지훈", "owner: 최영"))
    assert open_paths(back(workspace, typed(form, owner=""))) == ["owner"]


def test_the_version_a_form_was_made_from_is_found_in_history(workspace: Path, form: FilledForm, git: Git) -> None:
    meanwhile(workspace, ("owner: 박지훈", "owner: 최영"))
    git("commit", "-qam", "second")
    meanwhile(workspace, ("owner: 최영", "owner: 이수진"))
    git("commit", "-qam", "third")
    found = back(workspace, typed(form, owner="정다은"))
    assert found.known
    assert open_paths(found) == ["owner"]


def test_a_card_committed_with_crlf_is_found_by_what_its_form_carries(
    workspace: Path, customer: FormSpec, git: Git
) -> None:
    (workspace / ".gitattributes").write_text("* -text\n")
    lines = (workspace / CARD).read_bytes().replace(b"\n", b"\r\n")
    (workspace / CARD).write_bytes(lines)
    git("add", "-A")
    git("commit", "-q", "-m", "crlf")
    filled = typed(sent(workspace, customer), grade=Ticked(("골드",)))
    (workspace / CARD).write_bytes(lines.replace("박지훈\r\nreg".encode(), "최영\r\nreg".encode()))
    found = back(workspace, filled)
    assert found.known
    assert found.resolved().after == (workspace / CARD).read_bytes().replace(b"VIP", "골드".encode())


def test_without_the_version_every_difference_is_a_question(workspace: Path, customer: FormSpec) -> None:
    filled = in_row(typed(sent(workspace, customer), grade=Ticked(("골드",))), "purchases", 1)
    now = meanwhile(workspace, ("owner: 박지훈", "owner: 최영"))
    found = back(workspace, filled)
    assert not found.known
    assert sorted(open_paths(found)) == ["grade", "owner", "purchases"]
    assert text_of(found.resolved(theirs=False)) == now
    taken = text_of(found.resolved(theirs=True))
    assert "owner: 박지훈\n" in taken
    assert "LED" not in taken


def test_without_the_version_an_untouched_form_of_the_same_card_changes_nothing(
    workspace: Path, customer: FormSpec
) -> None:
    filled = sent(workspace, customer)
    meanwhile(workspace, ("name: 김민준", "name: 김민준 # 대표"))
    found = back(workspace, filled)
    assert not found.known
    assert not found.dispute.questions
    assert not found.resolved().changed
