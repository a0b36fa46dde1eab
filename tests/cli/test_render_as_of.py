"""Cards, indexes and copies as of a day."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Each of these lays an earlier workspace out."""

Here = Callable[..., tuple[int, str, str]]
Commit = Callable[..., str]

CARD, OTHER = "C-7F3K9Q", "C-0ZJ8RH"
THEN = "2026-02-01"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def card(workspace: Path) -> Path:
    return workspace / "cards" / f"{CARD}.yaml"


@pytest.fixture
def form(workspace: Path) -> Path:
    return workspace / "templates" / "customer" / "form.yaml"


@pytest.fixture
def history(workspace: Path, card: Path, form: Path, committed: Commit) -> str:
    """A card, its form and its template changed in March; the commit before."""
    template = workspace / "templates" / "customer" / "card.html"
    now, labelled = template.read_bytes(), form.read_bytes()
    change(template, "</body>", "<p>an earlier template</p></body>")
    change(form, "ko: 등급", "ko: 손님 등급")
    before = committed("2026-01-31T12:00:00+09:00")
    template.write_bytes(now)
    form.write_bytes(labelled)
    change(card, "grade: VIP", "grade: 일반")
    committed("2026-03-02T12:00:00+09:00")
    return before


def test_card_form_and_template_are_those_of_then(workspace: Path, here: Here, history: str) -> None:
    code, out, err = here("render", CARD, "--as-of", THEN, "--to", "html")
    assert (code, err) == (0, "")
    file = workspace / "out" / "customer" / "as-of" / THEN / f"{CARD}.html"
    assert out == f"{file.relative_to(workspace)}\n"
    text = file.read_text(encoding="utf-8")
    assert "an earlier template" in text
    assert "손님 등급" in text
    assert f"{THEN} 기준 ({history[:10]})" in text
    assert not (workspace / "out" / "customer" / "cards").exists()


def test_a_revision_names_its_folder_and_footer(workspace: Path, here: Here, history: str) -> None:
    assert here("render", CARD, "--as-of", "HEAD~1", "--to", "html")[0] == 0
    text = (workspace / "out" / "customer" / "as-of" / history[:10] / f"{CARD}.html").read_text(encoding="utf-8")
    assert f"커밋 {history[:10]} 기준" in text


@pytest.mark.usefixtures("history")
def test_cards_are_chosen_as_they_were(here: Here, tmp_path: Path) -> None:
    code, out, _err = here(
        "render", "--where", 'grade = "VIP"', "--as-of", THEN, "--to", "html", "--out", str(tmp_path / "then")
    )
    assert code == 0
    assert f"{CARD}.html" in out
    code, out, _err = here(
        "render", "--where", 'grade = "VIP"', "--as-of", "HEAD", "--to", "html", "--out", str(tmp_path / "now")
    )
    assert f"{CARD}.html" not in out


@pytest.mark.usefixtures("history")
def test_made_again_a_file_is_replaced_and_an_edited_one_kept(workspace: Path, here: Here) -> None:
    wanted = ("render", CARD, "--as-of", THEN, "--to", "html")
    assert here(*wanted)[0] == 0
    change(workspace / "cardgen.toml", "한빛상사", "새한빛상사")
    assert here(*wanted)[2] == ""
    file = workspace / "out" / "customer" / "as-of" / THEN / f"{CARD}.html"
    file.write_text("mine", encoding="utf-8")
    assert "edited" in here(*wanted)[2]
    assert file.with_name(f"{CARD}.edited.html").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("history")
def test_nothing_of_then_is_left_in_the_workspace(workspace: Path, here: Here) -> None:
    assert here("render", "--all", "--as-of", THEN, "--to", "html")[0] == 0
    assert [*(workspace / ".cardgen" / "past").iterdir()] == []


