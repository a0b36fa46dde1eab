"""What every process that works on a share knows of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from cardgen.model.policy import Redaction
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.sharing.cover import Terms
from cardgen.workflows.check import CheckingBench


@dataclass(frozen=True, slots=True)
class ShareSpec:
    """What every job of a share has in common. `run` tells one share from another in a process that makes several.

    `members` are the ids of the cards in it: of all others nothing may show.
    """

    run: str
    root: str
    today: date
    form: str
    terms: Terms
    members: frozenset[str] = field(compare=False, repr=False)
    redaction: Redaction = field(compare=False, repr=False)
    password: str | None = field(compare=False, repr=False)


@lru_cache(maxsize=len(CARD_FORMATS))
def card_renderer(spec: ShareSpec, card_format: str) -> CardRenderer:
    """The compiled template of a format, made once per process and share. Raises TemplateError."""
    workspace = CheckingBench.at(spec.root, spec.today).workspace
    return CARD_FORMATS[card_format].open(workspace.template_folder(spec.form))
