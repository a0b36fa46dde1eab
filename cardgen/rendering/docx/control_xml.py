"""The elements of one content control: its properties in the schema's order, its kind, its content.

Source: ECMA-376 part 1, 17.5.2 (CT_SdtPr); MS-DOCX 2.5.3 (w14:checkbox) and 2.6 (w15:repeatingSection).
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from lxml import etree

from cardgen.model.cardview import FieldView, Option, Shown
from cardgen.rendering.docx.ooxml import W
from cardgen.rendering.office.xml_parts import Element

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"

HINT_COLOR = "9AA3AD"
"""Grey enough to tell a hint from a value, light enough to write over on paper."""

_SIGNS = {"☑": "☐", "■": "□", "☒": "☐", "●": "○", "◉": "○", "✓": "☐", "✔": "☐"}
_BOTH = {**{empty: (ticked, empty) for ticked, empty in reversed(_SIGNS.items())}}
_BOTH |= {ticked: (ticked, empty) for ticked, empty in _SIGNS.items()}

BOXES = frozenset(_BOTH)
"""Signs that a template may draw as the box of an option."""

_BOX_FONT = "MS Gothic"
"""Word's own for boxes, where the run names none."""

_ALIAS_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Sdt:
    """What every control has: its label, its tag, its number, whether it is kept from being deleted."""

    label: str
    tag: str
    number: int
    locked: bool


def inline(sdt: Sdt, kind: Element | None, content: Sequence[Element], *, hint: str = "", part: str = "") -> Element:
    """A control inside a paragraph. `content` are its runs; a `hint` stands in them until somebody writes.

    `part` names the building block Word shows when the control is emptied again.
    """
    return _control(sdt, kind, content, run_properties(content), hint=bool(hint), part=part)


def around(sdt: Sdt, kind: Element, content: Sequence[Element]) -> Element:
    """A control around rows of a table."""
    return _control(sdt, kind, content, None, hint=False, part="")


def _control(
    sdt: Sdt, kind: Element | None, content: Sequence[Element], style: Element | None, *, hint: bool, part: str
) -> Element:
    made = etree.Element(f"{W}sdt")
    properties = etree.SubElement(made, f"{W}sdtPr")
    if style is not None:
        properties.append(_without_hint(style))
    for name, value in (("alias", sdt.label[:_ALIAS_LENGTH]), ("tag", sdt.tag), ("id", str(sdt.number))):
        if value:
            etree.SubElement(properties, f"{W}{name}", {f"{W}val": value})
    if sdt.locked:
        etree.SubElement(properties, f"{W}lock", {f"{W}val": "sdtLocked"})
    if part:
        placeholder = etree.SubElement(properties, f"{W}placeholder")
        etree.SubElement(placeholder, f"{W}docPart", {f"{W}val": part})
    if hint:
        etree.SubElement(properties, f"{W}showingPlcHdr")
    if kind is not None:
        properties.append(kind)
    etree.SubElement(made, f"{W}sdtContent").extend(content)
    return made


def run_properties(content: Sequence[Element]) -> Element | None:
    """How the first run of a control is written: what is typed into it should be, too."""
    for run in content:
        for found in run.iter(f"{W}rPr"):
            return deepcopy(found)
    return None


def _without_hint(style: Element) -> Element:
    for color in style.findall(f"{W}color"):
        if color.get(f"{W}val") == HINT_COLOR:
            style.remove(color)
    return style


def hint_run(style: Element | None, hint: str) -> Element:
    """A run with the hint, written like the value but grey."""
    run = etree.Element(f"{W}r")
    properties = etree.SubElement(run, f"{W}rPr") if style is None else deepcopy(style)
    run.append(properties)
    for color in properties.findall(f"{W}color"):
        properties.remove(color)
    properties.insert(_color_place(properties), etree.Element(f"{W}color", {f"{W}val": HINT_COLOR}))
    etree.SubElement(run, f"{W}t").text = hint
    return run


_BEFORE_COLOR = frozenset(
    {"rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"}
    | {"emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden"}
)
"""Run properties the schema wants before the colour (17.3.2, EG_RPrBase)."""


def _color_place(properties: Element) -> int:
    return max((at for at, one in enumerate(properties, 1) if etree.QName(one).localname in _BEFORE_COLOR), default=0)


def date_kind(field: FieldView) -> Element:
    """A date with Word's calendar; the text is ISO 8601, as cards print days."""
    value = field.value
    day = value.data if isinstance(value, Shown) and isinstance(value.data, date) else None
    made = etree.Element(f"{W}date")
    if day is not None:
        made.set(f"{W}fullDate", f"{day.isoformat()}T00:00:00Z")
    for name, setting in (
        ("dateFormat", "yyyy-MM-dd"),
        ("lid", "ko-KR"),
        ("storeMappedDataAs", "text"),
        ("calendar", "gregorian"),
    ):
        etree.SubElement(made, f"{W}{name}", {f"{W}val": setting})
    return made


def drop_down(options: Sequence[Option], none: str) -> Element:
    """A list of the options after one that empties the field: its value is "", which Word shows as the hint."""
    made = etree.Element(f"{W}dropDownList")
    for shown, value in ((none, ""), *((option.text, option.text) for option in options)):
        etree.SubElement(made, f"{W}listItem", {f"{W}displayText": shown, f"{W}value": value})
    return made


def checkbox(sign: str, run: Element, *, checked: bool) -> Element:
    """A box with the signs and the font the template draws it in."""
    font = next((one.get(f"{W}ascii") for one in run.iter(f"{W}rFonts")), None) or _BOX_FONT
    made = etree.Element(f"{W14}checkbox")
    etree.SubElement(made, f"{W14}checked", {f"{W14}val": str(int(checked))})
    for name, drawn in zip(("checkedState", "uncheckedState"), _BOTH[sign], strict=True):
        etree.SubElement(made, f"{W14}{name}", {f"{W14}val": f"{ord(drawn):04X}", f"{W14}font": font})
    return made


def repeating_section() -> Element:
    """The kind of a control around a table's records: Word offers to add one below."""
    return etree.Element(f"{W15}repeatingSection")


def repeating_item() -> Element:
    """The kind of a control around the rows of one record."""
    return etree.Element(f"{W15}repeatingSectionItem")
