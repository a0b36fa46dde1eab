"""PDF/A-3u by the clauses of ISO 19005-3 that a program can look at; no validator of others runs here."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from cardgen.model.attachment import Attachment
from cardgen.model.cardview import CardView
from cardgen.rendering.pdf.archive import YAML_TYPE, ArchiveRenderer, open_archive

Fill = Callable[..., CardView]
SOURCE = Attachment("C-7F3K9Q.yaml", "id: C-7F3K9Q\nname: 홍길동\n".encode())
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478"
    "9c63606060000000040001f61738550000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def archive(customer_folder: Path) -> ArchiveRenderer:
    return open_archive(customer_folder)


@pytest.fixture(scope="session")
def archived(archive: ArchiveRenderer, filled: Fill) -> bytes:
    view = filled(name="김婷煕", notes="☆ ㈜")
    return archive.render(replace(view, source=SOURCE, letterhead=replace(view.letterhead, logo=PIXEL)))


def breaches(content: bytes) -> set[str]:
    """The clauses of ISO 19005-3 (PDF/A-3, level U) this file breaks, among those looked at."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return {clause for clause, kept in _clauses(content, pdf) if not kept}


def _clauses(content: bytes, pdf: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    dictionaries = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
    streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
    yield "6.1.2 header and a comment of bytes above 127", bool(re.match(rb"%PDF-1\.[4-7]\n%[\x80-\xff]{4}", content))
    yield "6.1.3 identifier", len(pdf.trailer.get("/ID", ())) == 2
    yield "6.1.3 not encrypted", "/Encrypt" not in pdf.trailer
    yield (
        "6.1.7 no LZW, nothing outside the file",
        all("LZW" not in str(it.get("/Filter", "")) and "/F" not in it for it in streams),
    )
    yield "6.2.3 output intent", _has_intent(pdf)
    yield (
        "6.2.8 pictures are not smoothed",
        all(not it.get("/Interpolate", False) for it in streams if it.get("/Subtype") == "/Image"),
    )
    yield (
        "6.2.9 nothing but pictures and forms",
        all(str(it.get("/Subtype")) in ("/Image", "/Form") for it in streams if it.get("/Type") == "/XObject"),
    )
    yield "6.2.10 no transparency", all(map(_opaque, _states(dictionaries)))
    fonts = [it for it in dictionaries if it.get("/Type") == "/FontDescriptor"]
    yield "6.2.11.4 fonts embedded", bool(fonts) and all({"/FontFile2", "/FontFile3"} & set(it.keys()) for it in fonts)
    yield (
        "6.2.11.7 every font says which text it draws",
        all("/ToUnicode" in it for it in dictionaries if it.get("/Subtype") == "/Type0"),
    )
    yield "6.5.1 no actions", "/OpenAction" not in pdf.Root and "/AA" not in pdf.Root
    yield "6.6.2 metadata", _claims(pdf)
    yield "6.7 marked, with a language", bool(pdf.Root.MarkInfo.Marked) and str(pdf.Root.Lang) == "ko"
    yield "6.8 files inside are associated, and of a kind", _associated(pdf)


def _states(dictionaries: list[pikepdf.Dictionary]) -> list[Any]:
    return [state for it in dictionaries if "/ExtGState" in it for state in it.ExtGState.values()]


def _opaque(state: Any) -> bool:
    return (
        float(state.get("/ca", 1)) == float(state.get("/CA", 1)) == 1 and str(state.get("/SMask", "/None")) == "/None"
    )


def _has_intent(pdf: pikepdf.Pdf) -> bool:
    intents = list(pdf.Root.get("/OutputIntents", ()))
    return [(str(it.S), int(it.DestOutputProfile.N)) for it in intents] == [("/GTS_PDFA1", 3)]


def _claims(pdf: pikepdf.Pdf) -> bool:
    if "/Metadata" not in pdf.Root or ("/Filter" in pdf.Root.Metadata and pdf.Root.Metadata.Filter != "/FlateDecode"):
        return False
    text = pdf.Root.Metadata.read_bytes().decode()
    with pdf.open_metadata() as found:
        same = found.get("dc:title") == str(pdf.docinfo.Title) and found.get("pdf:Producer") == str(
            pdf.docinfo.Producer
        )
        known = ("pdfuaid:part" not in found) or "pdfaSchema:prefix>pdfuaid<" in text
        return same and known and (found.get("pdfaid:part"), found.get("pdfaid:conformance")) == ("3", "U")


def _associated(pdf: pikepdf.Pdf) -> bool:
    names = list(pdf.Root.Names.EmbeddedFiles.Names)[1::2] if "/Names" in pdf.Root else []
    associated = [it.objgen for it in pdf.Root.get("/AF", ())]
    return [it.objgen for it in names] == associated and all(
        it.get("/AFRelationship") == "/Source" and {"/F", "/UF"} <= set(it.keys()) and "/Subtype" in it.EF.F
        for it in names
    )


def test_a_card_for_the_archive_keeps_every_clause(archived: bytes) -> None:
    assert breaches(archived) == set()


def test_it_stays_accessible_and_says_so(archived: bytes) -> None:
    with pikepdf.open(io.BytesIO(archived)) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert str(pdf.Root.StructTreeRoot.K[0].S) == "/Document"


def test_the_cards_file_travels_inside_byte_for_byte(archived: bytes) -> None:
    with pikepdf.open(io.BytesIO(archived)) as pdf:
        (file,) = [pdf.attachments[name] for name in pdf.attachments]
        assert (file.filename, file.get_file().read_bytes()) == (SOURCE.name, SOURCE.content)
        assert file.get_file().mime_type == YAML_TYPE


@pytest.mark.slow
def test_nothing_travels_inside_unless_asked_and_the_bytes_are_always_the_same(
    archive: ArchiveRenderer, filled: Fill
) -> None:
    content = archive.render(filled())
    assert archive.render(filled()) == content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert list(pdf.attachments) == []
    assert breaches(content) == set()


def _first(pdf: pikepdf.Pdf, key: str, value: str = "") -> Any:
    """The first object with such an entry."""
    found = (it for it in pdf.objects if isinstance(it, pikepdf.Dictionary | pikepdf.Stream) and key in it)
    return next(it for it in found if not value or str(it[key]) == value)


def _half_transparent(pdf: pikepdf.Pdf) -> None:
    _first(pdf, "/ExtGState").ExtGState["/half"] = pikepdf.Dictionary(ca=0.5)


def _claim_less(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b'conformance="U"', b'conformance="B"'))


