"""Our parts equal docxtpl's own output: on our templates, and on files tagged the way people tag them in Word."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from lxml import etree

from cardgen.model.cardview import CardView
from cardgen.rendering.context import template_context
from cardgen.rendering.docx.compiled import compile_docx
from cardgen.rendering.docx.package import read_package
from cardgen.rendering.jinja_env import make_environment

TEMPLATES = Path(__file__).parents[3] / "templates"

CONTEXT = {
    "name": "㈜A&B <R&D> \"따옴표\" '홑'",
    "note": "첫 줄\n둘째 줄\t탭\n\n끝",
    "empty": "",
    "literal": "{{ 7*7 }} {% if %} {# x #} </w:t></w:r>",
    "flag": True,
    "rows": [{"a": f"가{n}", "b": "나\n다" if n == 1 else "", "n": n} for n in range(3)],
    "columns": [{"label": "하나", "span": 2}, {"label": "둘", "span": 3}, {"label": "셋", "span": 1}],
    "nothing": [],
    "card": SimpleNamespace(document="제목 & <하나>"),
}


def r(text: str, properties: str = "") -> str:
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def p(*runs: str) -> str:
    return f"<w:p>{''.join(run if run.startswith('<') else r(run) for run in runs)}</w:p>"


def tc(*content: str, properties: str = '<w:tcW w:w="100" w:type="dxa"/>') -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(content)}</w:tc>"


def tr(*cells: str) -> str:
    return f'<w:tr w:rsidR="00AA11BB">{"".join(cells)}</w:tr>'


def tbl(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="600"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


BOLD = "<w:rPr><w:b/></w:rPr>"
TEXT_BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="7" name="box"/>'
    f"<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{p('{{ note }}')}</w:txbxContent></wps:txbx>"
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    f"<w:txbxContent>{p('{{ note }}')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CONTROL = (
    '<w:sdt><w:sdtPr><w:tag w:val="note"/><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
    f"<w:sdtContent>{p('{{ note }}')}</w:sdtContent></w:sdt>"
)
CELL_CONTROL = f"<w:sdt><w:sdtPr/><w:sdtContent>{tc(p('{{ name }}'))}</w:sdtContent></w:sdt>"
DRAWING = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x"/></wp:inline></w:drawing></w:r>'

BODIES = {
    "plain values": p("{{ name }} - {{ note }} - {{ empty }}") + p("{{ literal }}"),
    "tag split over runs": p(r("{"), r("{ na", BOLD), r("me"), r(" }", BOLD), r("}")),
    "tag with spell-check marks": p(r("{{ "), '<w:proofErr w:type="spellStart"/>', r("name", BOLD), r(" }}")),
    "curly quotes in a tag": p("{% if name == “x” %}gleich{% else %}anders{% endif %}"),
    "breaks and tabs keep run and paragraph properties": (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr>' + r("vor {{ note }} nach", BOLD) + "</w:p>"
    ),
    "new paragraph and page from a literal": p(r('{{ "a\\ab" }} {{ "c\\fd" }}', BOLD)),
    "tabs of the template": p("a\tb") + p(r("x"), "<w:r><w:tab/></w:r>", r("{{ name }}")),
    "paragraph tags": p("{%p if flag %}") + p("ja {{ name }}") + p("{%p else %}") + p("nein") + p("{%p endif %}"),
    "paragraph comment": p("{#p weg #}") + p("da {# nicht hier #}"),
    "run tags": p(r("a"), r("{%r if flag %}"), r("{{ note }}", BOLD), r("{%r endif %}"), r("z")),
    "whitespace control": p("eins {%- if flag -%} zwei {%- endif -%} drei"),
    "row loop": tbl(
        2,
        tr(tc(p("{%tr for row in rows %}"))),
        tr(tc(p("{{ row.a }}")), tc(p("{{ row.b }}"))),
        tr(tc(p("{%tr endfor %}"))),
    ),
    "row loop without rows": tbl(
        2, tr(tc(p("{%tr for row in nothing %}"))), tr(tc(p("{{ row.a }}")), tc(p("x"))), tr(tc(p("{%tr endfor %}")))
    ),
    "more columns than the grid": tbl(
        2,
        tr(
            tc(p("fest")),
            tc(p("{%tc for column in columns %}")),
            tc(p("{{ column.label }}")),
            tc(p("{%tc endfor %}")),
        ),
    ),
    "fewer columns than the grid": tbl(
        6, tr(tc(p("{%tc for c in nothing %}")), tc(p("x")), tc(p("{%tc endfor %}")), tc(p("1")))
    ),
    "colspan and colour": tbl(
        6,
        tr(
            tc(p("{%tc for column in columns %}")),
            tc(p("{% colspan column.span %}{% cellbg 'FF0000' %}{{ column.label }}")),
            tc(p("{%tc endfor %}")),
        ),
    ),
    "vertical merge": tbl(
        1, tr(tc(p("{%tr for row in rows %}"))), tr(tc(p("{% vm %}{{ row.a }}"))), tr(tc(p("{%tr endfor %}")))
    ),
    "horizontal merge": tbl(
        3, tr(tc(p("{%tc for row in rows %}")), tc(p("{% hm %}{{ row.a }}")), tc(p("{%tc endfor %}")))
    ),
    "nested tables": tbl(
        2,
        tr(
            tc(
                tbl(1, tr(tc(p("{%tr for row in rows %}"))), tr(tc(p("{{ row.b }}"))), tr(tc(p("{%tr endfor %}")))),
                p("x"),
            ),
            tc(p("y")),
        ),
    ),
    "table grid wider than its rows": tbl(4, tr(tc(p("{{ name }}")), tc(p("2")))),
    "text box": p(r("davor {{ note }}"), TEXT_BOX, r("{{ note }}")) + p("{{ note }}"),
    "content control": CONTROL,
    "content control around a cell": tbl(2, tr(CELL_CONTROL, tc(p("{{ note }}")))),
    "drawings in a loop": p("{%p for row in rows %}") + p(DRAWING) + p("{%p endfor %}") + p(DRAWING),
    "one drawing": p(DRAWING) + p("{{ name }}"),
    "literal braces": p("{_{ name }_} {_% if %_}"),
    "set and filters": p("{% set x = name|upper %}{{ x }} {{ rows|length }} {{ note|replace('\\n', ' ') }}"),
    "no tags at all": p("nur Text") + tbl(1, tr(tc(p("x")))),
}
STORIES = {
    "header1": p("{{ name }} {{ note }}") + tbl(4, tr(tc(p("x")))),
    "header2": p(r("{"), r("{ note }}")),
    "footer1": p("{%p for row in rows %}") + p("{{ row.b }}") + p("{%p endfor %}"),
    "footnotes": f'<w:footnote w:id="2">{p("{{ note }} <w:tab/>".replace("<w:tab/>", ""))}</w:footnote>',
}


def by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), jinja_env=make_environment())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def by_us(template: bytes, context: Mapping[str, object]) -> bytes:
    return compile_docx(read_package(template), make_environment()).fill(context)


def filled_parts(content: bytes) -> dict[str, str]:
    """The parts tags are filled in, as canonical XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [
            name for name in archive.namelist() if name.split("/")[-1].startswith(("document.xml", "head", "foot"))
        ]
        return {
            name: etree.canonicalize(etree.fromstring(archive.read(name)))
            for name in sorted(names)
            if name.endswith(".xml")
        }


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_body_equals_docxtpl(body: str, make_docx: Callable[..., bytes]) -> None:
    template = make_docx(body)
    assert filled_parts(by_us(template, CONTEXT)) == filled_parts(by_docxtpl(template, CONTEXT))


