"""The values that texts are searched for are those of everybody in the workspace."""

from __future__ import annotations

from pathlib import Path

from cardgen.detection.known_values import KnownValues
from cardgen.detection.personal_kind import PersonalKind
from cardgen.workflows.everybody import everybody
from cardgen.workflows.share_gate import known_values
from cardgen.workflows.workspace import open_workspace


def kinds(known: KnownValues, text: str) -> set[PersonalKind]:
    return {sighting.kind for sighting in known.found_in(text)}


def test_customers_of_all_forms_are_known(workspace: Path) -> None:
    (workspace / "cards/C-2M8XWD.yaml").write_text("id: C-2M8XWD\nname: 강도현\nkind: 개인\n", encoding="utf-8")
    known = known_values(everybody(open_workspace(workspace), 1))
    assert kinds(known, "강도현이 소개") == {PersonalKind.NAME}
    assert kinds(known, "강도훈이 소개") == set()


def test_cards_with_errors_name_people_too(workspace: Path) -> None:
    card = "id: C-2M8XWD\nname: 강도현\nkind: 사람\ncontact: {email: do.hyun@example.kr}\n"
    (workspace / "cards/C-2M8XWD.yaml").write_text(card, encoding="utf-8")
    known = known_values(everybody(open_workspace(workspace), 1))
    assert kinds(known, "강도현이 소개, do.hyun@example.kr") == {PersonalKind.NAME, PersonalKind.EMAIL}
