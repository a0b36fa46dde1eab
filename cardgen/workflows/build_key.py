"""The build key: a digest of exactly what an output is made from (ARCHITECTURE, decision 5)."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import cardgen
from cardgen.archives.plain_file import read_plain
from cardgen.fonts import font_digest
from cardgen.model.form import FormSpec
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardFormat
from cardgen.workflows.workspace import Workspace

_OWN_ENDINGS = frozenset({".py", ".js", ".css", ".html", ".txt"})


SHAPING = (
    "docxtpl", "fonttools", "Jinja2", "lxml", "phonenumbers", "pikepdf", "pydyf", "segno", "tinycss2", "weasyprint",
    "XlsxWriter",
)  # fmt: skip
"""Packages whose release may change a byte of what we make."""


@cache
def own_digest() -> str:
    """A digest of cardgen's own source: whatever changes in it may change an output."""
    folder = Path(cardgen.__file__).parent
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in _OWN_ENDINGS and "starter" not in file.parts:
            digest.update(f"{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def rules_key(form: FormSpec) -> str:
    """What a card's soundness depends on besides the card: the form, our checks, the checkers."""
    return _digest(form.source, own_digest(), _version("jsonschema-rs"), _version("phonenumbers"))


def format_key(workspace: Workspace, form: FormSpec, card_format: str) -> str:
    """What a card's file in one format is made from, the card itself left out."""
    spec = CARD_FORMATS[card_format]
    templates = [f"{file.name} {_file_digest(file)}" for file in _template_files(workspace, form, spec)]
    fonts = font_digest() if spec.needs_fonts else ""
    settings = workspace.settings
    return _digest(
        card_format, form.source, *templates, fonts, settings.source, settings.language, own_digest(), *_versions()
    )  # fmt: skip


def _template_files(workspace: Workspace, form: FormSpec, spec: CardFormat) -> list[Path]:
    """The template and all it can load; other formats' templates and an office program's lock files decide nothing."""
    folder = workspace.template_folder(form.name)
    if not spec.reads_folder:
        return [folder / spec.template]
    passed_over = {other.template for other in CARD_FORMATS.values()} - {spec.template} | {"form.yaml", "import.yaml"}
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return [file for file in found if file.name not in passed_over and not file.name.startswith((".", "~"))]


def index_key(workspace: Workspace, form: FormSpec, index_format: str, cards: list[tuple[str, str]]) -> str:
    """What an index is made from; `cards` are (stem, blob) of every card in it."""
    fonts = font_digest() if index_format == "pdf" else ""
    settings = workspace.settings
    listing = "\n".join(f"{stem} {blob}" for stem, blob in sorted(cards))
    return _digest(
        index_format, form.source, settings.source, settings.language, fonts, own_digest(), *_versions(), listing
    )  # fmt: skip


def output_key(format_key: str, blob: str) -> str:
    """The whole key of one card's file."""
    return _digest(format_key, blob)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _file_digest(file: Path) -> str:
    try:
        return hashlib.sha256(read_plain(file)).hexdigest()
    except OSError:
        return "-"


@cache
def _versions() -> tuple[str, ...]:
    return tuple(f"{name} {_version(name)}" for name in SHAPING)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "-"
