"""The seal of a form: what its finished sections hold outside the fields to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from cardgen.formtext.hwpx_lines import hwpx_lines
from cardgen.model.filledform import control_place
from cardgen.model.formseal import FormSeal, choice_lines, folded, seal_of
from cardgen.rendering.control_marks import Control
from cardgen.rendering.hwpx.controls import name_of
from cardgen.rendering.hwpx.owpml import parse_xml


def seal(sections: Iterable[bytes], known: Mapping[str, Control]) -> FormSeal:
    """The seal of these sections. `known` are the fields that may have controls; those that do are in it."""
    named = {name_of(control): control for control in known.values()}
    roots = [parse_xml(section) for section in sections]
    lines = [line for root in roots for line in hwpx_lines(root, named.__contains__)]
    made = {control_place(named[name].name)[0]: named[name] for line in lines for name in line.names}
    whole = folded("".join(text for root in roots for text in map(str, root.itertext())))
    choices = (line for path, control in made.items() for line in _choice(path, control, whole))
    return seal_of(chain((line.text for line in lines), choices), made)


def _choice(path: str, control: Control, whole: str) -> Iterator[str]:
    """What tells the boxes of a choice, where the text shows them one behind the other with nothing else."""
    options = control.field.value.options
    drawn = folded("".join(f"{'☑' if option.checked else '☐'}{option.text}" for option in options))
    if all(option.text for option in options) and drawn and drawn in whole:
        yield from choice_lines(path, [option.text for option in options])
