"""The report of what is held about a person: all of it, of nobody else, in files that open."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pypdf
import pytest

from cardgen.errors import EnvironmentMissing, TemplateError, UsageError
from cardgen.model.policy import Recipient
from cardgen.rendering.disclosure import render_disclosure_html
from cardgen.sharing.disclosure import disclosure_view
from cardgen.sharing.share_record import KeyKind, ShareRecord
from cardgen.workflows import disclose as workflow
from cardgen.workflows.build import build
from cardgen.workflows.disclose import Disclosure, disclose, write_report
from cardgen.workflows.policies import policies
from cardgen.workflows.share_keys import policy_pseudonyms
from cardgen.workflows.share_ledger import publish, read_ledger
from cardgen.workflows.workspace import Workspace, open_workspace

CARD = """\
id: C-7F3K9Q
name: 김가온
kind: 개인
grade: VIP
contact: {mobile: 010-0284-1937, email: "gaon.kim@example.com"}
purchases: [{date: 2026-01-02, item: 커튼, amount: 1234000}]
consents:
  - {purpose: 개인정보 수집·이용, given: 2021-03-15, method: 서면, version: 2021-01}
  - {purpose: 광고성 정보 수신, given: 2021-03-15, withdrawn: 2024-05-06}
  - {purpose: 광고성 정보 수신, given: 2021-03-14}
