"""What the boxes of a form to fill in say of themselves: how their values are written."""

from __future__ import annotations

from cardgen.messages.text import Text

_DAY = Text("예: 2026-03-02", "e.g. 2026-03-02")
_NUMBER = Text("숫자만", "digits only")

FILLABLE_TEXTS: dict[str, Text] = {
    "control.hint.date": _DAY,
    "control.hint.birth-date": _DAY,
    "control.hint.phone": Text("예: 010-1234-5678", "e.g. 010-1234-5678"),
    "control.hint.email": Text("예: hong@example.com", "e.g. hong@example.com"),
    "control.hint.postcode": Text("예: 06234", "e.g. 06234"),
    "control.hint.business-number": Text("예: 123-45-67890", "e.g. 123-45-67890"),
    "control.hint.money": Text("예: 1,200,000", "e.g. 1,200,000"),
    "control.hint.integer": _NUMBER,
    "control.hint.number": Text("예: 12.5", "e.g. 12.5"),
    "control.hint.many": Text("여러 개는 쉼표로 나눕니다", "commas between several"),
    "control.hint.choose-many": Text("여러 개를 고를 수 있습니다", "several can be chosen"),
}
