"""easy-template-x as a peer: a template of equal content in its own dialect, and a node process that fills it.

The template is our own card rendered once with tags for values, so it has every box, label and font of the real one.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cardgen.model.cardview import CardView, FieldView, Grid, PairRow, SectionView, Shown, TableView
from cardgen.rendering.renderer import CardRenderer

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class NodePeer:
    """A template and data on disk, ready for node."""

    template: Path
    data: Path

    def seconds_per_card(self) -> float:
        """The median card in a fresh process, after a warm-up for the sake of its just-in-time compiler."""
        command = ["node", str(_HERE / "easy_template_x.mjs"), str(self.template), str(self.data)]
        return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def prepare(folder: Path, renderer: CardRenderer, views: Sequence[CardView]) -> NodePeer:
    """Write the template and the texts of the views. RuntimeError before scripts/install-node-tools.sh has run."""
    if not (_HERE / "node_modules/easy-template-x").is_dir():
        raise RuntimeError("easy-template-x is missing: run scripts/install-node-tools.sh")
    peer = NodePeer(folder / "easy-template-x.docx", folder / "easy-template-x.json")
    peer.template.write_bytes(renderer.render(_tagged(views[0])))
    peer.data.write_text(json.dumps([_texts(view) for view in views]), encoding="utf-8")
    return peer


def _tagged(view: CardView) -> CardView:
    """The view with a tag in place of each value, and one row for each table."""
    return replace(view, sections=tuple(map(_tagged_section, view.sections)))


def _tagged_section(section: SectionView) -> SectionView:
    blocks = tuple(
        Grid(tuple(PairRow(tuple(_tag(cell, _name(cell)) for cell in row.cells), row.wide) for row in block.rows))
        if isinstance(block, Grid)
        else _tagged_table(block)
        for block in section.blocks
    )
    return replace(section, blocks=blocks)


def _tagged_table(table: TableView) -> TableView:
    """A loop over rows: it opens in the first cell and ends in the last."""
    cells = [_tag(cell, cell.key) for cell in table.rows[0]]
    cells[0] = _tag(cells[0], cells[0].key, before=f"{{#{_name(table)}}}")
    cells[-1] = _tag(cells[-1], cells[-1].key, after="{/}")
    return replace(table, rows=(tuple(cells),), records=1)


def _tag(cell: FieldView, name: str, before: str = "", after: str = "") -> FieldView:
    text = f"{before}{{{name}}}{after}"
    return replace(cell, value=Shown(text, text))


def _name(part: FieldView | TableView) -> str:
    return part.path.replace(".", "_")


def _texts(view: CardView) -> dict[str, object]:
    """What the peer's template prints: the same texts, choices as their boxes."""
    return dict(_entries(view))


def _entries(view: CardView) -> Iterator[tuple[str, object]]:
    for section in view.sections:
        for block in section.blocks:
            if isinstance(block, Grid):
                yield from ((_name(cell), cell.text) for row in block.rows for cell in row.cells)
            else:
                yield _name(block), [{cell.key: cell.text for cell in row} for row in block.rows]
