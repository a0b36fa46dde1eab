"""Values of print options that cannot be: what could be said instead is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.messages import say
from tests.cli.conftest import Here

ID = "C-7F3K9Q"
OFFSET = say("error.offset", "en", most="99")
COPIES = say("usage.range", "en", name="--copies", least="1", most="500")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("render", ID, "--overprint", "--offset", "1"), OFFSET),
        (("render", ID, "--overprint", "--offset", "100,0"), OFFSET),
        (("blank", "customer", "--copies", "0"), COPIES),
        (("blank", "customer", "--copies", "many"), COPIES),
        (("log", ID, "--limit", "0"), say("usage.at_least", "en", name="--limit", least="1")),
        (("render", ID, "--policy", "sales", "--fillable"), say("error.policy.fillable", "en")),
        (("render", ID, "--policy", "sales", "--fields", "연락처"), say("error.policy.fields", "en")),
        (("render", ID, "--policy", "sales", "--qr"), say("error.policy.qr", "en")),
        (("render", ID, "--policy", "sales", "--archive", "--attach"), say("error.policy.attach", "en")),
        (("import", "cards"), say("error.import.folder", "en", folder="cards")),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_be_is_told(here: Here, workspace: Path, arguments: tuple[str, ...], told: str) -> None:
    code, out, messages = here(*arguments)
    assert (code, out) == (2, "")
    assert told in " ".join(messages.split())
    assert not (workspace / "out").exists()
