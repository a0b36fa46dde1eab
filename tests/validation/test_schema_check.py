"""What the checker says of a card: once for each mistake, at its place, under its labels."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cardgen.loading.card_file import read_card
from cardgen.loading.form_file import FormFile, build_form
from cardgen.messages.problems import hint_of, label_of, message_of
from cardgen.model.card import Card, RawCard, Rejected
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem, Severity
from cardgen.validation.form_lint import lint_form
from cardgen.validation.schema_check import CardChecker, Verdict
from cardgen.yamltree import MAX_BYTES, MappingNode, parse

Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

Check = Callable[[str], Verdict]
HEAD = "id: C-7F3K9Q\nname: 김가온\nkind: 개인\n"


def only(verdict: Verdict) -> Problem:
    assert len(verdict.problems) == 1, [problem.code for problem in verdict.problems]
    return verdict.problems[0]


@pytest.mark.parametrize(
    ("body", "ko", "en"),
    [
        ("contact: {mobile: 가}", "연락처 > 휴대전화", "Contact > Mobile"),
        ("contact: 가", "연락처", "Contact"),
        ("contact: {memo: 가}", "연락처", "Contact"),
        ("memo: 가", "", ""),
        ("purchases: [{date: 2026-01-02, item: 가, amount: 가}]", "구매 이력 > 금액", "Purchases > Amount"),
        ("purchases: [{date: 2026-01-02}]", "구매 이력", "Purchases"),
        ("preferences: {products: [가, [나]]}", "선호 정보 > 제품/서비스", "Preferences > Products"),
        ("personal: {anniversaries: [{name: 가}]}", "개인 정보 > 기념일", "Personal > Anniversaries"),
    ],
)  # fmt: skip
def test_labels_lead_from_the_group_to_the_field(check: Check, body: str, ko: str, en: str) -> None:
    problem = only(check(HEAD + body))
    assert (label_of(problem, "ko"), label_of(problem, "en")) == (ko, en)


@pytest.mark.parametrize(
    ("body", "suggestion"),
    [
        ("contact: {moblie: 010-1234-5678}", "mobile"),
        ("contact: {휴대전화: 010-1234-5678}", "mobile"),
        ("contact: {휴대 전화번호: 010-1234-5678}", "mobile"),
        ("연락처: {}", "contact"),
        ("mobile: 010-1234-5678", "contact.mobile"),
        ("휴대전화: 010-1234-5678", "contact.mobile"),
        ("Phone: 02-123-4567", "contact.phone"),
        ("purchases: [{date: 2026-01-02, item: 가, 금액: 1000}]", "amount"),
        ("생년월일: 2000-01-01", "personal.birth_date"),
        ("note: 가", "notes"),
        ("date: 2026-01-02", ""),
        ("xyzzy: 가", ""),
    ],
)
def test_an_unknown_field_is_met_with_the_nearest_known_one(check: Check, body: str, suggestion: str) -> None:
    problem = only(check(HEAD + body))
    assert problem.code == "C103"
    assert hint_of(problem, "en").removeprefix("Did you mean: ") == suggestion


def test_a_decomposed_key_gets_the_same_suggestion(check: Check) -> None:
    problem = only(check(unicodedata.normalize("NFD", HEAD + "휴대전화: 010-1234-5678")))
    assert hint_of(problem, "ko") == "비슷한 항목: contact.mobile"


@pytest.mark.parametrize(("word", "suggestion"), [("vip", "VIP"), ("골두", "골드"), ("zzz", "")])
def test_a_wrong_choice_is_met_with_the_nearest(check: Check, word: str, suggestion: str) -> None:
    problem = only(check(f"{HEAD}grade: {word}"))
    assert message_of(problem, "ko") == "고를 수 있는 값이 아닙니다 (VIP, 골드, 실버, 일반)."
    assert hint_of(problem, "ko") == (f"비슷한 값: {suggestion}" if suggestion else "")


def test_a_missing_field_is_told_by_its_label(check: Check) -> None:
    problem = only(check("id: C-7F3K9Q\nkind: 개인\n"))
    assert message_of(problem, "ko") == "꼭 필요한 항목이 없습니다: 성명/상호."
    assert message_of(problem, "en") == "A required field is missing: Name."
    assert hint_of(problem, "en") == "Add a line 'name: …'."


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("C-7F3K9O", "The letters I, L, O and U are not used."),
        ("c-7f3k9q", "Write it in capitals."),
        ("C-7F3K9", ""),
        ("U-7F3K9Q", "The letters I, L, O and U are not used."),
    ],
)
def test_an_id_of_another_shape_is_met_with_an_example(check: Check, given: str, hint: str) -> None:
    problem = next(it for it in check(HEAD.replace("C-7F3K9Q", given)).problems if it.code == "C202")
    assert message_of(problem, "ko") == "서식이 정한 id 형식이 아닙니다 (예: C-7F3K9Q)."
    assert hint_of(problem, "en") == hint


def test_an_id_of_no_common_shape_is_met_with_the_pattern(limits: FormSpec) -> None:
    raw = read_card("id: v\n", "0" * 40, "cards/v.yaml", limits)
    assert isinstance(raw, RawCard)
    problem = only(CardChecker(limits, date(2026, 11, 21), all_printable).check(raw, "v"))
    assert message_of(problem, "en") == "The id does not have the form's shape (^V$)."
    assert hint_of(problem, "en") == "Write it in capitals."


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ("campaigns: [{date: 2026-01-02, campaign: 가, opened: 예}]", "Write true, without quotes."),
        ("campaigns: [{date: 2026-01-02, campaign: 가, opened: O}]", "Write true, without quotes."),
        ("campaigns: [{date: 2026-01-02, campaign: 가, opened: 'false'}]", "Write false, without quotes."),
        ("campaigns: [{date: 2026-01-02, campaign: 가, opened: 글쎄}]", "Write true or false, without quotes."),
        ("personal: {interests: '목공, 등산'}", "Write values in brackets: [a, b]."),
        ("purchases: {date: 2026-01-02, item: 가}", "Put '- ' in front of each record."),
        ("owner: [한결]", "Quote it if it is text."),
        ("contact: 010-1234-5678", "Write one 'key: value' per line."),
    ],
)
def test_a_value_of_another_kind_is_met_with_the_way_to_write_it(check: Check, body: str, hint: str) -> None:
    problem = only(check(HEAD + body))
    assert problem.code == "C101"
    assert hint_of(problem, "en") == hint


@pytest.mark.parametrize("amount", ["'1,200,000'", "120만원", "1200000원", '"1200000"'])
def test_an_amount_is_asked_for_in_digits(check: Check, amount: str) -> None:
    problem = only(check(f"{HEAD}purchases: [{{date: 2026-01-02, item: 가, amount: {amount}}}]"))
    assert hint_of(problem, "ko") == "쉼표, 단위, 소수점, 따옴표 없이 숫자만 적으세요 (예: 1200000)."


def test_errors_are_in_file_order_whatever_found_them(check: Check) -> None:
    verdict = check("zzz: 1\nname: ~\nid: C-7F3K9Q\ncontact:\n  email: 가\n  moblie: 1\ngrade: 무\n")
    places = [problem.position for problem in verdict.problems]
    assert places == sorted(places)
    assert [problem.code for problem in verdict.problems] == ["C102", "C103", "C112", "C105", "C103", "C107"]


def test_warnings_leave_a_card(check: Check) -> None:
    verdict = check(HEAD + 'notes: 010\nowner: "가\\n나"\n')
    assert isinstance(verdict.outcome, Card)
    assert [(problem.code, problem.severity) for problem in verdict.warnings] == [
        ("C302", Severity.WARNING),
        ("C303", Severity.WARNING),
    ]


def test_what_other_programs_read_is_no_matter_of_printing(check: Check) -> None:
    verdict = check(HEAD + 'notes: 010\nowner: "가\\n나"\n')
    assert [problem.code for problem in verdict.printing_problems] == ["C303"]


def test_white_space_is_no_value(check: Check) -> None:
    outcome = check(HEAD + 'owner: "  "\ncontact: {phone: " ", address: "\\n"}\n').outcome
    assert isinstance(outcome, Card)
    assert outcome.data == {"id": "C-7F3K9Q", "name": "김가온", "kind": "개인", "contact": {}}


def test_warnings_are_told_beside_errors(check: Check) -> None:
    verdict = check(HEAD + "notes: 010\ngrade: 무\n")
    assert isinstance(verdict.outcome, Rejected)
    assert [problem.code for problem in verdict.problems] == ["C302", "C107"]
    assert [problem.code for problem in verdict.outcome.problems] == ["C107"]


@pytest.mark.parametrize(
    "body",
    [
        "name: ~",
        "preferences: {products: [~]}",
        "purchases: [~]",
        "purchases: ['']",
        "contact: {mobile: {가: 나}}",
        "grade: [VIP]",
    ],
)
def test_one_mistake_is_one_problem(check: Check, body: str) -> None:
    only(check(HEAD.replace("name: 김가온\n", "") + body if body.startswith("name") else HEAD + body))


LIMITS = r"""
x-label: {ko: 값, en: Value}
x-id-prefix: V-
x-version: 1
type: object
additionalProperties: false
required: [id]
properties:
  id: {type: string, pattern: ^V$, x-kind: id, x-label: {ko: 가, en: A}, x-privacy: internal, x-merge: atomic}
  text: {type: string, pattern: "^[a-z]+$", minLength: 2, $ref: "#/$defs/common"}
  slow: {type: string, pattern: '^(?=a)(a|a)+\1(?!b)$', $ref: "#/$defs/common"}
  low: {type: integer, minimum: 1, maximum: 5, $ref: "#/$defs/common"}
  open: {type: number, exclusiveMinimum: 0, exclusiveMaximum: 1, $ref: "#/$defs/common"}
  even: {type: integer, multipleOf: 2, $ref: "#/$defs/common"}
  some:
    type: array
    minItems: 2
    x-label: {ko: 가, en: A}
    x-merge: set
    items: {type: string, x-kind: phone, x-privacy: internal}
