"""`cardgen log --policy`: what a policy leaves off shows in no history, nor do cards that may not go out."""

from __future__ import annotations

import json

from tests.cli.office import CARD, FILE, Here, Office, logged


def test_under_a_policy_neither_who_nor_which_commit_is_told(office: Office, here: Here) -> None:
    office.change("name: 김민준", "name: 김민전")
    office.change("층고가 높은", "층고가 아주 높은")
    office.commit("고객 요청", "박지훈")
    commit = office.git("rev-parse", "HEAD").strip()
    code, out, _ = here("log", CARD, "--policy", "support")
    shown = out + json.dumps(logged(here, CARD, "--policy", "support"), ensure_ascii=False)
    assert code == 0
    assert "changed (withheld)" in out
    assert "2026-03-02" in out
    for hidden in (CARD, "박지훈", commit[:7], "고객 요청", "김민", "10:00"):
        assert hidden not in shown


def test_histories_that_differ_in_withheld_values_alone_read_the_same(office: Office, here: Here) -> None:
    """Whatever was in the fields a policy leaves off, and however often it changed."""
    start = office.git("rev-parse", "HEAD").strip()
    texts = []
    for values in (("실버", "가"), ("일반", "나")):
        office.git("reset", "-q", "--hard", start)
        office.day = 1
        office.change("job: 건축가", f"job: 건축가{values[1]}")
        office.change("contact_time: 평일 오후 2시 이후", "contact_time: 언제나")
        office.commit("하나")
        if values[0] == "실버":
            office.change("job: 건축가", "job: 배우")
        office.write(office.text() + "# 메모\n")
        office.day = 2
        office.commit("둘")
        texts.append([here("log", CARD, "--policy", "delivery", *more)[1] for more in ((), ("--json",), ("-v",))])
    assert texts[0] == texts[1]
    assert "언제나" in texts[0][0]


def test_a_policy_of_another_form_or_of_totals_is_refused(office: Office, here: Here) -> None:
    assert office
    assert here("log", CARD, "--policy", "management")[0] == 2
    assert here("log", "R-3H8QZM", "--policy", "support")[0] == 2


def test_a_card_that_may_not_go_out_does_not_go_in_pieces(office: Office, here: Here) -> None:
    office.change(
        "purpose: 개인정보 수집·이용, given: 2021-03-15,", "purpose: 개인정보 수집·이용, withdrawn: 2026-01-02,"
    )
    code, out, _ = here("log", CARD, "--policy", "support")
    assert (code, out) == (4, "")


def test_an_erased_customer_has_no_history(office: Office, here: Here) -> None:
    (office.folder / FILE).unlink()
    office.write("{}", f"ledger/erased/{CARD}.json")
    code, out, message = here("log", CARD)
    assert (code, out) == (2, "")
    assert "erased" in message
