"""A form with a part of its fields: what a policy lets stand on a copy, or what somebody asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from cardgen.model.form import FormSpec, Member


def reduced_form(form: FormSpec, left: Callable[[Member], Iterable[Member]]) -> FormSpec:
    """The form with what is `left` of each member, and without sections of which nothing is."""
    sections = (replace(it, members=tuple(on for member in it.members for on in left(member))) for it in form.sections)
    return replace(form, sections=tuple(section for section in sections if section.members))


def left_off(form: FormSpec, on_paper: FormSpec) -> Iterator[Member]:
    """Every field and list of the form that is not on paper. A list of which its number is left is no list there."""
    listed = {(type(member), member.path) for member in on_paper.members()}
    return (member for member in form.members() if (type(member), member.path) not in listed)
