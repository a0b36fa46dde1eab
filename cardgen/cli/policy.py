"""cardgen policy check, cardgen policy preview"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids, complete_policies
from cardgen.cli.console import data, data_json, note, use_colour
from cardgen.cli.help_page import Group, columns
from cardgen.cli.language import asked_for, language, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.problems import note_problems, print_problems, problem_data

if TYPE_CHECKING:
    from cardgen.model.form import Member
    from cardgen.model.policy import Action
    from cardgen.model.problem import Problem
    from cardgen.workflows.policy_overview import PolicyOverview

INDENT = "  "


@click.group(cls=Group, help=tell("help.policy"), invoke_without_command=True)
@click.pass_context
def policy(context: click.Context) -> None:
    """What may be shared; alone it says what there is."""
    if context.invoked_subcommand is None:
        note(context.get_help())
        context.exit(2)


@policy.command("check", help=tell("help.policy.check"))
@click.argument("names", nargs=-1, metavar="[POLICY]...", shell_complete=complete_policies)
@json_option
@click.pass_context
def policy_check(context: click.Context, names: tuple[str, ...], as_json: bool) -> None:
    """Judge the policies and say what they show."""
    from cardgen.workflows.policy_overview import check_policies
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    found = check_policies(workspace, names)
    problems = (*workspace.form_problems, *found.problems)
    if as_json:
        _print_json(found.overviews, problems)
    else:
        print_problems(problems, "text", workspace.root)
        width = shutil.get_terminal_size((80, 24)).columns
        for overview in found.overviews:
            for line in _described(overview, width):
                data(line)
    context.exit(1 if any(problem.is_error for problem in problems) else 0)


def _print_json(overviews: Iterable[PolicyOverview], problems: Iterable[Problem]) -> None:
    data_json(
        {
            "policies": [
                {
                    "form": it.policy.form,
                    "name": it.policy.name,
                    "label": it.policy.label.text(language()),
                    "recipient": it.policy.recipient.value,
                    "purpose": it.policy.purpose,
                    "keep_until": it.policy.keep_until,
                    "cards": it.policy.cards,
                    "fields": {action.value: [member.path for member in named] for action, named in it.named.items()},
                    "counted": [records.path for records in it.counted],
                    "unnamed": [member.path for member in it.unnamed],
                }
                for it in overviews
            ],
            "problems": [*map(problem_data, problems)],
        }
    )


def _described(overview: PolicyOverview, width: int) -> Iterator[str]:
    """The policy's head, and under it the fields of each action, the most open first."""
    from cardgen.model.policy import Action

    policy = overview.policy
    yield ""
    yield click.style(f"{policy.label.text(language())} ({policy.form}/{policy.name})", bold=True)
    recipient, until = tell(f"policy.recipient.{policy.recipient}"), _kept(policy.keep_until)
    yield f"{INDENT}{tell('policy.head', recipient=recipient, purpose=policy.purpose, until=until)}"
    for rule in policy.consents:
        asked = "live" if rule.live else "not_withdrawn"
        yield f"{INDENT}{tell(f'policy.consent.{asked}', purpose=rule.purpose)}"
    if not policy.cards:
        yield f"{INDENT}{tell('policy.totals_alone', k=str(policy.k))}"
    rows = [(_title(action), [*map(_named, named)]) for action in reversed(Action) if (named := overview.named[action])]
    if overview.counted:
        rows.append((tell("policy.counted"), [*map(_called, overview.counted)]))
    rows += [(tell(text_id), [*map(_called, members)]) for text_id, members in _totals(overview) if members]
    if overview.unnamed:
        rows.append((tell("policy.unnamed"), [*map(_called, overview.unnamed)]))
    left = max((columns(title) for title, _ in rows), default=0)
    for title, labels in rows:
        yield from _listed(title, left, labels, width)


def _kept(until: str) -> str:
    """How long a copy may be kept, in words; a day as it is."""
    return tell(f"policy.kept.{until[-1]}", count=until[1:-1]) if until.startswith("+") else until


def _totals(overview: PolicyOverview) -> tuple[tuple[str, tuple[Member, ...]], ...]:
    """What totals go by, and what they add up."""
    return ("policy.totals.by", overview.totals_by), ("policy.totals.sums", overview.totals_sums)


def _title(action: Action) -> str:
    return tell(f"policy.action.{action}")


def _listed(title: str, left: int, labels: Sequence[str], width: int) -> Iterator[str]:
    """A title, and beside it the labels in as many lines as they take."""
    space = f"{INDENT}{' ' * left}{INDENT}"
    first, *others = _together(labels, width - len(space))
    yield f"{INDENT}{click.style(title, fg='cyan')}{' ' * (left - columns(title))}{INDENT}{first}"
    yield from (f"{space}{line}" for line in others)


def _together(words: Sequence[str], width: int) -> Iterator[str]:
    """The words with commas in lines of at most `width` columns; a line breaks between them, never within one."""
    line = ""
    for word in (*(f"{word}," for word in words[:-1]), words[-1]):
        longer = f"{line} {word}" if line else word
        if line and columns(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def _named(member: Member) -> str:
    """What a policy means by the path: of a list, how many records it has."""
    from cardgen.model.form import RecordList

    label = _called(member)
    return tell("policy.count", label=label) if isinstance(member, RecordList) else label


def _called(member: Member) -> str:
    """The label, a column's with that of its list."""
    labels = member.labels[-2:] if "[]" in member.path else member.labels[-1:]
    return " › ".join(label.text(language()) for label in labels)


@policy.command("preview", help=tell("help.policy.preview"))
@click.argument("name", metavar="POLICY", shell_complete=complete_policies)
@click.argument("card", metavar="ID", shell_complete=complete_ids)
@click.pass_context
def policy_preview(context: click.Context, name: str, card: str) -> None:
    """Show a card beside what a share would show of it."""
    from cardgen.cli.policy_preview import draw
    from cardgen.workflows.policy_preview import preview
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    found, problems = preview(workspace, name, card, asked_for() or workspace.settings.language)
    if found is not None:
        data(draw(found, colour=use_colour() is None))
        note(tell("policy.preview.note"))
        if not found.goes:
            note(tell("policy.preview.stays"))
        if found.overdue:
            note(tell("policy.preview.overdue"))
    note_problems(problems, workspace.root)
    context.exit(0 if found else 1)
