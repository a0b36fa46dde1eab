"""Cards of a workspace changed and committed, or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cardgen.errors import CardgenError
from cardgen.workflows.commit_cards import Committed, commit_cards
from cardgen.workflows.workspace import open_workspace

CARD = "cards/C-7F3K9Q.yaml"
OTHER = "cards/C-E5XB1W.yaml"


def put(workspace: Path, before: str, after: str, path: str = CARD) -> None:
    text = (workspace / path).read_text(encoding="utf-8")
    assert before in text
    (workspace / path).write_text(text.replace(before, after), encoding="utf-8")


def committed(workspace: Path, *names: str, text: str | None = None, dry_run: bool = False) -> Committed:
    return commit_cards(open_workspace(workspace), names, text, dry_run=dry_run)


def refusal(workspace: Path, *names: str, kind: type[CardgenError], text: str | None = None) -> str:
    with pytest.raises(kind) as failed:
        committed(workspace, *names, text=text)
    return failed.value.message_id
