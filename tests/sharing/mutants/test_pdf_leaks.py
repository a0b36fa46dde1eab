"""Every channel of a PDF through which a withheld value can leave is seen by the audit: one leaky file each."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from cardgen.extracting.found import Channel, Feature
from cardgen.model.problem import Problem

Problems = tuple[Problem, ...]
Leak = Callable[[pikepdf.Pdf, str], None]
Changed = Callable[[bytes, Callable[[pikepdf.Pdf], None]], bytes]

ASCII = ("contact.mobile", "contact.email", "personal.birth_date")
"""What a font of every reader can draw."""
FIELDS = (*ASCII, "name", "contact.address")


def drawn(before: str, after: str = "", place: str = "60 400 Td") -> Leak:
    """Text drawn on the first page, with operators before and after it."""

    def draw(pdf: pikepdf.Pdf, secret: str) -> None:
        page = pdf.pages[0]
        page.add_resource(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica), Name.Font, Name.Leak)
        page.add_resource(Dictionary(ca=0), Name.ExtGState, Name.Clear)
        page.contents_add(f"Q q {before} BT /Leak 9 Tf {place} ({secret}) Tj ET {after} Q q".encode())

    return draw


def letter_by_letter(pdf: pikepdf.Pdf, secret: str) -> None:
    drawn("")(pdf, "")
    pieces = "".join(f"BT /Leak 9 Tf {60 + 6 * at} 300 Td ({letter}) Tj ET " for at, letter in enumerate(secret))
    pdf.pages[0].contents_add(f"q {pieces} Q".encode())


def kerned(pdf: pikepdf.Pdf, secret: str) -> None:
    drawn("")(pdf, "")
    pieces = " -20 ".join(f"({letter})" for letter in secret)
    pdf.pages[0].contents_add(f"q BT /Leak 9 Tf 60 300 Td [{pieces}] TJ ET Q".encode())


def on_a_layer(pdf: pikepdf.Pdf, secret: str) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
    pdf.pages[0].add_resource(layer, Name.Properties, Name.Off)
    drawn("/OC /Off BDC", "EMC")(pdf, secret)


def information(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.docinfo["/Author"] = secret


def own_information(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.docinfo["/Kunde"] = secret


def metadata(pdf: pikepdf.Pdf, secret: str) -> None:
    with pdf.open_metadata() as found:
        found["dc:description"] = secret


def identifier(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.trailer.ID = Array([String(secret), String(secret)])


def outline(pdf: pikepdf.Pdf, secret: str) -> None:
    with pdf.open_outline() as found:
        found.root.append(pikepdf.OutlineItem(secret, 0))


def attachment(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.attachments["a.txt"] = f"사본: {secret}".encode()


def name_of_attachment(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.attachments[f"{secret}.txt"] = b"x"


def at_root(**entries: Callable[[str], pikepdf.Object]) -> Leak:
    def put(pdf: pikepdf.Pdf, secret: str) -> None:
        for key, make in entries.items():
            pdf.Root[f"/{key}"] = make(secret)

    return put


def on_page(**entries: Callable[[str], pikepdf.Object]) -> Leak:
    def put(pdf: pikepdf.Pdf, secret: str) -> None:
        for key, make in entries.items():
            pdf.pages[0].obj[f"/{key}"] = make(secret)

    return put


def unreferenced(pdf: pikepdf.Pdf, secret: str) -> None:
    """Qpdf leaves out what nothing refers to: a key no reader knows keeps it in."""
    pdf.Root["/Unknown"] = pdf.make_indirect(Array([String(secret)]))


def marked(key: str) -> Leak:
    def mark(pdf: pikepdf.Pdf, secret: str) -> None:
        text = pikepdf.unparse_content_stream(
            [([Name.Span, Dictionary({key: String(secret)})], pikepdf.Operator("BDC"))]
        )
        pdf.pages[0].contents_add(b"q " + text + b" EMC Q")

    return mark


def comment_of_content(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.pages[0].contents_add(f"q % {secret}\nQ".encode())


def font_name(pdf: pikepdf.Pdf, secret: str) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/AAAAAA+{secret}"))
    pdf.pages[0].add_resource(font, Name.Font, Name.Leak)


def key_of_object(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.Root["/PieceInfo"] = Dictionary({f"/{secret}": Dictionary()})


def unknown_stream(pdf: pikepdf.Pdf, secret: str) -> None:
    pdf.Root["/Unknown"] = pdf.make_stream(f"<x>{secret}</x>".encode())


LEAKS: Mapping[str, tuple[Channel, tuple[str, ...], Leak]] = {
    "drawn": (Channel.CONTENT, ASCII, drawn("")),
    "under a box": (Channel.HIDDEN, ASCII, drawn("", "0 g 50 390 400 30 re f")),
    "transparent": (Channel.HIDDEN, ASCII, drawn("/Clear gs")),
    "drawn in no colour": (Channel.HIDDEN, ASCII, drawn("3 Tr")),
    "white": (Channel.HIDDEN, ASCII, drawn("1 g")),
    "off the page": (Channel.HIDDEN, ASCII, drawn("", place="-4000 400 Td")),
    "clipped": (Channel.HIDDEN, ASCII, drawn("0 0 1 1 re W n")),
    "on a layer that is off": (Channel.HIDDEN, ASCII, on_a_layer),
    "letter by letter": (Channel.LAYOUT, ASCII[:2], letter_by_letter),
    "kerned": (Channel.CONTENT, ASCII, kerned),
    "information": (Channel.PROPERTY, FIELDS, information),
    "information of its own": (Channel.PROPERTY, FIELDS, own_information),
    "metadata": (Channel.METADATA, FIELDS, metadata),
    "identifier": (Channel.IDENTIFIER, FIELDS, identifier),
    "outline": (Channel.BOOKMARK, FIELDS, outline),
    "named destination": (
        Channel.BOOKMARK,
        FIELDS,
        at_root(
            Dests=lambda it: Dictionary({f"/{it}": Array([])}),
            Names=lambda it: Dictionary(Dests=Dictionary(Names=Array([String(it), Array([])]))),
        ),
    ),
    "link": (
        Channel.LINK,
        FIELDS,
        on_page(Annots=lambda it: Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(it)))])),
    ),
    "note": (
        Channel.COMMENT,
        FIELDS,
        on_page(Annots=lambda it: Array([Dictionary(Subtype=Name.Text, Contents=String(it))])),
    ),
    "attachment": (Channel.EMBEDDED, FIELDS, attachment),
    "name of an attachment": (Channel.EMBEDDED, FIELDS, name_of_attachment),
    "form value": (
        Channel.FORM_VALUE,
        FIELDS,
        at_root(AcroForm=lambda it: Dictionary(Fields=Array([Dictionary(T=String("x"), V=String(it))]))),
    ),
    "alternative text": (
        Channel.STRUCTURE,
        FIELDS,
        at_root(Spare=lambda it: Dictionary(Type=Name.StructElem, Alt=String(it))),
    ),
    "actual text": (Channel.STRUCTURE, FIELDS, marked("/ActualText")),
    "script": (Channel.SCRIPT, FIELDS, at_root(OpenAction=lambda it: Dictionary(S=Name.JavaScript, JS=String(it)))),
    "program's own data": (
        Channel.OBJECT,
        FIELDS,
        on_page(PieceInfo=lambda it: Dictionary(X=Dictionary(Private=String(it)))),
    ),
    "page label": (
        Channel.OBJECT,
        FIELDS,
        at_root(PageLabels=lambda it: Dictionary(Nums=Array([0, Dictionary(P=String(it))]))),
    ),
    "object no reader knows": (Channel.OBJECT, FIELDS, unreferenced),
    "stream no reader knows": (Channel.OBJECT, FIELDS, unknown_stream),
    "comment of a content stream": (Channel.MARKUP, FIELDS, comment_of_content),
    "font's name": (Channel.NAME, ASCII[:1], font_name),
    "key of an object": (Channel.NAME, FIELDS, key_of_object),
}

CHOSEN = [(leak, fields[at % len(fields)]) for at, (leak, (_, fields, _)) in enumerate(LEAKS.items())]
OTHERS = [(leak, field) for leak, (_, fields, _) in LEAKS.items() for field in fields if (leak, field) not in CHOSEN]


@pytest.mark.parametrize(
    ("leak", "field"), [*CHOSEN, *(pytest.param(*pair, marks=pytest.mark.slow) for pair in OTHERS)]
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
    channel, _, make = LEAKS[leak]
    problems = judge("pdf", changed(small, lambda pdf: make(pdf, secrets[field])))
    assert told(problems, field, channel)
    assert secrets[field] not in repr(problems)


def test_what_stands_around_the_file_is_read(
    small: bytes,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
) -> None:
    secret = secrets["name"].encode()
    for leaky in (small + b"\n" + secret, secret + b"\n" + small):
        problems = judge("pdf", leaky)
        assert told(problems, "name", Channel.OUTSIDE)
        assert Feature.OUTSIDE in features(problems)


def test_an_earlier_revision_is_read(
    small: bytes,
    changed: Changed,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
) -> None:
    leaky = changed(small, lambda pdf: information(pdf, secrets["contact.email"]))
    problems = judge("pdf", with_author(leaky, "nobody"))
    assert told(problems, "contact.email", Channel.REVISION)
    assert Feature.REVISIONS in features(problems)


def with_author(content: bytes, author: str) -> bytes:
    """The file with an update appended that replaces its information (ISO 32000-1, 7.5.6)."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        info, root, size = pdf.docinfo.objgen[0], pdf.trailer["/Root"].objgen[0], len(pdf.objects) + 1
    last = int(content.rsplit(b"startxref", 1)[1].split()[0])
    body = f"{info} 0 obj\n<< /Author ({author}) >>\nendobj\n"
    table = f"xref\n{info} 1\n{len(content):010} 00000 n \n"
    trailer = f"trailer\n<< /Size {size} /Root {root} 0 R /Info {info} 0 R /Prev {last} >>\n"
    return content + f"{body}{table}{trailer}startxref\n{len(content) + len(body)}\n%%EOF\n".encode()


