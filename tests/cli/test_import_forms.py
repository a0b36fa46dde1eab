"""cardgen import of forms that people filled in: what is shown, asked and written."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from cardgen.cli.form_problems import label_of_place
from cardgen.loading.file_text import blob_id
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.model.problem import Problem

Here = Callable[..., tuple[int, str, str]]
OnTerminal = Callable[..., tuple[int, str]]
Form = Callable[..., str]
ID = "C-7F3K9Q"
CARD = f"cards/{ID}.yaml"
EVERYBODY = {"name": "이봄", "kind": "개인", "contact.mobile": "01077778888"}


@pytest.fixture
def form(workspace: Path) -> Form:
    """Makes a PDF form of a card as it is now, or a blank one, with these fields in it alone; gives its path."""

    def make(name: str, fields: dict[str, str], stem: str = ID) -> str:
        blob = blob_id((workspace / f"cards/{stem}.yaml").read_bytes()) if stem else ""
        with pikepdf.new() as pdf:
            pdf.add_blank_page()
            said = {"cardgen.stamp": FormStamp("customer", 1, "ko", stem, blob).text(), **fields}
            made = [
                pikepdf.Dictionary(T=pikepdf.String(at), FT=pikepdf.Name.Tx, V=pikepdf.String(text))
                for at, text in said.items()
            ]
            pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(map(pdf.make_indirect, made)))
            out = BytesIO()
            pdf.save(out)
        (workspace.parent / name).write_bytes(out.getvalue())
        return str(workspace.parent / name)

    return make


def test_a_form_changes_its_card_and_the_next_step_is_told(here: Here, workspace: Path, form: Form) -> None:
    before = (workspace / CARD).read_text(encoding="utf-8")
    filled = form("a.pdf", {"owner": "최영", "purchases[2].amount": "20만원", "purchases[2].date": "2022-11-02"})
    code, out, told = here("import", filled, "--yes")
    assert (code, out) == (0, "")
    assert told.splitlines() == [
        f"a.pdf: {ID}",
        "  changes: Account owner, Purchases",
        "Cards written: 1 changed. To record that: cardgen commit",
    ]
    assert (workspace / CARD).read_text(encoding="utf-8") != before


def test_a_form_nobody_touched_changes_nothing(here: Here, workspace: Path, form: Form) -> None:
    stamp = (workspace / CARD).stat().st_mtime_ns
    code, _, told = here("import", form("a.pdf", {"owner": "박지훈"}), "--yes")
    assert (code, told) == (0, f"a.pdf: {ID}\n  Nothing has changed.\n")
    assert (workspace / CARD).stat().st_mtime_ns == stamp


def test_a_blank_form_becomes_a_card(here: Here, workspace: Path, form: Form) -> None:
    code, out, _ = here("import", form("new.pdf", EVERYBODY, ""), "--yes", "--json")
    (path,) = json.loads(out)["written"]
    assert code == 0
    assert "010-7777-8888" in (workspace / path).read_text(encoding="utf-8")
    again, out, told = here("import", form("new.pdf", EVERYBODY, ""), "--yes", "--json")
    (file,) = json.loads(out)["files"]
    assert (again, file["outcome"], file["alike"]) == (1, "double", [Path(path).stem])
    assert "so none was made" in told


def test_dry_run_shows_the_values_and_writes_nothing(here: Here, workspace: Path, form: Form) -> None:
    before = (workspace / CARD).read_bytes()
    code, out, _ = here("import", form("a.pdf", {"owner": "최영"}), "--dry-run")
    assert code == 0
    assert "박지훈 → 최영" in out
    assert (workspace / CARD).read_bytes() == before


def test_dry_run_of_a_new_card_names_no_number_as_the_next_run_makes_another(here: Here, form: Form) -> None:
    code, out, _ = here("import", form("new.pdf", EVERYBODY, ""), "--dry-run")
    assert code == 0
    assert out.startswith("new.pdf: new card 이봄 (a new number)\n")
    assert out.endswith("This is a preview. Nothing was written.\n")
    assert "C-" not in out


def test_a_value_that_is_gone_is_told_to_be_emptied(here: Here, form: Form) -> None:
    _, out, _ = here("import", form("a.pdf", {"owner": ""}), "--dry-run")
    assert "Account owner  박지훈 → (emptied)\n" in out


def test_a_form_nobody_filled_in_is_told_by_its_file(here: Here, form: Form) -> None:
    code, _, told = here("import", form("b.pdf", {"owner": ""}, ""), "--yes")
    assert code == 2
    assert "Nobody has filled in anything: b.pdf" in told


def test_a_conflict_is_left_and_the_other_forms_are_written(
    here: Here, workspace: Path, form: Form, git: Callable[..., str]
) -> None:
    del git
    filled = form("a.pdf", {"owner": "최영", "status": "휴면"})
    other = form("b.pdf", {"owner": "최영"}, "C-0ZJ8RH")
    text = (workspace / CARD).read_text(encoding="utf-8").replace("owner: 박지훈", "owner: 이수진")
    (workspace / CARD).write_text(text, encoding="utf-8")
    code, out, told = here("import", filled, other, "--yes", "--json")
    files = json.loads(out)["files"]
    assert (code, [it["outcome"] for it in files]) == (1, ["open", "changed"])
    assert files[0]["open"] == ["owner"]
    assert "이수진" not in told + out
    assert (workspace / CARD).read_text(encoding="utf-8") == text
    assert "최영" in (workspace / "cards/C-0ZJ8RH.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("side", "owner"), [("--ours", "이수진"), ("--theirs", "최영")])
def test_a_side_decides_conflicts(
    here: Here, workspace: Path, form: Form, git: Callable[..., str], side: str, owner: str
) -> None:
    del git
    filled = form("a.pdf", {"owner": "최영", "status": "휴면"})
    text = (workspace / CARD).read_text(encoding="utf-8").replace("owner: 박지훈", "owner: 이수진")
    (workspace / CARD).write_text(text, encoding="utf-8")
    code, _, told = here("import", filled, "--yes", side)
    assert code == 0
    assert "changed differently" in told
    expected = text.replace("status: 활성", "status: 휴면").replace("owner: 이수진", f"owner: {owner}")
    assert (workspace / CARD).read_text(encoding="utf-8") == expected


def test_what_is_wrong_is_told_by_label_and_without_the_value(here: Here, workspace: Path, form: Form) -> None:
    before = (workspace / CARD).read_bytes()
    wrong = {"confirmed": "내년봄", "purchases[1].amount": "많이", "purchases[1].date": "2021-03-15"}
    code, _, told = here("import", form("a.pdf", wrong), "--yes")
    assert code == 1
    assert "error[C106] Last confirmed: " in told
    assert "error[C101] Purchases 1 > Amount: " in told
    assert "내년봄" not in told
    assert "많이" not in told
    assert (workspace / CARD).read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("a.pdf", "list.csv"), "Forms and tables cannot be imported together."),
        (("list.csv", "list.csv"), "Import one workbook"),
        (("list.csv", "--theirs"), "for forms that come back"),
        (("list.csv", "--anyway"), "for forms that come back"),
        (("list.csv", "--new"), "for forms that come back"),
        (("a.pdf", "--skip-bad-cells", "--map", "비고=notes"), "--map, --skip-bad-cells"),
        (("a.pdf", "--ours", "--theirs"), "either --ours or --theirs"),
    ],
    ids=["mixed", "two tables", "side of a table", "anyway", "new", "options of tables", "both sides"],
)
def test_what_does_not_go_together_is_refused(
    here: Here, workspace: Path, form: Form, options: tuple[str, ...], said: str
) -> None:
    form("a.pdf", {"owner": "최영"})
    (workspace.parent / "list.csv").write_text("이름,휴대전화\n이봄,010-1111-2222\n", encoding="utf-8")
    code, _, told = here("import", *(it if it[0] == "-" or "=" in it else f"{workspace.parent}/{it}" for it in options))
    assert code == 2
    assert said in told


def test_one_form_that_cannot_be_taken_keeps_no_other_out(here: Here, workspace: Path, form: Form) -> None:
    good = form("a.pdf", {"owner": "최영"})
    code, _, told = here("import", form("b.pdf", {"owner": ""}, ""), good, "--yes")
    assert code == 1
    assert "b.pdf: Nobody has filled in anything." in told
    assert "owner: 최영" in (workspace / CARD).read_text(encoding="utf-8")


def test_records_in_a_conflict_are_told_by_their_number(
    here: Here, workspace: Path, form: Form, git: Callable[..., str]
) -> None:
    del git
    filled = form("a.pdf", {"purchases[2].amount": "20만원"})
    text = (workspace / CARD).read_text(encoding="utf-8")
    day = re.findall(r"date: '?(\d{4}-\d\d-\d\d)'?\n.*\n.*\n    amount: 178000", text)[0]
    (workspace / CARD).write_text(text.replace("amount: 178000", "amount: 1780"), encoding="utf-8")
    code, out, told = here("import", filled, "--yes", "--json")
    assert (code, json.loads(out)["files"][0]["open"]) == (1, ["purchases[2]"])
    assert "so nothing was written: Purchases 2\n" in told
    assert day not in told + out


def test_records_in_another_order_are_told(here: Here, form: Form) -> None:
    first = ("2025-11-03", "가을 원목 가구전", "이메일", "☑", "☑", "☐")
    second = ("2026-04-01", "봄맞이 사무 가구전", "문자", "☑", "☑", "☑")
    columns = ("date", "campaign", "channel", "opened", "clicked", "purchased")
    said = {
        f"campaigns[{row}].{column}": cell
        for row, cells in enumerate((second, first), 1)
        for column, cell in zip(columns, cells, strict=True)
    }
    code, out, told = here("import", form("a.pdf", said), "--yes", "--json")
    (file,) = json.loads(out)["files"]
    assert (code, file["outcome"], file["reordered"], file["fields"]) == (0, "changed", ["campaigns"], [])
    assert "records in another order: Campaign responses\n" in told


def test_what_gets_into_no_card_is_told_and_holds_the_form_back(here: Here, workspace: Path, form: Form) -> None:
    before = (workspace / CARD).read_bytes()
    filled = form("a.pdf", {"owner": "최영", "former.brand": "한샘"})
    code, out, told = here("import", filled, "--yes", "--json")
    (file,) = json.loads(out)["files"]
    assert (code, file["outcome"], file["lost"]) == (1, "held", ["former.brand"])
    assert "no longer on the form: former.brand" in told
    assert "--anyway" in told
    assert (workspace / CARD).read_bytes() == before
    code, _, told = here("import", filled, "--yes", "--anyway")
    assert code == 0
    assert "no longer on the form: former.brand" in told
    assert "owner: 최영" in (workspace / CARD).read_text(encoding="utf-8")
    code, _, told = here("import", form("b.pdf", {"former.brand": "한샘"}), "--yes")
    assert (code, "Nothing has changed" in told) == (1, False)


def test_at_a_terminal_somebody_agrees_to_lose_it(on_terminal: OnTerminal, workspace: Path, form: Form) -> None:
    filled = form("a.pdf", {"owner": "최영", "former.brand": "한샘"})
    code, drawn = on_terminal("import", filled, answers=[("without it?", "y"), ("Write", "y")])
    assert code == 0
    assert "former.brand" in drawn
    assert "owner: 최영" in (workspace / CARD).read_text(encoding="utf-8")


def test_a_field_that_only_the_card_has_is_a_problem_without_a_label(customer: FormSpec) -> None:
    for place, is_known in (("former.brand", False), ("purchases[0].former", False), ("personal.interests[0]", True)):
        assert bool(label_of_place(Problem("C102", "", field=place), customer)) is is_known


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("personal.anniversaries[0]", "Personal > Anniversaries 1"),
        ("personal.anniversaries[0].date", "Personal > Anniversaries 1 > Date"),
        ("personal.interests[1]", "Personal > Interests 2"),
        ("purchases[0].amount", "Purchases 1 > Amount"),
    ],
)
def test_a_record_is_numbered_behind_the_label_of_its_list(
    customer: FormSpec, monkeypatch: pytest.MonkeyPatch, place: str, label: str
) -> None:
    monkeypatch.setattr("cardgen.cli.form_problems.language", lambda: "en")
    assert label_of_place(Problem("C102", "", field=place), customer) == label


def test_numbers_and_dates_that_are_none_are_told_as_they_are_written_on_paper(here: Here, form: Form) -> None:
    wrong = {"purchases[1].amount": "많이", "purchases[1].quantity": "많이", "confirmed": "5월 18일"}
    _, _, told = here("import", form("a.pdf", wrong), "--yes")
    assert "Amount: This is not a number (e.g. 120,000).\n" in told
    assert "Qty: This is not a number (e.g. 2).\n" in told
    assert "Last confirmed: This is not a date, or no such day exists. Give the year in four digits" in told


def test_a_card_like_another_is_made_where_that_is_asked_for(here: Here, workspace: Path, form: Form) -> None:
    before = len([*workspace.glob("cards/**/C-*.yaml")])
    for options, code, added in (((), 0, 1), ((), 1, 1), (("--new",), 0, 2)):
        assert here("import", form("new.pdf", EVERYBODY, ""), "--yes", *options)[0] == code
        assert len([*workspace.glob("cards/**/C-*.yaml")]) == before + added


def test_at_a_terminal_each_field_is_asked_about(
    on_terminal: OnTerminal, workspace: Path, form: Form, git: Callable[..., str]
) -> None:
    git("status")
    filled = form("a.pdf", {"owner": "최영", "status": "휴면"})
    text = (workspace / CARD).read_text(encoding="utf-8").replace("owner: 박지훈", "owner: 이수진")
    (workspace / CARD).write_text(text, encoding="utf-8")
    code, drawn = on_terminal("import", filled, answers=[("Which one?", "2"), ("Write", "y")])
    assert code == 0
    assert "2  the form: 최영" in drawn
    expected = text.replace("status: 활성", "status: 휴면").replace("이수진\nregistered", "최영\nregistered")
    assert (workspace / CARD).read_text(encoding="utf-8") == expected
