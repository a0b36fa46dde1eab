"""Every channel of a Word file through which a withheld value can leave is seen by the audit: one leaky file each."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from urllib.parse import quote

import pytest
from PIL import Image

from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
Change = bytes | Callable[[bytes], bytes]
Leak = Callable[[str], Mapping[str, Change]]

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
BODY, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"


def inside(end: str, xml: str) -> Callable[[bytes], bytes]:
    """Puts XML before the last closing tag of this name."""

    def put(part: bytes) -> bytes:
        before, tag, after = part.decode().rpartition(f"</{end}>")
        assert tag
        return f"{before}{xml}{tag}{after}".encode()

    return put


def paragraph(inner: str) -> Mapping[str, Change]:
    def put(part: bytes) -> bytes:
        head, tag, tail = part.decode().partition("<w:body>")
        assert tag
        return f"{head}{tag}<w:p {W} {DRAWING}>{inner}</w:p>{tail}".encode()

    return {BODY: put}


def run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def box(text: str, style: str = "") -> str:
    content = f"<w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent>"
    return f'<w:r><w:pict><v:shape style="{style}"><v:textbox>{content}</v:textbox></v:shape></w:pict></w:r>'


def link(part: str, target: str, mode: str, kind: str) -> Mapping[str, Change]:
    where = f'Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"'
    return {part: inside("Relationships", f'<Relationship xmlns="{RELATIONSHIPS}" Id="rLeak" {where}/>')}


def root(tag: str, inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{tag} {W}>{inner}</w:{tag}>'.encode()


LEAKS: Mapping[str, tuple[Channel, Leak]] = {
    "split over runs": (Channel.CONTENT, lambda it: paragraph("".join(run(letter) for letter in it))),
    "vanished": (Channel.HIDDEN, lambda it: paragraph(run(it, "<w:vanish/>"))),
    "white": (Channel.HIDDEN, lambda it: paragraph(run(it, '<w:color w:val="FFFFFF"/>'))),
    "tiny": (Channel.HIDDEN, lambda it: paragraph(run(it, '<w:sz w:val="2"/>'))),
    "vanished by its style": (
        Channel.HIDDEN,
        lambda it: {
            **paragraph(run(it, '<w:rStyle w:val="Gone"/>')),
            STYLES: inside(
                "w:styles", '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>'
            ),
        },
    ),
    "off the page": (Channel.HIDDEN, lambda it: paragraph(box(it, "position:absolute;margin-left:-9999pt"))),
    "text box": (Channel.TEXT_BOX, lambda it: paragraph(box(it))),
    "footer": (Channel.HEADER, lambda it: {"word/footer1.xml": inside("w:ftr", f"<w:p>{run(it)}</w:p>")}),
    "footnote": (Channel.NOTE, lambda it: {"word/footnotes.xml": root("footnotes", f"<w:p>{run(it)}</w:p>")}),
    "comment": (
        Channel.COMMENT,
        lambda it: {"word/comments.xml": root("comments", f"<w:comment><w:p>{run(it)}</w:p></w:comment>")},
    ),
    "author of a comment": (
        Channel.PEOPLE,
        lambda it: {"word/comments.xml": root("comments", f'<w:comment w:author="{it}"/>')},
    ),
    "people": (Channel.PEOPLE, lambda it: {"word/people.xml": root("people", f'<w:person w:author="{it}"/>')}),
    "tracked deletion": (
        Channel.CHANGE,
        lambda it: paragraph(f"<w:del><w:r><w:delText>{it}</w:delText></w:r></w:del>"),
    ),
    "core property": (
        Channel.PROPERTY,
        lambda it: {
            "docProps/core.xml": lambda part: part.replace(b"</cp:", f"<subject>{it}</subject></cp:".encode(), 1)
        },
    ),
    "app property": (
        Channel.PROPERTY,
        lambda it: {"docProps/app.xml": f"<Properties><Manager>{it}</Manager></Properties>".encode()},
    ),
    "custom property": (
        Channel.PROPERTY,
        lambda it: {"docProps/custom.xml": f"<p><property name='x'>{it}</property></p>".encode()},
    ),
    "rsid": (Channel.IDENTIFIER, lambda it: paragraph(f'<w:r w:rsidR="{it}"><w:t>x</w:t></w:r>')),
    "alternative text": (
        Channel.DESCRIPTION,
        lambda it: paragraph(f'<w:r><wp:docPr id="1" name="x" descr="{it}"/></w:r>'),
    ),
    "name of a drawing": (Channel.NAME, lambda it: paragraph(f'<w:r><wp:docPr id="1" name="{it}"/></w:r>')),
    "custom XML": (Channel.CUSTOM_DATA, lambda it: {"customXml/item1.xml": f"<a><b c='{it}'/></a>".encode()}),
    "control's tag": (
        Channel.CONTROL,
        lambda it: paragraph(f'<w:sdt><w:sdtPr><w:tag w:val="{it}"/></w:sdtPr></w:sdt>'),
    ),
    "data binding": (
        Channel.CONTROL,
        lambda it: paragraph(f'<w:sdt><w:sdtPr><w:dataBinding w:xpath="/{it}"/></w:sdtPr></w:sdt>'),
    ),
    "bookmark": (Channel.BOOKMARK, lambda it: paragraph(f'<w:bookmarkStart w:id="9" w:name="{it}"/>')),
    "document variable": (
        Channel.VARIABLE,
        lambda it: {SETTINGS: inside("w:settings", f'<w:docVars><w:docVar w:name="x" w:val="{it}"/></w:docVars>')},
    ),
    "attached template": (
        Channel.LINK,
        lambda it: link("word/_rels/document.xml.rels", f"file:///C:/{it}.dotx", "External", "attachedTemplate"),
    ),
    "field instruction": (
        Channel.FIELD,
        lambda it: paragraph("".join(f"<w:r><w:instrText>{letter}</w:instrText></w:r>" for letter in it)),
    ),
    "field's cached result": (
        Channel.FIELD,
        lambda it: paragraph(f'<w:fldSimple w:instr="PAGE">{run(it)}</w:fldSimple>'),
    ),
    "link target": (
        Channel.LINK,
        lambda it: link("word/_rels/document.xml.rels", f"http://x/?q={quote(it)}", "External", "hyperlink"),
    ),
    "glossary": (
        Channel.GLOSSARY,
        lambda it: {"word/glossary/document.xml": root("glossaryDocument", f"<w:p>{run(it)}</w:p>")},
    ),
    "comment of the XML": (Channel.MARKUP, lambda it: {BODY: inside("w:body", f"<!-- {it} -->")}),
    "before the root": (
        Channel.MARKUP,
        lambda it: {BODY: lambda part: part.replace(b"<w:document", f"<!-- {it} --><w:document".encode(), 1)},
    ),
    "name of a part": (Channel.NAME, lambda it: {f"word/media/{it}.xml": b"<a/>"}),
    "base64 in custom XML": (
        Channel.CUSTOM_DATA,
        lambda it: {"customXml/item2.xml": f"<a>{base64.b64encode(it.encode()).decode()}</a>".encode()},
    ),
    "style's name": (
        Channel.STYLE,
        lambda it: {STYLES: inside("w:styles", f'<w:style><w:name w:val="{it}"/></w:style>')},
    ),
}


FIELDS = ("contact.mobile", "contact.email", "name", "contact.address", "personal.birth_date")
EACH_ONCE = [(leak, FIELDS[at % len(FIELDS)]) for at, leak in enumerate(LEAKS)]
OTHERS = [(leak, field) for leak in LEAKS for field in FIELDS if (leak, field) not in EACH_ONCE]


@pytest.mark.parametrize(
    ("leak", "field"), [*EACH_ONCE, *(pytest.param(*pair, marks=pytest.mark.slow) for pair in OTHERS)]
)
def test_a_value_is_told_by_field_and_channel(
    leak: str,
    field: str,
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
) -> None:
    channel, make = LEAKS[leak]
    problems = judge("docx", with_parts(clean["docx"], make(secrets[field])))
    assert told(problems, field, channel)
    assert secrets[field] not in repr(problems)


def test_pictures_are_read(
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
    code: Callable[[str], Image.Image],
    as_png: Callable[[Image.Image], bytes],
    png_saying: Callable[[str], bytes],
) -> None:
    for field, secret in secrets.items():
        remark = judge("docx", with_parts(clean["docx"], {"word/media/photo.png": png_saying(secret)}))
        assert told(remark, field, Channel.PICTURE), field
        drawn = judge("docx", with_parts(clean["docx"], {"word/media/code.png": as_png(code(secret))}))
        assert told(drawn, field, Channel.CODE), field
        preview = judge("docx", with_parts(clean["docx"], {"docProps/thumbnail.png": png_saying(secret)}))
        assert told(preview, field, Channel.PREVIEW), field


def test_a_picture_the_template_does_not_have_is_refused(
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
    png_saying: Callable[[str], bytes],
) -> None:
    problems = judge("docx", with_parts(clean["docx"], {"word/media/photo.png": png_saying("sunset")}))
    assert [problem.code for problem in problems] == ["P305"]


def test_a_workbook_inside_is_opened(
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
) -> None:
    for field, secret in secrets.items():
        inner = with_parts(
            clean["xlsx"], {"xl/comments1.xml": f"<comments><text><t>{secret}</t></text></comments>".encode()}
        )
        problems = judge("docx", with_parts(clean["docx"], {"word/embeddings/table.xlsx": inner}))
        assert told(problems, field, Channel.EMBEDDED), field
        assert Feature.ATTACHMENT in features(problems)


ODD: Mapping[str, tuple[Feature, Mapping[str, Change]]] = {
    "macros": (Feature.MACRO, {"word/vbaProject.bin": b"\0\1"}),
    "part of no known kind": (Feature.UNKNOWN_PART, {"word/afchunk.mht": b"\0\1\2"}),
    "tracked changes": (Feature.CHANGES, paragraph("<w:ins><w:r><w:t>x</w:t></w:r></w:ins>")),
    "something loaded": (Feature.EXTERNAL, link("word/_rels/document.xml.rels", "http://x/a.png", "External", "image")),
}


@pytest.mark.parametrize("odd", ODD)
def test_what_can_hide_a_value_is_refused(
    odd: str,
    clean: Mapping[str, bytes],
    judge: Callable[[str, bytes], Problems],
    features: Callable[[Problems], set[Feature]],
    with_parts: Callable[[bytes, Mapping[str, Change]], bytes],
) -> None:
    feature, parts = ODD[odd]
    assert feature in features(judge("docx", with_parts(clean["docx"], parts)))


def test_clean_copies_are_not_accused(clean: Mapping[str, bytes], judge: Callable[[str, bytes], Problems]) -> None:
    assert {kind: judge(kind, content) for kind, content in clean.items()} == dict.fromkeys(clean, ())
