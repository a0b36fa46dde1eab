"""A card before and after redaction, side by side in the terminal."""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from cardgen.cli.language import tell
from cardgen.cli.terminal_card import card_console, trimmed
from cardgen.cli.visible import visible
from cardgen.model.policy import Action
from cardgen.workflows.policy_preview import Preview, PreviewRow


def draw(preview: Preview, *, colour: bool) -> str:
    """The sections as tables of label, value and what is shown of it; readable without colour."""
    console = card_console(colour=colour)
    with console.capture() as captured:
        console.print(_table(preview))
    return "\n".join(map(trimmed, captured.get().rstrip("\n").splitlines()))


def _table(preview: Preview) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1), expand=True)
    table.add_column(tell("policy.preview.field"), ratio=4, overflow="fold", style="cyan")
    table.add_column(tell("policy.preview.before"), ratio=6, overflow="fold")
    table.add_column(f"{tell('policy.preview.after')} ({preview.heading})", ratio=6, overflow="fold")
    for section, rows in preview.sections:
        table.add_row(Text(f"■ {section}", style="bold"))
        for row in rows:
            table.add_row(Text(_label(row)), Text(visible(row.before.strip())), _after(row))
        table.add_section()
    return table


def _label(row: PreviewRow) -> str:
    return f"  {row.record}. {row.label}" if row.record else f"  {row.label}"


def _after(row: PreviewRow) -> Text:
    """What is shown; what is left off is said in words, because an empty field looks the same."""
    if row.action is Action.OMIT:
        return Text(tell("policy.preview.left_off"), style="dim")
    if row.action in (Action.SHOW, Action.BLACKOUT):
        return Text(visible(row.after.strip()))
    return Text(visible(row.after.strip()), style="yellow")
