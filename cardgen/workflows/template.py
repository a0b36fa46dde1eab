"""`cardgen template`: what a template author may write, and what in a template is wrong."""

from __future__ import annotations

import os

from cardgen.errors import UsageError
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.workspace import TEMPLATES, Workspace


def check_templates(workspace: Workspace, forms: tuple[str, ...]) -> tuple[Problem, ...]:
    """Problems of the forms and of their templates in every format, found without a card."""
    problems = list(workspace.form_problems)
    for form in chosen_forms(workspace, forms):
        by_file = {card_format.template: name for name, card_format in CARD_FORMATS.items()}
        for file, name in by_file.items():
            problems += _template_problems(workspace, form, file, name)
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.position, problem.code)))


def _template_problems(workspace: Workspace, form: FormSpec, file: str, card_format: str) -> tuple[Problem, ...]:
    folder = workspace.template_folder(form.name)
    path = f"{TEMPLATES}/{form.name}/{file}"
    if not os.path.lexists(folder / file):
        wanted = any(CARD_FORMATS[name].template == file for name in workspace.settings.formats)
        return (Problem("T100", path),) if wanted else ()
    return CARD_FORMATS[card_format].check(folder, path, form)


def chosen_forms(workspace: Workspace, names: tuple[str, ...]) -> list[FormSpec]:
    """The named forms, all by default. UsageError for a name no form has."""
    for name in names:
        if name not in workspace.forms:
            raise UsageError("error.no_such_form", name=name, known=", ".join(workspace.forms))
    return [form for name, form in workspace.forms.items() if not names or name in names]
