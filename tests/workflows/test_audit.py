"""An audit accuses no clean share of any shipped policy, and tells of a leaky file from elsewhere."""

from __future__ import annotations

import io
import os
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from cardgen.errors import UnsoundCards, UsageError
from cardgen.extracting.found import Channel
from cardgen.messages.catalog import text_of
from cardgen.model.card import Card
from cardgen.model.form import FormSpec
from cardgen.model.policy import Redaction
from cardgen.model.problem import Label
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.index_html import render_index_html
from cardgen.rendering.index_pdf import render_index_pdf
from cardgen.rendering.ledger_xlsx import render_ledger
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import filled_view, redacted_view
from cardgen.viewing.shown_texts import card_texts, index_texts, ledger_texts
from cardgen.workflows.audit import audit_file, share_audit
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.workspace import Workspace, open_workspace

TODAY = date(2026, 11, 22)
POLICIES = ("sales", "support", "delivery", "management")
WHOSE = "C-2M8XWD"

CardsOfForms = list[tuple[FormSpec, list[Card]]]


@pytest.fixture(scope="module")
def workspace(root: Path) -> Workspace:
    return open_workspace(root)


@pytest.fixture(scope="module")
def cards(workspace: Workspace) -> CardsOfForms:
    bench = CheckingBench(workspace, TODAY)
    found = [(bench.form(file), bench.card(file)) for file in workspace.card_files().files]
    return [
        (form, [card for its, card in found if its is form and isinstance(card, Card)])
        for form in workspace.forms.values()
    ]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("name", POLICIES)
def test_no_clean_file_of_a_shipped_policy_is_accused(
    name: str, language: str, workspace: Workspace, cards: CardsOfForms
) -> None:
    policy = chosen_policy(workspace, name)
    audit = share_audit(workspace, policy, cards)
    redaction = Redaction(policy, Pseudonyms(b"k" * 32), TODAY, "영업1팀 · 재구매 유도")
    form, own = next((form, own) for form, own in cards if form.name == policy.form)
    folder, letterhead = workspace.template_folder(form.name), workspace.settings.letterhead
    renderers = {kind: card_format.open(folder) for kind, card_format in CARD_FORMATS.items()}
    for card in own if policy.cards else ():
        view = redacted_view(card, form, redaction, letterhead, language)
        for kind, renderer in renderers.items():
            assert audit.findings(f"cards/{view.stem}.{kind}", renderer.render(view), card_texts(view)) == ()
    index = build_index(own, form, language, ("pdf",), "한빛상사", redaction)
    ledger = build_ledger(own, form, language, "한빛상사", redaction)
    assert audit.findings("index.html", render_index_html(index), index_texts(index)) == ()
    assert audit.findings("ledger.xlsx", render_ledger(ledger), ledger_texts(ledger)) == ()
    if index.rows:
        assert audit.findings("index.pdf", render_index_pdf(index), index_texts(index)) == ()


def test_every_withheld_field_of_a_whole_card_is_found(
    tmp_path: Path, workspace: Workspace, cards: CardsOfForms
) -> None:
    """A card printed whole by mistake: each field the policy withholds is told, none it shows."""
    policy = chosen_policy(workspace, "delivery")
    form, own = next((form, own) for form, own in cards if form.name == policy.form)
    card = next(card for card in own if card.id == WHOSE)
    view = filled_view(card, form, workspace.settings.letterhead, "ko")
    file = tmp_path / "copy.docx"
    file.write_bytes(CARD_FORMATS["docx"].open(workspace.template_folder(form.name)).render(view))
    told = {
        problem.field
        for problem in audit_file(workspace, file, "delivery", processes=1).problems
        if problem.args.get("channel") == Channel.CONTENT.label
    }
    assert {
        "id",
        "registered",
        "contact.email",
        "personal.birth_date",
        "purchases[].amount",
        "purchases[].item",
    } <= told
    assert not told & {"name", "contact.mobile", "contact.address", "contact.postcode"}


def test_a_file_of_an_unknown_kind_is_no_clean_file(tmp_path: Path, workspace: Workspace) -> None:
    file = tmp_path / "copy.bin"
    file.write_bytes(b"\0\1\2\3")
    assert [it.code for it in audit_file(workspace, file, "sales", processes=1).problems] == ["P304"]


def test_a_damaged_package_is_no_clean_package(tmp_path: Path, workspace: Workspace) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.html"), "<p>x</p>")
    file = tmp_path / "copy.zip"
    file.write_bytes(content.getvalue()[:-5])
    assert [it.code for it in audit_file(workspace, file, "sales", processes=1).problems] == ["P304"]


def test_a_folder_cannot_be_audited(tmp_path: Path, workspace: Workspace) -> None:
    with pytest.raises(UsageError):
        audit_file(workspace, tmp_path, "sales", processes=1)


def test_with_a_card_that_cannot_be_read_nothing_is_called_clean(tmp_path: Path, root: Path) -> None:
    """What that card holds would not be searched for."""
    for name in ("cards", "templates", "cardgen.toml"):
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, tmp_path / name)
    (tmp_path / f"cards/{WHOSE}.yaml").write_text("id: [", encoding="utf-8")
    file = tmp_path / "copy.txt"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(UnsoundCards) as refused:
        audit_file(open_workspace(tmp_path), file, "sales", processes=1)
    assert {problem.path for problem in refused.value.problems} == {f"cards/{WHOSE}.yaml"}


@pytest.mark.parametrize("make", [os.mkfifo, lambda path: path.symlink_to("/dev/zero")], ids=["pipe", "device"])
def test_what_is_no_ordinary_file_is_not_waited_for(
    tmp_path: Path, workspace: Workspace, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "copy.txt")
    with pytest.raises(UsageError, match=r"error\.audit\.special"):
        audit_file(workspace, tmp_path / "copy.txt", "sales", processes=1)


@pytest.mark.parametrize("name", ["copy.txt", "copy.pdf", "copy.zip"])
def test_a_file_too_large_is_not_read(tmp_path: Path, workspace: Workspace, name: str) -> None:
    with (tmp_path / name).open("wb") as file:
        file.truncate(101 * 1024 * 1024)
    with pytest.raises(UsageError, match=r"error\.audit\.large"):
        audit_file(workspace, tmp_path / name, "sales", processes=1)


def test_a_package_that_unpacks_to_too_much_is_not_unpacked(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cardgen.sharing.package_reading.MOST_UNPACKED", 10)
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.html"), "<p>some text")
    (problem,) = audit_file(workspace, tmp_path / "copy.zip", "sales", processes=1).problems
    assert (problem.code, str(problem.args["reason"])) == ("P304", str(Label(*text_of("audit.reason.large"))))


@pytest.mark.parametrize("damage", [b"", b"PK", b"PK\5\6"], ids=["empty", "start", "end"])
def test_a_package_cut_off_anywhere_is_no_clean_file(tmp_path: Path, workspace: Workspace, damage: bytes) -> None:
    (tmp_path / "copy.zip").write_bytes(damage)
    assert {it.code for it in audit_file(workspace, tmp_path / "copy.zip", "sales", processes=1).problems} == {"P304"}
