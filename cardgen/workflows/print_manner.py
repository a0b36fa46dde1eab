"""How cards go on paper where somebody asks for more than the plain card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cardgen.entry.field_names import part_named
from cardgen.errors import UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec, Leaf
from cardgen.model.formstamp import FormStamp
from cardgen.model.imposition import AS_THEY_COME, Imposition
from cardgen.model.sheet import AS_DESIGNED, Offset, Sheet
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.rendering.renderer import CardRenderer
from cardgen.viewing.fillable import fillable_view
from cardgen.viewing.part_view import part_view

if TYPE_CHECKING:
    from cardgen.rendering.pdf import PdfRenderer

PRINTS = "print"
"""The folder of out/<form>/ for what is printed in a manner of its own; `build` neither makes nor clears it."""

FILLABLE, ARCHIVE, OVERPRINT = "fillable", "archive", "overprint"
"""The same where a file of that manner must not take the place of a print of the same card."""

FILLABLE_FORMATS = tuple(name for name, card_format in CARD_FORMATS.items() if card_format.fillable)


@dataclass(frozen=True, slots=True)
class PrintManner:
    """The sheet to print on, whether the file is to be filled in on the screen, whether a QR code names the card.

    `imposition` lays cards side by side; with `overprint` values alone are printed, moved by so much, for stock that
    has the rest. With `archive` PDFs are made to be kept for long; with `attach` they hold the card's own file.
    `fields` name what alone is printed beside number and name; none for the whole card.
    """

    sheet: Sheet = AS_DESIGNED
    fillable: bool = False
    qr: bool = False
    imposition: Imposition = AS_THEY_COME
    overprint: Offset | None = None
    archive: bool = False
    attach: bool = False
    fields: tuple[str, ...] = ()

    @property
    def folder(self) -> str:
        """The folder of out/<form>/ where files of this manner go; "" for plain cards, which `build` makes, too."""
        if self.fillable:
            return FILLABLE
        if self.archive:
            return ARCHIVE
        if self.overprint is not None:
            return OVERPRINT
        return "" if self == PLAIN else PRINTS

    def require_sense(self, *, merge: bool = False, blank: bool = False) -> None:
        """UsageError where what is asked for cannot go together; `merge` says that all goes into one file.

        `blank` says that these are empty forms.
        """
        imposed = self.imposition != AS_THEY_COME
        if self.archive and (self.fillable or merge or imposed or self.overprint is not None):
            raise UsageError("error.archive.alone")
        if self.fillable and (merge or imposed or self.overprint is not None):
            raise UsageError("error.fillable.alone")
        if self.attach and not self.archive:
            raise UsageError("error.attach.alone")
        if self.fields and (self.attach or self.overprint is not None):
            raise UsageError("error.fields.alone")
        if self.overprint is not None and self.imposition.per_sheet:
            raise UsageError("error.overprint.alone")
        if self.overprint is not None and self.qr:
            raise UsageError("error.overprint.qr")
        if imposed and not (merge or self.imposition.per_sheet):
            kind = "blank" if blank else "alone" if self.overprint is None else "overprint"
            raise UsageError(f"error.duplex.{kind}")

    def require_copies(self) -> None:
        """UsageError for what copies under a policy cannot be: they do not come back, and name no card."""
        asked = {
            "fillable": self.fillable,
            "fields": self.fields,
            "qr": self.qr,
            "overprint": self.overprint is not None,
            "attach": self.attach,
        }
        for option in (name for name, is_asked in asked.items() if is_asked):
            raise UsageError(f"error.policy.{option}")

    def paths(self, form: FormSpec) -> frozenset[str]:
        """The fields and record lists that `fields` name. UsageError for a name that a form does not have."""
        return frozenset(member.path for name in self.fields for member in part_named(form, name))

    def open(self, card_format: str, folder: Path, blank: CardView) -> CardRenderer:
        """The renderer of a format; `blank` is the form without a card. Raises TemplateError, EnvironmentMissing."""
        if self.overprint is not None:
            return self.open_pdf(folder, blank)
        if self.archive:
            from cardgen.rendering.pdf.archive import open_archive

            return open_archive(folder, self.sheet)
        return CARD_FORMATS[card_format].open(folder, self.sheet)

    def open_pdf(self, folder: Path, blank: CardView) -> PdfRenderer:
        """The same for a print job."""
        if self.overprint is None:
            from cardgen.rendering.pdf import open_pdf

            return open_pdf(folder, self.sheet)
        from cardgen.rendering.pdf.overprint import open_overprint

        return open_overprint(folder, self.sheet, blank, self.overprint)

    def drawn_small(self, folder: Path) -> bool:
        """True where cards of a template share sheets on which they are hard to read. Raises TemplateError."""
        if not self.imposition.per_sheet:
            return False
        from cardgen.rendering.pdf.readable import hard_to_read

        return hard_to_read(folder, self.sheet, self.imposition.per_sheet)

    def of_card(self, view: CardView, card: Card, form: FormSpec) -> CardView:
        """The view of a card as it is to be printed."""
        part = part_view(view, form, self.paths(form)) if self.fields else view
        shown = replace(part, qr=card.id) if self.qr else part
        stamp = FormStamp(form.name, form.version, view.language, card.id, card.blob)
        return fillable_view(shown, stamp) if self.fillable else shown

    def of_blank(self, view: CardView, form: FormSpec, number: str = "") -> CardView:
        """The view of an empty form as it is to be printed; `number` is the card number kept for it.

        What no card can be without stands on every one.
        """
        needed = {it.path for it in form.members() if isinstance(it, Leaf) and it.required}
        part = part_view(view, form, self.paths(form) | needed) if self.fields else view
        shown = replace(part, qr=number) if self.qr else part
        stamp = FormStamp(form.name, form.version, view.language, number)
        return fillable_view(shown, stamp) if self.fillable else shown

    def formats(self, asked: Sequence[str] | None, usual: Sequence[str]) -> tuple[str, ...]:
        """The formats asked for, else those of `usual` that can be made. UsageError for one that cannot."""
        if self.imposition != AS_THEY_COME or self.overprint is not None:
            if asked and tuple(asked) != ("pdf",):
                raise UsageError("error.print.pdf")
            return ("pdf",)
        if self.archive:
            if asked and tuple(asked) != ("pdf",):
                raise UsageError("error.archive.format")
            return ("pdf",)
        if not self.fillable:
            return tuple(asked or usual)
        for name in asked or ():
            if name not in FILLABLE_FORMATS:
                raise UsageError("error.fillable.format", name=name, known=", ".join(FILLABLE_FORMATS))
        return tuple(asked or (name for name in usual if name in FILLABLE_FORMATS)) or FILLABLE_FORMATS


PLAIN = PrintManner()
"""The card as `build` makes it."""
