"""Clean copies under the shipped sales policy, the audit of their share, and tools to make leaky ones of them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from cardgen.extracting.found import Channel, Feature
from cardgen.model.card import Card
from cardgen.model.policy import Redaction
from cardgen.model.problem import Problem
from cardgen.model.pseudonyms import Pseudonyms
from cardgen.rendering.index_html import render_index_html
from cardgen.rendering.ledger_xlsx import render_ledger
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.build_index import build_index
from cardgen.viewing.build_ledger import build_ledger
from cardgen.viewing.build_view import redacted_view
from cardgen.viewing.shown_texts import card_texts, index_texts, ledger_texts
from cardgen.workflows.audit import share_audit
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.policies import chosen_policy
from cardgen.workflows.workspace import open_workspace

WHOSE = "C-2M8XWD"

SECRETS: Mapping[str, str] = {
    "contact.mobile": "010-0617-2840",
    "contact.email": "bom.lee@example.kr",
    "name": "이봄",
    "contact.address": "경기도 수원시 팔달구 해든누리길 8, 102호",
    "personal.birth_date": "1997-04-09",
}
"""What the sales policy does not show whole of that customer, by field."""

Problems = tuple[Problem, ...]
Change = bytes | Callable[[bytes], bytes]


@pytest.fixture(scope="session")
def secrets() -> Mapping[str, str]:
    """What must not leak, by field."""
    return SECRETS


class _Share:
    """The clean files of a share, what their views show, and the audit they are to pass."""

    def __init__(self, root: Path) -> None:
        workspace = open_workspace(root)
        policy = chosen_policy(workspace, "sales")
        bench = CheckingBench(workspace, workspace.today)
        found = [(bench.form(file), bench.card(file)) for file in workspace.card_files().files]
        cards = [
            (form, [card for its, card in found if its is form and isinstance(card, Card)])
            for form in workspace.forms.values()
        ]
        self.audit = share_audit(workspace, policy, cards)
        form, own = next((form, own) for form, own in cards if form.name == policy.form)
        redaction = Redaction(policy, Pseudonyms(b"k" * 32), workspace.today, "영업1팀 · 재구매 유도")
        card = next(card for card in own if card.id == WHOSE)
        view = redacted_view(card, form, redaction, workspace.settings.letterhead, "ko")
        index = build_index(own, form, "ko", ("pdf",), "한빛상사", redaction)
        ledger = build_ledger(own, form, "ko", "한빛상사", redaction)
        folder = workspace.template_folder(form.name)
        self.files = {name: card_format.open(folder).render(view) for name, card_format in CARD_FORMATS.items()}
        self.files |= {"index": render_index_html(index), "xlsx": render_ledger(ledger)}
        self.allowed = dict.fromkeys(CARD_FORMATS, tuple(card_texts(view)))
        self.allowed |= {"index": tuple(index_texts(index)), "xlsx": tuple(ledger_texts(ledger))}


@pytest.fixture(scope="session")
def _share(root: Path) -> _Share:
    return _Share(root)


@pytest.fixture(scope="session")
def clean(_share: _Share) -> Mapping[str, bytes]:
    """The files of the share by their kind."""
    return _share.files


@pytest.fixture(scope="session")
def judge(_share: _Share) -> Callable[[str, bytes], Problems]:
    """What the audit says of a file of this kind."""

    def problems(kind: str, content: bytes) -> Problems:
        suffix = {"index": "html"}.get(kind, kind)
        return _share.audit.findings(f"copy.{suffix}", content, _share.allowed.get(kind, ()))

    return problems


@pytest.fixture(scope="session")
def judge_package(_share: _Share) -> Callable[[bytes], Problems]:
    """What the audit says of a package, its files included."""
    return lambda content: _share.audit.package_findings(
        io.BytesIO(content),
        "2026-11-22-sales.zip",
        allowed=[text for texts in _share.allowed.values() for text in texts],
    )


@pytest.fixture(scope="session")
def told() -> Callable[[Problems, str, Channel], bool]:
    """True where the audit named this field in this channel."""

    def was_told(problems: Problems, field: str, channel: Channel) -> bool:
        places = [(it.field, it.args["channel"]) for it in problems if it.code in ("P301", "P302")]
        return (field, channel.label) in places

    return was_told


@pytest.fixture(scope="session")
def features() -> Callable[[Problems], set[Feature]]:
    """The features the audit objected to."""
    return lambda problems: {it for it in Feature if any(one.args.get("feature") == it.label for one in problems)}


@pytest.fixture(scope="session")
def with_parts() -> Callable[[bytes, Mapping[str, Change]], bytes]:
    """A zip file with parts put in or replaced; a function is given the old bytes of its part."""

    def rewritten(content: bytes, parts: Mapping[str, Change]) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in dict.fromkeys((*old.namelist(), *parts)):
                data = old.read(name) if name in old.namelist() else b""
                change = parts.get(name, data)
                new.writestr(zipfile.ZipInfo(name), change if isinstance(change, bytes) else change(data))
        return out.getvalue()

    return rewritten


@pytest.fixture(scope="session")
def changed() -> Callable[[bytes, Callable[[pikepdf.Pdf], None]], bytes]:
    """A PDF with something done to it."""

    def saved(content: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as pdf:
            change(pdf)
            pdf.save(out)
        return out.getvalue()

    return saved


@pytest.fixture(scope="session")
def small(clean: Mapping[str, bytes], changed: Callable[[bytes, Callable[[pikepdf.Pdf], None]], bytes]) -> bytes:
    """The card's PDF with its first page alone: half the time for each leak."""

    def shorten(pdf: pikepdf.Pdf) -> None:
        del pdf.pages[1:]
        for key in ("/StructTreeRoot", "/Outlines"):
            if key in pdf.Root:
                del pdf.Root[key]

    return changed(clean["pdf"], shorten)


@pytest.fixture(scope="session")
def code() -> Callable[[str], Image.Image]:
    """A QR code, four pixels for a module."""

    def drawn(text: str) -> Image.Image:
        pixels = memoryview(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode).to_image(scale=4))  # type: ignore[arg-type]  # the stubs do not know its buffer
        assert pixels.shape is not None
        return Image.frombytes("L", (pixels.shape[1], pixels.shape[0]), pixels.tobytes())

    return drawn


@pytest.fixture(scope="session")
def as_png() -> Callable[[Image.Image], bytes]:
    """The picture as a PNG file."""

    def saved(picture: Image.Image) -> bytes:
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()

    return saved


@pytest.fixture(scope="session")
def png_saying() -> Callable[[str], bytes]:
    """A PNG of one pixel with a comment, as cameras and editors leave them."""

    def commented(comment: str) -> bytes:
        chunks = (
            (b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)),
            (b"iTXt", b"Comment\0\0\0\0\0" + comment.encode()),
            (b"IDAT", zlib.compress(b"\0\0")),
            (b"IEND", b""),
        )
        body = (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
            for kind, data in chunks
        )
        return b"\x89PNG\r\n\x1a\n" + b"".join(body)

    return commented