retain_until: 2031-03-14
notes: 첫 줄
"""


def quiet(_done: int, _all: int) -> None:
    """Draws nothing."""


@pytest.fixture
def opened(workspace: Path) -> Workspace:
    (workspace / "cards/C-7F3K9Q.yaml").write_text(CARD, encoding="utf-8")
    return open_workspace(workspace)


def share(workspace: Workspace, number: str, fields: Mapping[str, str], until: date, card: str = "C-7F3K9Q") -> None:
    record = ShareRecord(
        number=number,
        made=datetime(2026, 11, int(number[6:8]), tzinfo=timezone(timedelta(hours=9))),
        by="박지훈",
        recipient="한빛택배",
        kind=Recipient.PROCESSOR,
        purpose="배송",
        policy="delivery",
        form="customer",
        policy_hash="0" * 64,
        cards=(card,),
        fields=fields,
        formats=("pdf",),
        left_out=(),
        package=f"{number}.zip",
        package_hash=sha256(b"").hexdigest(),
        keep_until=until,
        smallest_group=None,
        key=KeyKind.SHARE,
        version="0.1",
        before=read_ledger(workspace.root).hashes,
    )
    publish(workspace, record, io.BytesIO())


def told(workspace: Workspace) -> Disclosure:
    found, problems = disclose(workspace, "C-7F3K9Q", processes=1, progress=quiet)
    assert found is not None
    assert problems == ()
    return found


def page(workspace: Workspace, language: str = "ko") -> str:
    view = disclosure_view(told(workspace).held, workspace.settings.letterhead, language)
    return render_disclosure_html(view).decode()


def part(html: str, number: int) -> str:
    return html.partition(f"<h2>{number}. ")[2].partition("<h2>")[0]


def test_everything_the_card_holds_is_in_the_report(opened: Workspace) -> None:
    items = part(page(opened), 1)
    assert all(text in items for text in ("김가온", "010-0284-1937", "gaon.kim@example.com", "커튼", "1,234,000원"))
    assert all(text in items for text in ("첫 줄", "VIP", "2026-01-02"))
    assert "☐" not in items
    assert "동의" not in items


def test_consents_are_told_with_what_became_of_them(opened: Workspace) -> None:
    consents = part(page(opened), 2)
    rows = consents.split("<tr>")[2:]
    states = ("유효<", "2024-05-06 철회", "유효하지 않음")
    assert [row.count("<td>") for row in rows] == [5, 5, 5]
    assert all(state in row for row, state in zip(rows, states, strict=True))


def test_shares_are_told_with_recipient_purpose_fields_and_time(opened: Workspace) -> None:
    fields = {"name": "mask", "grade": "show", "purchases[].item": "show", "purchases[].date": "band:month",
              "consultations": "show", "gone.field": "show"}  # fmt: skip
    share(opened, "20261101-AAAAAA", fields, opened.today - timedelta(days=1))
    share(opened, "20261102-AAAAAA", {}, opened.today)
    share(opened, "20261103-AAAAAA", {"name": "show"}, opened.today, card="C-E5XB1W")
    shares = part(page(opened), 4)
    newest, oldest = shares.split("<tr>")[2:]
    assert all(text in oldest for text in ("2026-11-01", "한빛택배", "처리위탁", "배송", "(지남)"))
    assert "표시: 등급, 구매 이력(품목), 상담/불만 이력 건수, gone.field\n" in oldest
    assert "가림: 성명/상호\n구간: 구매 이력(일자)" in oldest
    assert "집계에만 들어감" in newest
    assert "(지남)" not in newest


def test_places_are_told_where_files_lie(opened: Workspace) -> None:
    build(opened, ("html",), ("html",), processes=1, progress=quiet)
    (opened.root / "out/customer/cards/C-7F3K9Q.edited.docx").write_bytes(b"")
    (opened.root / "ledger/erased").mkdir(parents=True)
    (opened.root / "ledger/erased/C-7F3K9Q.txt").write_text("", encoding="utf-8")
    held = told(opened).held
    assert held.files == ("out/customer/cards/C-7F3K9Q.edited.docx", "out/customer/cards/C-7F3K9Q.html")
    assert held.lists == ("out/customer/index.html",)
    assert held.erased == ("ledger/erased/C-7F3K9Q.txt",)
    assert all(path in part(page(opened), 5) for path in (*held.files, *held.lists, *held.erased, held.card.path))


def test_redacted_copies_are_told_though_they_bear_a_pseudonym(opened: Workspace) -> None:
    pseudonyms = policy_pseudonyms(opened, policies(opened).sound["customer", "sales"])
    folder = opened.root / "out/customer/shared/sales"
    folder.mkdir(parents=True)
    own, other = (f"{pseudonyms.card(card)}.pdf" for card in ("C-7F3K9Q", "C-E5XB1W"))
    for name in (own, other, "index.html"):
        (folder / name).write_bytes(b"")
    (opened.root / "out/customer/customer-blank.docx").write_bytes(b"")
    held = told(opened).held
    assert held.files == (f"out/customer/shared/sales/{own}",)
    assert held.lists == ("out/customer/shared/sales/index.html",)


def test_report_says_where_there_is_nothing_to_tell(opened: Workspace) -> None:
    (opened.root / "cards/C-7F3K9Q.yaml").write_text("id: C-7F3K9Q\nname: 김가온\nkind: 개인\n", encoding="utf-8")
    html = page(open_workspace(opened.root))
    assert "적혀 있는 동의가 없습니다." in part(html, 2)
    assert "정해 둔 보유 기한이 없습니다." in part(html, 3)
    assert "기록이 없습니다." in part(html, 4)


def test_period_that_is_over_is_told(opened: Workspace) -> None:
    file = opened.root / "cards/C-7F3K9Q.yaml"
    file.write_text(CARD.replace("2031-03-14", "2020-03-14"), encoding="utf-8")
    assert "기한이 지났으므로" in part(page(opened), 3)


def test_values_are_text_in_the_page_whatever_they_hold(opened: Workspace) -> None:
    file = opened.root / "cards/C-7F3K9Q.yaml"
    file.write_text(CARD.replace("첫 줄", "'<script>alert(1)</script> {{ 7 * 7 }}'"), encoding="utf-8")
    html = page(opened)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html


def test_card_of_a_form_without_consents_or_a_name_is_reported_too(opened: Workspace) -> None:
    found, _ = disclose(opened, "R-3H8QZM", processes=1, progress=quiet)
    assert found is not None
    view = disclosure_view(found.held, opened.settings.letterhead, "en")
    assert "No consent is on record." in render_disclosure_html(view).decode()


def test_others_cards_with_the_same_number_or_name_are_for_the_clerk_alone(opened: Workspace) -> None:
    file = opened.root / "cards/C-0ZJ8RH.yaml"
    file.write_text("id: C-0ZJ8RH\nname: 한결\nkind: 개인\nnotes: 김가온 님 소개, 공일공 0284 1937\n", encoding="utf-8")
    found = told(opened)
    assert [(it.card, [kind.value for kind in it.kinds]) for it in found.maybe] == [("C-0ZJ8RH", ["name", "phone"])]
    assert "C-0ZJ8RH" not in page(opened)
    assert "한결" not in json.dumps(found.data(), ensure_ascii=False)


def test_what_cannot_be_read_is_counted(opened: Workspace) -> None:
    (opened.root / "cards/C-0ZJ8RH.yaml").write_text("id: C-0ZJ8RH\nname: 한결\nkind: 없음\n", encoding="utf-8")
    (opened.root / "ledger/shares").mkdir(parents=True)
    (opened.root / "ledger/shares/20261101-AAAAAA.json").write_bytes(b"{")
    found = told(opened)
    assert (found.unread_cards, found.unread_records) == (1, 1)


def test_files_open_and_are_their_owners_alone(opened: Workspace) -> None:
    share(opened, "20261101-AAAAAA", {"name": "show"}, opened.today)
    written = write_report(opened, told(opened), None, None)
    folder = opened.root / "out/disclosures"
    assert written.files == [folder / "C-7F3K9Q.html", folder / "C-7F3K9Q.pdf"]
    assert {oct(file.stat().st_mode & 0o777) for file in written.files} == {"0o600"}
    text = "".join(page.extract_text() for page in pypdf.PdfReader(written.files[1]).pages)
    assert all(word in text for word in ("개인정보 열람 내역서", "김가온", "010-0284-1937", "한빛택배", "제36조"))
    again = write_report(opened, told(opened), None, None)
    assert (again.files, again.kept) == (written.files, [])


def test_build_leaves_reports_alone(opened: Workspace) -> None:
    (file,) = write_report(opened, told(opened), ("html",), None).files
    build(opened, ("html",), ("html",), processes=1, progress=quiet)
    assert file.exists()
    assert told(opened).held.files == ("out/customer/cards/C-7F3K9Q.html",)


def test_machine_without_pdf_makes_the_page_and_says_so(opened: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_view: object) -> bytes:
        raise EnvironmentMissing("error.pdf.pango")

    monkeypatch.setitem(workflow.FORMATS, "pdf", missing)
    written = write_report(opened, told(opened), None, None)
    assert [file.suffix for file in written.files] == [".html"]
    assert written.missing is not None
    with pytest.raises(EnvironmentMissing):
        write_report(opened, told(opened), ("pdf",), None)


def test_character_no_font_prints_is_told_of_the_card_and_nothing_is_written(opened: Workspace) -> None:
    (opened.root / "cards/C-7F3K9Q.yaml").write_text(CARD.replace("첫 줄", "\U0001fa77"), encoding="utf-8")
    found, _ = disclose(opened, "C-7F3K9Q", processes=1, progress=quiet)
    assert found is not None
    with pytest.raises(TemplateError) as refused:
        write_report(opened, found, None, None)
    (problem,) = refused.value.problems
    assert (problem.code, problem.path, problem.field) == ("T403", "cards/C-7F3K9Q.yaml", "notes")
    assert not (opened.root / "out/disclosures").exists()


def test_no_record_is_written(opened: Workspace) -> None:
    write_report(opened, told(opened), ("html",), None)
    assert not (opened.root / "ledger").exists()


def test_card_that_is_not_sound_gives_its_problems(opened: Workspace) -> None:
    (opened.root / "cards/C-7F3K9Q.yaml").write_text("id: C-7F3K9Q\nname: 김가온\nkind: 없음\n", encoding="utf-8")
    found, problems = disclose(opened, "C-7F3K9Q", processes=1, progress=quiet)
    assert found is None
    assert [problem.code for problem in problems] == ["C107"]


def test_card_nobody_has_is_a_mistake(opened: Workspace) -> None:
    with pytest.raises(UsageError):
        disclose(opened, "C-AAAAAA", processes=1, progress=quiet)


def test_data_for_scripts_is_whole(opened: Workspace) -> None:
    share(opened, "20261101-AAAAAA", {"name": "mask"}, opened.today)
    data = json.loads(json.dumps(told(opened).data()))
    assert data["values"]["contact.mobile"] == "010-0284-1937"
    assert [it["live"] for it in data["consents"]] == [True, False, False]
    assert data["shares"][0]["fields"] == {"name": "mask"}
    assert (data["retain_until"], data["overdue"], data["maybe"]) == ("2031-03-14", False, [])
