"""The export as vCards 3.0 (RFC 2426), which every telephone reads; later versions some do not.

Fields are found by what they are (x-kind) and, where no kind says it, by what everybody calls them. Free text and
everything internal stays behind: a telephone's address book is synchronised to places nobody here decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cardgen.entry.items import items_of
from cardgen.entry.values import spelling
from cardgen.errors import EnvironmentMissing, UsageError
from cardgen.model.cardview import Value
from cardgen.model.exportview import ExportCard, ExportColumn, ExportView
from cardgen.rendering.exact import data_of
from cardgen.rendering.export_file import ExportFile

OWN_ID = "x-cardgen-id"
"""Keeps the card's id where an address book gives its entries a UID of its own."""

REACHES = frozenset({"phone", "email"})
"""The kinds without which an address book has no use for a card."""

_MOBILE = re.compile(r"(?:\+82[-. ]?|0)1[016789]")
_LUNAR = frozenset({"음력", "lunar"})
_WORKPLACE: Mapping[str, frozenset[str]] = {
    "company": frozenset({"회사", "회사명", "직장", "직장명", "소속", "company", "organisation", "organization"}),
    "department": frozenset({"부서", "부서명", "department"}),
    "title": frozenset({"직책", "직위", "직급", "position", "jobtitle", "title"}),
}
"""Labels of a person's place of work, for which there is no x-kind."""


def has_contacts(view: ExportView) -> bool:
    """True for a form with a telephone number or an e-mail address."""
    return any(column.kind in REACHES for column in view.columns)


def render_export_vcard(view: ExportView) -> ExportFile:
    """A vCard for each card. UsageError for a form nobody can be reached by, EnvironmentMissing without vobject."""
    if not has_contacts(view):
        raise UsageError("error.export.no_contacts", form=view.form)
    try:
        import vobject  # noqa: F401 - asked for before the work begins
    except ImportError:
        raise EnvironmentMissing("error.export.vobject") from None
    text = "".join(_vcard(view, card) for card in view.cards)
    return ExportFile(f"{view.form}.vcf", text.encode())


def _vcard(view: ExportView, card: ExportCard) -> str:
    """The lines of one vCard. The whole name is the family name: where a Korean name parts is not written in it."""
    from vobject import vCard
    from vobject.vcard import Name

    made = vCard()
    name = card.values[view.owner[-1]].text or card.stem
    made.add("n").value = Name(family=name)
    made.add("fn").value = name
    made.add("uid").value = card.stem
    made.add(OWN_ID).value = card.stem
    there = [(column, value) for column, value in zip(view.columns, card.values, strict=True) if value.text]
    for column, value in there:
        _add(made, column, value, there)
    _add_addresses(made, there)
    _add_workplace(made, there)
    return str(made.serialize())


Filled = list[tuple[ExportColumn, Value]]


def _add(made: Any, column: ExportColumn, value: Value, there: Filled) -> None:
    match column.kind:
        case "phone":
            for number in _single(column, value):
                line = made.add("tel")
                line.value, line.type_param = number, "CELL" if _MOBILE.match(number) else "VOICE"
        case "email":
            for address in _single(column, value):
                line = made.add("email")
                line.value, line.type_param = address, "INTERNET"
        case "birth-date":
            born = data_of(value)
            if isinstance(born, date) and not _is_lunar(column, there):
                made.add("bday").value = born.isoformat()


def _single(column: ExportColumn, value: Value) -> list[str]:
    """The text, or each item of a plain list."""
    return items_of(value.text) if column.many else [value.text]


def _is_lunar(birth: ExportColumn, there: Filled) -> bool:
    """True where a choice beside the birth date says it counts by the moon, which a vCard cannot."""
    beside = (value.text for column, value in there if column.choices and _group(column) == _group(birth))
    return any(spelling(text) in _LUNAR for text in beside)


def _add_addresses(made: Any, there: Filled) -> None:
    """Each address with the postcode of its group; a postcode without address is none."""
    from vobject.vcard import Address

    codes = {_group(column): value.text for column, value in there if column.kind == "postcode"}
    for column, value in there:
        if column.kind == "address":
            made.add("adr").value = Address(street=value.text, code=codes.get(_group(column), ""))


def _add_workplace(made: Any, there: Filled) -> None:
    place = dict(_workplace(there))
    if "company" in place:
        made.add("org").value = [place["company"], *filter(None, [place.get("department", "")])]
    if "title" in place:
        made.add("title").value = place["title"]


def _workplace(there: Filled) -> Iterator[tuple[str, str]]:
    for part, labels in _WORKPLACE.items():
        texts = (it.text for column, it in there if column.kind == "text" and spelling(column.labels[-1]) in labels)
        yield from ((part, text) for text in texts)


def _group(column: ExportColumn) -> str:
    return column.path.rpartition(".")[0]
