"""PDF forms to fill in on the screen (AcroForm, ISO 32000-1, 12.7): a control over every value of a laid-out card.

What a reader finds, by a field's full name (`control_name`):
- text (Tx): V, lines parted by LF; viewers that save it again may part them by CR or CR LF. No V: nothing.
- a choice in a table (Ch): V, the option's text; none or "" for none.
- a choice outside tables (Btn): V is /Off or the place in Opt (from 0) of the option's text. Where several may be
  chosen each has a field of its own, `name=option`, with its text in Opt. Chromium's engine leaves V where a choice is
  taken back: what no box shows (AS) is not chosen.
- yes or no (Btn without Opt): V is /Yes or /Off.
- `cardgen.stamp` (Tx, hidden): the FormStamp.
"""

from __future__ import annotations

from cardgen.rendering.pdf.fillable.form import fillable_pdf

__all__ = ["fillable_pdf"]
