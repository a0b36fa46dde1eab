"""Every channel of an HWPX file through which a withheld value can leave is seen by the audit: one leaky file each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from cardgen.archives.zip_writer import pack, write_zip
from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
FIELDS = ("contact.mobile", "contact.email", "name", "contact.address", "personal.birth_date")
HP = 'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph"'

SECTION, HEADER = "Contents/section0.xml", "Contents/header.xml"


def section(inner: str) -> Mapping[str, str]:
    return {SECTION: f'<?xml version="1.0"?><hs:sec {HP} xmlns:hs="x">{inner}</hs:sec>'}


def paragraph(*texts: str) -> str:
    return "<hp:p>" + "".join(f"<hp:run><hp:t>{text}</hp:t></hp:run>" for text in texts) + "</hp:p>"


def hwpx(parts: Mapping[str, str]) -> bytes:
    """The smallest file Hancom writes, with parts of it replaced."""
    whole = {
        "mimetype": "application/hwp+zip",
        "version.xml": '<?xml version="1.0"?><v application="Hancom Office" appVersion="11"/>',
        "Contents/content.hpf": '<?xml version="1.0"?><p><metadata/></p>',
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
        lambda it: {"Contents/content.hpf": f'<?xml version="1.0"?><p><meta name="creator">{it}</meta></p>'},
    ),
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
