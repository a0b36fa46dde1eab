"""The quick judgement of tables agrees with docxtpl's own repair, and breaks are found where docxtpl finds them."""

from __future__ import annotations

from docxtpl import DocxTemplate
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from cardgen.rendering.docx.fill import resolve_breaks, tables_fit

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

cells = st.tuples(st.integers(0, 4), st.booleans())
rows = st.lists(st.lists(cells, max_size=4), max_size=4)
tables = st.lists(st.tuples(st.integers(1, 5), rows), min_size=1, max_size=3)


def cell(span: int, attribute: bool) -> str:
    properties = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span else ""
    start = '<w:tc w:id="1">' if attribute else "<w:tc>"
    return f"{start}{properties}<w:p/></w:tc>"


def table(columns: int, content: list[list[tuple[int, bool]]]) -> str:
    grid = '<w:gridCol w:w="100"/>' * columns
    made = "".join(f"<w:tr>{''.join(cell(*one) for one in row)}</w:tr>" for row in content)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{made}</w:tbl>"


@settings(max_examples=300, deadline=None)
@given(tables)
@example([(2, [[(2, False)]]), (1, [])])
def test_tables_fit_where_docxtpl_changes_nothing(drawn: list[tuple[int, list[list[tuple[int, bool]]]]]) -> None:
    xml = f"<w:body {WORD}>{'<w:p/>'.join(table(*one) for one in drawn)}</w:body>"
    before = etree.canonicalize(etree.fromstring(xml))
    repaired = etree.canonicalize(DocxTemplate.fix_tables(None, xml))
    assert tables_fit(xml) == (repaired == before)


PARAGRAPHS = st.lists(
    st.lists(st.text("ab\n\t\f\a", max_size=6), max_size=3).map(
        lambda texts: (
            "<w:p>" + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"
        )
    ),
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(PARAGRAPHS, st.sampled_from(["", "\n", "<w:tbl>\n</w:tbl>"]))
def test_breaks_become_what_docxtpl_makes_of_them(paragraphs: list[str], between: str) -> None:
    xml = between.join(paragraphs)
    expected = DocxTemplate.resolve_listing(None, xml)
    assert resolve_breaks(xml, nested=False) == expected
    assert resolve_breaks(xml, nested=True) == expected
