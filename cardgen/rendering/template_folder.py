"""A template's folder as the whole world its template can read: nothing above it, nothing through a symbolic link."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import normpath
from pathlib import Path

_SCHEMES = ("file", "ftp", "http", "https")


def scheme_of(address: str) -> str:
    """What kind of address a refused one is. Nothing else of it is told: a template may have put a value into it."""
    scheme = address.partition(":")[0].lower()
    return scheme if scheme in _SCHEMES else "file"


@dataclass(frozen=True, slots=True)
class TemplateFolder:
    """The folder of card.html, with its real path."""

    root: Path

    @classmethod
    def at(cls, folder: Path) -> TemplateFolder:
        """The folder, symbolic links above it resolved."""
        return cls(folder.resolve())

    def file(self, name: str) -> Path | None:
        """The file of this relative name; None where there is none, outside, or where a symbolic link leads to it."""
        if "\0" in name:
            return None
        named = Path(normpath(self.root / name.lstrip("/")))
        plain = named.is_relative_to(self.root) and named.resolve() == named
        return named if plain and named.is_file() else None

    def lacks(self, name: str) -> bool:
        """True for a plain relative name that would lie in the folder, where there is no file."""
        if "\0" in name or ":" in name or name.startswith("/"):
            return False
        path = (self.root / name).resolve()
        return path.is_relative_to(self.root) and not path.exists()
