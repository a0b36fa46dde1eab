"""Which command installs a missing piece on this system."""

from __future__ import annotations

import importlib.util
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath


@dataclass(frozen=True, slots=True)
class Manager:
    """A package manager: the program that shows it is there, and its command up to the names of packages."""

    program: str
    install: str


MANAGERS = (
    Manager("apt-get", "sudo apt-get install"),
    Manager("dnf", "sudo dnf install"),
    Manager("pacman", "sudo pacman -S"),
    Manager("brew", "brew install"),
)
"""In the order they are looked for: Debian and Ubuntu, Fedora, Arch and MSYS2, macOS."""

PACKAGES: Mapping[str, Mapping[str, str]] = {
    "doctor.pango": {
        "apt-get": "libpango-1.0-0 libpangoft2-1.0-0",
        "dnf": "pango",
        "pacman": "pango",
        "brew": "pango",
    },
    "doctor.harfbuzz": {"apt-get": "libharfbuzz-subset0", "dnf": "harfbuzz", "pacman": "harfbuzz", "brew": "harfbuzz"},
    "doctor.fontconfig": {
        "apt-get": "fontconfig",
        "dnf": "fontconfig",
        "pacman": "fontconfig",
        "brew": "fontconfig",
    },
    "doctor.font.korean": {
        "apt-get": "fonts-nanum",
        "dnf": "naver-nanum-gothic-fonts",
        "pacman": "noto-fonts-cjk",
        "brew": "font-nanum-gothic",
    },
    "doctor.font.hanja": {
        "apt-get": "fonts-noto-cjk",
        "dnf": "google-noto-sans-cjk-fonts",
        "pacman": "noto-fonts-cjk",
        "brew": "font-noto-sans-cjk-kr",
    },
    "doctor.font.boxes": {
        "apt-get": "fonts-dejavu-core",
        "dnf": "dejavu-sans-fonts",
        "pacman": "ttf-dejavu",
        "brew": "font-dejavu",
    },
    "doctor.git": {"apt-get": "git", "dnf": "git", "pacman": "git", "brew": "git"},
}
"""What each piece is called by each manager."""


REQUIRED: Mapping[str, str] = {
    "click": "click",
    "rich": "rich",
    "filelock": "filelock",
    "yaml": "PyYAML",
    "jsonschema_rs": "jsonschema-rs",
    "phonenumbers": "phonenumbers",
    "rapidfuzz": "rapidfuzz",
    "jinja2": "Jinja2",
    "docxtpl": "docxtpl",
    "lxml": "lxml",
    "weasyprint": "weasyprint",
    "pikepdf": "pikepdf",
    "pypdfium2": "pypdfium2",
    "zxingcpp": "zxing-cpp",
    "PIL": "Pillow",
    "segno": "segno",
    "tinycss2": "tinycss2",
    "fontTools": "fonttools",
    "xlsxwriter": "XlsxWriter",
    "python_calamine": "python-calamine",
    "lark": "lark",
    "git_filter_repo": "git-filter-repo",
}
"""The Python packages this program cannot do without, by what is imported."""


def manager() -> Manager:
    """The package manager of this system; apt-get's names where none is known, as the manual has them."""
    return next((it for it in MANAGERS if shutil.which(it.program)), MANAGERS[0])


def installing(pieces: Sequence[str]) -> str:
    """The one command that installs these pieces, by the message ids they are looked at under."""
    here = manager()
    names = dict.fromkeys(name for piece in pieces for name in PACKAGES[piece][here.program].split())
    return f"{here.install} {' '.join(names)}"


def adding(*packages: str) -> str:
    """The command that adds Python packages to the installation this program runs from."""
    names = " ".join(packages)
    if "pipx" in PurePath(sys.prefix).parts:
        return f"pipx inject cardgen {names}"
    return f"{shlex.quote(sys.executable)} -m pip install {names}"


def has_package(module: str) -> bool:
    """True where a Python package can be imported; it is not."""
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):  # ValueError: a module put there by hand
        return False


def lacking() -> list[str]:
    """The required packages that are not there."""
    return [package for module, package in REQUIRED.items() if not has_package(module)]