@pytest.mark.usefixtures("history")
def test_a_card_that_was_not_there_yet_is_said(workspace: Path, here: Here, committed: Commit) -> None:
    other = workspace / "cards" / f"{OTHER}.yaml"
    text = other.read_bytes()
    other.unlink()
    committed("2026-04-01T12:00:00+09:00")
    other.write_bytes(text)
    code, out, err = here("render", CARD, OTHER, "--as-of", "HEAD", "--to", "html")
    assert (code, out) == (2, "")
    assert "removed on 2026-04-01" in err
    assert not (workspace / "out").exists()


def test_an_invalid_card_is_told_of_as_that_commits(card: Path, here: Here, committed: Commit) -> None:
    change(card, "grade: VIP", "grade: 최고")
    commit = committed("2026-01-31T12:00:00+09:00")
    code, out, err = here("render", CARD, OTHER, "--as-of", THEN, "--to", "html")
    assert code == 1
    assert f"{OTHER}.html" in out
    assert f"{CARD}.html" not in out
    assert f"{commit[:10]}:cards/{CARD}.yaml" in err


def test_a_template_missing_then_is_said(workspace: Path, here: Here, committed: Commit) -> None:
    template = workspace / "templates" / "customer" / "card.html"
    text = template.read_bytes()
    template.unlink()
    commit = committed("2026-01-31T12:00:00+09:00")
    template.write_bytes(text)
    code, out, err = here("render", CARD, "--as-of", THEN, "--to", "html")
    assert (code, out) == (1, "")
    assert f"{commit[:10]}:templates/customer/card.html" in err


def test_todays_form_and_templates_stand_in_for_missing_ones(workspace: Path, here: Here, committed: Commit) -> None:
    templates = workspace / "templates" / "customer"
    templates.rename(workspace / "kept")
    committed("2026-01-31T12:00:00+09:00")
    (workspace / "kept").rename(templates)
    committed("2026-03-02T12:00:00+09:00")
    code, out, err = here("render", CARD, "--as-of", THEN, "--to", "html")
    assert code == 0
    assert f"{CARD}.html" in out
    assert "today's was used instead" in err


@pytest.mark.usefixtures("history")
def test_indexes_say_as_of_when(workspace: Path, here: Here) -> None:
    code, out, _err = here("index", "--as-of", THEN, "--to", "html,xlsx")
    assert code == 0
    text = (workspace / "out" / "customer" / "as-of" / THEN / "customer-index.html").read_text(encoding="utf-8")
    assert f"({THEN} 기준)" in text
    assert "customer-ledger.xlsx" in out
    assert not (workspace / "out" / "customer" / "index.html").exists()


@pytest.mark.usefixtures("history")
def test_the_language_and_company_are_todays(workspace: Path, here: Here, committed: Commit) -> None:
    change(workspace / "cardgen.toml", "한빛상사", "새한빛상사")
    committed("2026-04-01T12:00:00+09:00")
    assert here("render", CARD, "--as-of", THEN, "--to", "html")[0] == 0
    file = workspace / "out" / "customer" / "as-of" / THEN / f"{CARD}.html"
    assert "새한빛상사" in file.read_text(encoding="utf-8")


def copy_of(workspace: Path, here: Here, *names: str, policy: str = "sales") -> str:
    """The text of the only copy made."""
    code, out, err = here("render", *names, "--as-of", THEN, "--to", "html", "--policy", policy)
    assert code == 0, err
    (path,) = out.split()
    assert path.startswith(f"out/customer/as-of/{THEN}/shared/{policy}/P-")
    return (workspace / path).read_text(encoding="utf-8")


def test_a_copy_names_neither_card_nor_revision(workspace: Path, here: Here, history: str) -> None:
    text = copy_of(workspace, here, CARD)
    assert CARD not in text
    assert THEN not in text
    assert history[:10] not in text
    assert "VIP" in text


