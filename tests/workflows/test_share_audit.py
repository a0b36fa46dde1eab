"""What the audit of a share objects to, and what it lets pass, with the cards and templates of a workspace."""

from __future__ import annotations

import io
import secrets
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from cardgen.errors import PrivacyRefusal
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.share import Made
from cardgen.workflows.share_audit import ShareAudit
from cardgen.workflows.share_plan import Asked, plan_share
from cardgen.workflows.share_spec import ShareSpec
from cardgen.workflows.workspace import open_workspace

MakePackage = Callable[..., Made]

MEMBER, OUTSIDER = "C-7F3K9Q", "C-E5XB1W"
ADDRESS = "강원특별자치도 춘천시 푸른물결로 9, 3층"
"""Of the outsider."""

STARS = """\
purchases:
  - {date: 2025-03-04, item: "만족도 ***", amount: 10000}
  - {date: 2025-03-05, item: "만족도 *****", amount: 20000}
  - {date: 2025-03-06, item: "책상 1200*600", amount: 30000}
  - {date: 2025-03-07, item: "책상 1200**600", amount: 40000}
"""


def audit_of(root: Path, policy: str, *names: str) -> ShareAudit:
    CheckingBench.at.cache_clear()
    workspace = open_workspace(root)
    plan = plan_share(workspace, Asked(policy, "영업1팀", names=names, formats=("html",)), processes=1)
    redaction = plan.redaction(Pseudonyms(bytes(32)), workspace.settings.language)
    members = frozenset(card.id for card in plan.chosen.cards)
    run = secrets.token_hex(8)
    return ShareAudit(
        ShareSpec(run, str(root), workspace.today, plan.form.name, plan.terms, members, redaction, password=None)
    )


def test_what_the_policy_shows_of_others_may_not_be_in_a_share_without_them(workspace: Path) -> None:
    page = f"<!doctype html><p>{ADDRESS}</p>".encode()
    with pytest.raises(PrivacyRefusal) as refused:
        audit_of(workspace, "delivery", MEMBER).passed("a.html", page, [])
    assert {(it.code, it.field) for it in refused.value.problems} == {("P301", "contact.address")}
    audit_of(workspace, "delivery", MEMBER, OUTSIDER).passed("a.html", page, [])


def test_stars_that_people_typed_end_no_share(workspace: Path, make_package: MakePackage) -> None:
    file = workspace / "cards/C-0ZJ8RH.yaml"
    text = file.read_text(encoding="utf-8")
    assert "purchases:" not in text
    file.write_text(text + STARS, encoding="utf-8")
    assert make_package(workspace, "sales").path


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["html", "pdf"])
def test_a_picture_that_some_customers_alone_get_is_the_templates_own(
    kind: str, workspace: Path, make_package: MakePackage
) -> None:
    folder = workspace / "templates/customer"
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "gold").save(picture, "PNG")
    (folder / "vip.png").write_bytes(picture.getvalue())
    page = (folder / "card.html").read_text(encoding="utf-8")
    shown = '<body>{% if grade.value == "VIP" %}<img src="vip.png" alt="VIP">{% endif %}'
    (folder / "card.html").write_text(page.replace("<body>", shown, 1), encoding="utf-8")
    made = make_package(workspace, "sales", formats=(kind,))
    assert made.path is not None
    with zipfile.ZipFile(made.path) as archive:
        assert len([name for name in archive.namelist() if name.endswith(kind) and name.startswith("cards/")]) == 3
