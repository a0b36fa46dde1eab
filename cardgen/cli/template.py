"""cardgen template check, cardgen template fields"""

from __future__ import annotations

from dataclasses import asdict

import click

from cardgen.cli.completion import complete_forms
from cardgen.cli.console import data, data_json, note
from cardgen.cli.help_page import Group
from cardgen.cli.language import language, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.problems import FORMATS, print_problems


@click.group(cls=Group, help=tell("help.template"), invoke_without_command=True)
@click.pass_context
def template(context: click.Context) -> None:
    """For form and template authors; alone it says what there is."""
    if context.invoked_subcommand is None:
        note(context.get_help())
        context.exit(2)


@template.command("check", help=tell("help.template.check"))
@click.argument("forms", nargs=-1, metavar="[FORM]...", shell_complete=complete_forms)
@click.option("--format", "style", type=click.Choice(FORMATS), default="text", help=tell("help.check.format"))
@click.option("--strict", is_flag=True, help=tell("help.check.strict"))
@click.pass_context
def template_check(context: click.Context, forms: tuple[str, ...], style: str, strict: bool) -> None:
    """Check the templates without a card."""
    from cardgen.workflows.template import check_templates
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    problems = check_templates(workspace, forms)
    print_problems(problems, style, workspace.root)
    if not problems and style == "text":
        note(tell("template.fine", form=", ".join(forms or workspace.forms)))
    context.exit(1 if any(problem.is_error or strict for problem in problems) else 0)


@template.command("fields", help=tell("help.template.fields"))
@click.argument("forms", nargs=-1, metavar="[FORM]...", shell_complete=complete_forms)
@json_option
@click.pass_context
def template_fields(context: click.Context, forms: tuple[str, ...], as_json: bool) -> None:
    """List what a template may use."""
    from cardgen.rendering.template_fields import template_fields as fields_of
    from cardgen.workflows.template import chosen_forms
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    fields = {form.name: fields_of(form) for form in chosen_forms(workspace, forms)}
    if as_json:
        data_json({name: [asdict(field) for field in found] for name, found in fields.items()})
        return
    for name, found in fields.items():
        data(click.style(name, bold=True))
        for field in found:
            data(f"  {click.style(field.label.text(language()), fg='cyan')} ({field.kind})")
            data(f"    {field.example}")
            if field.word:
                data(f"    Word: {field.word}")
            if field.hangul:
                data(tell("template.hangul", name=field.hangul))
