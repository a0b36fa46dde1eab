"""What reading a file yields: texts with the channel they lie in, features that can hide more, and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from cardgen.messages.catalog import text_of
from cardgen.model.problem import Label


class Channel(StrEnum):
    """Where in a file a text lies; the list of PRIVACY.md, "Where redacted documents leak"."""

    CONTENT = "content"
    HIDDEN = "hidden"
    HEADER = "header"
    NOTE = "note"
    TEXT_BOX = "text-box"
    COMMENT = "comment"
    PEOPLE = "people"
    CHANGE = "change"
    REVISION = "revision"
    PROPERTY = "property"
    METADATA = "metadata"
    IDENTIFIER = "identifier"
    NAME = "name"
    DESCRIPTION = "description"
    BOOKMARK = "bookmark"
    FIELD = "field"
    CONTROL = "control"
    VARIABLE = "variable"
    CUSTOM_DATA = "custom-data"
    LINK = "link"
    GLOSSARY = "glossary"
    EMBEDDED = "embedded"
    PREVIEW = "preview"
    PICTURE = "picture"
    CODE = "code"
    FONT = "font"
    FORM_VALUE = "form-value"
    STRUCTURE = "structure"
    SCRIPT = "script"
    STYLE = "style"
    MARKUP = "markup"
    OBJECT = "object"
    OUTSIDE = "outside"
    CELL = "cell"
    HIDDEN_SHEET = "hidden-sheet"
    SHEET_NAME = "sheet-name"
    DEFINED_NAME = "defined-name"
    VALIDATION = "validation"
    CACHE = "cache"
    FORMULA = "formula"
    NUMBER_FORMAT = "number-format"
    LAYOUT = "layout"
    DATA_ATTRIBUTE = "data-attribute"
    JSON = "json"
    FILE_NAME = "file-name"
    PACKAGE = "package"

    @property
    def label(self) -> Label:
        """What people call the place."""
        return Label(*text_of(f"audit.channel.{self.value}"))


class Feature(StrEnum):
    """What a file of a share has no need of, and what can hide a text where no search looks."""

    MACRO = "macro"
    SCRIPT = "script"
    EXTERNAL = "external"
    CHANGES = "changes"
    REVISIONS = "revisions"
    LAYERS = "layers"
    ATTACHMENT = "attachment"
    GLYPHS = "glyphs"
    ORPHANS = "orphans"
    OUTSIDE = "outside"
    UNKNOWN_PART = "unknown-part"
    HIDDEN_SHEET = "hidden-sheet"
    TIMES = "times"

    @property
    def label(self) -> Label:
        """What people call it."""
        return Label(*text_of(f"audit.feature.{self.value}"))


@dataclass(frozen=True, slots=True)
class Trace:
    """One text of a file. `place` names the part it lies in ("xl/worksheets/sheet1.xml"), "" for the file itself."""

    channel: Channel
    text: str = field(repr=False)
    place: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A feature the file has. `place` names the part."""

    feature: Feature
    place: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the file; `digest` is the SHA-256 of its stored bytes, `codes` how many codes were read from it."""

    digest: str
    codes: int
    place: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file or a part that could not be opened: whatever it holds is unknown, so it cannot be let pass."""

    reason: Label
    place: str = ""


Found = Trace | Finding | Picture | Unreadable
