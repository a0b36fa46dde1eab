"""cardgen shares log, verify and resolve."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from cardgen.model.policy import Recipient
from cardgen.sharing.share_record import KeyKind, ShareRecord
from cardgen.workflows.policies import policies
from cardgen.workflows.share_keys import share_pseudonyms
from cardgen.workflows.share_ledger import publish, read_ledger
from cardgen.workflows.workspace import open_workspace

Here = Callable[..., tuple[int, str, str]]
OnTerminal = Callable[..., tuple[int, str]]

FIRST, SECOND = "20260301-AAAAAA", "20261101-BBBBBB"


@pytest.fixture
def pseudonym(workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """That of C-E5XB1W in the second of two shares that were made, the first of them over by now."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    opened = open_workspace(workspace)
    policy = policies(opened).sound["customer", "sales"]
    for number, cards in ((FIRST, ("C-7F3K9Q",)), (SECOND, ("C-7F3K9Q", "C-E5XB1W"))):
        made = datetime.strptime(number[:8], "%Y%m%d").replace(tzinfo=timezone(timedelta(hours=9)))
        record = ShareRecord(
            number=number,
            made=made,
            by="박지훈",
            recipient="영업1팀\t(본사)",
            kind=Recipient.INTERNAL,
            purpose="재구매 유도",
            policy="sales",
            form="customer",
            policy_hash=policy.source,
            cards=cards,
            fields={"name": "mask"},
            formats=("pdf",),
            left_out=(),
            package=f"{number}-sales.zip",
            package_hash=sha256(b"").hexdigest(),
            keep_until=opened.today + timedelta(days=-1 if number == FIRST else 1),
            smallest_group=None,
            key=KeyKind.SHARE,
            version="0.1",
            before=read_ledger(workspace).hashes,
        )
        publish(opened, record, io.BytesIO())
    return share_pseudonyms(opened, policy, SECOND).card("C-E5XB1W")


def test_log_lists_newest_first_parted_by_tabs_for_pipes(here: Here, pseudonym: str) -> None:
    del pseudonym
    code, out, err = here("shares", "log")
    heading, newest, oldest = (line.split("\t") for line in out.splitlines())
    assert (code, err) == (0, "")
    assert len(heading) == len(newest) == len(oldest) == 8
    assert newest[:7] == [SECOND, "2026-11-01", "영업1팀 (본사)", "internal", "sales", "재구매 유도", "2"]
    assert oldest[-1].endswith(" over")
    assert not newest[-1].endswith(" over")


def test_log_is_narrowed_by_card_and_day(here: Here, pseudonym: str) -> None:
    del pseudonym
    assert here("shares", "log", "--card", "c-e5xb1w")[1].count("\n") == 2
    assert here("shares", "log", "--since", "2026-10-01")[1].count("\n") == 2
    assert here("shares", "log", "--card", "C-0ZJ8RH") == (0, "", "There is no record of a share.\n")
    assert here("shares", "log", "--since", "soon")[0] == 2
    code, out, err = here("shares", "log", "--card", "nope")
    assert (code, out) == (2, "")
    assert "There is no such card: nope" in err


def test_log_for_scripts_has_all_of_each_record(here: Here, pseudonym: str) -> None:
    del pseudonym
    code, out, _ = here("shares", "log", "--json")
    newest, oldest = json.loads(out)
    assert code == 0
    assert (newest["number"], newest["cards"], newest["expired"]) == (SECOND, ["C-7F3K9Q", "C-E5XB1W"], False)
    assert (oldest["number"], oldest["expired"], list(newest["before"])) == (FIRST, True, [FIRST])


def test_log_fits_a_terminal(pseudonym: str, on_terminal: OnTerminal) -> None:
    del pseudonym
    code, drawn = on_terminal("shares", "log", columns=80)
    assert code == 0
    assert all(text in drawn for text in (FIRST, SECOND, "sales", "over"))


def test_log_and_verify_tell_of_files_that_are_no_records(here: Here, workspace: Path, pseudonym: str) -> None:
    del pseudonym
    (workspace / f"ledger/shares/{SECOND}.json").write_bytes(b"{")
    code, out, err = here("shares", "log")
    assert (code, out.count("\n")) == (1, 2)
    assert "error[P401]" in err
    assert here("shares", "verify")[0] == 1


def test_verify_says_that_all_is_well_and_what_it_cannot_know(here: Here, pseudonym: str) -> None:
    del pseudonym
    code, out, err = here("shares", "verify")
    assert (code, out) == (0, "")
    assert err.splitlines()[-1] == "All records of shares are as they were: 2. Packages checked: 2"
    assert "very last record" in err


def test_verify_names_what_is_missing(here: Here, workspace: Path, pseudonym: str) -> None:
    del pseudonym
    (workspace / f"ledger/shares/{FIRST}.json").unlink()
    code, out, err = here("shares", "verify")
    assert code == 1
    assert out.startswith(f"ledger/shares/{FIRST}.json:1:1: error[P402]")
    assert SECOND in out
    assert err.splitlines()[-1].startswith("Not all records")
    (problem,) = json.loads(here("shares", "verify", "--json")[1])["problems"]
    assert (problem["code"], problem["path"]) == ("P402", f"ledger/shares/{FIRST}.json")


def test_verify_of_a_package_that_changed_does_not_blame_the_records(
    here: Here, workspace: Path, pseudonym: str
) -> None:
    del pseudonym
    next((workspace / "out/shares").glob("*.zip")).write_bytes(b"other")
    code, out, err = here("shares", "verify")
    assert (code, out.count("error[P404]")) == (1, 1)
    assert err.splitlines()[-1].startswith("All records of shares are as they were (2), but a package is not.")


def test_verify_of_no_share_is_fine(here: Here) -> None:
    assert here("shares", "verify")[0] == 0


def test_verify_names_shares_of_a_policy_that_has_changed(here: Here, workspace: Path, pseudonym: str) -> None:
    del pseudonym
    file = workspace / "templates/customer/policies/sales.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# stricter\n", encoding="utf-8")
    code, out, err = here("shares", "verify")
    assert (code, out) == (0, "")
    assert f"{FIRST}, {SECOND}" in err


def test_resolve_gives_the_id_alone_and_says_where_it_stands(here: Here, pseudonym: str) -> None:
    code, out, err = here("shares", "resolve", pseudonym.lower())
    assert (code, out) == (0, "C-E5XB1W\n")
    assert SECOND in err
    (found,) = json.loads(here("shares", "resolve", "--json", pseudonym)[1])
    assert (found["card"], found["share"], found["field"]) == ("C-E5XB1W", SECOND, "")


def test_resolve_of_nobodys_pseudonym_names_shares_it_had_no_key_for(here: Here, pseudonym: str) -> None:
    del pseudonym
    code, out, err = here("shares", "resolve", "P-0000000000")
    assert (code, out) == (1, "")
    assert FIRST in err.splitlines()[0]
    assert err.splitlines()[1] == "error: Nobody was found for this pseudonym. Shares looked through: 1"
    assert here("shares", "resolve", "--json", "P-0000000000")[:2] == (1, "[]\n")


def test_resolve_refuses_what_is_no_pseudonym(here: Here) -> None:
    code, out, err = here("shares", "resolve", "홍길동")
    assert (code, out) == (2, "")
    assert "홍길동" not in err


def test_group_alone_says_what_there_is(here: Here) -> None:
    code, _, err = here("shares")
    assert code == 2
    assert all(name in err for name in ("log", "verify", "resolve"))
