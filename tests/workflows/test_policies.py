"""The policies of a workspace: opened, judged, and found by what people call them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import TemplateError, UsageError
from cardgen.model.problem import Label, Problem
from cardgen.workflows.build import build
from cardgen.workflows.check import check
from cardgen.workflows.policies import chosen_policy, load_policy, policies
from cardgen.workflows.workspace import Workspace, open_workspace

SHIPPED = ["delivery", "management", "sales", "support"]
OF_RECEIPTS = """\
label: {ko: 회계, en: Accounting}
recipient: internal
purpose: 월말 마감
keep_until: 1y
fields: {date: show, amount: show}
"""


@pytest.fixture
def folder(make_workspace: Callable[..., Path]) -> Path:
    return make_workspace("C-7F3K9Q")


def opened(folder: Path, **files: str) -> Workspace:
    """The workspace with more policies, by `form_name` and text."""
    for key, text in files.items():
        form, _, name = key.partition("_")
        home = folder / "templates" / form / "policies"
        home.mkdir(exist_ok=True)
        (home / f"{name}.yaml").write_text(text, encoding="utf-8")
    return open_workspace(folder)


def test_the_shipped_policies_are_sound(folder: Path) -> None:
    found = policies(opened(folder))
    assert [name for _, name in found.sound] == SHIPPED
    assert found.problems == ()


@pytest.mark.parametrize("name", ["sales", "영업", "Sales", " SALES ", "customer/sales", "customer/영업"])
def test_a_policy_is_found_by_its_name_and_both_labels(folder: Path, name: str) -> None:
    assert chosen_policy(opened(folder), name).name == "sales"


def test_spaces_of_a_label_do_not_count(folder: Path) -> None:
    assert chosen_policy(opened(folder), "경영보고").name == "management"


def test_a_name_without_its_quotes_is_answered_with_them(folder: Path) -> None:
    with pytest.raises(UsageError) as raised:
        chosen_policy(opened(folder), "경영")
    assert raised.value.arguments == {"name": "경영", "whole": "경영 보고"}


def test_a_name_nearly_right_is_answered_with_label_and_name(folder: Path) -> None:
    with pytest.raises(UsageError) as raised:
        chosen_policy(opened(folder), "sale")
    assert raised.value.arguments["near"] == Label("영업 (sales)", "Sales (sales)")


@pytest.mark.parametrize(("typed", "message"), [("sale", "error.no_such_policy.near"), ("zzz", "error.no_such_policy")])
def test_an_unknown_name_is_answered_with_those_there_are(folder: Path, typed: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        chosen_policy(opened(folder), typed)
    assert raised.value.message_id == message
    assert "sales" in "".join(map(str, raised.value.arguments.values()))


def test_of_one_name_in_two_forms_neither_is_guessed(folder: Path) -> None:
    workspace = opened(folder, receipt_sales=OF_RECEIPTS)
    with pytest.raises(UsageError) as raised:
        chosen_policy(workspace, "sales")
    assert raised.value.arguments["known"] == "customer/sales, receipt/sales"
    assert chosen_policy(workspace, "receipt/sales").form == "receipt"
    assert chosen_policy(workspace, "회계").form == "receipt"


def test_a_broken_policy_is_refused_with_its_problems_and_the_others_work(folder: Path) -> None:
    workspace = opened(folder, receipt_books=OF_RECEIPTS.replace("amount", "amunt"))
    with pytest.raises(TemplateError) as raised:
        chosen_policy(workspace, "books")
    assert [problem.code for problem in raised.value.problems] == ["P105"]
    assert raised.value.message_id == "error.policy"
    assert chosen_policy(workspace, "sales").name == "sales"


def test_two_policies_of_one_label_answer_to_their_names_alone(folder: Path) -> None:
    workspace = opened(folder, receipt_one=OF_RECEIPTS, receipt_two=OF_RECEIPTS.replace("회계", "출납"))
    found = policies(workspace)
    assert {(problem.code, problem.args["other"]) for problem in found.problems} == {("P122", "one"), ("P122", "two")}
    assert not found.broken
    with pytest.raises(UsageError) as raised:
        chosen_policy(workspace, "Accounting")
    assert raised.value.arguments["known"] == "receipt/one, receipt/two"
    assert [chosen_policy(workspace, name).name for name in ("one", "receipt/two", "출납")] == ["one", "two", "two"]


def test_a_broken_policy_is_found_by_its_label(folder: Path) -> None:
    workspace = opened(folder, receipt_books=OF_RECEIPTS.replace("amount", "amunt"))
    with pytest.raises(TemplateError, match=r"error\.policy"):
        chosen_policy(workspace, "회계")


def test_a_name_that_may_be_an_unreadable_policys_label_is_answered_with_what_is_wrong(folder: Path) -> None:
    workspace = opened(folder, receipt_books="label: {ko: [\n")
    with pytest.raises(TemplateError, match="unread") as raised:
        chosen_policy(workspace, "회계")
    assert {problem.path for problem in raised.value.problems} == {"templates/receipt/policies/books.yaml"}
    assert chosen_policy(workspace, "영업").name == "sales"


def test_a_policy_named_in_capitals_is_told_of(folder: Path) -> None:
    file = folder / "templates/customer/policies/sales.yaml"
    file.rename(file.with_name("SALES.YAML"))
    assert {problem.path.rpartition("/")[2] for problem in policies(opened(folder)).problems} == {"SALES.YAML"}


def test_a_copy_of_a_policy_is_told_of_once_at_its_label(folder: Path) -> None:
    sales = (folder / "templates/customer/policies/sales.yaml").read_text(encoding="utf-8")
    found = [it for it in policies(opened(folder, customer_dup=sales)).problems if it.code == "P122"]
    assert [problem.args for problem in found] == [
        {"label": "영업, Sales", "other": "sales"},
        {"label": "Sales, 영업", "other": "dup"},
    ]
    line = next(number for number, text in enumerate(sales.splitlines(), 1) if text.startswith("label:"))
    assert {problem.position.line for problem in found} == {line}


def test_a_label_that_is_anothers_name_is_refused(folder: Path) -> None:
    called = OF_RECEIPTS.replace("Accounting", "Two")
    found = policies(
        opened(folder, receipt_one=called, receipt_two=called.replace("회계", "출납").replace("Two", "Till"))
    )
    assert {problem.args["other"] for problem in found.problems} == {"one", "two"}


def test_a_folder_of_policies_that_is_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    ours = folder / "templates/customer/policies"
    ours.rename(tmp_path / "elsewhere")
    ours.symlink_to(tmp_path / "elsewhere")
    found = policies(opened(folder))
    assert [(problem.code, problem.path) for problem in found.problems] == [("Y112", "templates/customer/policies")]
    assert found.sound == {}


def test_a_workspace_without_policies_says_where_they_belong(folder: Path) -> None:
    for file in folder.glob("templates/*/policies/*.yaml"):
        file.unlink()
    with pytest.raises(UsageError) as raised:
        chosen_policy(opened(folder), "sales")
    assert raised.value.message_id == "error.no_policies"


def test_check_tells_of_broken_policies_unless_cards_are_named(folder: Path) -> None:
    workspace = opened(folder, receipt_books="label: {}\n")
    problems = check(workspace, processes=1).problems
    assert {problem.path for problem in problems if problem.is_error} == {"templates/receipt/policies/books.yaml"}
    assert not any(problem.is_error for problem in check(workspace, ("C-7F3K9Q",), processes=1).problems)


def test_a_broken_policy_stops_no_card_but_the_build_is_not_fine(workspace: Path) -> None:
    file = workspace / "templates/customer/policies/sales.yaml"
    file.write_text("label: {}\n", encoding="utf-8")
    report = build(open_workspace(workspace), ("html",), (), processes=1, progress=lambda _done, _total: None)
    assert len(report.made) == 4
    assert report.failed
    assert not report.rejected


def test_a_policy_of_a_broken_form_is_not_judged(folder: Path) -> None:
    (folder / "templates/customer/form.yaml").write_text("type: object\n", encoding="utf-8")
    assert policies(opened(folder)).problems == ()


def test_a_file_is_a_policy_or_what_is_wrong_with_it(folder: Path) -> None:
    workspace = opened(folder)
    form, file = workspace.forms["customer"], folder / "templates/customer/policies/sales.yaml"
    assert load_policy(file, "p", form, workspace.today) == chosen_policy(workspace, "sales")
    file.write_text("k: 1\n", encoding="utf-8")
    found = load_policy(file, "p", form, workspace.today)
    assert isinstance(found, tuple)
    assert all(isinstance(problem, Problem) and problem.path == "p" for problem in found)
