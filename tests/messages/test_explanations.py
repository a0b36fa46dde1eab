"""Every rule is explained, and its example breaks that rule and no longer does once mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
import yaml

from cardgen.messages.explanations import explanations
from cardgen.messages.problems import rules
from cardgen.validation.form_lint import lint_form
from cardgen.validation.schema_check import Verdict
from cardgen.yamltree import MappingNode, parse

Check = Callable[[str], Verdict]

HEAD = "id: C-7F3K9Q\nname: 홍길동\nkind: 개인\n"
FORM = """
x-label: {ko: 메모, en: Memo}
x-id-prefix: M-
x-version: 1
type: object
additionalProperties: false
required: [id]
properties:
  id:
    {type: string, pattern: '^M-[0-9]{6}$', x-kind: id, x-label: {ko: 번호, en: No.}, x-privacy: identifying,
     x-merge: atomic}
  body: {type: string, x-label: {ko: 글, en: Text}, x-privacy: internal, x-merge: scalar}
"""
OF_THE_FORM = {"x-id-prefix", "x-version", "additionalProperties", "required", "x-order"}
EXPLAINED = ("Y", "C", "F", "T", "P")
SHOWN_BY_LINES = [
    pytest.param(code, explained.bad, explained.good, id=code)
    for code, explained in sorted(explanations().items())
    if explained.bad and code[0] in "YCF"
]


def card_codes(check: Check, lines: str) -> set[str]:
    """The rules a card with these lines breaks; lines with an id are a whole card."""
    whole = "id:" in lines.partition("\n")[0]
    return {problem.code for problem in check(lines if whole else f"{HEAD}{lines}\n").problems}


def form_codes(lines: str) -> set[str]:
    """The rules a form with these lines breaks; keywords of a field go into its field `body`."""
    form: dict[str, Any] = yaml.safe_load(FORM)
    added: Mapping[str, Any] = yaml.safe_load(lines)
    for key, value in added.items():
        if key == "properties":
            form["properties"].update(value)
        elif key in OF_THE_FORM:
            form[key] = value
        else:
            form["properties"]["body"][key] = value
    root = parse(yaml.safe_dump(form, allow_unicode=True, sort_keys=False)).root
    assert isinstance(root, MappingNode)
    return {problem.code for problem in lint_form(root, "templates/memo/form.yaml")}


def test_every_rule_of_cards_forms_templates_and_shares_is_explained() -> None:
    """Rules of imported files where they do not explain themselves."""
    assert set(explanations()) <= set(rules())
    found = {code for code in explanations() if not code.startswith("I")}
    assert found == {code for code in rules() if code.startswith(EXPLAINED)}


def test_reason_is_at_most_two_sentences_and_no_example_is_half() -> None:
    told = explanations()
    assert [code for code, it in told.items() if it.why.ko.count("니다. ") + it.why.ko.count("세요. ") > 1] == []
    assert [code for code, it in told.items() if not it.why.ko.endswith(("니다.", "세요."))] == []
    assert [code for code, it in told.items() if not it.why.en.endswith(".")] == []
    assert [code for code, it in told.items() if bool(it.bad) != bool(it.good)] == []


@pytest.mark.parametrize(("code", "bad", "good"), SHOWN_BY_LINES)
def test_example_breaks_its_rule_until_it_is_mended(check: Check, code: str, bad: str, good: str) -> None:
    if code.startswith("F"):
        assert code in form_codes(bad)
        assert form_codes(good) == set()
    else:
        assert code in card_codes(check, bad)
        assert card_codes(check, good) == set()
