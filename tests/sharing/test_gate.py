"""What a text would give away stops the share: named by card, field and kind, and never by the value."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
import yaml

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_kind import PersonalKind
from cardgen.messages.problems import hint_of, label_of, message_of
from cardgen.model.card import Card, RawCard
from cardgen.model.form import FormSpec, Kind, Privacy
from cardgen.model.policy import Action, RedactionPolicy, TotalsRule, Treatment
from cardgen.model.problem import Label, Position, Problem
from cardgen.sharing.gate import gate_problems, known_pairs

HEAD = "id: C-7F3K9Q\nname: 홍길동\nkind: 개인\n"
NOBODY = KnownValues.of([])
SUMMARY = {"shareable_summary": Action.SHOW}

Gate = Callable[..., tuple[Problem, ...]]


def policy(actions: Mapping[str, Action], *, cards: bool = True, totals: TotalsRule | None = None) -> RedactionPolicy:
    treatments = {path: Treatment(action) for path, action in actions.items()}
    return RedactionPolicy("test", "customer", Label("시험", "Test"), treatments=treatments, cards=cards, totals=totals)


def card(text: str, read: Callable[[str], RawCard]) -> Card:
    raw = read(text)
    return Card("C-7F3K9Q", raw.path, raw.form, raw.blob, raw.data)


@pytest.fixture
def gate(customer: FormSpec, read: Callable[[str], RawCard]) -> Gate:
    """The problems of one card with these lines, under a policy."""

    def judge(lines: str, shown: RedactionPolicy, known: KnownValues = NOBODY) -> tuple[Problem, ...]:
        text = HEAD + lines
        return gate_problems([card(text, read)], known, customer, shown, lambda _: text)

    return judge


def test_a_text_without_personal_data_passes(gate: Gate) -> None:
    assert gate("shareable_summary: 납기를 중시하고 흰색 상판을 선호함\n", policy(SUMMARY)) == ()


def test_a_number_in_shareable_text_is_named_by_place_field_and_kind_only(gate: Gate) -> None:
    (problem,) = gate("shareable_summary: 문자는 010-0284-1937\n", policy(SUMMARY))
    assert (problem.code, problem.path, problem.position) == ("P201", "cards/C-7F3K9Q.yaml", Position(4, 20))
    assert (problem.field, problem.args) == ("shareable_summary", {"kind": PersonalKind.PHONE.label})
    for language in ("ko", "en"):
        said = f"{label_of(problem, language)} {message_of(problem, language)} {hint_of(problem, language)}"
        assert "0284" not in said
        assert PersonalKind.PHONE.label.text(language) in said


def test_all_hits_are_told_at_once_each_kind_of_a_text_once(gate: Gate) -> None:
    lines = "shareable_summary: 010-0284-1937, 010-0284-1938, hong@example.kr\nnotes: 12가 3456\n"
    found = gate(lines, policy({**SUMMARY, "notes": Action.SHOW}))
    assert [(it.field, it.args["kind"]) for it in found] == [
        ("shareable_summary", PersonalKind.EMAIL.label),
        ("shareable_summary", PersonalKind.PHONE.label),
        ("notes", PersonalKind.VEHICLE.label),
    ]


@pytest.mark.parametrize("action", [Action.OMIT, Action.BLACKOUT, None])
def test_text_that_stays_behind_is_not_judged(gate: Gate, action: Action | None) -> None:
    shown = policy({"shareable_summary": action} if action else {})
    assert gate("shareable_summary: 010-0284-1937\n", shown) == ()


def test_free_text_is_searched_for_the_values_of_all_customers(gate: Gate) -> None:
    known = KnownValues.of([(PersonalKind.NAME, "강도현"), (PersonalKind.ADDRESS, "수원시 해든누리길 8, 102호")])
    found = gate("shareable_summary: 강도현이 소개, 해든누리길 8 앞 창고\n", policy(SUMMARY), known)
    assert [(it.code, it.args["kind"]) for it in found] == [
        ("P202", PersonalKind.ADDRESS.label),
        ("P202", PersonalKind.NAME.label),
    ]


def test_a_known_value_is_not_told_a_second_time_as_a_pattern(gate: Gate) -> None:
    known = KnownValues.of([(PersonalKind.PHONE, "010-0284-1937")])
    (problem,) = gate("shareable_summary: 010-0284-1937\n", policy(SUMMARY), known)
    assert problem.code == "P202"


def test_free_text_in_records_is_found_in_its_row(gate: Gate) -> None:
    lines = "purchases:\n  - {date: 2026-01-02, note: 방수}\n  - {date: 2026-01-03, note: 02-138-4471로 연락}\n"
    (problem,) = gate(lines, policy({"purchases[].note": Action.SHOW}))
    assert (problem.field, problem.position.line) == ("purchases[1].note", 6)


def test_other_text_is_judged_by_patterns_and_by_what_is_withheld_of_the_same_card(gate: Gate) -> None:
    lines = (
        "contact: {email: hong.gd@example.kr, address: 수원시 팔달구 해든누리길 8}\n"
        "preferences:\n  style: 홍길동이 고른 색\n  brand: 해든누리길 8 가게의 것\n  products: [의자, 010-0284-1937]\n"
    )
    shown = policy(dict.fromkeys(("preferences.style", "preferences.brand", "preferences.products"), Action.SHOW))
    assert [(it.code, it.field, it.args["kind"]) for it in gate(lines, shown)] == [
        ("P202", "preferences.style", PersonalKind.NAME.label),
        ("P202", "preferences.brand", PersonalKind.ADDRESS.label),
        ("P201", "preferences.products[1]", PersonalKind.PHONE.label),
    ]


OTHERS = KnownValues.of(
    [
        (PersonalKind.NAME, "강도현"),
        (PersonalKind.NAME, "이봄"),
        (PersonalKind.NAME, "하나"),
        (PersonalKind.PHONE, "010-0284-1937"),
        (PersonalKind.ADDRESS, "수원시 해든누리길 8"),
    ]
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("강도현 고객 초대전", [PersonalKind.NAME]),
        ("LED 스탠드 (강도현 선물)", [PersonalKind.NAME]),
        ("도현님 추천", [PersonalKind.NAME]),
        ("이봄 님 선물", [PersonalKind.NAME]),
        ("이봄 침구전", []),
        ("이 봄 신상품", []),
        ("하나 더 사면 할인", []),
        ("책상 0284-1937", [PersonalKind.PHONE]),
        ("책상 (해든누리길 8)", [PersonalKind.ADDRESS]),
    ],
    ids=str,
)
def test_other_customers_stand_in_no_text_and_goods_are_called_as_they_are(
    gate: Gate, text: str, kinds: list[PersonalKind]
) -> None:
    shown = policy({"preferences.style": Action.SHOW, "campaigns[].campaign": Action.SHOW})
    for lines in (f"preferences: {{style: {text}}}\n", f"campaigns: [{{date: 2026-01-02, campaign: {text}}}]\n"):
        assert [it.args["kind"] for it in gate(lines, shown, OTHERS)] == [kind.label for kind in kinds]


def test_what_the_policy_shows_of_the_card_anyway_may_stand_in_other_text(gate: Gate) -> None:
    lines = "preferences: {style: 홍길동이 고른 색}\n"
    everybody = KnownValues.of([(PersonalKind.NAME, "홍길동")])
    for known in (NOBODY, everybody):
        assert gate(lines, policy({"preferences.style": Action.SHOW, "name": Action.SHOW}), known) == ()


@pytest.mark.parametrize("action", [Action.MASK, Action.PSEUDONYM])
def test_what_is_shown_in_part_is_withheld_in_other_text(gate: Gate, action: Action) -> None:
    (problem,) = gate("personal: {job: 홍길동}\n", policy({"personal.job": Action.SHOW, "name": action}))
    assert problem.code == "P202"


def test_staff_may_be_named_where_their_names_belong(gate: Gate) -> None:
    lines = "owner: 홍길동 과장\nconsultations: [{date: 2026-01-02, kind: 문의, staff: 최다온 님}]\n"
    shown = policy({"owner": Action.SHOW, "consultations[].staff": Action.SHOW})
    assert gate(lines, shown, KnownValues.of([(PersonalKind.NAME, "최다온")])) == ()


@pytest.mark.parametrize("staff", ["이수진(강도현 소장 담당)", "강도현 고객님", "이수진, 강도현 추천"], ids=str)
def test_a_name_beside_that_of_staff_is_a_customers(gate: Gate, staff: str) -> None:
    (problem,) = gate(f'owner: "{staff}"\n', policy({"owner": Action.SHOW}), OTHERS)
    assert problem.args == {"kind": PersonalKind.NAME.label}


@pytest.mark.parametrize(
    "staff", ["강도현", "강도현 과장", "영업1팀 강도현", "이수진, 강도현", "이수진/강도현 대리"], ids=str
)
def test_staff_may_be_called_as_another_customer_is(gate: Gate, staff: str) -> None:
    assert gate(f'owner: "{staff}"\n', policy({"owner": Action.SHOW}), OTHERS) == ()


def test_staff_called_as_the_customer_is_need_a_title_or_another_customer(
    gate: Gate, customer: FormSpec, read: Callable[[str], RawCard]
) -> None:
    shown = policy({"owner": Action.SHOW})
    (problem,) = gate("owner: 홍길동\n", shown)
    assert (problem.code, problem.field) == ("P202", "owner")
    assert gate("owner: 영업팀 홍길동 대리\n", shown) == ()
    cards = [card(f"id: C-7F3K9Q\nname: {name}\nkind: 개인\nowner: 홍길동\n", read) for name in ("홍길동", "강도현")]
    assert gate_problems(cards, NOBODY, customer, shown, lambda _: "") == ()


WITHHELD = """\
contact: {postcode: "06234"}
personal: {job: 건축가, department: 설계1팀, interests: [등산 모임], anniversaries: [{name: 결혼, date: 2013-05-18}]}
preferences: {brand: 온새미가구}
purchases: [{date: 2026-01-02, item: 회의 탁자, amount: 1650000, note: 추가 주문}]
consultations: [{date: 2026-02-03, kind: 문의, channel: 카카오톡}]
notes: 주차는 지하 2층, 경비실에 미리 연락할 것.
"""


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("회의 탁자를 자주 삼", []),
        ("1,650,000원", ["금액"]),
        ("165만 원짜리", ["금액"]),
        ("１６５만원", ["금액"]),
        ("165만 원 이하를 찾음", []),
        ("2013년 5월 18일", ["날짜"]),
        ("13.5.18 이후", ["날짜"]),
        ("20130518", ["날짜"]),
        ("우편물은 06234로", ["우편번호"]),
        ("설계 1팀 소장", ["부서"]),
        ("건축가", ["직업"]),
        ("등산 모임", []),
        ("추가 주문이 잦음", []),
        ("카카오톡을 선호", []),
        ("2026-02-03에 문의", ["일자"]),
        ("경비실에 미리 연락할 것", ["특이사항"]),
        ("주차는 지하2층", ["특이사항"]),
        ("온새미 가구", ["브랜드"]),
    ],
    ids=str,
)
def test_free_text_may_not_tell_what_is_withheld_of_the_card(gate: Gate, text: str, fields: list[str]) -> None:
    shown = policy({**SUMMARY, "purchases[].item": Action.SHOW})
    found = gate(f"{WITHHELD}shareable_summary: {text}\n", shown)
    assert [(it.code, it.field) for it in found] == [("P204", "shareable_summary")] * len(fields)
    told = [label.ko for it in found if isinstance(label := it.args["withheld"], Label)]
    assert told == fields


def test_what_another_field_shows_may_stand_in_free_text(gate: Gate) -> None:
    everything = dict.fromkeys(
        ("personal.job", "purchases[].amount", "purchases[].date", "preferences.brand", "consultations[].date"),
        Action.SHOW,
    )
    text = "shareable_summary: 건축가, 온새미가구, 165만 원, 2026년 1월 2일, 2026-02-03\n"
    assert gate(WITHHELD + text, policy({**SUMMARY, **everything})) == ()


@pytest.mark.parametrize(
    ("lines", "text", "shown"),
    [
        ("registered: 2026-01-02\n", "2026-01-02부터", "registered"),
        ("preferences: {style: 온새미가구 책상}\n", "온새미가구를 선호", "preferences.style"),
        ("preferences: {style: 안쪽까지 호두나무로 짠 서랍장}\n", "안쪽까지 호두나무로 짠 서랍장", "preferences.style"),
        ("contact: {phone: 010-0284-1937}\n", "010-0284-1937", "contact.phone"),
    ],
    ids=["day", "word", "passage", "number"],
)
def test_a_withheld_value_that_stands_in_a_shown_field_too_may_be_told(
    gate: Gate, lines: str, text: str, shown: str
) -> None:
    held = (
        "confirmed: 2026-01-02\npersonal: {company: 온새미가구}\nnotes: 안쪽까지 호두나무로 짠 서랍장을 찾으심\n"
        f"{lines.replace('phone:', 'mobile: 010-0284-1937, phone:')}shareable_summary: {text}\n"
    )
    own = {"P202", "P204"}
    assert {it.code for it in gate(held, policy(SUMMARY))} & own
    assert {it.code for it in gate(held, policy({**SUMMARY, shown: Action.SHOW}))} & own == set()


def test_other_text_may_not_tell_amounts_and_days_of_the_customer(gate: Gate) -> None:
    shown = policy({"preferences.price_range": Action.SHOW})
    for told, fields in (
        ("1,650,000원", 1),
        ("2013-05-18까지", 1),
        ("건축가", 0),
        ("2026-02-03부터", 0),
        ("100만~165만 원", 0),
    ):
        lines = WITHHELD.replace("preferences: {", f"preferences: {{price_range: '{told}', ")
        assert [it.code for it in gate(lines, shown)] == ["P204"] * fields


def test_an_address_shown_whole_may_hold_an_address_and_nothing_else(gate: Gate) -> None:
    shown = policy({"contact.address": Action.SHOW})
    assert gate("contact: {address: 경기도 수원시 팔달구 해든누리길 8}\n", shown) == ()
    (problem,) = gate("contact: {address: 해든누리길 8 (부재 시 010-0284-1937)}\n", shown)
    assert problem.args == {"kind": PersonalKind.PHONE.label}


def test_a_birthday_of_the_same_card_counts_and_one_of_another_does_not(
    gate: Gate, customer: FormSpec, read: Callable[[str], RawCard]
) -> None:
    other = card(f"{HEAD}personal: {{birth_date: 1985-03-12}}\n", read)
    known = KnownValues.of(known_pairs(other, customer))
    assert gate("shareable_summary: 1985.3.12에 개업\n", policy(SUMMARY), known) == ()
    (problem,) = gate("personal: {birth_date: 1985-03-12}\nshareable_summary: 1985년 3월 12일\n", policy(SUMMARY))
    assert (problem.code, problem.args) == ("P202", {"kind": PersonalKind.BIRTH_DATE.label})


def test_where_no_cards_leave_no_text_is_judged(gate: Gate) -> None:
    lines = "contact: {address: 나래길 3 010-0284-1937}\nshareable_summary: 010-0284-1937\n"
    totals = TotalsRule(("contact.address",))
    assert gate(lines, policy({**SUMMARY, "contact.address": Action.REGION}, cards=False, totals=totals)) == ()


def test_pairs_are_the_customers_own_values(customer: FormSpec, receipt: FormSpec) -> None:
    data = yaml.safe_load(
        "{name: 홍길동, owner: 박지훈, contact: {mobile: 010-0284-1937, phone: 02-138-4471, email: a@example.kr,"
        " address: 나래길 3, postcode: '06123'}, personal: {business_number: 199-81-99118, job: 교사}}"
    )
    pairs = {*known_pairs(Card("C-7F3K9Q", "", "customer", "", data), customer)}
    assert pairs == {
        (PersonalKind.NAME, "홍길동"),
        (PersonalKind.PHONE, "010-0284-1937"),
        (PersonalKind.PHONE, "02-138-4471"),
        (PersonalKind.EMAIL, "a@example.kr"),
        (PersonalKind.ADDRESS, "나래길 3"),
        (PersonalKind.BUSINESS_NUMBER, "199-81-99118"),
    }
    staff = [leaf for leaf in receipt.leaves() if leaf.kind is Kind.NAME and leaf.privacy is Privacy.INTERNAL]
    assert [*known_pairs(Card("R-3H8QZM", "", "receipt", "", {leaf.path: "박지훈" for leaf in staff}), receipt)] == []


def test_the_file_may_be_gone_by_then(customer: FormSpec, read: Callable[[str], RawCard]) -> None:
    one = card(f"{HEAD}shareable_summary: 010-0284-1937\n", read)
    (problem,) = gate_problems([one], NOBODY, customer, policy(SUMMARY), lambda _: "")
    assert (problem.position, problem.field) == (Position(1, 1), "shareable_summary")
