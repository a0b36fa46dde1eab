"""What is said about merging cards: git's set-up for it, conflicts, and choosing between two versions."""

from __future__ import annotations

from cardgen.messages.text import Text

MERGE_TEXTS: dict[str, Text] = {
    "doctor.merging": Text("git이 카드를 항목별로 병합", "git merges cards field by field"),
    "doctor.git_copies": Text(".git에 카드 내용을 따로 남기지 않음", "no card text kept apart in .git"),
}
