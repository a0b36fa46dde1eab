"""Which fields an expression asks about: to be chosen by a field tells its value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from cardgen.errors import ExpressionError
from cardgen.model.form import FormSpec, Member
from cardgen.querying.bind import fields_asked
from cardgen.querying.expression import Span
from cardgen.querying.parse import parse
from cardgen.querying.words import is_expression, words_of


def fields_of(expression: str, form: FormSpec, today: date) -> Mapping[Member, Span]:
    """Every leaf and record list of the form that the expression asks about, in the order it names them.

    Each comes with the place where it does so first. Words that compare nothing are looked for in all index fields, so
    they ask about all of those. ExpressionError for what cannot be read or does not fit the form.
    """
    if expression.strip() and not is_expression(expression) and words_of(expression):
        return dict.fromkeys(form.index_leaves, (0, len(expression)))
    test = parse(expression)
    try:
        return fields_asked(test, form, today, expression, loosely=False)
    except ExpressionError:
        return fields_asked(test, form, today, expression, loosely=True)
