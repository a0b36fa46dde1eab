"""Every place of a PDF where no reader looks is searched by the audit: one leaky file each."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image

from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
Leak = Callable[[pikepdf.Pdf, str], None]
Changed = Callable[[bytes, Callable[[pikepdf.Pdf], None]], bytes]

FIELDS = ("contact.mobile", "name", "contact.address")


def operators(source: str) -> Leak:
    """Operators of the page's content; a string among them is that of the secret."""

    def add(pdf: pikepdf.Pdf, secret: str) -> None:
        page = pdf.pages[0]
        page.contents_add(source.encode().replace(b"STRING", String(secret).unparse()))

    return add


def stream(before: bytes = b"", after: bytes = b"", **entries: pikepdf.Object | int) -> Leak:
    """A stream no page draws, in a key no reader knows."""

    def put(pdf: pikepdf.Pdf, secret: str) -> None:
        pdf.Root["/Unknown"] = Stream(
            pdf, before + secret.encode() + after, {f"/{key}": it for key, it in entries.items()}
        )

    return put


def map_of_no_font(pdf: pikepdf.Pdf, secret: str) -> None:
    codes = "\n".join(f"<{at:04x}> <{letter.encode('utf-16-be').hex()}>" for at, letter in enumerate(secret))
    source = f"begincmap\n{len(secret)} beginbfchar\n{codes}\nendbfchar\nendcmap"
    pdf.Root["/Unknown"] = pdf.make_stream(source.encode())


def after_a_font(pdf: pikepdf.Pdf, secret: str) -> None:
    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            item.FontFile2.write(item.FontFile2.read_bytes() + b"\0\0" + secret.encode())


def in_a_table_of_a_font(pdf: pikepdf.Pdf, secret: str) -> None:
    from fontTools.ttLib import TTFont
    from fontTools.ttLib.tables.DefaultTable import DefaultTable

    for item in pdf.objects:
        if isinstance(item, Dictionary) and "/FontFile2" in item:
            font = TTFont(io.BytesIO(item.FontFile2.read_bytes()))
            font["zzzz"] = DefaultTable("zzzz")
            font["zzzz"].data = secret.encode()
            out = io.BytesIO()
            font.save(out)
            item.FontFile2.write(out.getvalue())


LEAKS: Mapping[str, tuple[Channel, Leak]] = {
    "operator nobody knows": (Channel.OBJECT, operators("STRING pop")),
    "operator that may be unknown": (Channel.OBJECT, operators("BX STRING foo EX")),
    "property of a mark": (Channel.OBJECT, operators("/X <</Spare STRING>> BDC EMC")),
    "property within a property": (Channel.OBJECT, operators("/X <</Spare [<</Spare [STRING]>>]>> DP")),
    "operand without an operator": (Channel.OBJECT, operators("STRING")),
    "operand too many": (Channel.OBJECT, operators("STRING 1 w")),
    "stream that begins as a font": (Channel.FONT, stream(b"\0\1\0\0" + bytes(8))),
    "stream that begins as a map": (Channel.FONT, stream(b"begincmap\n(", b") pop\nendcmap")),
    "map of no font": (Channel.FONT, map_of_no_font),
    "bytes after a font": (Channel.FONT, after_a_font),
    "table of a font": (Channel.FONT, in_a_table_of_a_font),
    "stream that says it packs objects": (Channel.OBJECT, stream(Type=Name.ObjStm)),
    "string among packed objects": (
        Channel.OBJECT,
        stream(b"7 0 <</A 1>> <", b">", Type=Name.ObjStm, N=1, First=4),
    ),
    "stream that says it is the table": (Channel.OBJECT, stream(Type=Name.XRef)),
}


@pytest.mark.parametrize(
    ("leak", "field"),
    [(leak, FIELDS[at % 3]) for at, leak in enumerate(LEAKS)],
)
def test_a_value_is_told_by_field_and_channel(
    leak: str,
    field: str,
    small: bytes,
    changed: Changed,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    channel, make = LEAKS[leak]
    assert told(judge("pdf", changed(small, lambda pdf: make(pdf, secrets[field]))), field, channel)


def test_strings_beside_each_other_are_joined(
    small: bytes,
    changed: Changed,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
) -> None:
    def put(pdf: pikepdf.Pdf) -> None:
        pdf.Root["/Unknown"] = Array(map(String, secrets["contact.mobile"].split("-")))

    assert told(judge("pdf", changed(small, put)), "contact.mobile", Channel.OBJECT)


JUNK = ("{}", "9 0 obj [1] {} endobj", "stream\n{}\nendstream", "({})", "/{}", "trailer {}")


@pytest.mark.parametrize("junk", [JUNK[1], *(pytest.param(it, marks=pytest.mark.slow) for it in (JUNK[0], *JUNK[2:]))])
def test_what_belongs_to_no_object_is_refused(
    junk: str,
    small: bytes,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    features: Callable[[Problems], set[Feature]],
) -> None:
    at = small.index(b"endobj") + len(b"endobj\n")
    leaky = small[:at] + junk.format(secrets["contact.mobile"]).encode() + b"\n" + small[at:]
    assert features(judge("pdf", leaky)) & {Feature.OUTSIDE, Feature.ORPHANS}


def picture_of(code: Image.Image, pdf: pikepdf.Pdf) -> pikepdf.Stream:
    """The code as a picture that does not say it is one."""
    entries = {"/Width": code.width, "/Height": code.height, "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
    return Stream(pdf, code.tobytes(), entries)


def as_thumbnail(pdf: pikepdf.Pdf, code: Image.Image) -> None:
    pdf.pages[0].obj["/Thumb"] = picture_of(code, pdf)


def as_alternative(pdf: pikepdf.Pdf, code: Image.Image) -> None:
    pdf.Root["/Spare"] = Array([Dictionary(Alternates=Array([Dictionary(Image=picture_of(code, pdf))]))])


def in_the_content(pdf: pikepdf.Pdf, code: Image.Image) -> None:
    head = f"q 20 0 0 20 60 400 cm BI /W {code.width} /H {code.height} /CS /G /BPC 8 /F /AHx ID "
    pdf.pages[0].contents_add(head.encode() + code.tobytes().hex().encode() + b"> EI Q")


@pytest.mark.parametrize("draw", [as_thumbnail, as_alternative, in_the_content])
def test_pictures_are_found_wherever_they_are(
    draw: Callable[[pikepdf.Pdf, Image.Image], None],
    small: bytes,
    changed: Changed,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    code: Callable[[str], Image.Image],
) -> None:
    secret = code(secrets["contact.address"])
    problems = judge("pdf", changed(small, lambda pdf: draw(pdf, secret)))
    assert told(problems, "contact.address", Channel.CODE)
    blank = Image.new("L", (40, 40), 200)
    assert "P305" in {problem.code for problem in judge("pdf", changed(small, lambda pdf: draw(pdf, blank)))}


@pytest.mark.slow
@pytest.mark.parametrize(
    "how",
    [
        {},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"object_stream_mode": pikepdf.ObjectStreamMode.generate, "linearize": True},
        {"qdf": True},
    ],
    ids=["as it was", "plain", "linearized", "readable"],
)
def test_a_clean_file_saved_by_another_program_is_not_accused(
    how: Mapping[str, pikepdf.ObjectStreamMode | bool], small: bytes, judge: Callable[[str, bytes], Problems]
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(small)) as pdf:
        pdf.save(out, **how)  # type: ignore[arg-type]  # a choice of its many settings
    assert judge("pdf", out.getvalue()) == ()
