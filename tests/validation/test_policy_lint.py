"""A policy that breaks a rule is refused at the place of the mistake; what ships and what fits is not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.loading.policy_file import PolicyFile, build_policy, read_policy
from cardgen.messages.explanations import explanations
from cardgen.messages.problems import hint_of, rules
from cardgen.model.fitting import fitting_actions, fitting_treatments
from cardgen.model.form import FormSpec, Kind, Leaf, Privacy, RecordList
from cardgen.model.policy import Action, Period
from cardgen.model.problem import Problem
from cardgen.validation.policy_lint import KEYS, lint_policy
from cardgen.yamltree import MappingNode, parse

EXAMPLES = Path(__file__).parents[1] / "examples/bad/policies"
TODAY = date(2026, 11, 21)
SHOWN_ELSEWHERE = frozenset({"P112", "P118", "P122"})
"""Rules about the form, the file's name and other files: the tests below, and those of the workspace's policies."""

SOUND: Mapping[str, Any] = {
    "label": {"ko": "영업", "en": "Sales"},
    "recipient": "internal",
    "purpose": "재구매 유도",
    "keep_until": "90d",
    "fields": {"name": "mask", "grade": "show"},
}
EXPLAINED = [code for code, explained in sorted(explanations().items()) if code.startswith("P1") and explained.bad]


def linted(file: Path, form: FormSpec) -> tuple[Problem, ...]:
    read = read_policy(file, f"templates/customer/policies/{file.name}", form.name)
    return lint_policy(read.root, read.path, file.name, form, TODAY) if isinstance(read, PolicyFile) else read


def codes(policy: Mapping[str, Any], form: FormSpec, name: str = "sales.yaml") -> set[str]:
    root = parse(yaml.safe_dump(dict(policy), allow_unicode=True, sort_keys=False)).root
    assert isinstance(root, MappingNode)
    return {problem.code for problem in lint_policy(root, f"policies/{name}", name, form, TODAY)}


def examples() -> list[Path]:
    return sorted(EXAMPLES.glob("*/*.yaml"))


def named(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


@pytest.mark.parametrize("file", examples(), ids=named)
def test_a_bad_policy_is_refused_where_it_is_wrong(file: Path, customer: FormSpec) -> None:
    found = [f"{it.position.line}:{it.position.column} {it.code} {it.field}".rstrip() for it in linted(file, customer)]
    assert found == file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert {line.split()[1] for line in found} == {file.parent.name}


def test_every_rule_of_policies_has_an_example() -> None:
    shown = {file.parent.name for file in examples()}
    assert {code for code in rules() if code.startswith("P1")} - shown == SHOWN_ELSEWHERE


@pytest.mark.parametrize("code", EXPLAINED)
def test_the_example_of_an_explanation_breaks_its_rule_until_it_is_mended(code: str, customer: FormSpec) -> None:
    explained = explanations()[code]
    bad, good = ({**SOUND, **yaml.safe_load(lines)} for lines in (explained.bad, explained.good))
    assert code in codes(bad, customer)
    assert codes(good, customer) == set()


@pytest.mark.parametrize("file", sorted((Path(__file__).parents[2] / "templates").glob("*/policies/*.yaml")), ids=named)
def test_a_policy_that_ships_is_sound(file: Path) -> None:
    path = file.parents[1] / "form.yaml"
    form = read_form(path, str(path))
    assert isinstance(form, FormFile)
    assert linted(file, build_form(form)) == ()


def test_all_that_fits_the_form_is_taken(customer: FormSpec) -> None:
    """Every action that fits, of every field."""
    for treatment in Action:
        fields = {it.path: treatment.value for it in customer.by_path.values() if treatment in fitting_actions(it)}
        assert codes({**SOUND, "fields": fields}, customer) == set()
    dates = {leaf.path: {"band": "month"} for leaf in customer.leaves() if leaf.kind is Kind.DATE}
    assert codes({**SOUND, "fields": dates}, customer) == set()


def test_nothing_that_does_not_fit_is_taken(customer: FormSpec) -> None:
    for member in customer.by_path.values():
        for action in set(Action) - set(fitting_actions(member)):
            assert codes({**SOUND, "fields": {member.path: action.value}}, customer) & {"P108", "P109"}


def test_free_text_is_never_masked_and_shown_only_where_it_was_meant_to_be(customer: FormSpec) -> None:
    texts = [leaf for leaf in customer.leaves() if leaf.privacy is Privacy.FREE_TEXT]
    shown = [leaf.path for leaf in texts if Action.SHOW in fitting_actions(leaf)]
    assert shown == ["shareable_summary"]
    assert all({*fitting_actions(leaf)} <= {Action.OMIT, Action.BLACKOUT, Action.SHOW} for leaf in texts)


def test_only_a_plain_date_is_cut_to_a_month(customer: FormSpec) -> None:
    cut = {leaf.kind for leaf in customer.leaves() for it in fitting_treatments(leaf) if it.period is Period.MONTH}
    assert cut == {Kind.DATE}


def test_a_record_list_stands_for_its_count(customer: FormSpec) -> None:
    lists = [member for member in customer.by_path.values() if isinstance(member, RecordList)]
    assert {fitting_actions(it) for it in lists} == {(Action.OMIT, Action.BLACKOUT, Action.SHOW)}


def test_a_consent_needs_a_form_with_consents(customer: FormSpec, receipt: FormSpec) -> None:
    policy = {**SOUND, "fields": {"payer": "mask"}, "consent": {"purpose": "광고성 정보 수신"}}
    assert codes(policy, receipt) == {"P112"}
    assert customer.consents is not None
    assert receipt.consents is None


@pytest.mark.parametrize(
    ("consent", "found"),
    [
        ([{"purpose": "수집"}, {"purpose": "제공", "live": True}], set()),
        ([{"purpose": "수집"}, {"purpose": "광고"}], {"P111"}),
        ([], {"P104", "P111"}),
        ([{"purpose": "제공", "live": True}, "광고"], {"P104"}),
    ],
)
def test_one_of_several_consents_for_a_third_party_lives(customer: FormSpec, consent: Any, found: set[str]) -> None:
    assert codes({**SOUND, "recipient": "third-party", "consent": consent}, customer) == found


@pytest.mark.parametrize("character", ["\t", "\u202e", "\u200b"])
@pytest.mark.parametrize(("key", "code"), [("purpose", "P104"), ("label", "P102")])
def test_what_is_printed_on_covers_has_no_hidden_character(
    customer: FormSpec, key: str, code: str, character: str
) -> None:
    assert codes({**SOUND, key: f"행사{character}안내"}, customer) == {code}


@pytest.mark.parametrize(
    ("change", "hint"),
    [
        ({"fields": {"휴대전화": "mask"}}, "contact.mobile"),
        ({"fields": {"성명": "show"}}, "name"),
        ({"fields": {"mobile": "show"}}, "contact.mobile"),
        ({"fields": {"금액": "band"}}, "purchases[].amount"),
        ({"fields": {"휴데전화": "mask"}}, "contact.mobile"),
        ({"index": ["휴대전화"]}, "contact.mobile"),
        ({"totals": {"by": ["등급"]}}, "grade"),
        ({"이름": "영업"}, "label"),
        ({"받는 곳": "내부"}, "recipient"),
        ({"consent": {"목적": "광고", "purpose": "광고"}}, "purpose"),
        ({"fields": {"연락처": "mask"}}, "contact.mobile"),
        ({"fields": {"name": "가려"}}, "mask (가림)"),
        ({"recipient": None}, "processor (처리위탁)"),
    ],
)
def test_what_to_write_instead_is_said(customer: FormSpec, change: Mapping[str, Any], hint: str) -> None:
    policy = {key: value for key, value in {**SOUND, **change}.items() if value is not None}
    root = parse(yaml.safe_dump(policy, allow_unicode=True, sort_keys=False)).root
    assert isinstance(root, MappingNode)
    hints = [hint_of(it, "ko") for it in lint_policy(root, "p", "sales.yaml", customer, TODAY)]
    assert any(hint in it for it in hints)
    assert "region" not in " ".join(hints)


PATHS = (
    "name",
    "grade",
    "contact",
    "contact.mobile",
    "registered",
    "purchases",
    "purchases[].amount",
    "notes",
    "x",
    "",
)
WORDS = ("90d", "2027-02-30", "internal", "third-party", "share", "example.com", "year", *(it.value for it in Action))
plain = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 12),
    st.floats(allow_nan=False),
    st.sampled_from(PATHS),
    st.sampled_from(WORDS),
    st.text(max_size=5),
)
anything = st.recursive(
    plain,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["ko", "en", "purpose", "live", "by", "sums", "band", *PATHS]), inner, max_size=3
        ),
    ),
    max_leaves=6,
)
policies = st.builds(
    lambda sound, wild: {**{key: SOUND[key] for key in sound}, **wild},
    st.lists(st.sampled_from([*SOUND]), unique=True) | st.just([*SOUND]),
    st.dictionaries(st.sampled_from([*KEYS, "x"]), anything, max_size=4),
)


@settings(max_examples=200)
@given(policy=policies)
def test_whatever_stands_in_a_policy_is_judged_and_what_is_sound_is_built(
    policy: Mapping[str, Any], customer: FormSpec
) -> None:
    text = yaml.safe_dump(policy, allow_unicode=True, sort_keys=False)
    root = parse(text).root
    assert isinstance(root, MappingNode)
    problems = lint_policy(root, "p", "sales.yaml", customer, TODAY)
    if not any(problem.is_error for problem in problems):
        built = build_policy(PolicyFile("sales", "customer", "p", root, ""))
        assert built.k >= 2
        assert all(it.action in fitting_actions(customer.by_path[path]) for path, it in built.treatments.items())


@pytest.mark.parametrize("name", ["영업.yaml", "Sales.yaml", "sales_1.yaml", "sales.yml", f"{'s' * 41}.yaml", ".yaml"])
def test_a_file_name_that_is_not_plain_is_refused(name: str, customer: FormSpec) -> None:
    assert codes(SOUND, customer, name) == {"P118"}


def test_a_field_of_a_column_says_what_it_is_called(customer: FormSpec) -> None:
    root = parse(yaml.safe_dump({**SOUND, "fields": {"purchases[].note": "mask"}}, allow_unicode=True)).root
    assert isinstance(root, MappingNode)
    (problem,) = lint_policy(root, "p", "sales.yaml", customer, TODAY)
    leaf = customer.by_path["purchases[].note"]
    assert isinstance(leaf, Leaf)
    assert (problem.field, problem.labels) == ("purchases[].note", leaf.labels)
