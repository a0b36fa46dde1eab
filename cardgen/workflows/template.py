"""`cardgen template`: what a template author may write, and what in a template is wrong."""

from __future__ import annotations

from cardgen.errors import UsageError
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.workspace import TEMPLATES, Workspace


def check_templates(workspace: Workspace, forms: tuple[str, ...]) -> tuple[Problem, ...]:
    """Problems of the forms and their templates in all formats, found without a card."""
    problems = list(workspace.form_problems)
    for form in chosen_forms(workspace, forms):
        folder = workspace.template_folder(form.name)
        seen: set[str] = set()
        for card_format in CARD_FORMATS.values():
            if card_format.template in seen:
                continue
            seen.add(card_format.template)
            problems += card_format.check(folder, f"{TEMPLATES}/{form.name}/{card_format.template}", form)
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.position, problem.code)))


def chosen_forms(workspace: Workspace, names: tuple[str, ...]) -> list[FormSpec]:
    """The named forms, all by default. UsageError for a name no form has."""
    for name in names:
        if name not in workspace.forms:
            raise UsageError("error.no_such_form", name=name, known=", ".join(workspace.forms))
    return [form for name, form in workspace.forms.items() if not names or name in names]
