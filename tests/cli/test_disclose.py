"""cardgen disclose."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

Here = Callable[..., tuple[int, str, str]]


def test_report_is_written_and_whose_it_is_said(here: Here, workspace: Path) -> None:
    code, out, err = here("disclose", "C-7F3K9Q")
    assert (code, out.split()) == (0, ["out/disclosures/C-7F3K9Q.html", "out/disclosures/C-7F3K9Q.pdf"])
    assert all((workspace / name).is_file() for name in out.split())
    assert "all of this customer's data" in err
    assert "김민준" not in err


def test_report_goes_where_it_is_asked_for(here: Here, tmp_path: Path) -> None:
    code, out, _ = here("disclose", "김민준", "--to", "html", "--out", str(tmp_path / "elsewhere"))
    assert (code, [Path(out.strip())]) == (0, [*(tmp_path / "elsewhere").iterdir()])


def test_clerk_is_told_of_cards_that_may_be_the_same_persons(here: Here, workspace: Path) -> None:
    (workspace / "cards/C-0ZJ8RH.yaml").write_text(
        "id: C-0ZJ8RH\nname: 한결\nkind: 개인\ncontact: {mobile: 010 0284 1937}\n", encoding="utf-8"
    )
    code, out, err = here("disclose", "C-7F3K9Q", "--to", "html")
    assert code == 0
    assert "C-0ZJ8RH" in err
    assert "C-0ZJ8RH" not in (workspace / out.strip()).read_text(encoding="utf-8")


def test_data_goes_to_stdout_alone(here: Here, workspace: Path) -> None:
    code, out, err = here("disclose", "--json", "C-7F3K9Q")
    assert (code, err) == (0, "")
    assert json.loads(out)["values"]["name"] == "김민준"
    assert not (workspace / "out").exists()


def test_unknown_card_is_a_mistake_and_a_broken_one_a_finding(here: Here, workspace: Path) -> None:
    assert here("disclose", "C-AAAAAA")[0] == 2
    (workspace / "cards/C-7F3K9Q.yaml").write_text("id: C-7F3K9Q\nname: 김민준\nkind: 없음\n", encoding="utf-8")
    code, out, err = here("disclose", "C-7F3K9Q")
    assert (code, out) == (1, "")
    assert "error[C107]" in err
