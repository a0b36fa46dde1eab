"""cardgen check --format sarif."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Log

Run = Callable[..., "subprocess.CompletedProcess[str]"]
WRONG = "구일공-비밀-값"


@pytest.fixture
def log(workspace: Path, cardgen: Run) -> dict[str, Any]:
    """The log of two broken cards, one of them in a folder whose name an address must escape, and a broken form."""
    (workspace / "cards/가 나").mkdir()
    card = f"id: C-0ZJ8RH\nname: 한결\nkind: 개인\nowner: 007\ncontact: {{mobile: {WRONG}, emial: {WRONG}}}\n"
    (workspace / "cards/가 나/C-AAAAAA.yaml").write_text(card.replace("C-0ZJ8RH", "C-AAAAAA"), encoding="utf-8")
    (workspace / "cards/C-0ZJ8RH.yaml").write_text(card, encoding="utf-8")
    (workspace / "templates/receipt/form.yaml").write_text("[")
    done = cardgen("check", "--format", "sarif")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == cardgen("check", "--format", "sarif").stdout
    assert WRONG not in done.stdout
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_log_is_what_the_standard_asks_for(log: dict[str, Any]) -> None:
    Log.model_validate(log)
    assert log["version"] == "2.1.0"


def test_results_name_their_rule_and_place(log: dict[str, Any]) -> None:
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["C103", "C104", "C302", "Y105"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert all("{" not in rule["shortDescription"]["text"] for rule in rules)
    phone = next(result for result in run["results"] if result["ruleId"] == "C104")
    place = phone["locations"][0]
    assert phone["level"] == "error"
    assert place["physicalLocation"]["region"] == {"startLine": 5, "startColumn": 19}
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "contact.mobile"


def test_paths_are_relative_addresses(log: dict[str, Any]) -> None:
    places = [result["locations"][0]["physicalLocation"] for result in log["runs"][0]["results"]]
    assert {place["artifactLocation"]["uri"] for place in places} == {
        "cards/C-0ZJ8RH.yaml",
        "cards/%EA%B0%80%20%EB%82%98/C-AAAAAA.yaml",
        "templates/receipt/form.yaml",
    }


def test_cards_left_out_are_counted(log: dict[str, Any], cardgen: Run) -> None:
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == ["Cards not checked because their form has errors: 1."]
    assert json.loads(cardgen("check", "--format", "json").stdout)["left_out"] == 1


@pytest.mark.usefixtures("workspace")
def test_sound_workspace_gives_a_log_without_results(cardgen: Run) -> None:
    log = json.loads(cardgen("check", "--format", "sarif").stdout)
    Log.model_validate(log)
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["tool"]["driver"]["rules"] == []