def test_an_object_no_table_lists_is_found(
    small: bytes,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    features: Callable[[Problems], set[Feature]],
) -> None:
    at = small.rindex(b"startxref")
    orphan = f"9999 0 obj\n({secrets['contact.mobile']})\nendobj\n".encode()
    problems = judge("pdf", small[:at] + orphan + small[at:])
    assert Feature.ORPHANS in features(problems)
    assert told(problems, "contact.mobile", Channel.OBJECT)


def test_codes_are_read_from_pictures_and_from_boxes(
    small: bytes,
    changed: Changed,
    secrets: Mapping[str, str],
    judge: Callable[[str, bytes], Problems],
    told: Callable[[Problems, str, Channel], bool],
    code: Callable[[str], Image.Image],
) -> None:
    picture = code(secrets["contact.address"])

    def as_picture(pdf: pikepdf.Pdf) -> None:
        image = pdf.make_stream(
            picture.tobytes(),
            Type=Name.XObject,
            Subtype=Name.Image,
            ColorSpace=Name.DeviceGray,
            BitsPerComponent=8,
            Width=picture.width,
            Height=picture.height,
        )
        pdf.pages[0].add_resource(image, Name.XObject, Name.Leak)

    def as_boxes(pdf: pikepdf.Pdf) -> None:
        size = picture.width // 4
        dark = [(x, y) for x in range(size) for y in range(size) if not picture.getpixel((4 * x + 1, 4 * y + 1))]
        boxes = " ".join(f"{300 + 3 * x} {400 - 3 * y} 3 3 re" for x, y in dark)
        white = f"1 g 290 {390 - 3 * size} {20 + 3 * size} {20 + 3 * size} re f"
        pdf.pages[0].contents_add(f"Q q {white} 0 g {boxes} f Q q".encode())

    for draw in (as_picture, as_boxes):
        assert told(judge("pdf", changed(small, draw)), "contact.address", Channel.CODE), draw.__name__


def test_letters_that_no_page_draws_are_refused(
    small: bytes,
    changed: Changed,
    judge: Callable[[str, bytes], Problems],
    features: Callable[[Problems], set[Feature]],
) -> None:
    def add_letters(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and b"begincmap" in item.read_bytes():
                more = b"2 beginbfchar\n<fff1> <C774>\n<fff2> <BD04>\nendbfchar\nendcmap"
                item.write(item.read_bytes().replace(b"endcmap", more))

    assert Feature.GLYPHS in features(judge("pdf", changed(small, add_letters)))


def test_glyphs_without_letters_are_refused(
    small: bytes, changed: Changed, judge: Callable[[str, bytes], Problems]
) -> None:
    def drop_maps(pdf: pikepdf.Pdf) -> None:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]

    assert "P304" in {problem.code for problem in judge("pdf", changed(small, drop_maps))}


def test_a_locked_or_damaged_file_is_refused(small: bytes, judge: Callable[[str, bytes], Problems]) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(small)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="geheim12", user="geheim12"))
    assert [problem.code for problem in judge("pdf", out.getvalue())] == ["P304"]
    assert "P304" in {problem.code for problem in judge("pdf", small[: len(small) // 2])}
