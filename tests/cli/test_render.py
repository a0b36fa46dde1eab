"""cardgen render and blank: chosen files in a chosen place."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_named_card_goes_into_out_and_is_not_made_twice(workspace: Path, cardgen: Run) -> None:
    path = "out/customer/cards/C-7F3K9Q.html"
    first = cardgen("render", "C-7F3K9Q")
    before = (workspace / path).stat().st_mtime_ns
    second = cardgen("render", "C-7F3K9Q")
    assert first.stdout == second.stdout == f"{path}\n"
    assert (first.returncode, first.stderr) == (0, "")
    assert (workspace / path).stat().st_mtime_ns == before
    assert [file.name for file in (workspace / "out").rglob("*.html")] == ["C-7F3K9Q.html"]


def test_all_cards_go_where_they_are_asked_to(workspace: Path, cardgen: Run, tmp_path: Path) -> None:
    desk = tmp_path / "desk/cards"
    done = cardgen("render", "--all", "--to", "html,docx", "--out", str(desk))
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(done.stdout.splitlines()) == sorted(map(str, desk.iterdir()))
    assert len([*desk.iterdir()]) == 8
    assert {file.stat().st_mode & 0o077 for file in desk.iterdir()} == {0}
    assert not (workspace / "out").exists()


def test_file_of_mine_in_the_way_is_put_aside(workspace: Path, cardgen: Run) -> None:
    (workspace / "desk").mkdir()
    (workspace / "desk/C-7F3K9Q.html").write_text("mine")
    done = cardgen("render", "C-7F3K9Q", "--out", "desk")
    assert done.stdout == "desk/C-7F3K9Q.html\n"
    assert "C-7F3K9Q.edited.html" in done.stderr
    assert (workspace / "desk/C-7F3K9Q.edited.html").read_text() == "mine"


def test_merged_cards_are_one_pdf_for_each_form(workspace: Path, cardgen: Run) -> None:
    from pypdf import PdfReader

    done = cardgen("render", "--all", "--merge", "--to", "pdf")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["out/customer/customer-cards.pdf", "out/receipt/receipt-cards.pdf"]
    outline = PdfReader(workspace / "out/customer/customer-cards.pdf").outline
    assert len([entry for entry in outline if not isinstance(entry, list)]) == 3


def test_card_with_errors_is_told_and_the_others_are_made(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: x\n", encoding="utf-8")
    for place in ((), ("--out", "desk")):
        done = cardgen("render", "C-0ZJ8RH", "C-7F3K9Q", *place)
        assert done.returncode == 1
        assert [Path(line).name for line in done.stdout.splitlines()] == ["C-7F3K9Q.html"]
        assert "error[C107]" in done.stderr


def test_trouble_elsewhere_does_not_stop_one_card(workspace: Path, cardgen: Run) -> None:
    (workspace / "cards/X-nobody.yaml").write_text("")
    (workspace / "templates/receipt/form.yaml").write_text("[")
    done = cardgen("render", "C-7F3K9Q")
    assert (done.returncode, done.stderr) == (0, "")


def test_blank_forms_in_the_formats_of_the_settings(workspace: Path, cardgen: Run) -> None:
    done = cardgen("blank")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["out/customer/customer-blank.html", "out/receipt/receipt-blank.html"]
    assert "김민준" not in (workspace / "out/customer/customer-blank.html").read_text(encoding="utf-8")


def test_one_blank_form_on_paper(workspace: Path, cardgen: Run, tmp_path: Path) -> None:
    done = cardgen("blank", "receipt", "--to", "docx,pdf", "--out", str(tmp_path / "desk"))
    assert (done.returncode, done.stderr) == (0, "")
    starts = {file.name: file.read_bytes()[:4] for file in (tmp_path / "desk").iterdir()}
    assert starts == {"receipt-blank.docx": b"PK\3\4", "receipt-blank.pdf": b"%PDF"}
    assert not (workspace / "out").exists()


def test_blank_of_a_broken_form_says_what_is_broken(workspace: Path, cardgen: Run) -> None:
    (workspace / "templates/receipt/form.yaml").write_text("[")
    broken = cardgen("blank", "receipt")
    assert (broken.returncode, broken.stdout) == (1, "")
    assert broken.stderr.startswith("templates/receipt/form.yaml:1:")
    assert cardgen("blank", "customer").returncode == 0


def test_misspelt_tag_names_the_template_as_people_find_it(workspace: Path, cardgen: Run) -> None:
    template = workspace / "templates/customer/card.html"
    template.write_text(template.read_text(encoding="utf-8").replace("</body>", "{{ nmae }}</body>"), encoding="utf-8")
    for command in (("blank", "customer"), ("render", "C-7F3K9Q"), ("render", "C-7F3K9Q", "--merge")):
        done = cardgen(*command)
        assert (done.returncode, done.stdout) == (1, "")
        assert done.stderr.startswith("templates/customer/card.html:")


@pytest.mark.parametrize("command", [("render", "C-7F3K9Q"), ("blank",)])
def test_folder_that_cannot_be_made_is_named(workspace: Path, cardgen: Run, command: tuple[str, ...]) -> None:
    (workspace / "desk").write_text("a file")
    done = cardgen(*command, "--out", "desk/cards")
    assert done.returncode in (2, 3)
    assert "cards" in done.stderr or "desk" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [("blank", "customer"), ("render", "--all", "--merge")])
def test_a_file_edited_by_hand_is_kept_beside_the_new_one(
    cardgen: Run, workspace: Path, command: tuple[str, ...]
) -> None:
    first = cardgen(*command, "--to", "pdf", cwd=workspace)
    file = workspace / first.stdout.splitlines()[0]
    made = file.read_bytes()
    again = cardgen(*command, "--to", "pdf", cwd=workspace)
    assert (again.returncode, [*file.parent.glob("*.edited*")]) == (0, [])
    file.write_bytes(b"filled in by hand")
    after = cardgen(*command, "--to", "pdf", cwd=workspace)
    kept = file.with_name(f"{file.stem}.edited.pdf")
    assert (file.read_bytes(), kept.read_bytes()) == (made, b"filled in by hand")
    assert str(kept.relative_to(workspace)) in after.stderr