$defs:
  common: {x-label: {ko: 가, en: A}, x-privacy: internal, x-merge: scalar}
"""


def all_printable(_: str) -> None:
    """Fonts that print everything."""


@pytest.fixture(scope="module")
def limits() -> FormSpec:
    root = parse(LIMITS).root
    assert isinstance(root, MappingNode)
    assert lint_form(root, "form.yaml") == ()
    return build_form(FormFile("value", "form.yaml", root, ""))


@pytest.mark.parametrize(
    ("body", "code", "limit"),
    [
        ("text: AB", "C118", ""),
        ("text: a", "C111", "≥ 2"),
        (f"slow: {'a' * 4000}c", "C118", ""),
        ("low: 0", "C110", "≥ 1"),
        ("low: 6", "C110", "≤ 5"),
        ("open: 0", "C110", "> 0"),
        ("open: 1.0", "C110", "< 1"),
        ("open: 1e999", "C101", ""),
        ("even: 3", "C110", "× 2"),
        ("some: [02-123-4567]", "C115", "≥ 2"),
        ("some: [02-123-4567, 가]", "C104", ""),
    ],
)
def test_limits_of_a_form(limits: FormSpec, body: str, code: str, limit: str) -> None:
    raw = read_card(f"id: V\n{body}\n", "0" * 40, "cards/V.yaml", limits)
    assert isinstance(raw, RawCard)
    problem = only(CardChecker(limits, date(2026, 11, 21), all_printable).check(raw, "V"))
    assert problem.code == code
    assert not limit or message_of(problem, "en").endswith(f"({limit}).")


def values(schema: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    """Something where the schema wants `schema`: often of the right shape, often not."""
    odd = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    strange = odd | st.lists(odd, max_size=2) | st.dictionaries(st.text(max_size=4), odd, max_size=2)
    match schema.get("type"):
        case "object":
            fields = {key: values(child) for key, child in schema["properties"].items()}
            return st.fixed_dictionaries({}, optional=fields) | strange
        case "array":
            return st.lists(values(schema["items"]), max_size=3) | strange
        case "string" if "enum" in schema:
            return st.sampled_from(schema["enum"]) | strange
        case _:
            return st.sampled_from(["2026-01-02", "010-1234-5678", "06234", 5, True, "가"]) | strange


def test_no_card_is_too_strange_to_judge(check: Check, customer: FormSpec) -> None:
    @given(values(customer.schema), st.booleans())
    def judge(data: object, flow: bool) -> None:
        text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
        verdict = check(text)
        lines = text.splitlines()
        for problem in verdict.problems:
            message_of(problem, "ko")
            hint_of(problem, "ko")
            assert 1 <= problem.position.line <= len(lines) + 1
        assert isinstance(verdict.outcome, Card) or verdict.outcome.problems

    judge()


@pytest.mark.parametrize(
    "pattern",
    ["9 ", "1:\n", "가: ~\n", "9001011 ", "- 가\n", "[~,", "'\\", "a@", "가나다라 ", "010-1234-5678 ", "\\x39"],
)
@pytest.mark.parametrize(
    "before", ["", "notes: ", "contact:\n  email: ", 'notes: "'], ids=["", "notes", "mail", "escapes"]
)
def test_the_largest_card_is_judged_in_time_that_grows_with_its_size(
    check: Check, grows_with_its_size: Growth, before: str, pattern: str
) -> None:
    def of_bytes(size: int) -> str:
        return HEAD + before + pattern * (size // len(pattern.encode()))

    grows_with_its_size(check, of_bytes, MAX_BYTES - 100)


def test_a_letter_no_font_has_is_not_told_by_its_number(check: Check) -> None:
    [problem] = check("id: C-7F3K9Q\nname: 김가온\nkind: 개인\nnotes: 옛 글자 𠀀\n").problems
    assert problem.code == "C301"
    assert "20000" not in message_of(problem, "ko") + message_of(problem, "en")
