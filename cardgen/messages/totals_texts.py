"""Words of the totals in a shared index and ledger."""

from __future__ import annotations

from cardgen.messages.text import Text

TOTALS_TEXTS = {
    "totals.label": Text("집계", "Totals"),
    "totals.by": Text("기준", "By"),
    "totals.group": Text("묶음", "Group"),
    "totals.customers": Text("고객 수", "Customers"),
    "totals.missing": Text("미기재", "Not given"),
    "totals.rest": Text("기타 (합침)", "Other (merged)"),
    "totals.sum": Text("{label} 합계", "Sum of {label}"),
    "totals.about": Text("약 {amount}", "about {amount}"),
    "totals.below": Text("{amount}의 절반 미만", "less than half of {amount}"),
    "totals.note": Text(
        "고객 {customers}명의 집계입니다. {k}명 미만인 묶음은 합쳤습니다.",
        "Totals of {customers} customers. Groups of fewer than {k} are merged.",
    ),
    "totals.note.gone": Text(
        "묶음이 작아 싣지 않은 항목: {labels}.", "Left out because their groups are too small: {labels}."
    ),
    "totals.note.none": Text(
        "고객이 적어 집계를 싣지 않았습니다. 묶음마다 {k}명이 있어야 합니다.",
        "There are too few customers for totals. Each group needs {k} of them.",
    ),
}
