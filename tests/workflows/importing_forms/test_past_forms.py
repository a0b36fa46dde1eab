"""Forms of an earlier version: what was renamed since is mapped, what is no longer asked is listed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.model.filledform import Ticked
from cardgen.model.form import FormSpec
from cardgen.workflows.importing_forms.plan import ChangedForm, FormPlanner, NewForm
from cardgen.workflows.workspace import open_workspace
from tests.workflows.importing_forms.typed import blank, in_row, sent, typed

CARD, FORM = "cards/C-7F3K9Q.yaml", "templates/customer/form.yaml"

Git = Callable[..., str]


@pytest.fixture
def moved_on(workspace: Path, git: Git) -> Callable[..., None]:
    """Commits a new version of the form: a field and a column renamed, a choice called otherwise, some fields gone.

    Not `raised`, it has the number of the one before.
    """

    def move(*, raised: bool = True) -> None:
        form = (workspace / FORM).read_text(encoding="utf-8")
        for before, after in (
            ("x-version: 1", "x-version: 2" if raised else "x-version: 1"),
            ("enum: [VIP, ", "enum: [최우수, "),
            ("  owner:\n", "  manager:\n    x-was: owner\n"),
            ("status, owner,", "status, manager,"),
            ("        amount:\n", "        price:\n          x-was: amount\n"),
        ):
            assert before in form
            form = form.replace(before, after, 1)
        form = _without(_without(form, "      style:\n", 6), "        payment:\n", 8)
        (workspace / FORM).write_text(form, encoding="utf-8")
        for card in workspace.glob("cards/*.yaml"):
            card.write_text(_migrated(card.read_text(encoding="utf-8")), encoding="utf-8")
        git("commit", "-qam", "second version")

    return move


def _without(text: str, key: str, indent: int) -> str:
    """The form without a property: its key's line and those indented deeper."""
    lines = text.splitlines(keepends=True)
    start = lines.index(key)
    end = next(at for at in range(start + 1, len(lines)) if len(lines[at]) - len(lines[at].lstrip(" ")) <= indent)
    return "".join([*lines[:start], *lines[end:]])


def _migrated(card: str) -> str:
    lines = [line for line in card.splitlines(keepends=True) if not line.strip().startswith(("payment:", "style:"))]
    return (
        "".join(lines)
        .replace("\nowner:", "\nmanager:")
        .replace("    amount:", "    price:")
        .replace("grade: VIP", "grade: 최우수")
    )


@pytest.mark.parametrize("raised", [True, False], ids=["raised", "of the same number"])
def test_changes_come_in_under_todays_names(
    workspace: Path, customer: FormSpec, moved_on: Callable[..., None], raised: bool
) -> None:
    filled = typed(sent(workspace, customer), owner="최영", status=Ticked(("휴면",)), preferences__style="한옥")
    filled = in_row(filled, "purchases", 1, amount="20만원", payment="현금")
    moved_on(raised=raised)
    before = (workspace / CARD).read_text(encoding="utf-8")
    found = FormPlanner(open_workspace(workspace), "en").plan(filled)
    assert isinstance(found, ChangedForm)
    assert found.known
    assert found.untaken.lost == ("Preferences > Style", "Purchases > Payment")
    edit = found.resolved()
    assert not found.dispute.questions
    expected = before.replace("manager: 박지훈", "manager: 최영").replace("활성", "휴면").replace("178000", "200000")
    assert edit.after.decode() == expected


@pytest.mark.parametrize("raised", [True, False], ids=["raised", "of the same number"])
def test_an_untouched_form_of_an_earlier_version_changes_nothing(
    workspace: Path, customer: FormSpec, moved_on: Callable[..., None], raised: bool
) -> None:
    filled = sent(workspace, customer)
    moved_on(raised=raised)
    found = FormPlanner(open_workspace(workspace), "en").plan(filled)
    assert isinstance(found, ChangedForm)
    assert not found.untaken
    assert not found.resolved().changed


def test_a_blank_form_of_an_earlier_version_becomes_a_card(
    workspace: Path, customer: FormSpec, moved_on: Callable[..., None]
) -> None:
    filled = typed(blank(customer), name="이봄", kind=Ticked(("개인",)), owner="최영", preferences__style="한옥")
    moved_on()
    found = FormPlanner(open_workspace(workspace), "en").plan(filled)
    assert isinstance(found, NewForm)
    assert not found.edit.refused
    assert found.data == {"name": "이봄", "kind": "개인", "manager": "최영"}
    assert found.untaken.lost == ("Preferences > Style",)


def test_where_the_earlier_version_is_forgotten_fields_are_mapped_all_the_same(
    workspace: Path, customer: FormSpec, moved_on: Callable[..., None], git: Git
) -> None:
    filled = typed(blank(customer), name="이봄", kind=Ticked(("개인",)), owner="최영", preferences__style="한옥")
    moved_on()
    git("update-ref", "-d", "HEAD")
    git("add", "-A")
    git("commit", "-qm", "anew")
    found = FormPlanner(open_workspace(workspace), "en").plan(filled)
    assert isinstance(found, NewForm)
    assert found.data == {"name": "이봄", "kind": "개인", "manager": "최영"}
    assert found.untaken.lost == ("preferences.style",)


def test_a_field_renamed_in_a_form_that_is_not_recorded_is_read_under_its_new_name(
    workspace: Path, customer: FormSpec, git: Git
) -> None:
    git("update-ref", "-d", "HEAD")
    git("rm", "-rq", "--cached", "templates")
    git("commit", "-qm", "cards alone")
    filled = typed(sent(workspace, customer), owner="최영")
    form = (workspace / FORM).read_text(encoding="utf-8")
    form = form.replace("  owner:\n", "  manager:\n    x-was: owner\n", 1).replace("status, owner,", "status, manager,")
    (workspace / FORM).write_text(form, encoding="utf-8")
    before = (workspace / CARD).read_text(encoding="utf-8").replace("\nowner:", "\nmanager:")
    (workspace / CARD).write_text(before, encoding="utf-8")
    found = FormPlanner(open_workspace(workspace), "en").plan(filled)
    assert isinstance(found, ChangedForm)
    assert found.known
    assert not found.dispute.questions
    assert found.resolved().after.decode() == before.replace("manager: 박지훈", "manager: 최영")
