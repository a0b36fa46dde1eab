"""What is said about a 한글 template before any card is made of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.errors import TemplateError
from cardgen.model.problem import Label
from cardgen.rendering.hwpx import HwpxRenderer, check_hwpx
from tests.rendering.hwpx.cards import form_named
from tests.rendering.hwpx.made import SECTION, cell, field, made, p, row, run, table
from tests.rendering.hwpx.soundness import parts_of
from tests.rendering.hwpx.test_templates import named, view_of

LINK = '<hp:parameters cnt="1" name=""><hp:stringParam name="Path">{}</hp:stringParam></hp:parameters>'
COMMAND = '<hp:stringParam name="Command">{}'
FORMULA = (
    '<hp:run charPrIDRef="0"><hp:equation id="1" version=""><hp:script>{{ name }}</hp:script></hp:equation></hp:run>'
)


def link(address: str) -> str:
    return p(field("", kind="HYPERLINK", inside=LINK.format(address)))


TAGS: Mapping[str, tuple[str, str, int]] = {
    "a name nobody has": (p("{{ contact.moblie }}"), "T112", 2),
    "a field named after nothing": (p("앞") + p(field("휴대 전화")), "T112", 3),
    "a cell named after nothing": (table(1, row(cell("", name="contact.moblie"))), "T112", 3),
    "a column outside rows": (p(field("purchases[].date")), "T115", 2),
    "two lists in a row": (
        table(2, row(*(cell("", name=it) for it in ("purchases[].date", "events[].date")))),
        "T115",
        4,
    ),
    "a tag that does not close": (p("{{ name"), "T101", 2),
    "no end": (p("{% if name %}"), "T101", 2),
    "a row's tag outside tables": (p("{%tr for row in purchases %}") + p("{%p endfor %}"), "T101", 0),
    "tags in other rows": (table(1, row(cell("{%tr if name %}")), row(cell("{%p endif %}"))), "T208", 0),
    "a field without an end": (p(field("name").replace("fieldEnd beginIDRef", "fieldEnd other")), "T208", 2),
    "a tag in a formula": (p(FORMULA), "T207", 0),
    "what templates may not do": (p("{{ name.__class__ }}"), "T116", 2),
    "a list as a field": (p(field("purchases")), "T113", 2),
}
"""Of each template the rule it breaks, and in which paragraph; 0 where the place says nothing."""

UNSAFE: Mapping[str, tuple[bytes, str]] = {
    "a document type": (b"", "T502"),
    "a script": (made("", {"Scripts/sourceScripts": b"function OnDocument_Open() { run(); }"}), "T503"),
    "an object": (made(p('<hp:run charPrIDRef="0"><hp:ole id="1"/></hp:run>')), "T503"),
    "an embedded object": (
        made("", {"BinData/a.ole": b"x"}, items='<opf:item id="a" href="BinData/a.ole" media-type="application/ole"/>'),
        "T503",
    ),
    "a button with a command": (made(p('<hp:run charPrIDRef="0"><hp:btn command="run"/></hp:run>')), "T503"),
    "a linked picture": (
        made("", items='<opf:item id="a" href="C:\\logo.png" media-type="image/png" isEmbeded="0"/>'),
        "T504",
    ),
    "a link to a file": (made(link("file:///etc/passwd")), "T504"),
    "a link with a second address": (
        made(link(r"https://a.kr</hp:stringParam>" + COMMAND.format(r"C\:\\a.exe"))),
        "T504",
    ),
    "a date that changes": (made(p(field("", kind="DATE"))), "T505"),
    "a memo": (made(p(field("", kind="MEMO"))), "T506"),
    "a hidden remark": (made(p('<hp:run charPrIDRef="0"><hp:ctrl><hp:hiddenComment/></hp:ctrl></hp:run>')), "T506"),
    "a tracked change": (made(p(run('<hp:insertBegin Id="1" TcId="1"/>'))), "T506"),
}

BROKEN: Mapping[str, Callable[[], bytes]] = {
    "no zip": lambda: b"PK",
    "an old file": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "another kind of zip": lambda: write_zip([pack("mimetype", b"application/epub+zip")]),
    "no list of parts": lambda: without("Contents/content.hpf"),
    "no section": lambda: without(SECTION),
    "a password": lambda: made("", {"META-INF/manifest.xml": b"<m><odf:encryption-data xmlns:odf='x'/></m>"}),
    "no XML": lambda: made("", {SECTION: b"</hs:sec>"}),
}


def without(name: str) -> bytes:
    parts = parts_of(made(""))
    return write_zip([pack(it, data, level=0) for it, data in parts.items() if it != name])


def doctyped() -> bytes:
    section = parts_of(made(p("{{ name }}")))[SECTION]
    parts = dict(parts_of(made(""))) | {
        SECTION: section.replace(b"<hs:sec", b'<!DOCTYPE a [<!ENTITY b "c">]><hs:sec', 1)
    }
    return write_zip([pack(name, data, level=0) for name, data in parts.items()])


def found(content: bytes) -> list[tuple[str, int]]:
    problems = check_hwpx(content, "card.hwpx", form_named("customer"))
    return [(it.code, it.position.line if it.position else 0) for it in problems if it.is_error]


@pytest.mark.parametrize("name", TAGS)
def test_each_mistake_is_found_where_it_stands(name: str) -> None:
    body, code, paragraph = TAGS[name]
    problems = found(made(body))
    assert code in [it for it, _ in problems]
    assert not paragraph or (code, paragraph) in problems


@pytest.mark.parametrize("name", UNSAFE)
def test_a_template_that_could_do_harm_or_tells_of_its_author_is_refused(name: str) -> None:
    content, code = UNSAFE[name]
    content = content or doctyped()
    assert code in [it for it, _ in found(content)]
    with pytest.raises(TemplateError):
        HwpxRenderer(content, "card.hwpx")


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_is_none_is_refused(name: str) -> None:
    assert [it for it, _ in found(BROKEN[name]())] == ["T501"]


def test_the_name_meant_is_told() -> None:
    problems = check_hwpx(made(p(field("휴대전화"))), "card.hwpx", form_named("customer"))
    assert [it.args["suggestion"] for it in problems] == ["contact.mobile"]


def test_fields_left_out_are_named_as_a_template_would() -> None:
    problems = check_hwpx(made(p(field("name"))), "card.hwpx", form_named("customer"))
    examples = {it.field: it.args["example"] for it in problems if it.code == "T301"}
    assert "name" not in examples
    assert (examples["contact.mobile"], examples["purchases"]) == ("contact.mobile", "purchases[].date")


def test_what_hancom_office_puts_into_every_file_is_no_script() -> None:
    script = "function OnDocument_New()\r\n{\r\n\t//todo : \r\n}\r\n\r\nfunction OnDocument_Open()\r\n{\r\n}\r\n"
    assert found(made(p("{{ name }}"), {"Scripts/sourceScripts": script.encode("utf-16-le")})) == []


def test_links_to_the_web_are_fine() -> None:
    assert found(made(link("https\\://example.com;1;0;0;"))) == []


def test_a_control_character_is_told_by_its_field() -> None:
    with pytest.raises(TemplateError) as refused:
        HwpxRenderer(made(p("{{ name }}")), "card.hwpx").render(named("\x07"))
    assert [(it.code, it.field, it.args["code_point"]) for it in refused.value.problems] == [("T118", "name", "U+0007")]


def test_a_template_that_never_ends_is_stopped() -> None:
    loop = "{% for a in range(1000) %}{% for b in range(1000) %}{{ b }}{% endfor %}{% endfor %}"
    with pytest.raises(TemplateError) as refused:
        HwpxRenderer(made(p(loop)), "card.hwpx").render(view_of())
    assert [it.code for it in refused.value.problems] == ["T120"]


def test_a_value_a_template_stumbles_over_is_not_told() -> None:
    with pytest.raises(TemplateError) as refused:
        HwpxRenderer(made(p("{{ 1 / (name|length - 3) }}")), "card.hwpx").render(view_of())
    assert [(it.code, it.args["detail"]) for it in refused.value.problems] == [("T117", "ZeroDivisionError")]


def test_every_reason_is_said_in_words() -> None:
    for make in BROKEN.values():
        problem = check_hwpx(make(), "card.hwpx", form_named("customer"))[0]
        assert isinstance(problem.args["reason"], Label)
