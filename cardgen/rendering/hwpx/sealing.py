"""The seal of a form: what its finished sections hold outside the fields to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cardgen.formtext.hwpx_lines import hwpx_lines
from cardgen.model.filledform import control_place
from cardgen.model.formseal import FormSeal, seal_of
from cardgen.rendering.control_marks import Control
from cardgen.rendering.hwpx.controls import name_of
from cardgen.rendering.hwpx.owpml import parse_xml


def seal(sections: Iterable[bytes], known: Mapping[str, Control]) -> FormSeal:
    """The seal of these sections. `known` are the fields that may have controls; those that do are in it."""
    paths = {name_of(control): control_place(control.name)[0] for control in known.values()}
    lines = [line for section in sections for line in hwpx_lines(parse_xml(section), paths.__contains__)]
    return seal_of((line.text for line in lines), (paths[name] for line in lines for name in line.names))
