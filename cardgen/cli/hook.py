"""cardgen hook install, cardgen hook remove, cardgen hook status; and what git calls as cardgen hook run"""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cardgen.cli.check_report import Manner, print_report
from cardgen.cli.console import complain, data, data_json, note, warn
from cardgen.cli.help_page import Group
from cardgen.cli.language import language, tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.workflows.hook_script import BEFORE, HEARING, HOOKS, TELLING

if TYPE_CHECKING:
    from cardgen.model.problem import Problem
    from cardgen.workflows.hooks import Hook

EXIT_FINDINGS = 1
MESSAGE = "COMMIT_EDITMSG"
"""What problems of a commit message name as their file."""


@click.group(cls=Group, help=tell("help.hook"), invoke_without_command=True)
@click.pass_context
def hook(context: click.Context) -> None:
    """Git hooks that check cards; alone it says what there is."""
    if context.invoked_subcommand is None:
        note(context.get_help())
        context.exit(2)


@hook.command("install", help=tell("help.hook.install"))
@json_option
@click.pass_context
def install(context: click.Context, as_json: bool) -> None:
    """Put our scripts among the repository's hooks."""
    from cardgen.workflows.hooks import install_hooks

    found = install_hooks(workspace_of(context), language())
    if as_json:
        data_json([*map(_hook_data, found)])
        return
    note(tell("hook.installed", names=", ".join(it.name for it in found)))
    for name in (it.name for it in found if it.others):
        note(tell("hook.kept", name=name, kept=f"{name}{BEFORE}"))


@hook.command("remove", help=tell("help.hook.remove"))
@json_option
@click.pass_context
def remove(context: click.Context, as_json: bool) -> None:
    """Take our scripts away again."""
    from cardgen.workflows.hooks import remove_hooks

    names = remove_hooks(workspace_of(context), language())
    if as_json:
        data_json({"removed": names})
    else:
        note(tell("hook.removed", names=", ".join(names)) if names else tell("hook.none"))


@hook.command("status", help=tell("help.hook.status"))
@json_option
@click.pass_context
def status(context: click.Context, as_json: bool) -> None:
    """Say which hooks are there."""
    from cardgen.workflows.hooks import HookState, hook_states

    found = hook_states(workspace_of(context))
    if as_json:
        data_json([*map(_hook_data, found)])
    else:
        for it in found:
            others = f" {tell('hook.others')}" if it.others else ""
            data(f"{it.name:<18}{tell(f'hook.state.{it.state}')}{others}")
    sound = all(it.state is HookState.INSTALLED for it in found)
    if not sound and not as_json:
        sys.stdout.flush()
        note(tell("hook.advice"))
    context.exit(0 if sound else EXIT_FINDINGS)


@hook.command("run", hidden=True, help=tell("help.hook.run"))
@click.argument("name", type=click.Choice(HOOKS))
@click.argument("arguments", nargs=-1)
@click.pass_context
def run(context: click.Context, name: str, arguments: Sequence[str]) -> None:
    """Do what git calls a hook for."""
    from cardgen.history.staging import settle_environment
    from cardgen.workflows.hook_runs import run_hook

    root = workspace_of(context)
    settle_environment()
    told = sys.stdin.buffer.read() if name in HEARING else b""
    report = run_hook(root, name, arguments, told)
    shown = replace(report, problems=tuple(_from_here(root, it) for it in report.problems))
    errors = bool(print_report(shown, Manner(Path.cwd(), quiet=True), "check.summary"))
    sys.stdout.flush()
    if report.left_out:
        note(tell("check.left_out", cards=f"{report.left_out:,}"))
    if errors:
        (warn if name in TELLING else complain)(tell(_advice(name, {it.code for it in report.problems})))
    context.exit(EXIT_FINDINGS if errors or report.left_out else 0)


def _from_here(root: Path, problem: Problem) -> Problem:
    """A problem with its path from where git starts hooks: one repository may hold several workspaces."""
    if problem.path == MESSAGE or not root.is_relative_to(Path.cwd()):
        return problem
    return replace(problem, path=(root.relative_to(Path.cwd()) / problem.path).as_posix())


def _advice(name: str, codes: Collection[str]) -> str:
    """The text of what to do now: an erased customer is no mistake to be mended in the files."""
    from cardgen.workflows.returned import OLD, RETURNED

    if OLD in codes:
        return f"hook.old.{name}"
    return f"hook.returned.{name}" if RETURNED in codes else f"hook.found.{name}"


def _hook_data(found: Hook) -> dict[str, object]:
    return {"hook": found.name, "state": found.state.value, "others": found.others}
