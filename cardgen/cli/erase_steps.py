"""What people have to do before an erasure, and after it: with the commands, and the letters to write."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

import click

from cardgen.cli.console import data
from cardgen.cli.erase_rows import MOST, hung
from cardgen.cli.language import tell
from cardgen.cli.visible import visible
from cardgen.workflows.erase import Erased, Preview
from cardgen.workflows.erase_places import Places
from cardgen.workflows.erase_remotes import Push
from cardgen.workflows.erase_report import shown

Step = tuple[str, tuple[str, ...]]
"""What to do, and the commands or letters for it."""


def tell_before(asked: Preview) -> None:
    """Print what is to be done before anything is erased: afterwards it would be too late."""
    _tell("erase.before.title", [*_before(asked)])


def tell_steps(done: Erased, places: Places) -> None:
    """Print what is left to do."""
    _tell("erase.steps.title", [*_after(done, places)])


def _tell(title: str, steps: list[Step]) -> None:
    if steps:
        data("")
        data(click.style(tell(title), bold=True))
    for number, (said, commands) in enumerate(steps, 1):
        hung(f"{number}. ", said)
        for command in commands:
            data(f"     {command}")


def _before(asked: Preview) -> Iterator[Step]:
    places = asked.places
    if places.remotes:
        yield tell("erase.before.remotes"), ()
    heard = {it.remote for it in places.branches}
    for remote in dict.fromkeys(it.name for it in places.remotes if it.name not in heard):
        yield tell("erase.before.unknown", remote=visible(remote)), (f"git fetch {shlex.quote(remote)}",)
    if behind := [visible(shown(f"{it.remote}/{it.name}", places.needles)) for it in places.behind]:
        yield tell("erase.before.behind", branches=", ".join(behind)), ("git pull",)
    if mend := len(places.quotes) + len(asked.ahead.unmended):
        yield tell("erase.before.mend", count=f"{mend:,}"), ()
    if asked.ahead.whole:
        yield tell("erase.before.whole", count=f"{len(asked.ahead.whole):,}"), ()


def _after(done: Erased, places: Places) -> Iterator[Step]:
    if done.quotes:
        yield tell("erase.step.mend"), ()
    yield from _pushing(done, places)
    yield tell("erase.step.unsent"), ("git pull --rebase", "git push")
    if places.files:
        paths = " ".join(shlex.quote(shown(it, places.needles)) for it in places.files[:MOST])
        yield tell("erase.step.conflict"), (f"git rm --ignore-unmatch -- {paths}", "git rebase --continue", "git push")
    yield tell("erase.step.clone"), ()
    if places.worktrees:
        yield tell("erase.step.worktree"), ("git worktree list",)
    if done.proof.borrowed:
        yield tell("erase.step.borrowed"), ()
    if places.shares:
        letters = (
            tell("erase.step.letter", recipient=visible(it.recipient), day=it.day, number=it.number)
            for it in places.shares
        )
        yield tell("erase.step.shares"), tuple(letters)
    yield tell("erase.step.backup"), ()


def _pushing(done: Erased, places: Places) -> Iterator[Step]:
    """Each remote's branches, replaced only where they still are what they were."""
    for remote in dict.fromkeys(it.name for it in places.remotes):
        own = [it for it in done.pushes if it.remote == remote]
        commands = [_command(it) for it in own]
        if done.tags and commands:
            commands.append(f"git push --force --tags {shlex.quote(remote)}")
        if commands:
            unknown = not own[0].branch
            yield tell("erase.step.push.unknown" if unknown else "erase.step.push"), tuple(commands)
    if places.remotes:
        yield tell("erase.step.server"), ()


def _command(push: Push) -> str:
    remote = shlex.quote(push.remote)
    if not push.branch:
        return f"git push --all {remote}"
    lease = shlex.quote(f"--force-with-lease={push.branch}:{push.expected}")
    what = push.branch if push.source == push.branch else f"{push.source}:refs/heads/{push.branch}"
    return f"git push {lease} {remote} {shlex.quote(what)}"