def test_headers_footers_and_footnotes_equal_docxtpl(make_docx: Callable[..., bytes]) -> None:
    template = make_docx(p("{{ name }}"), stories=STORIES)
    ours = filled_parts(by_us(template, CONTEXT))
    assert ours == filled_parts(by_docxtpl(template, CONTEXT))
    assert len(ours) == 5


@pytest.mark.parametrize("form", ["customer", "receipt"])
@pytest.mark.parametrize("empty", [True, False])
def test_shipped_templates_equal_docxtpl(form: str, *, empty: bool, view_of: Callable[..., CardView]) -> None:
    data: dict[str, object] = {} if empty else SAMPLES[form]
    context = template_context(view_of(data, form))
    template = (TEMPLATES / form / "card.docx").read_bytes()
    assert filled_parts(by_us(template, context)) == filled_parts(by_docxtpl(template, context))


SAMPLES: dict[str, dict[str, object]] = {
    "customer": {
        "name": "㈜A&B <R&D>",
        "grade": "골드",
        "notes": "첫 줄\n둘째 줄\t탭\n{{ 7*7 }}",
        "purchases": [
            {"date": "2026-01-02", "item": f"품목 {n}", "quantity": n, "amount": n * 1000} for n in range(40)
        ],
        "campaigns": [{"date": "2026-01-02", "campaign": "봄", "opened": True}],
    },
    "receipt": {"method": "현금", "items": [{"description": "책상 <1>", "amount": 1000, "note": "a\nb"}]},
}
