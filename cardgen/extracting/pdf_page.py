"""What a PDF's content stream draws, and which of it nobody sees (ISO 32000-1, 8 and 9)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pikepdf

from cardgen.extracting.found import Channel, Found, Trace
from cardgen.extracting.pdf_fonts import Fonts
from cardgen.extracting.pdf_geometry import EVERYWHERE, IDENTITY, Box, Matrix, box_of, common, holds, matrix_of, times
from cardgen.extracting.pdf_objects import object_texts
from cardgen.extracting.pdf_operands import instructions, is_white, resource_of, shown_codes
from cardgen.extracting.pdf_pictures import inline_traces

_SHOWING = frozenset({"Tj", "TJ", "'", '"'})
_SEPARATING = frozenset({"ET", "BDC", "BMC", "EMC", "T*", "'", '"'})
_FILLING = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_ENDING = _FILLING | {"S", "s", "n"}
_INVISIBLE_MODES = frozenset({3, 7})
_WHITE = {"g": 1, "rg": 3, "k": 4, "sc": None, "scn": None}
_FAINT = 0.05
"""Opacity below which nobody reads a text."""


@dataclass(frozen=True, slots=True)
class _State:
    """The graphics state as far as it decides whether a text is seen."""

    matrix: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    white: bool = False
    faint: bool = False
    mode: int = 0


@dataclass(slots=True)
class _Piece:
    text: str
    channel: Channel
    at: tuple[float, float]


@dataclass(slots=True)
class Drawing:
    """Follows a content stream; `pieces` are texts that belong together, in the order drawn."""

    fonts: Fonts
    resources: Any
    page: Box = EVERYWHERE
    pieces: list[_Piece] = field(default_factory=list)
    _state: _State = _State()
    _saved: list[_State] = field(default_factory=list)
    _line: Matrix = IDENTITY
    _path: list[Box] = field(default_factory=list)
    _clips: bool = False
    _font: Any = None
    _marks: list[bool] = field(default_factory=list)
    _fresh: bool = True
    _said: dict[tuple[Channel, str], None] = field(default_factory=dict)
    _images: list[Any] = field(default_factory=list)

    def traces(self, source: pikepdf.Object, place: str) -> Iterator[Found]:
        """Every text of the stream, those no operator shows included, and its own pictures."""
        for operator, operands in instructions(source):
            if operator in _SEPARATING:
                self._fresh = True
            self._step(operator, operands)
        yield from (Trace(piece.channel, piece.text, place) for piece in self.pieces if piece.text)
        yield from (Trace(channel, text, place) for channel, text in self._said)
        for image in self._images:
            yield from inline_traces(image, place)

    def _step(self, operator: str, operands: list[Any]) -> None:
        change = _CHANGES.get(operator)
        if change is not None:
            change(self, operands)
        if operator in _WHITE:
            self._state = replace(self._state, white=is_white(operator, operands))
        if operator in _ENDING:
            self._end_path(operator)
        if operator in _SHOWING:
            self._show(operands)
        else:
            self._note(operands)

    def _note(self, operands: list[Any]) -> None:
        """Strings and names no reader shows: of marks, and of operators nobody knows."""
        for operand in operands:
            if isinstance(operand, pikepdf.Object):
                self._said |= dict.fromkeys(object_texts(operand))

    def save(self, _operands: list[Any]) -> None:
        """Operator q."""
        self._saved.append(self._state)

    def restore(self, _operands: list[Any]) -> None:
        """Operator Q."""
        if self._saved:
            self._state = self._saved.pop()

    def transform(self, operands: list[Any]) -> None:
        """Operator cm."""
        self._state = replace(self._state, matrix=times(matrix_of(operands), self._state.matrix))

    def begin_text(self, _operands: list[Any]) -> None:
        """Operator BT."""
        self._line = IDENTITY

    def place_text(self, operands: list[Any]) -> None:
        """Operator Tm."""
        self._line = matrix_of(operands)

    def move_text(self, operands: list[Any]) -> None:
        """Operators Td and TD."""
        self._line = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)

    def choose_font(self, operands: list[Any]) -> None:
        """Operator Tf."""
        self._font = self.fonts.named(self.resources, str(operands[0]))

    def set_mode(self, operands: list[Any]) -> None:
        """Operator Tr."""
        self._state = replace(self._state, mode=int(operands[0]))

    def set_state(self, operands: list[Any]) -> None:
        """Operator gs."""
        self._state = replace(self._state, faint=self._is_faint(str(operands[0])))

    def add_box(self, operands: list[Any]) -> None:
        """Operator re."""
        self._path.append(box_of(self._state.matrix, *map(float, operands)))

    def clip(self, _operands: list[Any]) -> None:
        """Operators W and W*."""
        self._clips = True

    def begin_mark(self, operands: list[Any]) -> None:
        """Operators BDC and BMC: what belongs to a layer may not be seen."""
        self._marks.append(bool(operands) and str(operands[0]) == "/OC")

    def end_mark(self, _operands: list[Any]) -> None:
        """Operator EMC."""
        if self._marks:
            self._marks.pop()

    def draw_object(self, operands: list[Any]) -> None:
        """Operator Do: a picture covers what was drawn before it."""
        if self._is_image(str(operands[0])):
            self._cover([box_of(self._state.matrix, 0, 0, 1, 1)])

    def draw_inline(self, operands: list[Any]) -> None:
        """Operators BI, ID and EI."""
        self._images += operands
        self._cover([box_of(self._state.matrix, 0, 0, 1, 1)])

    def _show(self, operands: list[Any]) -> None:
        text = "".join(self.fonts.decoded(self._font, codes) for codes in shown_codes(operands))
        at = times(self._line, self._state.matrix)[4:]
        channel = Channel.HIDDEN if self._is_unseen(at) else Channel.CONTENT
        if self._fresh or not self.pieces or self.pieces[-1].channel is not channel:
            self.pieces.append(_Piece("", channel, at))
        self.pieces[-1].text += text
        self._fresh = False

    def _is_unseen(self, at: tuple[float, float]) -> bool:
        state = self._state
        if state.mode in _INVISIBLE_MODES or state.white or state.faint or any(self._marks):
            return True
        return not (holds(self.page, at) and holds(state.clip, at))

    def _end_path(self, operator: str) -> None:
        if self._clips and self._path:
            self._state = replace(self._state, clip=common(self._state.clip, self._path[0]))
        elif operator in _FILLING and not self._state.faint:
            self._cover(self._path)
        self._path = []
        self._clips = False

    def _cover(self, boxes: list[Box]) -> None:
        """What is painted later hides the texts below it."""
        for box in boxes:
            for piece in self.pieces:
                if holds(box, (piece.at[0], piece.at[1] + 1)):
                    piece.channel = Channel.HIDDEN

    def _is_faint(self, name: str) -> bool:
        state = resource_of(self.resources, "/ExtGState", name)
        return state is not None and float(state.get("/ca", 1)) < _FAINT

    def _is_image(self, name: str) -> bool:
        drawn = resource_of(self.resources, "/XObject", name)
        return drawn is not None and drawn.get("/Subtype") == "/Image"


_CHANGES: Mapping[str, Callable[[Drawing, list[Any]], None]] = {
    "q": Drawing.save,
    "Q": Drawing.restore,
    "cm": Drawing.transform,
    "BT": Drawing.begin_text,
    "Tm": Drawing.place_text,
    "Td": Drawing.move_text,
    "TD": Drawing.move_text,
    "Tf": Drawing.choose_font,
    "Tr": Drawing.set_mode,
    "gs": Drawing.set_state,
    "re": Drawing.add_box,
    "W": Drawing.clip,
    "W*": Drawing.clip,
    "BDC": Drawing.begin_mark,
    "BMC": Drawing.begin_mark,
    "EMC": Drawing.end_mark,
    "Do": Drawing.draw_object,
    "INLINE IMAGE": Drawing.draw_inline,
}
"""What changes the state, by operator (ISO 32000-1, annex A)."""
