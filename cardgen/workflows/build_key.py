"""The build key: a digest of exactly what an output is made from (ARCHITECTURE, decision 5)."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import cardgen
from cardgen.fonts import font_digest
from cardgen.model.form import FormSpec
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.workspace import Workspace

_OWN_ENDINGS = frozenset({".py", ".js", ".css", ".html", ".txt"})


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
    folder = workspace.template_folder(form.name)
    templates = [_file_digest(folder / name) for name in (spec.template, *spec.others)]
    fonts = font_digest() if spec.needs_fonts else ""
    settings = workspace.settings
    return _digest(
        card_format, form.source, *templates, fonts, settings.source, settings.language, own_digest(),
        _version(spec.distribution), _version("phonenumbers"), _version("Jinja2"),
    )  # fmt: skip


def index_key(workspace: Workspace, form: FormSpec, index_format: str, cards: list[tuple[str, str]]) -> str:
    """What an index is made from; `cards` are (stem, blob) of every card in it."""
    fonts = font_digest() if index_format == "pdf" else ""
    settings = workspace.settings
    listing = "\n".join(f"{stem} {blob}" for stem, blob in sorted(cards))
    return _digest(
        index_format, form.source, settings.source, settings.language, fonts, own_digest(),
        _version("XlsxWriter"), _version("weasyprint"), _version("phonenumbers"), listing,
    )  # fmt: skip


def output_key(format_key: str, blob: str) -> str:
    """The whole key of one card's file."""
    return _digest(format_key, blob)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _file_digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return "-"


@cache
def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "-"
