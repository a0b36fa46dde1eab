"""Reads cardgen.toml, saying exactly what in it cannot be used."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cardgen.archives.plain_file import read_plain
from cardgen.errors import SettingsError
from cardgen.messages import LANGUAGES
from cardgen.model.cardview import Letterhead
from cardgen.model.settings import Settings
from cardgen.yamltree import MAX_BYTES
from cardgen.yamltree.core import normalised
from cardgen.yamltree.decode import forbidden

FILE_NAME = "cardgen.toml"
MAX_LOGO_BYTES = 2 * 1024 * 1024
_IMAGE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")

_KNOWN: Mapping[str, tuple[str, ...]] = {
    "workspace": ("id",),
    "company": ("name", "logo", "approvals"),
    "locale": ("language", "time_zone"),
    "build": ("formats", "index"),
    "cards": ("ids",),
}
_IDS = ("random", "sequence")


def load_settings(root: Path, card_formats: tuple[str, ...], index_formats: tuple[str, ...]) -> Settings:
    """The settings of the workspace at `root`. SettingsError where they are missing or say something unusable."""
    content = _content(root / FILE_NAME)
    try:
        tables = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError("error.settings.toml", path=FILE_NAME, place=_place(str(error))) from None
    _refuse_unknown(tables)
    reader = _Reader(tables)
    logo = _logo(root, reader.text("company", "logo", ""))
    return Settings(
        workspace_id=_workspace_id(reader.text("workspace", "id", "")),
        letterhead=Letterhead(reader.text("company", "name", ""), logo, reader.texts("company", "approvals", (), None)),
        language=reader.one_of("locale", "language", "ko", LANGUAGES),
        time_zone=_time_zone(reader.text("locale", "time_zone", "Asia/Seoul")),
        formats=reader.texts("build", "formats", ("docx", "pdf"), card_formats),
        index_formats=reader.texts("build", "index", ("html", "xlsx"), index_formats),
        source=hashlib.sha256(content + (logo or b"")).hexdigest(),
        ids=reader.one_of("cards", "ids", "random", _IDS),
    )


def _content(file: Path) -> bytes:
    try:
        content = read_plain(file, MAX_BYTES + 1, follow=True)
    except FileNotFoundError:
        raise SettingsError("error.settings.missing", path=FILE_NAME) from None
    except OSError:
        raise SettingsError("error.settings.unreadable", path=FILE_NAME) from None
    if len(content) > MAX_BYTES:
        raise SettingsError("error.settings.unreadable", path=FILE_NAME)
    return content


def _place(message: str) -> str:
    """Line and column out of tomllib's message; the rest of it may quote the file."""
    found = re.search(r"line (\d+), column (\d+)", message)
    return f":{found[1]}:{found[2]}" if found else ""


def _refuse_unknown(tables: Mapping[str, object]) -> None:
    for table, values in tables.items():
        if table not in _KNOWN or not isinstance(values, dict):
            raise SettingsError("error.settings.unknown", key=table, known=", ".join(_KNOWN))
        for key in values:
            if key not in _KNOWN[table]:
                raise SettingsError("error.settings.unknown", key=f"{table}.{key}", known=", ".join(_KNOWN[table]))


class _Reader:
    """Typed access to the tables of a settings file."""

    def __init__(self, tables: Mapping[str, Mapping[str, object]]) -> None:
        self._tables = tables

    def _get(self, table: str, key: str) -> object:
        return self._tables.get(table, {}).get(key)

    def text(self, table: str, key: str, default: str) -> str:
        value = self._get(table, key)
        if value is None:
            return default
        if not _is_text(value):
            raise SettingsError("error.settings.text", key=f"{table}.{key}")
        return normalised(str(value))

    def one_of(self, table: str, key: str, default: str, known: tuple[str, ...]) -> str:
        value = self.text(table, key, default)
        if value not in known:
            raise SettingsError("error.settings.choice", key=f"{table}.{key}", known=", ".join(known))
        return value

    def texts(self, table: str, key: str, default: tuple[str, ...], known: tuple[str, ...] | None) -> tuple[str, ...]:
        value = self._get(table, key)
        if value is None:
            return default
        if not isinstance(value, list) or not all(map(_is_text, value)):
            raise SettingsError("error.settings.texts", key=f"{table}.{key}")
        if known is not None and not set(value) <= set(known):
            raise SettingsError("error.settings.choice", key=f"{table}.{key}", known=", ".join(known))
        return tuple(dict.fromkeys(map(normalised, value)))


def _is_text(value: object) -> bool:
    """Text that documents can hold: TOML's escapes can spell control characters."""
    return isinstance(value, str) and forbidden(value) is None


def _workspace_id(text: str) -> str:
    """The id names a folder outside the workspace, so it may be no path of its own."""
    if text and not re.fullmatch(r"\w[\w-]{0,63}", text):
        raise SettingsError("error.settings.id", key="workspace.id")
    return text


def _time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError("error.settings.time_zone", key="locale.time_zone") from None
    return name


def _logo(root: Path, name: str) -> bytes | None:
    """The logo's bytes: a PNG or JPEG inside the workspace, of at most 2 MB."""
    if not name:
        return None
    try:
        file = (root / name).resolve()
        if not file.is_relative_to(root.resolve()):
            raise SettingsError("error.settings.logo.outside", key="company.logo")
        content = read_plain(file, MAX_LOGO_BYTES + 1, follow=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself, before Python 3.13
        raise SettingsError("error.settings.logo.missing", key="company.logo") from None
    if not content.startswith(_IMAGE_STARTS) or len(content) > MAX_LOGO_BYTES:
        raise SettingsError("error.settings.logo.kind", key="company.logo")
    return content
