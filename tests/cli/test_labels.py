"""cardgen labels: whom labels are made for, what is said of the others, and sheets by name or measure."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from cardgen.messages import say
from tests.cli.conftest import Here

FILE = "out/customer/print/labels.pdf"
ID = "C-7F3K9Q"


@pytest.fixture
def everybody(workspace: Path, root: Path) -> Path:
    """The workspace with all sample cards."""
    shutil.copytree(root / "cards", workspace / "cards", dirs_exist_ok=True)
    return workspace


def text(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True)
    return done.stdout.decode()


def rewrite(workspace: Path, stem: str, before: str, after: str) -> None:
    file = next(workspace.glob(f"cards/**/{stem}.yaml"))
    content = file.read_text(encoding="utf-8")
    assert before in content
    file.write_text(content.replace(before, after, 1), encoding="utf-8")


def test_all_who_can_be_written_to_get_a_label_and_the_others_are_told_of(here: Here, everybody: Path) -> None:
    code, out, err = here("labels", "--all", "--sheet", "LS-3108")
    assert (code, out) == (0, f"{FILE}\n")
    assert err.splitlines() == [
        "warning: " + say("labels.addressless", "en", count="2", ids="C-Q1F9ZA, C-0ZJ8RH"),
        "warning: " + say("labels.closed", "en", count="1"),
        say("labels.done", "en", count="14", sheets="1"),
    ]
    said = text(everybody / FILE)
    assert "김민준 귀하" in said
    assert "가람문구 귀하" in said or "가람문구 귀중" in said
    assert "유한회사 온새미푸드 귀중" in said
    postcodes = [int(word) for word in said.split() if len(word) == 5 and word.isdigit()]
    assert (len(postcodes), postcodes) == (14, sorted(postcodes))


def test_labels_come_in_the_order_of_the_index_too(here: Here, everybody: Path) -> None:
    assert here("labels", "--all", "--sheet", "5161", "--sort", "index", "-q")[0] == 0
    said = text(everybody / FILE)
    names = ["가람문구", "김민준", "남궁민수", "최윤"]
    assert sorted(names, key=said.index) == names


def test_json_tells_the_same(here: Here, everybody: Path) -> None:
    rewrite(everybody, ID, "retain_until: 2031-03-14", "retain_until: 2020-01-01")
    code, out, _ = here("labels", "--all", "--sheet", "l7160", "--start-at", "21", "--json")
    assert (code, json.loads(out)) == (
        0,
        {
            "files": [FILE],
            "labels": 13,
            "sheets": 2,
            "without_address": ["C-Q1F9ZA", "C-0ZJ8RH"],
            "closed": ["C-E5XB1W"],
            "overdue": [ID],
            "unfit": [],
            "left_out": 0,
        },
    )


def test_an_address_that_does_not_fit_is_reported_by_its_field(here: Here, workspace: Path) -> None:
    rewrite(workspace, ID, "address: ", f"address: {'행복한동네 ' * 25}")
    code, out, err = here("labels", ID, "--sheet", "3107")
    assert (code, out) == (1, "")
    assert say("labels.unfit", "en", id=ID, field="Contact > Address") in err
    assert say("labels.nothing", "en") in err
    assert "행복한" not in err


def test_a_sheet_may_be_measured(here: Here, workspace: Path, tmp_path: Path) -> None:
    measured = here("labels", ID, "--sheet", "2x7, 99.1x38.1, 5x13.8, 101.6x38.1", "--out", str(tmp_path), "-q")
    assert measured[0] == 0
    assert here("labels", ID, "--sheet", "LS-3108", "-q")[0] == 0
    assert text(tmp_path / "labels.pdf") == text(workspace / FILE)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--sheet", "3108"), "error.labels.which"),
        (("--all", ID, "--sheet", "3108"), "error.labels.which"),
        (("--all", "--sheet", "2x7,99.1x38.1,5x13.8,106x38.1"), "error.labels.paper"),
    ],
)
def test_what_cannot_be_is_said(here: Here, arguments: tuple[str, ...], message: str) -> None:
    code, _, err = here("labels", *arguments)
    assert (code, say(message, "en") in err) == (2, True)


@pytest.mark.parametrize("sheet", ["V3100", "2x7", "0x7,1x1,1x1,1x1", "2x7,99.1x38.1,5x13.8,101.6x38.1x1"])
def test_an_unknown_sheet_is_told_with_those_there_are(here: Here, sheet: str) -> None:
    code, _, err = here("labels", "--all", "--sheet", sheet)
    assert (code, "LS-3108" in err, "2x7,99.1x38.1" in err) == (2, True, True)


@pytest.mark.parametrize("start", ["0", "15"])
def test_a_sheet_begins_on_a_label_it_has(here: Here, start: str) -> None:
    code, _, err = here("labels", "--all", "--sheet", "LS-3108", "--start-at", start)
    assert (code, say("error.labels.start", "en", count="14") in err) == (2, True)


def test_forms_without_addresses_have_no_labels(here: Here, workspace: Path) -> None:
    form = workspace / "templates/customer/form.yaml"
    form.write_text(form.read_text(encoding="utf-8").replace("x-kind: address", "x-kind: text"), encoding="utf-8")
    code, _, err = here("labels", "--all", "--sheet", "LS-3108")
    assert (code, say("error.labels.form", "en") in err) == (2, True)
