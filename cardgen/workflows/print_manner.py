"""How cards go on paper where somebody asks for more than the plain card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cardgen.errors import UsageError
from cardgen.model.card import Card
from cardgen.model.cardview import CardView
from cardgen.model.form import FormSpec
from cardgen.model.formstamp import FormStamp
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.viewing.fillable import fillable_view

PRINTS = "print"
"""The folder of out/<form>/ for what is printed in a manner of its own; `build` neither makes nor clears it."""

FILLABLE_FORMATS = tuple(name for name, card_format in CARD_FORMATS.items() if card_format.fillable)


@dataclass(frozen=True, slots=True)
class PrintManner:
    """The sheet to print on, whether the file is to be filled in on the screen, whether a QR code names the card."""

    sheet: Sheet = AS_DESIGNED
    fillable: bool = False
    qr: bool = False

    def of_card(self, view: CardView, card: Card, form: FormSpec) -> CardView:
        """The view of a card as it is to be printed."""
        shown = replace(view, qr=card.id) if self.qr else view
        stamp = FormStamp(form.name, form.version, view.language, card.id, card.blob)
        return fillable_view(shown, stamp) if self.fillable else shown

    def of_blank(self, view: CardView, form: FormSpec, number: str = "") -> CardView:
        """The view of an empty form as it is to be printed; `number` is the card number kept for it."""
        shown = replace(view, qr=number) if self.qr else view
        stamp = FormStamp(form.name, form.version, view.language, number)
        return fillable_view(shown, stamp) if self.fillable else shown

    def formats(self, asked: Sequence[str] | None, usual: Sequence[str]) -> tuple[str, ...]:
        """The formats asked for, else those of `usual` that can be made. UsageError for one that cannot."""
        if not self.fillable:
            return tuple(asked or usual)
        for name in asked or ():
            if name not in FILLABLE_FORMATS:
                raise UsageError("error.fillable.format", name=name, known=", ".join(FILLABLE_FORMATS))
        return tuple(asked or (name for name in usual if name in FILLABLE_FORMATS)) or FILLABLE_FORMATS


PLAIN = PrintManner()
"""The card as `build` makes it."""
