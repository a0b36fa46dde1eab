"""Every refusal has a file under examples/bad that is refused at the place written beside it.

`<name>.expected` holds one line for each problem: `line:column code field`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cardgen.loading.card_file import load_card
from cardgen.loading.form_file import FormFile, read_form
from cardgen.messages.problems import hint_of, message_of, rules
from cardgen.model.card import Card, RawCard, Rejected
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.validation.form_lint import lint_form
from cardgen.validation.schema_check import CardChecker, Verdict
from cardgen.yamltree import MappingNode, Node, ScalarNode, decode, parse

EXAMPLES = Path(__file__).parents[1] / "examples"
CARD_ID = "C-7F3K9Q"

SHOWN_ELSEWHERE = frozenset(
    {
        "Y112",
        "Y114",
        "Y120",
        "C118",
        "C203",
        "C204",
        "C205",
        "C206",
        "C207",
        "C208",
        "C209",
        "C210",
        "C211",
        "F121",
        "F126",
        "F127",
    }
)
"""Rules about what surrounds a file (links, permissions, names, other files), and one the shipped forms have no use for
(C118): test_surroundings.py and test_schema_check.py break those."""


def examples(folder: str) -> list[Path]:
    return sorted((EXAMPLES / folder).glob("*/*.yaml"))


def named(file: Path) -> str:
    return f"{file.parent.name}/{file.stem}"


def card_verdict(file: Path, form: FormSpec, checker: CardChecker) -> Verdict:
    raw = load_card(file, f"cards/{CARD_ID}.yaml", form)
    return checker.check(raw, CARD_ID) if isinstance(raw, RawCard) else Verdict(raw)


def form_problems(file: Path) -> tuple[Problem, ...]:
    form = read_form(file, "templates/memo/form.yaml")
    return lint_form(form.root, form.path) if isinstance(form, FormFile) else form


def written(problems: Sequence[Problem]) -> list[str]:
    return [
        f"{problem.position.line}:{problem.position.column} {problem.code} {problem.field}".rstrip()
        for problem in problems
    ]


def expected(file: Path) -> list[str]:
    return file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("file", examples("bad/cards"), ids=named)
def test_a_bad_card_is_refused_where_it_is_wrong(file: Path, customer: FormSpec, checker: CardChecker) -> None:
    verdict = card_verdict(file, customer, checker)
    assert written(verdict.problems) == expected(file)
    warned_only = all(not problem.is_error for problem in verdict.problems)
    assert isinstance(verdict.outcome, Card if warned_only else Rejected)


@pytest.mark.parametrize("file", examples("bad/forms"), ids=named)
def test_a_bad_form_is_refused_where_it_is_wrong(file: Path) -> None:
    assert written(form_problems(file)) == expected(file)


def test_an_example_breaks_the_rule_its_folder_names() -> None:
    for file in (*examples("bad/cards"), *examples("bad/forms")):
        codes = {line.split()[1] for line in expected(file)}
        assert file.parent.name == "several" or file.parent.name in codes, named(file)


def test_every_rule_has_an_example() -> None:
    shown = {file.parent.name for kind in ("cards", "forms") for file in examples(f"bad/{kind}")}
    ours = {code for code in rules() if code[0] in "YCF"}
    assert ours - shown == SHOWN_ELSEWHERE


@pytest.mark.parametrize("file", examples("good"), ids=named)
def test_a_good_card_says_what_was_typed(file: Path, customer: FormSpec, checker: CardChecker) -> None:
    verdict = card_verdict(file, customer, checker)
    assert isinstance(verdict.outcome, Card), written(verdict.problems)
    lines = file.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    facts = dict(line.split(" = ", 1) for line in lines if " = " in line)
    assert {path: repr(verdict.outcome.value(path)) for path in facts} == facts
    assert written(verdict.problems) == [line for line in lines if " = " not in line]


def secrets(file: Path, known: str) -> frozenset[str]:
    """The texts of a card that a message could give away: four characters or more, and not words of the form."""
    text = decode(file.read_bytes())
    root = parse(text).root if isinstance(text, str) else None
    return frozenset(word for word in _texts(root) if len(word) >= 4 and word not in known)


def _texts(node: Node | None) -> list[str]:
    if isinstance(node, ScalarNode):
        return [node.text.strip()]
    if isinstance(node, MappingNode):
        return [text for key, value in node.entries for text in (key.text, *_texts(value))]
    return [] if node is None else [text for item in node.items for text in _texts(item)]


def said(problem: Problem) -> str:
    """Everything a problem can say, in both languages."""
    texts = [text(problem, language) for text in (message_of, hint_of) for language in ("ko", "en")]
    return "\n".join([*texts, problem.field, repr(problem), repr(problem.args)])


@pytest.mark.parametrize("file", examples("bad/cards"), ids=named)
def test_no_message_holds_a_value_of_the_card(file: Path, root: Path, customer: FormSpec, checker: CardChecker) -> None:
    known = (root / "templates/customer/form.yaml").read_text(encoding="utf-8")
    fixed = "".join(f"{rule.text}{rule.hint}" for rule in rules().values())
    for problem in card_verdict(file, customer, checker).problems:
        leaked = [word for word in secrets(file, known + fixed + problem.path) if word in said(problem)]
        assert leaked == []


def test_the_search_for_leaks_finds_one() -> None:
    file = EXAMPLES / "bad/cards/C104/words-before.yaml"
    value = "회사 02-123-4567"
    assert value in secrets(file, "")
    assert value in said(Problem("C102", file.name, args={"missing": value, "key": ""}))
