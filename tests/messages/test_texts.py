"""Every text in both languages: the same placeholders, whole sentences, no particle glued to a value."""

from __future__ import annotations

import errno
import os
import re
from string import Formatter

import pytest

from cardgen.messages import catalog, problems, say
from cardgen.messages.advice import ADVICE
from cardgen.messages.card_rules import CARD_RULES
from cardgen.messages.form_rules import FORM_RULES
from cardgen.messages.office_file_rules import OFFICE_FILE_RULES
from cardgen.messages.problems import hint_of, label_of, message_of, rules
from cardgen.messages.template_rules import TEMPLATE_RULES
from cardgen.messages.text import Text
from cardgen.messages.yaml_rules import YAML_RULES
from cardgen.model.problem import Label, Problem, Severity

RULE_TEXTS = {f"{code} text": rule.text for code, rule in rules().items()}
HINT_TEXTS = {f"{code} hint": rule.hint for code, rule in rules().items() if rule.hint}
ADVICE_TEXTS = {f"advice {name}": Text(label.ko, label.en) for name, label in ADVICE.items()}
PROBLEM_TEXTS = {**RULE_TEXTS, **HINT_TEXTS}
ALL_TEXTS = {**PROBLEM_TEXTS, **ADVICE_TEXTS, **catalog._texts()}
PARTICLE = re.compile(
    r"\}['\"’”)]*(은|는|이|가|을|를|과|와|로|으로|의|에게|라는|이라는|이라고|라고|이나|나)(?![가-힣])"
)
POLITE = re.compile(r"(니다|세요)( \(.*\))?$")


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[가-힣)])\.(?: |$)", text) if part]


def test_both_languages_take_the_same_values() -> None:
    assert [name for name, text in ALL_TEXTS.items() if placeholders(text.ko) != placeholders(text.en)] == []


def test_no_particle_hangs_on_a_value() -> None:
    """Whether 은 or 는 is right depends on the value's last sound."""
    said = {name: re.sub(r"\{\{.*?\}\}", "", text.ko) for name, text in ALL_TEXTS.items()}
    assert [name for name, korean in said.items() if PARTICLE.search(korean)] == []


def test_problems_speak_politely_and_briefly() -> None:
    judged = {**PROBLEM_TEXTS, **ADVICE_TEXTS}
    assert [name for name, text in judged.items() if not 1 <= len(sentences(text.ko)) <= 2] == []
    assert [name for name, text in judged.items() if not all(map(polite, sentences(text.ko)))] == []
    assert [name for name, text in judged.items() if (text.ko.strip(), text.en.strip()) != (text.ko, text.en)] == []


def polite(sentence: str) -> bool:
    return bool(POLITE.search(sentence)) or sentence == "{advice}" or ": {" in sentence or ": {{" in sentence


def test_what_cards_and_forms_are_told_has_no_place_for_a_value() -> None:
    told = {name for code, text in PROBLEM_TEXTS.items() if code[0] in "YCF" for name in placeholders(text.ko)}
    of_rules_and_forms = {
        "advice",
        "choices",
        "code_point",
        "expected",
        "key",
        "keys",
        "fields",
        "known",
        "limit",
        "line",
    }
    assert told == of_rules_and_forms | {"day", "missing", "other", "pattern", "reason", "shape", "suggestion"}


def test_no_code_is_given_twice() -> None:
    parts = (YAML_RULES, CARD_RULES, FORM_RULES, TEMPLATE_RULES, OFFICE_FILE_RULES)
    codes = [code for part in parts for code in part]
    assert len(codes) == len(set(codes))
    assert set(codes) <= set(rules())


def test_a_code_says_what_kind_of_file_it_is_about() -> None:
    assert [code for code in rules() if not re.fullmatch(r"[YCFTPI][0-9]{3}", code)] == []


def test_only_the_three_hundreds_of_cards_are_warnings() -> None:
    warnings = {code for code, rule in rules().items() if rule.severity is Severity.WARNING and code[0] in "YCF"}
    assert warnings == {code for code in rules() if code.startswith("C3")}


def test_a_label_in_the_arguments_is_said_in_the_readers_language() -> None:
    problem = Problem("C102", "cards/C-7F3K9Q.yaml", args={"missing": Label("성명", "Name"), "key": "name"})
    assert message_of(problem, "ko").endswith("성명.")
    assert message_of(problem, "en").endswith("Name.")
    assert hint_of(problem, "ko") == "'name:' 줄을 더하세요."


def test_a_hint_is_left_out_where_there_is_nothing_to_suggest() -> None:
    assert hint_of(Problem("C103", "a"), "ko") == ""
    assert hint_of(Problem("C103", "a", args={"suggestion": "name"}), "ko") == "비슷한 항목: name"
    assert hint_of(Problem("C108", "a"), "ko") == ""


def test_labels_stand_from_the_outside_inwards() -> None:
    problem = Problem("C104", "a", labels=(Label("연락처", "Contact"), Label("휴대전화", "Mobile")))
    assert label_of(problem, "ko") == "연락처 > 휴대전화"
    assert problems.label_of(Problem("C104", "a"), "en") == ""


@pytest.mark.parametrize(("language", "words"), [("ko", "권한이 없습니다"), ("en", "permission denied")])
def test_reasons_of_the_system_are_told_in_our_words(language: str, words: str) -> None:
    reason = os.strerror(errno.EACCES)
    assert words in say("error.write", language, path="x", reason=reason)
    assert words in message_of(Problem("Y114", "x", args={"reason": reason}), language)
    assert "unheard of" in say("error.write", language, path="x", reason="unheard of")
