"""Sentences labelled with the personal data in them: the part patterns are tuned to, and the part held out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from cardgen.detection.personal_kind import PersonalKind

FOLDER = Path(__file__).parent
WAYS = ("easy", "obfuscated", "prose")
"""As usually written; written so that a search stumbles; told in words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text, the kinds of personal data in it, and the way they are written. All of it is invented."""

    kinds: tuple[PersonalKind, ...]
    way: str
    text: str


@dataclass(frozen=True, slots=True)
class Split:
    """A part of the corpus: sentences with personal data, and business sentences without."""

    name: str
    personal: tuple[Sentence, ...]
    clean: tuple[str, ...]


def _read(name: str) -> Split:
    personal = yaml.safe_load((FOLDER / f"{name}-personal.yaml").read_text(encoding="utf-8"))
    clean = yaml.safe_load((FOLDER / f"{name}-clean.yaml").read_text(encoding="utf-8"))
    sentences = (Sentence(tuple(map(PersonalKind, it["kinds"])), it["way"], it["text"]) for it in personal)
    return Split(name, tuple(sentences), tuple(clean))


TUNED = _read("tuned")
HELD_OUT = _read("held-out")
