"""Keys of shares and the pseudonyms made with them: each share has its own, and their holder can resolve them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Label
from cardgen.sharing.share_record import ShareRecord
from cardgen.workflows.policies import policies
from cardgen.workflows.share_keys import forget_share, policy_pseudonyms, pseudonyms_of, share_pseudonyms
from cardgen.workflows.share_resolve import resolve
from cardgen.workflows.workspace import Workspace

POLICY = RedactionPolicy("sales", "customer", Label("영업", "Sales"))
MADE = datetime(2026, 11, 21, 14, 0, tzinfo=timezone(timedelta(hours=9)))
CONTENT = b"PK package"

Share = Callable[..., ShareRecord]


def test_shares_have_keys_of_their_own_and_stable_policies_one(opened: Workspace) -> None:
    one, other = (share_pseudonyms(opened, POLICY, number) for number in ("20261121-AAAAAA", "20261121-BBBBBB"))
    assert one.card("C-7F3K9Q") != other.card("C-7F3K9Q")
    assert share_pseudonyms(opened, POLICY, "20261121-AAAAAA") == one
    stable = replace(POLICY, stable=True)
    assert share_pseudonyms(opened, stable, "20261121-AAAAAA") == share_pseudonyms(opened, stable, "20261121-CCCCCC")
    assert share_pseudonyms(opened, stable, "20261121-AAAAAA") != one


def test_policies_of_two_forms_never_have_one_key(opened: Workspace) -> None:
    names = [("a", "b-c"), ("a-b", "c"), ("a.b", "c"), ("a", "c")]
    keys = {
        share_pseudonyms(opened, replace(POLICY, form=form, name=name, stable=True), "").key for form, name in names
    }
    assert len(keys) == len(names)


def test_without_a_place_for_keys_there_is_no_share(
    opened: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(EnvironmentMissing) as missing:
        share_pseudonyms(opened, POLICY, "20261121-AAAAAA")
    assert missing.value.message_id == "error.share.no_key"


def test_key_of_a_share_that_came_to_nothing_is_forgotten(opened: Workspace, share: Share) -> None:
    share_pseudonyms(opened, POLICY, "20261121-AAAAAA")
    record = share("20261121-AAAAAA")
    assert pseudonyms_of(opened, record) is not None
    forget_share(opened, replace(POLICY, stable=True), record.number)
    assert pseudonyms_of(opened, record) is not None
    forget_share(opened, POLICY, record.number)
    assert pseudonyms_of(opened, record) is None


def test_pseudonym_is_resolved_however_it_is_typed(opened: Workspace, share: Share) -> None:
    pseudonym = share_pseudonyms(opened, POLICY, "20261121-AAAAAA").card("C-E5XB1W")
    share("20261121-AAAAAA")
    misread = pseudonym.lower().replace("0", "o").replace("1", "l")
    for typed in (pseudonym, misread, pseudonym.removeprefix("P-"), f" {pseudonym}.pdf", f"cards/{pseudonym}.docx"):
        (found,) = resolve(opened, typed, None, processes=1).found
        assert (found.card, found.share, found.recipient, found.field) == ("C-E5XB1W", "20261121-AAAAAA", "영업1팀", "")


def test_token_of_a_value_is_resolved_to_card_and_field(opened: Workspace, share: Share) -> None:
    pseudonyms = share_pseudonyms(opened, POLICY, "20261121-AAAAAA")
    share("20261121-AAAAAA")
    (found,) = resolve(opened, pseudonyms.value("name", "김민준"), None, processes=1).found
    assert (found.card, found.field) == ("C-7F3K9Q", "name")
    assert resolve(opened, pseudonyms.value("contact.mobile", "010-0284-1937"), None, processes=1).found == ()


def test_share_looked_in_may_be_named(opened: Workspace, share: Share) -> None:
    pseudonym = share_pseudonyms(opened, POLICY, "20261121-AAAAAA").card("C-E5XB1W")
    share_pseudonyms(opened, POLICY, "20261121-BBBBBB")
    share("20261121-AAAAAA")
    share("20261121-BBBBBB")
    assert resolve(opened, pseudonym, "20261121-aaaaaa", processes=1).found
    report = resolve(opened, pseudonym, "20261121-BBBBBB", processes=1)
    assert (report.found, report.tried, report.keyless) == ((), 1, ())


def test_pseudonym_of_a_copy_that_was_no_share_is_resolved(opened: Workspace) -> None:
    pseudonyms = policy_pseudonyms(opened, policies(opened).sound["customer", "sales"])
    (found,) = resolve(opened, pseudonyms.card("C-0ZJ8RH"), None, processes=1).found
    assert (found.card, found.share) == ("C-0ZJ8RH", "")


def test_share_whose_key_is_elsewhere_is_named(opened: Workspace, share: Share) -> None:
    share("20261121-AAAAAA")
    report = resolve(opened, "P-7F3K9QXM2A", None, processes=1)
    assert (report.found, report.tried, report.keyless) == ((), 0, ("20261121-AAAAAA",))


@pytest.mark.parametrize("typed", ["", "P-", "홍길동", "P-7F3K9QXM2", "P-7F3K9QXM2AA", "U" * 10, "010-1234-5678"])
def test_text_that_is_no_pseudonym_is_refused_and_not_repeated(opened: Workspace, typed: str) -> None:
    with pytest.raises(UsageError) as refused:
        resolve(opened, typed, None, processes=1)
    assert (refused.value.message_id, refused.value.arguments) == ("error.share.token", {})


def test_number_that_no_share_has_is_refused(opened: Workspace) -> None:
    with pytest.raises(UsageError):
        resolve(opened, "P-7F3K9QXM2A", "20261121-AAAAAA", processes=1)
