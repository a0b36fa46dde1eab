"""The printed index, opened again: every card in order, headings, tags, bookmarks, fonts, the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest

from cardgen.errors import TemplateError
from cardgen.model.indexview import IndexView
from cardgen.rendering.index_pdf import render_index_pdf
from cardgen.rendering.index_pdf.layout import FOOT, MARGIN, Faces, fitted, lay_out
from cardgen.rendering.typesetting.typeface import FontShelf

pytestmark = pytest.mark.slow
"""Each of these draws a list."""

MakeView = Callable[..., IndexView]

rendered = cache(render_index_pdf)
"""Embedding fonts takes half a second, so tests of one view share its file."""

SYLLABLES = "강낭당랑망방상앙장창캉탕팡항"


def pages(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(content))


def many(make_view: MakeView, count: int = 140) -> IndexView:
    per_group = count // len(SYLLABLES)
    names = [f"{syllable}{at:03}" for syllable in SYLLABLES for at in range(per_group)]
    return make_view(tuple((f"C-{at:06}", name, "VIP", "010-1234-5678", at, "") for at, name in enumerate(names)))


def test_every_card_stands_under_its_heading_in_order(make_view: MakeView) -> None:
    view = many(make_view)
    lines = [line for text in pages(rendered(view)) for line in text.split("\n")]
    found = [line for line in lines if line in "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ" or line.startswith("C-")]
    assert [line.split()[0] for line in found if line.startswith("C-")] == [row.stem for row in view.rows]
    for letter, syllable in zip("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", SYLLABLES, strict=True):
        after = found[found.index(letter) + 1]
        assert after.split()[1].startswith(syllable)


def test_labels_and_page_numbers_stand_on_every_page(make_view: MakeView) -> None:
    texts = pages(rendered(many(make_view)))
    assert len(texts) > 2
    for number, text in enumerate(texts, start=1):
        assert "고객번호 성명/상호 등급 휴대전화 금액 등록일" in text
        assert f"{number} / {len(texts)}쪽" in text
        assert "한빛상사 · 고객 관리 카드" in text


def test_rows_and_headings_stay_on_their_page_together(make_view: MakeView) -> None:
    with FontShelf() as shelf:
        faces = Faces.of(shelf)
        for count in range(28, 84, 14):
            layout = lay_out(many(make_view, count), faces)
            bottom = layout.size[1] - MARGIN - FOOT
            for page in layout.pages:
                assert all(rows for _, rows in page.parts)
                last = page.parts[-1][1][-1]
                assert last.top + last.height <= bottom


def test_headings_are_bookmarks(make_view: MakeView) -> None:
    with opened(rendered(make_view())) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["ㄱ", "ㅎ", "L"]
        targets: list[Any] = [item.destination for item in outline.root]
        assert {target[0].objgen for target in targets} == {pdf.pages[0].obj.objgen}


def elements(element: Any) -> list[Any]:
    kids = element.get("/K")
    below: list[Any] = list(kids) if isinstance(kids, pikepdf.Array) else []
    return [element, *(inner for kid in below for inner in elements(kid))]


def test_the_document_is_tagged_as_one_table(make_view: MakeView) -> None:
    with opened(rendered(make_view())) as pdf:
        root = pdf.Root.StructTreeRoot
        kinds = [str(element.S) for element in elements(root.K[0])]
        assert kinds[:4] == ["/Document", "/H1", "/P", "/Table"]
        assert (kinds.count("/TR"), kinds.count("/TH"), kinds.count("/TD")) == (1 + 3 + 5, 6 + 3, 5 * 6)
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("ko", True)
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf.Root.Metadata.read_bytes()
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"


def test_content_and_structure_point_at_each_other(make_view: MakeView) -> None:
    with opened(rendered(many(make_view, 56))) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        assert len(numbers) == 2 * len(pdf.pages)
        for at, page in enumerate(pdf.pages):
            marked = page.Contents.read_bytes().count(b"/MCID")
            parents = numbers[2 * int(page.obj.StructParents) + 1]
            assert [int(element.K) for element in parents] == list(range(marked))
            assert {element.Pg.objgen for element in parents} == {page.obj.objgen}
            assert int(numbers[2 * at]) == at


def test_fonts_are_embedded_subsets(make_view: MakeView) -> None:
    with opened(rendered(make_view())) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        for font in fonts.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "+" in str(descriptor.FontName)
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
        assert len(rendered(make_view())) < 200_000


@pytest.mark.parametrize(
    "name",
    ["㈜A&B <R&D>", "Nguyễn Thị Hoa", "洪吉童 婷煕", "{{ 7*7 }}", "(\\)", "x</t>", "Ünïcødé ☑ →"],
    ids=["markup", "vietnamese", "hanja", "braces", "pdf-syntax", "closing", "symbols"],
)
def test_any_text_prints_as_it_is(make_view: MakeView, name: str) -> None:
    (text,) = pages(rendered(make_view((("C-000001", name, "", "", None, ""),))))
    assert name in text


@pytest.mark.parametrize("name", ["가" * 300, "a" * 300, "가나다 " * 60], ids=["hangul", "latin", "words"])
def test_long_text_wraps_and_is_never_cut(make_view: MakeView, name: str) -> None:
    content = rendered(make_view((("C-000001", name, "", "", None, ""),)))
    assert "".join(name.split()) in "".join(pages(content)[0].split())
    with opened(content) as pdf:
        width = float(pdf.pages[0].mediabox[2])
    with pypdfium2.PdfDocument(content) as document:
        text = document[0].get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
    assert max(right for _, _, right, _ in boxes) < width - 30


def test_characters_no_font_prints_are_reported_card_by_card_without_the_value(make_view: MakeView) -> None:
    names = ("비밀\U000e0fff\U000f1234", "이봄", "비밀\U000f1234\U000f5678")
    with pytest.raises(TemplateError) as refused:
        rendered(make_view(tuple((f"C-{at}", name, "", "", None, "") for at, name in enumerate(names))))
    found = [
        (problem.code, problem.path, problem.field, problem.args["code_point"]) for problem in refused.value.problems
    ]
    assert found == [
        ("T403", "C-0", "name", "U+F1234"),
        ("T403", "C-2", "name", "U+F1234"),
        ("T403", "C-2", "name", "U+F5678"),
    ]
    assert "비밀" not in repr(refused.value.problems)


def test_a_company_name_no_font_prints_is_reported_too(make_view: MakeView) -> None:
    with pytest.raises(TemplateError) as refused:
        rendered(replace(make_view(), company="\U000f1234"))
    assert [(problem.code, problem.path) for problem in refused.value.problems] == [("T403", "index.pdf")]


def test_the_same_view_gives_the_same_bytes_and_no_foreign_metadata(make_view: MakeView) -> None:
    content = render_index_pdf(make_view())
    assert content == render_index_pdf(make_view())
    with opened(content) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {"/Title": "고객 관리 카드 · 한빛상사"}


def test_an_index_without_cards_is_a_page_that_says_so(make_view: MakeView) -> None:
    (text,) = pages(rendered(make_view(())))
    assert "모두 0건" in text


def test_few_columns_stand_upright_and_many_lie(make_view: MakeView) -> None:
    view = make_view()
    wide = replace(view, columns=view.columns * 2, rows=tuple(replace(row, values=row.values * 2) for row in view.rows))
    sizes = []
    for each in (view, wide):
        with opened(rendered(each)) as pdf:
            sizes.append(tuple(round(float(side)) for side in pdf.pages[0].mediabox[2:]))
    assert sizes == [(595, 842), (842, 595)]


@pytest.mark.parametrize(
    ("wanted", "room", "expected"),
    [([10, 20], 40, [15, 25]), ([10, 50, 60], 90, [10, 40, 40]), ([10, 30, 60], 90, [10, 30, 50])],
    ids=["spare", "two-give-way", "widest-gives-way"],
)
def test_the_widest_columns_give_way_first(wanted: list[float], room: float, expected: list[float]) -> None:
    assert fitted(wanted, room) == pytest.approx(expected)
