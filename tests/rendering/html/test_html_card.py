"""The card as one HTML file: everything inside, nothing loaded, values as literal text."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from cardgen.errors import TemplateError
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import Card
from cardgen.model.cardview import CardView, Letterhead
from cardgen.model.form import FormSpec
from cardgen.rendering.html import CONTENT_POLICY, open_html
from cardgen.viewing.build_view import blank_view, filled_view

TEMPLATES = Path(__file__).parents[3] / "templates"
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478"
    "9c63606060000000040001f61738550000000049454e44ae426082"
)
LETTERHEAD = Letterhead("한빛상사", PIXEL, ("담당", "팀장", "대표"))


def form_of(name: str) -> FormSpec:
    found = read_form(TEMPLATES / name / "form.yaml", "form.yaml")
    assert isinstance(found, FormFile)
    return build_form(found)


def view_of(**values: object) -> CardView:
    data = {"id": "C-7F3K9Q", "name": "홍길동", "kind": "개인", **values}
    card = Card(id="C-7F3K9Q", path="cards/C-7F3K9Q.yaml", form="customer", blob="0" * 40, data=data)
    return filled_view(card, form_of("customer"), LETTERHEAD, "ko")


def page_of(view: CardView) -> str:
    return open_html(TEMPLATES / view.form).render(view).decode("utf-8")


def test_the_page_loads_nothing() -> None:
    page = page_of(view_of())
    addresses = re.findall(r"""\b(?:src|href|srcset|data|poster|action)=["']?([^"'\s>]*)""", page)
    addresses += re.findall(r"url\(([^)]*)\)", page)
    assert addresses
    assert all(address.startswith("data:image/png;base64,") for address in addresses)
    assert "@import" not in page
    assert "<script" not in page


def test_the_policy_stands_before_everything_it_is_to_hold_for() -> None:
    page = page_of(view_of())
    assert CONTENT_POLICY.replace("'", "&#x27;") in page
    assert page.index("Content-Security-Policy") < min(
        page.index("<style"), page.index("<title"), page.index("<meta c")
    )


def test_the_style_sheet_is_inside() -> None:
    assert (TEMPLATES / "customer" / "card.css").read_text(encoding="utf-8") in page_of(view_of())


def test_every_value_is_marked_with_its_field() -> None:
    page = page_of(view_of(purchases=[{"date": "2026-01-05", "item": "노트북"}]))
    assert '<td data-field="name">홍길동</td>' in page
    assert 'data-field="purchases[].item" data-row="1">노트북</td>' in page
    assert 'data-field="purchases[].item" data-row="2"></td>' in page


@pytest.mark.parametrize(
    "value",
    ["㈜A&B <R&D>", "<script>alert(1)</script>", "{{ 7*7 }}", '"><img src=x onerror=alert(1)>', 'src="card:logo"'],
    ids=["markup", "script", "expression", "attribute", "logo"],
)
def test_hostile_values_are_literal_text(value: str) -> None:
    page = page_of(view_of(name=value, notes=value))
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    assert f'<td data-field="name">{escaped}</td>' in page
    assert page.count("<img") == 1


def test_the_same_view_gives_the_same_bytes() -> None:
    assert page_of(view_of()) == page_of(view_of())


@pytest.mark.parametrize("name", ["customer", "receipt"])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_a_blank_form_in_either_language(name: str, language: str) -> None:
    form = form_of(name)
    page = page_of(blank_view(form, LETTERHEAD, language))
    assert f'<html lang="{language}">' in page
    assert form.label.text(language) in page
    assert all(f'data-field="{leaf.path}"' in page for leaf in form.leaves())


def test_a_new_field_appears_without_touching_the_template(tmp_path: Path) -> None:
    folder = shutil.copytree(TEMPLATES / "customer", tmp_path / "customer")
    text = (folder / "form.yaml").read_text(encoding="utf-8")
    extra = (
        "      brand:\n        type: string\n        x-kind: text\n        x-label: {ko: 새 항목, en: New field}\n"
        "        x-privacy: quasi\n        x-merge: scalar\n"
    )
    (folder / "form.yaml").write_text(text.replace("      brand:\n", f"{extra}      brand_two:\n"), encoding="utf-8")
    found = read_form(folder / "form.yaml", "form.yaml")
    assert isinstance(found, FormFile)
    page = open_html(folder).render(blank_view(build_form(found), LETTERHEAD, "ko")).decode()
    assert '<th scope="row">새 항목</th>' in page
    assert 'data-field="preferences.brand_two"' in page


def test_a_picture_in_the_folder_is_embedded_and_any_other_refused(tmp_path: Path) -> None:
    (tmp_path / "seal.png").write_bytes(PIXEL)
    view = CardView(form="plain", language="ko", stem="C-7F3K9Q", title="카드", heading="카드")
    template = tmp_path / "card.html"
    template.write_text('<html lang="ko"><head></head><body><img src="../x.png" alt=""></body></html>')
    with pytest.raises(TemplateError) as caught:
        open_html(tmp_path).render(view)
    assert [(problem.code, problem.args) for problem in caught.value.problems] == [("T402", {"scheme": "file"})]
    template.write_text('<html lang="ko"><head></head><body><img src="seal.png" alt=""></body></html>')
    assert b'<img src="data:image/png;base64,' in open_html(tmp_path).render(view)
