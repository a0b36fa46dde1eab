"""Every channel of an HWPX file through which a withheld value can leave is seen by the audit: one leaky file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.sax.saxutils import quoteattr

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
FIELDS = ("contact.mobile", "contact.email", "name", "contact.address", "personal.birth_date")
HP = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'

SECTION, HEADER, CONTENT = "Contents/section0.xml", "Contents/header.xml", "Contents/content.hpf"


def section(inner: str) -> Mapping[str, str]:
    return {SECTION: f'<?xml version="1.0"?><hs:sec {HP} xmlns:hs="x">{inner}</hs:sec>'}


def paragraph(*texts: str) -> str:
    return "<hp:p>" + "".join(f"<hp:run><hp:t>{text}</hp:t></hp:run>" for text in texts) + "</hp:p>"


def head(inner: str) -> str:
    return f'<?xml version="1.0"?><hh:head xmlns:hh="y">{inner}</hh:head>'


def look(attribute: str) -> str:
    return f'<hh:charPr id="7" {attribute}/>'


def looking(text: str) -> str:
    return f'<hp:p><hp:run charPrIDRef="7"><hp:t>{text}</hp:t></hp:run></hp:p>'


def hwpx(parts: Mapping[str, str]) -> bytes:
    """The smallest file Hancom writes, with parts of it replaced."""
    whole = {
        "mimetype": "application/hwp+zip",
        "version.xml": '<?xml version="1.0"?><v application="Hancom Office" appVersion="11"/>',
        CONTENT: '<?xml version="1.0"?><p><metadata/></p>',
        HEADER: '<?xml version="1.0"?><h/>',
        **section(paragraph("고객 관리 카드")),
        "META-INF/container.xml": '<?xml version="1.0"?><c/>',
        **parts,
    }
    return write_zip(pack(name, data.encode(), level=0 if name == "mimetype" else 6) for name, data in whole.items())


LEAKS: Mapping[str, tuple[Channel, Callable[[str], Mapping[str, str]]]] = {
    "section": (Channel.CONTENT, lambda it: section(paragraph(it))),
    "over runs": (Channel.CONTENT, lambda it: section(paragraph(*it))),
    "preview text": (Channel.PREVIEW, lambda it: {"Preview/PrvText.txt": it}),
    "properties": (
        Channel.PROPERTY,
        lambda it: {CONTENT: f'<?xml version="1.0"?><p><meta name="keyword">{it}</meta></p>'},
    ),
    "author": (Channel.PEOPLE, lambda it: {CONTENT: f'<?xml version="1.0"?><p><meta name="creator">{it}</meta></p>'}),
    "who saved it": (
        Channel.PEOPLE,
        lambda it: {CONTENT: f'<?xml version="1.0"?><p><meta name="lastsaveby">{it}</meta></p>'},
    ),
    "author of a change": (Channel.PEOPLE, lambda it: {HEADER: head(f'<hh:trackChangeAuthor name="{it}"/>')}),
    "earlier versions": (Channel.REVISION, lambda it: {"Contents/history.xml": f'<?xml version="1.0"?><h c="{it}"/>'}),
    "master page": (
        Channel.HEADER,
        lambda it: {"Contents/masterpage0.xml": f'<?xml version="1.0"?><masterPage {HP}>{paragraph(it)}</masterPage>'},
    ),
    "white": (Channel.HIDDEN, lambda it: {HEADER: head(look('textColor="#FFFFFF"')), **section(looking(it))}),
    "tiny": (Channel.HIDDEN, lambda it: {HEADER: head(look('height="100"')), **section(looking(it))}),
    "off the page": (
        Channel.HIDDEN,
        lambda it: section(
            f'<hp:p><hp:run><hp:rect><hp:pos horzOffset="4294767296"/>{paragraph(it)}</hp:rect></hp:run></hp:p>'
        ),
    ),
    "letters over each other": (
        Channel.CONTENT,
        lambda it: section(
            f"<hp:p><hp:run>{''.join(f'<hp:compose composeText={quoteattr(c)}/>' for c in it)}</hp:run></hp:p>"
        ),
    ),
    "words with notes above": (
        Channel.CONTENT,
        lambda it: section(
            "<hp:p><hp:run>"
            + "".join(f"<hp:dutmal><hp:mainText>{c}</hp:mainText></hp:dutmal>" for c in it)
            + "</hp:run></hp:p>"
        ),
    ),
    "control of a form": (Channel.CONTROL, lambda it: section(f'<hp:p><hp:edit text="{it}"/></hp:p>')),
    "choice of a form": (
        Channel.CONTROL,
        lambda it: section(f'<hp:p><hp:comboBox><hp:listItem value="{it}"/></hp:comboBox></hp:p>'),
    ),
    "chart": (Channel.TEXT_BOX, lambda it: {"Chart/chart1.xml": f'<?xml version="1.0"?><c><v>{it}</v></c>'}),
    "tag of a shape": (Channel.CUSTOM_DATA, lambda it: section(f"<hp:metaTag>{it}</hp:metaTag>")),
    "version": (Channel.PROPERTY, lambda it: {"version.xml": f'<?xml version="1.0"?><v appVersion="{it}"/>'}),
    "memo": (Channel.COMMENT, lambda it: section(f"<hp:memo>{paragraph(it)}</hp:memo>")),
    "help of a click-here field": (
        Channel.CONTROL,
        lambda it: section(
            f'<hp:p><hp:fieldBegin><hp:stringParam name="Direction">{it}</hp:stringParam></hp:fieldBegin></hp:p>'
        ),
    ),
    "name of a field": (Channel.CONTROL, lambda it: section(f'<hp:p><hp:fieldBegin name="{it}"/></hp:p>')),
    "bookmark": (Channel.BOOKMARK, lambda it: section(f'<hp:p><hp:bookmark name="{it}"/></hp:p>')),
    "cell of a table": (
        Channel.CONTENT,
        lambda it: section(f"<hp:tbl><hp:tr><hp:tc><hp:subList>{paragraph(*it)}</hp:subList></hp:tc></hp:tr></hp:tbl>"),
    ),
    "name of a cell": (Channel.NAME, lambda it: section(f'<hp:tbl><hp:tc name="{it}"/></hp:tbl>')),
    "header": (Channel.HEADER, lambda it: section(f"<hp:header>{paragraph(it)}</hp:header>")),
    "footnote": (Channel.NOTE, lambda it: section(f"<hp:footNote>{paragraph(it)}</hp:footNote>")),
    "hidden comment": (Channel.HIDDEN, lambda it: section(f"<hp:hiddenComment>{paragraph(it)}</hp:hiddenComment>")),
    "text box": (Channel.TEXT_BOX, lambda it: section(f"<hp:drawText>{paragraph(it)}</hp:drawText>")),
    "description of a shape": (Channel.DESCRIPTION, lambda it: section(f"<hp:shapeComment>{it}</hp:shapeComment>")),
    "style": (Channel.STYLE, lambda it: {HEADER: f'<?xml version="1.0"?><h><style name="{it}"/></h>'}),
    "name of a part": (Channel.NAME, lambda it: {f"BinData/{it}.xml": "<a/>"}),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_value_is_told_by_field_and_channel(
    leak: str,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    channel, make = LEAKS[leak]
    for field in FIELDS:
        problems = judge("hwpx", hwpx(make(secrets[field])))
        assert told(problems, field, channel), field
        assert secrets[field] not in repr(problems)


def test_the_picture_of_the_last_page_is_refused(
    judge: Callable[[str, bytes], Problems], features: Callable[[Problems], set[Feature]]
) -> None:
    problems = judge("hwpx", hwpx({"Preview/PrvImage.png": "\x89PNG"}))
    assert Feature.UNKNOWN_PART in features(problems)


def test_a_clean_file_is_not_accused(judge: Callable[[str, bytes], Problems]) -> None:
    assert judge("hwpx", hwpx({})) == ()


FEATURES: Mapping[Feature, Mapping[str, str]] = {
    Feature.CHANGES: section("<hp:p><hp:run><hp:t><hp:insertBegin/>x</hp:t></hp:run></hp:p>"),
    Feature.REVISIONS: {"Contents/history.xml": '<?xml version="1.0"?><h/>'},
    Feature.MACRO: {"Scripts/headerScripts": "var a"},
    Feature.EXTERNAL: {CONTENT: '<?xml version="1.0"?><p><metadata/><item href="http://x/a.png" isEmbeded="0"/></p>'},
}


@pytest.mark.parametrize("feature", FEATURES)
def test_what_a_share_has_no_need_of_is_refused(
    feature: Feature, judge: Callable[[str, bytes], Problems], features: Callable[[Problems], set[Feature]]
) -> None:
    assert feature in features(judge("hwpx", hwpx(FEATURES[feature])))


def test_a_file_under_a_password_is_not_taken_for_clean(judge: Callable[[str, bytes], Problems]) -> None:
    locked = '<?xml version="1.0"?><m xmlns:o="x"><o:encryption-data/></m>'
    assert [it.code for it in judge("hwpx", hwpx({"META-INF/manifest.xml": locked}))] == ["P304"]


def test_leaks_of_a_real_copy_are_told(
    clean: Mapping[str, bytes],
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    with_parts: Callable[[bytes, Mapping[str, bytes | Callable[[bytes], bytes]]], bytes],
) -> None:
    assert judge("hwpx", clean["hwpx"]) == ()
    value = secrets["contact.mobile"]
    leaky = with_parts(
        clean["hwpx"],
        {
            SECTION: lambda part: f"{value}</hp:t>".encode().join(part.rsplit(b"</hp:t>", 1)),
            HEADER: lambda part: part.replace("바탕글".encode(), value.encode(), 1),
            "Preview/PrvText.txt": value.encode(),
        },
    )
    problems = judge("hwpx", leaky)
    assert all(
        told(problems, "contact.mobile", channel) for channel in (Channel.CONTENT, Channel.STYLE, Channel.PREVIEW)
    )
