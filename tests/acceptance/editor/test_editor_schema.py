"""What an editor says about cards while they are typed, given the schema and settings `cardgen doctor --fix` writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Each of these asks a language server."""

Underlined = Callable[[Mapping[str, str]], Mapping[str, Sequence[int]]]

SOUND = """\
id: C-7F3K9Q
name: 김민준
kind: 개인
registered: 2024-01-15
contact:
  mobile: 01012345670   # no quotes: text fields take what looks like a number
  phone:
  postcode: 06234
purchases:
  - {date: 2024-01-15, item: 1200, quantity: 2, amount: 1234000}
campaigns:
  - {date: 2024-02-01, campaign: 설맞이, opened: true}
notes: |
  여러 줄
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    """A copy of this project's forms after `doctor --fix`; its exit code tells of the machine, not of the workspace."""
    root = tmp_path_factory.mktemp("workspace")
    shutil.copy(pytestconfig.rootpath / "cardgen.toml", root)
    shutil.copytree(pytestconfig.rootpath / "templates", root / "templates")
    subprocess.run([Path(sys.executable).with_name("cardgen"), "doctor", "--fix"], cwd=root, check=False, timeout=60)
    return root


def test_a_sound_card_is_not_underlined(underlined: Underlined) -> None:
    assert underlined({"cards/C-7F3K9Z.yaml": SOUND}) == {"cards/C-7F3K9Z.yaml": []}


def test_sample_cards_are_not_underlined(underlined: Underlined, pytestconfig: pytest.Config) -> None:
    root = pytestconfig.rootpath
    cards = {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in root.glob("cards/**/*.yaml")
    }
    assert len(cards) > 12
    assert underlined(cards) == {path: [] for path in cards}


def test_a_mistake_is_underlined_where_it_is(underlined: Underlined) -> None:
    mistakes = (
        ("registered:", "registred:", 4),
        ("kind: 개인", "kind: 개인사업자", 3),
        ("  postcode:", "  zip:", 8),
        ("quantity: 2", "quantity: 두 개", 10),
        ("opened: true", "opened: 예", 12),
        ("id: C-7F3K9Q", "id: C-7F3K9O", 1),
    )
    cards = {f"cards/C-{line:06}.yaml": SOUND.replace(sound, wrong) for sound, wrong, line in mistakes}
    assert underlined(cards) == {f"cards/C-{line:06}.yaml": [line] for _, _, line in mistakes}


def test_a_missing_name_is_underlined(underlined: Underlined) -> None:
    path = "cards/C-00000A.yaml"
    assert underlined({path: SOUND.replace("name: 김민준\n", "")})[path]


def test_a_receipt_is_held_against_its_own_form(underlined: Underlined) -> None:
    sound, wrong = "cards/receipts/R-000001.yaml", "cards/receipts/R-000002.yaml"
    receipt = "id: R-000001\ndate: 2026-04-11\npayer: 가람문구\namount: 1000\n"
    assert underlined({sound: receipt, wrong: receipt + "name: 가람문구\n"}) == {sound: [], wrong: [5]}
