"""A policy file becomes the policy it says, typed; what is not YAML of ours is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.loading.policy_file import PolicyFile, build_policy, read_policy
from cardgen.model.policy import (
    DEFAULT_K,
    OMITTED,
    Action,
    ConsentRule,
    Period,
    Recipient,
    RedactionPolicy,
    TotalsRule,
    Treatment,
)
from cardgen.model.problem import Label, Position

LEAST = """\
label: {ko: 영업, en: Sales}
recipient: internal
purpose: 재구매 유도
keep_until: 90d
fields:
  name: mask
"""
FULL = """\
label: {ko: 제휴사, en: Partner}
recipient: third-party
purpose: ' 공동 행사 안내 '
keep_until: 2027-06-30
consent: {purpose: 제3자 제공, live: true}
pseudonyms: policy
k: 7
smallest_group: 3
select_by: [status, "purchases[].date"]
email_domains: [Example.COM]
index: [name]
totals: {by: [grade], sums: ["purchases[].amount"]}
fields:
  name: mask
  registered: {band: month}
  confirmed: band
"""


def read(folder: Path, text: str) -> RedactionPolicy:
    file = folder / "partner.yaml"
    file.write_text(text, encoding="utf-8")
    found = read_policy(file, "templates/customer/policies/partner.yaml", "customer")
    assert isinstance(found, PolicyFile)
    return build_policy(found)


def test_all_a_policy_can_say_is_read(tmp_path: Path) -> None:
    policy = read(tmp_path, FULL)
    assert policy == RedactionPolicy(
        name="partner",
        form="customer",
        label=Label("제휴사", "Partner"),
        recipient=Recipient.THIRD_PARTY,
        purpose="공동 행사 안내",
        keep_until="2027-06-30",
        treatments={
            "name": Treatment(Action.MASK),
            "registered": Treatment(Action.BAND, Period.MONTH),
            "confirmed": Treatment(Action.BAND, Period.YEAR),
        },
        consents=(ConsentRule("제3자 제공", live=True),),
        stable=True,
        k=7,
        smallest_group=3,
        select_by=frozenset({"status", "purchases[].date"}),
        domains=frozenset({"example.com"}),
        index=("name",),
        totals=TotalsRule(("grade",), ("purchases[].amount",)),
        source=policy.source,
    )


def test_what_a_policy_does_not_say_is_strict(tmp_path: Path) -> None:
    policy = read(tmp_path, LEAST)
    assert (policy.k, policy.smallest_group, policy.stable, policy.cards) == (DEFAULT_K, 1, False, True)
    assert (policy.consents, policy.index, policy.totals) == ((), None, None)
    assert not policy.select_by | policy.domains
    assert policy.treatment("contact.mobile") == OMITTED


@pytest.mark.parametrize(
    ("said", "kept"), [("90d", "+90d"), ("+6m", "+6m"), ("30일", "+30d"), ("1년", "+1y"), ("2027-06-30", "2027-06-30")]
)
def test_a_period_counts_on_and_a_day_stays(tmp_path: Path, said: str, kept: str) -> None:
    assert read(tmp_path, LEAST.replace("90d", said)).keep_until == kept


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("행사 안내", Label("행사 안내", "행사 안내")),
        ("{ko: 행사}", Label("행사", "행사")),
        ("{ko: 가, en: A}", Label("가", "A")),
    ],
)
def test_a_label_in_one_language_stands_for_both(tmp_path: Path, said: str, label: Label) -> None:
    assert read(tmp_path, LEAST.replace("{ko: 영업, en: Sales}", said)).label == label


def test_several_consents_are_a_list(tmp_path: Path) -> None:
    asked = "consent:\n  - purpose: 수집\n  - {purpose: 광고, live: true}\n"
    assert read(tmp_path, LEAST + asked).consents == (ConsentRule("수집", live=False), ConsentRule("광고", live=True))


def test_a_change_of_the_file_is_a_change_of_its_digest(tmp_path: Path) -> None:
    assert len({read(tmp_path, text).source for text in (LEAST, f"{LEAST}# 메모\n")}) == 2


@pytest.mark.parametrize(
    ("content", "code", "position"),
    [
        (b"", "Y113", Position(1, 1)),
        (b"- name\n", "Y113", Position(1, 1)),
        (b"fields: {name: mask, name: show}\n", "Y106", Position(1, 22)),
        (b"fields: &all {name: mask}\nindex: *all\n", "Y107", None),
        (b"label: !x 1\n", "Y108", Position(1, 8)),
        (b"purpose: " + b"x" * 70_000, "Y111", None),
        (b"\xff\xfe", "Y101", None),
    ],
    ids=["empty", "list", "twice", "alias", "tag", "too-large", "not-utf-8"],
)
def test_what_a_card_may_not_hold_a_policy_may_not(
    tmp_path: Path, content: bytes, code: str, position: Position | None
) -> None:
    file = tmp_path / "sales.yaml"
    file.write_bytes(content)
    found = read_policy(file, "templates/customer/policies/sales.yaml", "customer")
    assert isinstance(found, tuple)
    assert found[0].code == code
    assert position is None or found[0].position == position


def test_a_link_is_no_policy(tmp_path: Path) -> None:
    (tmp_path / "real.yaml").write_text(LEAST, encoding="utf-8")
    (tmp_path / "sales.yaml").symlink_to(tmp_path / "real.yaml")
    found = read_policy(tmp_path / "sales.yaml", "templates/customer/policies/sales.yaml", "customer")
    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == ["Y112"]


def test_no_repr_quotes_the_file(tmp_path: Path) -> None:
    file = tmp_path / "sales.yaml"
    file.write_text(LEAST, encoding="utf-8")
    assert "재구매" not in repr(read_policy(file, "p", "customer"))
