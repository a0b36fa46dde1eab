"""A paragraph of a form as far as it stands outside the form's controls."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.formtext.elements import Element


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's text without what stands in controls, and the names of the controls that begin in it."""

    paragraph: Element = field(repr=False)
    text: str = field(repr=False)
    names: tuple[str, ...] = ()