MUTANTS: Mapping[str, Callable[[pikepdf.Pdf], object]] = {
    "6.2.3 output intent": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "6.2.8 pictures are not smoothed": lambda pdf: setattr(_first(pdf, "/Subtype", "/Image"), "Interpolate", True),
    "6.2.9 nothing but pictures and forms": lambda pdf: setattr(
        _first(pdf, "/Subtype", "/Image"), "Subtype", pikepdf.Name.PS
    ),
    "6.2.10 no transparency": _half_transparent,
    "6.2.11.4 fonts embedded": lambda pdf: _first(pdf, "/FontFile2").__delitem__("/FontFile2"),
    "6.2.11.7 every font says which text it draws": lambda pdf: _first(pdf, "/ToUnicode").__delitem__("/ToUnicode"),
    "6.5.1 no actions": lambda pdf: setattr(
        pdf.Root, "OpenAction", pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])
    ),
    "6.6.2 metadata": _claim_less,
    "6.7 marked, with a language": lambda pdf: setattr(pdf.Root.MarkInfo, "Marked", False),
    "6.8 files inside are associated, and of a kind": lambda pdf: pdf.Root.__delitem__("/AF"),
}


@pytest.mark.parametrize("clause", MUTANTS)
def test_each_clause_is_seen_to_be_broken(archived: bytes, clause: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archived)) as pdf:
        MUTANTS[clause](pdf)
        pdf.save(out, fix_metadata_version=False)
    assert breaches(out.getvalue()) == {clause}


def test_a_damaged_trailer_is_seen(archived: bytes) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(archived)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="x", user="", R=6))
    assert "6.1.3 not encrypted" in breaches(out.getvalue())
    assert "6.1.2 header and a comment of bytes above 127" in breaches(b"%PDF-1.7\n" + archived[14:])
