"""cardgen erase"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cardgen.cli.completion import complete_ids
from cardgen.cli.console import data, data_json, note, progress_bar, warn
from cardgen.cli.help_page import Command
from cardgen.cli.language import tell
from cardgen.cli.options import json_option, workspace_of
from cardgen.cli.visible import visible
from cardgen.errors import UsageError

if TYPE_CHECKING:
    from cardgen.workflows.erase import Erased, Preview
    from cardgen.workflows.workspace import Workspace

EXIT_UNFINISHED = 1


@click.command(cls=Command, help=tell("help.erase"))
@click.argument("cards", nargs=-1, required=True, metavar="ID...", shell_complete=complete_ids)
@click.option("--reason", required=True, metavar="TEXT", help=tell("help.erase.reason"))
@click.option("--dry-run", is_flag=True, help=tell("help.dry_run"))
@click.option("--yes", is_flag=True, help=tell("help.erase.yes"))
@click.option("--anyway", is_flag=True, help=tell("help.erase.anyway"))
@json_option
@click.pass_context
def erase(
    context: click.Context,
    cards: tuple[str, ...],
    reason: str,
    dry_run: bool,
    yes: bool,
    anyway: bool,
    as_json: bool,
) -> None:
    """Erase customers."""
    from cardgen.workflows.erase import erase as run
    from cardgen.workflows.erase import finish_earlier, is_unfinished, preview, require_all_work
    from cardgen.workflows.missing_card import told_of_missing
    from cardgen.workflows.workspace import open_workspace

    workspace = open_workspace(workspace_of(context))
    if not dry_run and is_unfinished(workspace) and (finished := finish_earlier(workspace)):
        note(tell("erase.finished", card=", ".join(finished)))
    with told_of_missing(workspace), progress_bar(tell("erase.progress"), quiet=False) as progress:
        asked = preview(workspace, [it.strip().upper() for it in cards], reason, progress)
    if not as_json:
        _tell_preview(workspace, asked)
    if dry_run:
        if as_json:
            data_json(_as_json(asked, None))
        note(tell("erase.dry"))
        return
    require_all_work(asked.places)
    if not ((anyway or _despite_doubts(asked)) and (yes or _agreed(asked))):
        note(tell("erase.left"))
        return
    with progress_bar(tell("erase.working"), quiet=False) as progress:
        done = run(workspace, asked, progress)
    if as_json:
        data_json(_as_json(asked, done))
    else:
        _tell_done(workspace, asked, done)
    context.exit(0 if done.complete else EXIT_UNFINISHED)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _despite_doubts(asked: Preview) -> bool:
    """Ask whether to erase though there are places to see to first: afterwards nothing can look for them any more.

    True where there are none. UsageError where nobody can be asked.
    """
    from cardgen.cli.prompts import agreed

    if not asked.doubts:
        return True
    if not _is_terminal():
        raise UsageError("error.erase.doubts", count=f"{asked.doubts:,}")
    return agreed(tell("erase.ask.doubts", count=f"{asked.doubts:,}"))


def _agreed(asked: Preview) -> bool:
    """Ask for the whole id, or for the number of customers: nobody types that by mistake.

    UsageError where nobody can be asked.
    """
    from cardgen.cli.prompts import answer_to

    if not _is_terminal():
        raise UsageError("error.erase.needs_yes")
    cards = asked.places.cards
    if len(cards) == 1:
        return answer_to(tell("erase.confirm", card=cards[0])).upper() == cards[0]
    return answer_to(tell("erase.confirm.many", count=str(len(cards)))) == str(len(cards))


def _tell_preview(workspace: Workspace, asked: Preview) -> None:
    from cardgen.cli.erase_report import tell_places
    from cardgen.cli.erase_steps import tell_before
    from cardgen.workflows.erase_report import shown

    tell_places(asked.places, asked.ahead, workspace.forms)
    tell_before(asked)
    data("")
    sys.stdout.flush()
    for path in asked.also:
        note(tell("erase.also", path=visible(shown(path, asked.places.needles))))
    for path in asked.renamed:
        note(tell("erase.renamed", path=visible(shown(path, asked.places.needles))))
    for card in asked.again:
        note(tell("erase.again", card=card))


def _tell_done(workspace: Workspace, asked: Preview, done: Erased) -> None:
    from cardgen.cli.erase_report import tell_proof
    from cardgen.cli.erase_rows import some
    from cardgen.cli.erase_steps import tell_steps
    from cardgen.workflows.destruction_ledger import LEDGER
    from cardgen.workflows.erase_report import shown

    note(tell("erase.done", card=some(done.cards), commits=f"{done.commits:,}"))
    if done.empty:
        note(tell("erase.done.empty", empty=f"{done.empty:,}"))
    counts = {"messages": done.messages, "texts": done.texts, "dropped": done.dropped}
    if any(counts.values()):
        note(tell("erase.done.words", **{name: f"{count:,}" for name, count in counts.items()}))
    note(tell("erase.done.files", count=f"{len(done.deleted):,}"))
    left, there_were = done.stashes
    if left < there_were:
        note(tell("erase.done.stashes", left=f"{left:,}", all=f"{there_were:,}"))
    if done.signed:
        note(tell("erase.done.signed"))
    note(tell("erase.done.records", ledger=LEDGER))
    note(tell("erase.done.prints"))
    if asked.places.outputs.lists:
        note(tell("erase.done.rebuild"))
    data("")
    tell_proof(done.proof, asked.places, workspace.forms)
    tell_steps(done, asked.places)
    sys.stdout.flush()
    for path in done.unmended:
        warn(tell("erase.unmended", path=visible(shown(path, asked.places.needles))))
    if not done.complete:
        warn(tell("erase.incomplete"))


def _as_json(asked: Preview, done: Erased | None) -> dict[str, object]:
    """What would be done, what was (null for a preview), and the proof."""
    from cardgen.workflows.erase_report import places_data, proof_data, shown

    return {
        "ids": list(asked.places.cards),
        "reason": asked.reason,
        "places": places_data(asked.places),
        "also": list(asked.also),
        "unmended": [shown(it, asked.places.needles) for it in asked.ahead.unmended],
        "whole": {shown(it, asked.places.needles): count for it, count in asked.ahead.whole.items()},
        "erased": done and _deeds(done),
        "proof": done and proof_data(done.proof, asked.places.needles),
    }


def _deeds(done: Erased) -> dict[str, object]:
    from dataclasses import asdict

    return {
        "commits": done.commits,
        "empty": done.empty,
        "messages": done.messages,
        "texts": done.texts,
        "dropped": done.dropped,
        "stashes": {"left": done.stashes[0], "before": done.stashes[1]},
        "signatures_lost": done.signed,
        "deleted": list(done.deleted),
        "unmended": list(done.unmended),
        "pushes": [asdict(it) for it in done.pushes],
        "tags_changed": done.tags,
        "complete": done.complete,
    }
