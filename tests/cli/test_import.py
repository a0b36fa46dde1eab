"""cardgen import as people call it."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
HEAD = "성명,구분,휴대폰,등급"
LIST = f"{HEAD}\n홍길동,개인,010-1234-5678,vip\n김번호,개인,010-12,\n"


@pytest.fixture
def listed(make_workspace: Callable[..., Path], tmp_path: Path) -> Path:
    """A list beside an empty workspace."""
    make_workspace()
    file = tmp_path / "list.csv"
    file.write_text(LIST, encoding="utf-8")
    return file


def cards(file: Path) -> list[Path]:
    return sorted((file.parent / "workspace/cards").rglob("*.yaml"))


def answered(file: Path, answers: str, interrupted_at: str = "") -> tuple[int, str]:
    """The command on a terminal where somebody types, or interrupts a question; its exit code and what it said."""
    ours, theirs = pty.openpty()
    os.write(ours, answers.encode())
    running = subprocess.Popen(
        [sys.executable, "-m", "cardgen", "import", str(file)],
        cwd=file.parent / "workspace",
        env={**os.environ, "CARDGEN_LANG": "en", "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "80"},
        stdin=theirs,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    for _ in range(300):
        if not select.select([ours], [], [], 0.5)[0]:
            if interrupted_at and interrupted_at.encode() in shown:  # again, if it came before the wait for a line
                running.send_signal(signal.SIGINT)
        elif piece := _piece(ours):
            shown += piece
        else:
            break
    os.close(ours)
    running.terminate()
    return running.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def _piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux answers so when the last writer has gone
        return b""


def test_good_rows_go_in_and_bad_ones_to_a_file(listed: Path, cardgen: Run) -> None:
    done = cardgen("import", str(listed), "--yes")
    assert (done.returncode, done.stdout, len(cards(listed))) == (1, "", 1)
    assert "list.csv:3:C: error[C104] Contact > Mobile: This is not a telephone number" in done.stderr
    assert "New cards: 1. Cards to change: 0. Unchanged: 0. Rows left out: 1." in done.stderr
    assert (listed.parent / "list.bad.csv").stat().st_mode & 0o777 == 0o600
    assert "홍길동" not in done.stderr, "examples are for terminals"


def test_a_dry_run_shows_and_writes_nothing(listed: Path, cardgen: Run) -> None:
    before = sorted(listed.parent.rglob("*"))
    done = cardgen("import", str(listed), "--dry-run")
    assert done.returncode == 1
    assert "C        휴대폰    Contact > Mobile (contact.mobile)" in done.stdout
    assert [it for it in sorted(listed.parent.rglob("*")) if ".cardgen" not in it.parts] == before


def test_changes_are_shown_before_they_are_made(listed: Path, cardgen: Run) -> None:
    cardgen("import", str(listed), "--yes")
    listed.write_text(f"{HEAD},구매일,품목\n홍길동,개인,010-1234-5678,골드,2026-03-02,책상\n", encoding="utf-8")
    held = cardgen("import", str(listed), "--yes")
    assert held.returncode == 0
    assert "Cards whose values differ from the file but stay as they are: 1." in held.stderr
    assert "Cards that get records: 1 (1 records)." in held.stderr
    assert f"{cards(listed)[0].stem}: Purchases +1\n" in held.stderr, "names are for terminals"
    listed.write_text(listed.read_text(encoding="utf-8").replace("책상", "의자"), encoding="utf-8")
    done = cardgen("import", str(listed), "--update", "--dry-run")
    assert f"{cards(listed)[0].stem} 홍길동\n  Grade: VIP → 골드\n" in done.stdout
    assert "  Purchases: new record 2026-03-02, 의자\n" in done.stdout


def test_json_tells_places_and_names_but_no_values(listed: Path, cardgen: Run) -> None:
    done = cardgen("import", str(listed), "--yes", "--json")
    told = json.loads(done.stdout)
    assert [(it["row"], it["column"], it["code"], it["field"]) for it in told["problems"]] == [
        (3, "C", "C104", "contact.mobile")
    ]
    assert (told["form"], told["bad_rows"], len(told["written"])) == ("customer", 1, 1)
    assert told["tables"][0]["columns"][2] == {
        "column": "C",
        "heading": "휴대폰",
        "field": "contact.mobile",
        "how": "name",
    }
    assert "홍길동" not in done.stdout


def test_nobody_answering_is_an_interruption(listed: Path, cardgen: Run) -> None:
    done = cardgen("import", str(listed))
    assert done.returncode == 130
    assert cards(listed) == []
    assert not (listed.parent / "list.bad.csv").exists()


def test_columns_are_sent_elsewhere_or_left_out(listed: Path, cardgen: Run) -> None:
    cardgen("import", str(listed), "--yes", "--map", "등급=", "--map", "구분=개인·법인")
    wrong = cardgen("import", str(listed), "--yes", "--map", "등급")
    assert (wrong.returncode, "column=field" in wrong.stderr) == (2, True)
    cardgen("import", str(listed), "--yes", "--map", "등급=")
    assert "grade" not in cards(listed)[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"\x1f\x8b and no more", "This kind of file cannot be imported."),
        (b"%PDF-1.7", "The document cannot be read."),
        (b"PK\x03\x04 and no more", "The workbook is damaged"),
        (b"a,b\n1,2\n", "No row of headings was found."),
    ],
)
def test_files_that_cannot_be_read_are_told_why(listed: Path, cardgen: Run, content: bytes, said: str) -> None:
    listed.write_bytes(content)
    done = cardgen("import", str(listed), "--yes")
    assert (done.returncode, cards(listed)) == (2, [])
    assert said in done.stderr


def test_a_file_that_is_not_there_is_told(listed: Path, cardgen: Run) -> None:
    for name in ("nothing.csv", str(listed.parent)):
        done = cardgen("import", name, "--yes")
        assert done.returncode == 2
        assert "internal" not in done.stderr


def test_on_a_terminal_examples_are_shown_and_the_answer_counts(listed: Path) -> None:
    code, shown = answered(listed, "n\n")
    assert (code, cards(listed)) == (1, [])
    assert "C        휴대폰    Contact > Mobile (contact.mobile)   010-1234-5678" in shown
    code, shown = answered(listed, "y\n")
    assert (code, len(cards(listed))) == (1, 1)


def test_ctrl_c_at_a_question_changes_nothing(listed: Path) -> None:
    code, shown = answered(listed, "", interrupted_at="Write this?")
    assert (code, cards(listed)) == (130, []), shown


def test_what_all_new_cards_lack_is_asked_once(listed: Path) -> None:
    listed.write_text("성명,휴대폰\n홍,010-1111-2222\n김,010-3333-4444\n", encoding="utf-8")
    code, shown = answered(listed, "1\ny\n")
    assert (code, len(cards(listed))) == (0, 2)
    assert shown.count("The file has no column 'Kind'") == 1
    assert "[1 개인 / 2 법인]" in shown


def test_words_that_are_no_choice_are_asked_once_and_remembered(listed: Path) -> None:
    rows = "".join(f"홍{number},개인사업자,010-1111-222{number}\n" for number in range(3))
    listed.write_text(f"성명,구분,휴대폰\n{rows}", encoding="utf-8")
    code, shown = answered(listed, "개인\ny\n")
    assert (code, len(cards(listed))) == (0, 3), shown
    assert shown.count("구분 (column B) '개인사업자' in 3 rows") == 1
    listed.write_text(f"성명,구분,휴대폰\n{rows}김,개인사업자,010-3333-4444\n", encoding="utf-8")
    code, shown = answered(listed, "y\n")
    assert (code, len(cards(listed))) == (0, 4), shown
    assert "Columns as remembered in templates/customer/import.yaml" in shown
    assert "휴대폰    Contact" not in shown


def test_doubtful_rows_are_asked(listed: Path) -> None:
    listed.write_text(f"{HEAD}\n홍길동,개인,010-1234-5678,\n홍길순,개인,010-1234-5678,\n", encoding="utf-8")
    code, shown = answered(listed, "n\ny\n")
    assert "list.csv:3: 홍길순 · 010-1234-5678\n  Its number is that of a card, but the name is another." in shown
    assert "1) the earlier row of this file: 홍길동 · 010-1234-5678" in shown
    assert (code, len(cards(listed))) == (0, 2)


def test_all_that_is_left_to_ask_may_be_left_out(listed: Path) -> None:
    rows = "".join(f"홍{number},개인,010-1234-5678,\n" for number in range(4))
    listed.write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    code, shown = answered(listed, "a\ny\n")
    assert (code, len(cards(listed)), shown.count("s) leave this row out")) == (1, 1, 1)
    assert "Rows left out: 3." in shown


def test_no_bar_is_drawn_over_a_question(listed: Path) -> None:
    """Nor before work has lasted for a while; somebody who thinks longer than that sees the question alone."""
    listed.write_text(f"{HEAD}\n홍길동,개인,010-1234-5678,\n홍길순,개인,010-1234-5678,\n", encoding="utf-8")
    code, shown = answered(listed, "", interrupted_at="Choose")
    assert code == 130
    assert "Choose" in shown
    assert "Checking cards" not in shown
    assert "\x1b[?25l" not in shown, "a bar hides the cursor"


def test_many_bad_rows_are_told_in_few_lines(listed: Path, cardgen: Run) -> None:
    rows = "".join(f"홍{number},개인,010-12,\n" for number in range(30))
    listed.write_text(f"{HEAD}\n{rows}합계,,,\n", encoding="utf-8")
    done = cardgen("import", str(listed), "--yes")
    assert done.returncode == 1
    [line] = [it for it in done.stderr.splitlines() if "C104" in it]
    assert line.startswith("list.csv: error[C104] 휴대폰 (column C), 30 rows: This is not a telephone number")
    assert line.endswith(" - 2, 3, 4, 5, 6, 7, 8, 9 …")
    assert "list.csv:32: This row adds up others" in done.stderr
    assert "Rows that could go in without their bad cells: 30." in done.stderr
    assert done.stderr.splitlines()[-1].endswith(
        "list.bad.csv. Then: cardgen import " + str(listed.parent / "list.bad.csv")
    )
    told = json.loads(cardgen("import", str(listed), "--yes", "--json").stdout)
    assert (len(told["problems"]), told["bad_rows"], told["passed_over"]) == (31, 30, 1)


def test_rows_of_totals_are_no_errors(listed: Path, cardgen: Run) -> None:
    listed.write_text(f"{HEAD}\n홍길동,개인,010-1234-5678,\n합계,,,1\n", encoding="utf-8")
    done = cardgen("import", str(listed), "--yes")
    assert (done.returncode, [*listed.parent.glob("*.bad*")]) == (0, []), done.stderr
    assert "Rows passed over: 1." in done.stderr


def test_bad_cells_may_be_skipped(listed: Path, cardgen: Run) -> None:
    done = cardgen("import", str(listed), "--yes", "--skip-bad-cells")
    assert (done.returncode, len(cards(listed))) == (1, 2)
    assert done.stderr.splitlines()[-1].endswith("list.bad.csv --update")
    bad = listed.parent / "list.bad.csv"
    bad.write_text(bad.read_text(encoding="utf-8").replace("010-12,", "010-1111-2222,"), encoding="utf-8")
    assert cardgen("import", str(bad), "--yes", "--update").returncode == 0
    assert sum("010-1111-2222" in it.read_text(encoding="utf-8") for it in cards(listed)) == 1
    assert len(cards(listed)) == 2


def test_a_field_or_file_that_is_not_there_is_told(listed: Path, cardgen: Run) -> None:
    wrong = cardgen("import", str(listed), "--yes", "--map", "성명=nmae")
    assert (wrong.returncode, "nmae" in wrong.stderr, "headings" in wrong.stderr) == (2, True, False)
    missing = cardgen("import", "nothing.csv", "--yes")
    assert (missing.returncode, "There is no such file: nothing.csv" in missing.stderr) == (2, True)
