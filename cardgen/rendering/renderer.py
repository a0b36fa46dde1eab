"""What every card renderer offers, so that batch work, shares and tests treat all formats alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet


class CardRenderer(Protocol):
    """One template, compiled once, rendering any number of views. The same view gives the same bytes."""

    def render(self, view: CardView) -> bytes:
        """The finished file. Raises TemplateError where the template cannot print this view."""
        ...


class OpenTemplate(Protocol):
    """Compiles the template of a form's folder."""

    def __call__(self, folder: Path, sheet: Sheet = AS_DESIGNED, /) -> CardRenderer:
        """The renderer of that template on such a sheet. Raises TemplateError, EnvironmentMissing."""
        ...


@dataclass(frozen=True, slots=True)
class CardFormat:
    """A file format of cards.

    `template` is its file beside form.yaml; with `reads_folder` it may load any file of that folder (style sheets,
    pictures, fonts);
    `open` compiles the template of a folder; `check` judges it without a card, naming it by the path given;
    `needs_fonts` says the output depends on the fonts of this machine; `remark` gives the id of a warning about this
    machine, "" where all is well, and is asked only once a file has been made. `fillable` says that views with a stamp
    become forms to fill in on the screen.
    """

    suffix: str
    template: str
    open: OpenTemplate
    check: Callable[[Path, str, FormSpec], tuple[Problem, ...]]
    reads_folder: bool = False
    remark: Callable[[], str] = str
    needs_fonts: bool = False
    fillable: bool = False
