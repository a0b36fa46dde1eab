"""Copies and lists under a policy: whose they are, where they lie, what forbids them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import PrivacyRefusal, UsageError
from cardgen.extracting.html_text import html_text
from cardgen.extracting.xlsx_text import xlsx_text
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.index_copies import index_copies
from cardgen.workflows.render import RenderReport
from cardgen.workflows.render_copies import render_copies
from cardgen.workflows.workspace import open_workspace

MakeWorkspace = Callable[..., Path]
COPIES = "out/customer/shared/sales"
STEM = re.compile(r"P-[0-9A-HJKMNP-TV-Z]{10}")


def render(
    workspace: Path,
    policy: str = "sales",
    *names: str,
    formats: tuple[str, ...] = ("html",),
    folder: Path | None = None,
    where: str | None = None,
) -> RenderReport:
    CheckingBench.at.cache_clear()
    opened = open_workspace(workspace)
    return render_copies(
        opened, policy, names, formats, folder, where=where, processes=1, progress=lambda _done, _total: None
    )


def index(
    workspace: Path, policy: str, *formats: str, folder: Path | None = None, where: str | None = None
) -> RenderReport:
    return index_copies(open_workspace(workspace), policy, where, formats, folder, processes=1)


def withdraw(workspace: Path, card: str) -> None:
    """Take back the consent to advertising of a sample card."""
    file = workspace / f"cards/{card}.yaml"
    consent = "consents:\n  - {purpose: 광고성 정보 수신, given: 2024-01-02, withdrawn: 2026-01-02}\n"
    text = re.sub(r"^consents:\n(?:[ -].*\n)*", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text + consent, encoding="utf-8")


def test_copies_are_called_by_pseudonyms_and_lie_apart_from_full_cards(workspace: Path) -> None:
    report = render(workspace)
    assert [file.parent for file in report.files] == [workspace / COPIES] * 3
    assert all(STEM.fullmatch(file.stem) for file in report.files)
    texts = [html_text(file.read_bytes()) for file in report.files]
    assert all("공유용 사본 · 영업 · 재구매 유도와 상담 준비" in text for text in texts)
    assert not any("김민준" in text or "C-7F3K9Q" in text for text in texts)


def test_the_next_copies_have_the_same_names_and_bytes(workspace: Path) -> None:
    before = {file: file.read_bytes() for file in render(workspace).files}
    assert {file: file.read_bytes() for file in render(workspace).files} == before
    others = {file.stem for file in render(workspace, "support").files}
    assert others.isdisjoint(file.stem for file in before)


def test_copies_of_customers_who_withdrew_are_removed_by_the_next_run(workspace: Path) -> None:
    before = set(render(workspace).files)
    withdraw(workspace, "C-7F3K9Q")
    report = render(workspace)
    assert (report.without_consent, len(report.files)) == (1, 2)
    assert {*(workspace / COPIES).iterdir()} == {*report.files} < before


def test_an_edited_copy_stays_when_its_customer_leaves(workspace: Path) -> None:
    (copy,) = render(workspace, "sales", "C-7F3K9Q").files
    copy.write_text("mine", encoding="utf-8")
    withdraw(workspace, "C-7F3K9Q")
    render(workspace)
    assert copy.read_text(encoding="utf-8") == "mine"


def test_copies_in_a_folder_of_mine_are_never_removed(workspace: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    before = render(workspace, folder=desk).files
    withdraw(workspace, "C-7F3K9Q")
    render(workspace, folder=desk)
    assert sorted(desk.iterdir()) == sorted(before)


def test_a_build_neither_counts_nor_removes_copies(workspace: Path, run_build: Callable[..., object]) -> None:
    copies = render(workspace).files
    run_build()
    assert all(file.exists() for file in copies)
    assert not [*(workspace / "out/customer/cards").glob("P-*")]


def test_named_cards_alone_leave_the_other_copies(workspace: Path) -> None:
    before = render(workspace).files
    render(workspace, "sales", "C-7F3K9Q")
    render(workspace, where="등급 = VIP")
    assert all(file.exists() for file in before)


def test_a_policy_of_totals_alone_makes_no_copy(workspace: Path) -> None:
    with pytest.raises(UsageError) as error:
        render(workspace, "management")
    assert error.value.message_id == "error.policy.totals_only"


@pytest.mark.parametrize("make", [render, lambda workspace, **_: index(workspace, "sales", "html")])
def test_personal_data_in_a_summary_forbids_every_copy(workspace: Path, make: Callable[..., object]) -> None:
    file = workspace / "cards/C-0ZJ8RH.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "shareable_summary: 김민준 님 소개로 오심\n", encoding="utf-8")
    with pytest.raises(PrivacyRefusal) as error:
        make(workspace)
    assert error.value.message_id == "error.share.gate"
    assert not (workspace / COPIES).exists()


def test_a_withheld_field_chooses_no_copies(workspace: Path) -> None:
    with pytest.raises(PrivacyRefusal) as rendering:
        render(workspace, where="이름 = 김민준")
    with pytest.raises(PrivacyRefusal) as listing:
        index(workspace, "sales", "html", where="이름 = 김민준")
    assert {rendering.value.message_id, listing.value.message_id} == {"error.share.select"}
    assert not (workspace / COPIES).exists()


def test_too_small_a_group_forbids_copies(workspace: Path) -> None:
    policy = workspace / "templates/customer/policies/sales.yaml"
    policy.write_text(policy.read_text(encoding="utf-8") + "smallest_group: 3\n", encoding="utf-8")
    with pytest.raises(PrivacyRefusal) as error:
        render(workspace)
    assert error.value.message_id == "error.share.small_group"


def test_lists_lie_beside_the_copies_and_link_nowhere(workspace: Path) -> None:
    report = index(workspace, "영업", "html", "xlsx")
    assert [file.relative_to(workspace).as_posix() for file in report.files] == [
        f"{COPIES}/index.html",
        f"{COPIES}/ledger.xlsx",
    ]
    page = report.files[0].read_bytes().decode()
    stems = sorted(file.stem for file in render(workspace).files)
    assert [page.index(stem) for stem in stems] == sorted(page.index(stem) for stem in stems)
    assert '"files":[]' in page
    assert "김민준" not in page + xlsx_text(report.files[1].read_bytes())


def test_lists_in_a_folder_of_mine_are_called_after_the_policy(workspace: Path, tmp_path: Path) -> None:
    report = index(workspace, "sales", "html", folder=tmp_path / "desk", where="등급 = VIP")
    assert [file.name for file in report.files] == ["sales-index.html"]
    assert "<h1>공유용 고객 목록</h1>" in report.files[0].read_text(encoding="utf-8")


def test_totals_alone_are_a_page_without_rows(make_workspace: MakeWorkspace) -> None:
    workspace = make_workspace("*")
    policy = workspace / "templates/customer/policies/management.yaml"
    policy.write_text(policy.read_text(encoding="utf-8").replace("k: 5", "k: 2"), encoding="utf-8")
    page, printed, ledger = index(workspace, "management", "html", "pdf", "xlsx").files
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<summary>집계</summary>" in text
    assert not re.search(r"P-[0-9A-Z]{10}|C-[0-9A-Z]{6}", text + xlsx_text(ledger.read_bytes()))
    assert printed.read_bytes().startswith(b"%PDF")


def plant(workspace: Path, secret: str) -> None:
    """Let the template of the customer card write a text that no view holds, on all cards but the blank one."""
    page = workspace / "templates/customer/card.html"
    leak = f"{{% if name.value %}}<p>{secret}</p>{{% endif %}}</body>"
    page.write_text(page.read_text(encoding="utf-8").replace("</body>", leak), encoding="utf-8")


def test_a_copy_with_what_is_withheld_ends_all_copies(workspace: Path) -> None:
    plant(workspace, "강원특별자치도 춘천시 푸른물결로 9, 3층")
    with pytest.raises(PrivacyRefusal) as refused:
        render(workspace)
    assert {(it.code, it.field) for it in refused.value.problems} == {("P301", "contact.address")}
    assert [*(workspace / COPIES).iterdir()] == []


@pytest.mark.slow
def test_what_a_policy_shows_of_others_is_withheld_from_copies_without_them(workspace: Path) -> None:
    plant(workspace, "강원특별자치도 춘천시 푸른물결로 9, 3층")
    assert render(workspace, "delivery", "C-7F3K9Q", "C-E5XB1W").files
    with pytest.raises(PrivacyRefusal):
        render(workspace, "delivery", "C-7F3K9Q")


def test_a_list_with_what_is_withheld_is_not_written(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaky(*_: object) -> bytes:
        return "<!doctype html><p>강원특별자치도 춘천시 푸른물결로 9, 3층</p>".encode()

    monkeypatch.setattr("cardgen.workflows.index_copies.render_index", leaky)
    with pytest.raises(PrivacyRefusal):
        index(workspace, "sales", "html")
    assert not (workspace / COPIES / "index.html").exists()
