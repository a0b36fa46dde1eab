"""What a form that comes back says, or lacks, and no card gets to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cardgen.model.filledform import FilledForm, Outside, control_place
from cardgen.model.form import FormSpec, RecordList


@dataclass(frozen=True, slots=True)
class Untaken:
    """What would be lost of a form without anybody's knowing, by label.

    `lost` are filled fields that today's form does not have, `outside` places where something was typed beside the
    fields ("" for an unknown one), `missing` what was printed in the form and is gone from the file.
    """

    lost: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.outside or self.missing)


def untaken(filled: FilledForm, lost: Sequence[str], printed: FormSpec, language: str) -> Untaken:
    """What of a form no card gets; `lost` are paths of the form as it was `printed`."""
    places = dict.fromkeys(_place(it, printed, language) for it in filled.outside)
    missing = [path for path in printed.by_path if path in filled.missing]
    unknown = sorted({*filled.missing} - {*missing})
    return Untaken(
        tuple(_named(printed, lost, language)), tuple(places), tuple(_named(printed, (*missing, *unknown), language))
    )


def _named(form: FormSpec, names: Sequence[str], language: str) -> Iterator[str]:
    yield from (_label(form, name, language) or name for name in names)


def _place(place: Outside, form: FormSpec, language: str) -> str:
    return (_label(form, place.near, language) if place.near else "") or place.label


def _label(form: FormSpec, control: str, language: str) -> str:
    """The labels that lead to a control, its record by its number (구매 이력 3 > 금액); "" where the form has none."""
    path, row = control_place(control)
    member = form.by_path.get(path)
    labels = [label.text(language) for label in member.labels] if member else []
    if member and row is not None:
        labels[-1 if isinstance(member, RecordList) else -2] += f" {row}"
    return " > ".join(labels)
