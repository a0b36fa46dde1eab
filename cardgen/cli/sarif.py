"""Problems as a SARIF 2.1.0 log, which code hosts and editors show beside the lines (OASIS sarif-v2.1.0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from cardgen import __version__
from cardgen.cli.language import language, tell
from cardgen.messages.explanations import explanations, general_hint, general_text
from cardgen.messages.problems import rules
from cardgen.model.problem import Problem

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(problems: Sequence[Problem], sentences: Iterable[str], left_out: int) -> Mapping[str, Any]:
    """The log of one run: only the rules that were broken, in the order of their codes.

    `sentences` say what is wrong, one for each problem; `left_out` counts cards that could not be checked.
    """
    codes = sorted({problem.code for problem in problems})
    results = [
        _result(problem, sentence, codes.index(problem.code))
        for problem, sentence in zip(problems, sentences, strict=True)
    ]
    driver = {"name": "cardgen", "version": __version__, "language": language(), "rules": [*map(_rule, codes)]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True, **_notifications(left_out)}],
        "results": results,
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> Mapping[str, Any]:
    rule = rules()[code]
    described = {"shortDescription": {"text": general_text(rule, language())}}
    if explained := explanations().get(code):
        described["fullDescription"] = {"text": explained.why.text(language())}
    if hint := general_hint(rule, language()):
        described["help"] = {"text": hint}
    return {"id": code, **described, "defaultConfiguration": {"level": rule.severity.value}}


def _result(problem: Problem, sentence: str, index: int) -> Mapping[str, Any]:
    place: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {
                "uri": quote(problem.path, safe="/*", errors="surrogateescape"),
                "uriBaseId": "%SRCROOT%",
            },
            "region": {"startLine": problem.position.line, "startColumn": problem.position.column},
        }
    }
    if problem.field:
        place["logicalLocations"] = [{"fullyQualifiedName": problem.field, "kind": "member"}]
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": problem.severity.value,
        "message": {"text": sentence},
        "locations": [place],
        **({"properties": {"commit": problem.commit}} if problem.commit else {}),
    }


def _notifications(left_out: int) -> Mapping[str, Any]:
    if not left_out:
        return {}
    text = tell("check.left_out", cards=f"{left_out:,}")
    return {"toolExecutionNotifications": [{"level": "warning", "message": {"text": text}}]}
