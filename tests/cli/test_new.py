"""cardgen new: asked or told, a card is made whole and sound or not at all."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from cardgen.cli.main import run

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Asked = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def asked(workspace: Path, cardgen: Run) -> Asked:
    """Runs `cardgen new` with these answers."""
    assert workspace
    return lambda *answers, form="customer": cardgen("new", "--form", form, answers=answers)


def made(workspace: Path) -> list[Path]:
    known = {"C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH", "R-3H8QZM"}
    return [file for file in (workspace / "cards").rglob("*.yaml") if file.stem not in known]


def test_answers_become_a_card(workspace: Path, asked: Asked) -> None:
    basics = ["홍길동", "1", "VIP", "활성", "", "2026.3.2", ""]
    done = asked(*basics, "01012345678", "-", "1990-01-02", "양력", "--", "y")
    (file,) = made(workspace)
    assert (done.returncode, done.stdout) == (0, f"cards/{file.name}\n")
    assert file.read_text("utf-8") == (
        f"id: {file.stem}\nname: 홍길동\nkind: 개인\ngrade: VIP\nstatus: 활성\nregistered: 2026-03-02\n\n"
        "contact:\n  mobile: 010-1234-5678\n\npersonal:\n  birth_date: 1990-01-02\n  calendar: 양력\n"
    )


def test_records_are_asked_for_as_long_as_more_are_wanted(workspace: Path, asked: Asked) -> None:
    told = ["2026-01-02", "이봄", "", "1,000원", "현금", ""]
    done = asked(*told, "y", "책상", "600", "", "y", "의자", "400", "", "n", "y", form="receipt")
    (file,) = made(workspace)
    assert done.returncode == 0
    assert file.parent.name == "receipts"
    assert file.read_text("utf-8").endswith(
        "items:\n  - {description: 책상, amount: 600}\n  - {description: 의자, amount: 400}\n"
    )


@pytest.mark.parametrize("skip", ["-", "--"])
def test_records_are_skipped_as_fields_are(workspace: Path, asked: Asked, skip: str) -> None:
    basics = ["홍길동", "1", "VIP", "활성", "", "2026.3.2", ""]
    done = asked(*basics, "-", "-", "-", "-", skip, *(["--"] if skip == "-" else []), "y")
    assert done.returncode == 0
    assert "Answer yes" not in done.stderr
    assert len(made(workspace)) == 1


def test_wrong_answer_is_asked_again_with_the_checkers_words(workspace: Path, asked: Asked) -> None:
    done = asked("", "홍길동", "9", "법인", "--", "y")
    assert done.returncode == 0
    assert "This field is required." in done.stderr
    assert "This is not one of the choices (개인, 법인)." in done.stderr
    assert "kind: 법인\n" in made(workspace)[0].read_text("utf-8")


@pytest.mark.parametrize("key", ["홍\x1b[D길동", "홍\ufeff길동", "홍\x07"])
def test_stray_key_is_told_and_the_question_asked_again(workspace: Path, asked: Asked, key: str) -> None:
    done = asked(key, "홍길동", "1", "--", "y")
    assert (done.returncode, len(made(workspace))) == (0, 1)
    assert "name: 홍길동\n" in made(workspace)[0].read_text("utf-8")


def test_number_of_a_resident_is_refused_at_once(workspace: Path, asked: Asked) -> None:
    done = asked("900101-1234568", "홍길동", "1", "--", "y")
    assert "resident number" in done.stderr
    assert "1234568" not in made(workspace)[0].read_text("utf-8")


@pytest.mark.parametrize("answers", [[], ["홍길동"], ["홍길동", "1", "--"]], ids=["at once", "midway", "at the end"])
def test_end_of_input_makes_nothing(workspace: Path, asked: Asked, answers: list[str]) -> None:
    assert asked(*answers).returncode == 130
    assert made(workspace) == []


def test_no_at_the_end_makes_nothing(workspace: Path, asked: Asked) -> None:
    assert asked("홍길동", "1", "--", "n").returncode == 0
    assert made(workspace) == []


def test_ctrl_c_makes_nothing(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(click.termui, "visible_prompt_func", pressed)
    assert run(["--workspace", str(workspace), "new"]) == 130
    assert made(workspace) == []


def test_values_told_need_no_questions(workspace: Path, cardgen: Run) -> None:
    done = cardgen("new", "--set", "성명/상호=홍길동", "--set", "구분=개인", "--set", "interests=등산, 독서")
    (file,) = made(workspace)
    assert (done.returncode, done.stdout) == (0, f"cards/{file.name}\n")
    assert file.read_text("utf-8").endswith("kind: 개인\n\npersonal:\n  interests: [등산, 독서]\n")
    assert cardgen("check", file.stem).returncode == 0


def test_card_that_breaks_a_rule_is_not_made(workspace: Path, cardgen: Run) -> None:
    done = cardgen("new", "--set", "name=홍길동", "--set", "휴대전화=1")
    assert done.returncode == 1
    assert "error[C104] Contact > Mobile" in done.stderr
    assert "error[C102]" in done.stderr
    assert made(workspace) == []


def test_dry_run_prints_the_card(workspace: Path, cardgen: Run) -> None:
    done = cardgen("new", "--id", "C-ABC123", "--set", "name=홍길동", "--set", "kind=개인", "--dry-run")
    assert (done.returncode, done.stdout) == (0, "id: C-ABC123\nname: 홍길동\nkind: 개인\n")
    assert made(workspace) == []


def test_id_of_another_card_is_refused(workspace: Path, cardgen: Run) -> None:
    before = (workspace / "cards/C-7F3K9Q.yaml").read_bytes()
    assert cardgen("new", "--id", "C-7F3K9Q", "--set", "name=홍길동", "--set", "kind=개인").returncode == 2
    assert (workspace / "cards/C-7F3K9Q.yaml").read_bytes() == before


def test_customer_with_a_card_already_is_told_and_asked_about(workspace: Path, asked: Asked, cardgen: Run) -> None:
    first = cardgen(
        "new", "--id", "C-ABC123", "--set", "name=홍길동", "--set", "kind=개인", "--set", "휴대전화=01012345678"
    )
    assert (first.returncode, "C-ABC123" in first.stderr) == (0, False)
    basics = ["홍길동", "1", "", "", "", "", "", "010 1234 5678", "--"]
    done = asked(*basics, "n")
    assert (done.returncode, len(made(workspace))) == (0, 1)
    assert "There is a card with the same name and number: C-ABC123" in done.stderr
    assert asked(*basics, "y", "y").returncode == 0
    told = cardgen("new", "--set", "name=홍길동", "--set", "kind=개인", "--set", "휴대전화=01012345678")
    assert (told.returncode, len(made(workspace))) == (0, 3)
    assert "the same name" in told.stderr
    other = cardgen("new", "--set", "name=홍길순", "--set", "kind=개인", "--set", "휴대전화=01012345678")
    assert "the same name" not in other.stderr


KEPT = '{"by": "김", "day": "2026-03-02", "form": "customer", "format": 1, "ids": ["C-HP6J6C", "C-9W2ZPB", "C-7F3K9R"]}'
SAID = ("--set", "name=이봄", "--set", "kind=개인", "--yes")


@pytest.mark.parametrize(
    ("typed", "stem", "like"),
    [
        ("C-HP6J6D", "C-HP6J6D", "C-HP6J6C"),
        ("C-PH6J6C", "C-PH6J6C", "C-HP6J6C"),
        ("c-9w2zpb", "C-9W2ZPB", ""),
        ("C-111111", "C-111111", ""),
    ],
)
def test_a_number_nearly_on_a_printed_form_is_told_of(
    workspace: Path, cardgen: Run, typed: str, stem: str, like: str
) -> None:
    (workspace / "ledger/numbers").mkdir(parents=True)
    (workspace / "ledger/numbers/a.json").write_text(KEPT, encoding="utf-8")
    done = cardgen("new", "--form", "customer", "--id", typed, *SAID)
    assert (done.returncode, done.stdout) == (0, f"cards/{stem}.yaml\n")
    assert ("not the number of a printed form" in done.stderr) == bool(like)
    assert like in done.stderr


def test_the_question_about_the_number_comes_first(workspace: Path, cardgen: Run) -> None:
    (workspace / "ledger/numbers").mkdir(parents=True)
    (workspace / "ledger/numbers/a.json").write_text(KEPT, encoding="utf-8")
    done = cardgen("new", "--form", "customer", "--id", "C-HP6J6D", answers=["n"])
    assert (done.returncode, done.stdout) == (0, "")
    assert "No card was made" in done.stderr
    assert made(workspace) == []
