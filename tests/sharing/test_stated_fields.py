"""Records and manifests say of a field what became of it, in one wording."""

from __future__ import annotations

from cardgen.model.form import FormSpec
from cardgen.model.policy import Action, Period, RedactionPolicy, TotalsRule, Treatment
from cardgen.model.problem import Label
from cardgen.sharing.stated_fields import shown_fields, stated_fields


def test_every_field_is_stated_by_what_is_left_of_it(customer: FormSpec) -> None:
    band = Treatment(Action.BAND)
    fields = {
        "name": Treatment(Action.MASK),
        "registered": band,
        "confirmed": Treatment(Action.BAND, Period.MONTH),
        "personal.birth_date": band,
        "purchases": Treatment(Action.SHOW),
        "purchases[].amount": band,
        "consultations[].kind": Treatment(Action.SHOW),
        "campaigns": Treatment(Action.BLACKOUT),
        "grade": Treatment(Action.BLACKOUT),
        "notes": Treatment(Action.OMIT),
    }
    policy = RedactionPolicy("t", "customer", Label("시험", "Test"), treatments=fields)
    shown = {
        "name": "mask",
        "registered": "band:year",
        "confirmed": "band:month",
        "personal.birth_date": "band",
        "purchases": "count",
        "purchases[].amount": "band",
        "consultations": "count",
        "consultations[].kind": "show",
    }
    assert shown_fields(customer, policy) == shown
    stated = stated_fields(customer, policy)
    assert set(stated) == set(customer.by_path)
    assert {path: how for path, how in stated.items() if how not in ("omit", "blackout")} == shown
    assert (stated["campaigns"], stated["grade"], stated["notes"], stated["kind"]) == (
        "blackout",
        "blackout",
        "omit",
        "omit",
    )


def test_of_totals_alone_the_fields_they_go_over_are_stated(customer: FormSpec) -> None:
    totals = TotalsRule(("grade",), ("purchases[].amount",))
    policy = RedactionPolicy("t", "customer", Label("시험", "Test"), cards=False, totals=totals)
    assert shown_fields(customer, policy) == {"grade": "total", "purchases[].amount": "total"}