def test_a_field_renamed_since_is_shown_as_todays_policy_says(
    workspace: Path, here: Here, card: Path, form: Path, committed: Commit
) -> None:
    sales = workspace / "templates" / "customer" / "policies" / "sales.yaml"
    committed("2026-01-31T12:00:00+09:00")
    renamed = (
        form.read_text(encoding="utf-8")
        .replace("grade", "rank")
        .replace("\n  rank:\n", "\n  rank:\n    x-was: grade\n")
    )
    form.write_text(renamed, encoding="utf-8")
    for file in (card, sales, *sales.parent.glob("*.yaml")):
        file.write_text(file.read_text(encoding="utf-8").replace("grade", "rank"), encoding="utf-8")
    committed("2026-03-02T12:00:00+09:00")
    assert "VIP" in copy_of(workspace, here, CARD)


def test_a_field_that_was_of_another_class_is_withheld(
    workspace: Path, here: Here, form: Path, committed: Commit
) -> None:
    now = form.read_text(encoding="utf-8")
    start, end = now.index("\n  grade:\n"), now.index("\n  status:\n")
    assert "x-privacy: internal" in now[start:end]
    then = now[start:end].replace("x-privacy: internal", "x-privacy: public")
    form.write_text(now[:start] + then + now[end:], encoding="utf-8")
    committed("2026-01-31T12:00:00+09:00")
    form.write_text(now, encoding="utf-8")
    committed("2026-03-02T12:00:00+09:00")
    assert "VIP" not in copy_of(workspace, here, CARD)


def test_a_consent_withdrawn_since_counts(here: Here, card: Path, committed: Commit) -> None:
    committed("2026-01-31T12:00:00+09:00")
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("version: 2021-01}", "version: 2021-01, withdrawn: 2026-02-20}"), encoding="utf-8")
    committed("2026-03-02T12:00:00+09:00")
    code, out, err = here("render", CARD, OTHER, "--as-of", THEN, "--to", "html", "--policy", "delivery")
    assert code == 0, err
    assert out.count("P-") == 1
    assert "consent" in err


def test_an_invalid_card_gives_no_copy(workspace: Path, here: Here, card: Path, committed: Commit) -> None:
    text = card.read_bytes()
    change(card, "grade: VIP", "grade: 최고")
    committed("2026-01-31T12:00:00+09:00")
    card.write_bytes(text)
    committed("2026-03-02T12:00:00+09:00")
    _code, out, _err = here("render", CARD, "--as-of", THEN, "--to", "html", "--policy", "sales")
    assert "P-" not in out
    assert not [*(workspace / "out").rglob("P-*")]


def test_todays_values_are_searched_for_too(workspace: Path, here: Here, card: Path, committed: Commit) -> None:
    """A text of then that names a customer of today is stopped as one of today's would be."""
    other = workspace / "cards" / f"{OTHER}.yaml"
    change(card, "shareable_summary: 원목", "shareable_summary: 우리새이름씨 소개. 원목")
    committed("2026-01-31T12:00:00+09:00")
    assert here("render", CARD, "--as-of", THEN, "--to", "html", "--policy", "sales")[0] == 0
    text = other.read_text(encoding="utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name:"))
    other.write_text(text.replace(name, "name: 우리새이름씨"), encoding="utf-8")
    code, _out, err = here("render", CARD, "--as-of", THEN, "--to", "html", "--policy", "sales")
    assert code == 4
    assert "우리새이름씨" not in err


@pytest.mark.usefixtures("history")
def test_an_index_of_copies_says_nothing_of_the_day(workspace: Path, here: Here) -> None:
    code, out, err = here("index", "--as-of", THEN, "--to", "html", "--policy", "sales")
    assert code == 0, err
    (path,) = out.split()
    assert THEN not in (workspace / path).read_text(encoding="utf-8")


@pytest.mark.usefixtures("history")
def test_one_pdf_over_all_cards_of_then(workspace: Path, here: Here) -> None:
    code, out, _err = here("render", CARD, OTHER, "--as-of", THEN, "--merge", "-j", "2")
    assert code == 0
    from pypdf import PdfReader

    pages = PdfReader(workspace / out.split()[0]).pages
    assert all(f"{THEN} 기준" in page.extract_text() for page in pages)
