"""PDF cards beside a bare WeasyPrint loop over the same pages, and the memory of long print jobs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.bench import Bench
from benchmarks.command import Run, cardgen
from benchmarks.figure import Figure, at_least, at_most
from benchmarks.timing import seconds
from cardgen.rendering.html_template import open_template
from cardgen.rendering.pdf import libharfbuzz_available, open_pdf
from cardgen.rendering.pdf.renderer import OPTIONS

NOISE = 1.03
"""Two equal loops differ by this much from run to run."""

_LINK = '<head><link rel="stylesheet" href="card.css">'


def figures(bench: Bench) -> Iterator[Figure]:
    """One card after the other, the whole command, and what it keeps in memory.

    RuntimeError without HarfBuzz: against a peer eight times slower than it need be, any ratio looks good.
    """
    if not libharfbuzz_available():
        raise RuntimeError("libharfbuzz-subset is missing: see `cardgen doctor`")
    ours, bare = _per_card(bench)
    detail = f"cardgen {ours * 1000:.0f} ms, bare WeasyPrint with HarfBuzz {bare * 1000:.0f} ms"
    yield at_most("PDF card, than bare WeasyPrint", ours / bare, NOISE, "times its time", detail)
    few, many = (_command(bench, count) for count in (bench.sizes.print_job // 4, bench.sizes.print_job))
    _, bare_after = _per_card(bench)
    yield _throughput(bench.sizes.print_job, many, (bare + bare_after) / 2)
    yield at_most(
        f"Memory of {bench.sizes.print_job} PDF cards, than of a quarter of them",
        many.peak / few.peak,
        1.1,
        "times",
        f"{few.peak:.0f} MB, then {many.peak:.0f} MB, all processes",
    )
    yield _merge(bench)
    yield _shared_sheets(bench)


def _per_card(bench: Bench) -> tuple[float, float]:
    """Median seconds of a card, ours and bare, in turns over the same cards."""
    folder = bench.workspace(bench.sizes.rendered) / "templates/customer"
    template, renderer = open_template(folder), open_pdf(folder)
    ours, bare = [], []
    views = bench.views(bench.sizes.rendered)[: bench.sizes.rounds * 6]
    renderer.render(views[0])
    for view in views:
        page = template.page(view).replace("<head>", _LINK, 1)
        ours.append(seconds(partial(renderer.render, view)))
        bare.append(seconds(_bare(page, folder)))
    return median(ours), median(bare)


def _bare(page: str, folder: Path) -> Callable[[], object]:
    """The loop's body as WeasyPrint's manual has it, asked for the same kind of PDF."""
    from weasyprint import HTML

    return lambda: HTML(string=page, base_url=f"{folder}/").write_pdf(**OPTIONS)


def _command(bench: Bench, count: int) -> Run:
    out = str(bench.folder / "pdf")
    return cardgen(bench.workspace(count), "render", "--all", "--to", "pdf", "--out", out, watch=True)


def _throughput(count: int, command: Run, bare: float) -> Figure:
    """The whole command on all cores against one bare loop, timed before and after it."""
    detail = f"{count} cards in {command.seconds:.1f} s, start and checking included; bare {bare * 1000:.0f} ms a card"
    ratio = bare * count / command.seconds
    return at_least("PDF command, throughput of bare WeasyPrint", ratio, 1.7, "times", detail)


def _merge(bench: Bench) -> Figure:
    count = bench.sizes.print_job
    out = str(bench.folder / "merged")
    job = cardgen(bench.workspace(count), "render", "--all", "--to", "pdf", "--merge", "--out", out, watch=True)
    return at_most(f"--merge of {count} cards", job.peak, 350, "MB", f"{job.seconds:.1f} s, all processes")


def _shared_sheets(bench: Bench) -> Figure:
    """The same job on A5, two cards to a sheet, both sides: a sheet holds the boxes of several cards at once."""
    count = bench.sizes.print_job
    out = str(bench.folder / "sheets")
    asked = ("--paper", "A5", "--per-sheet", "2", "--duplex", "long-edge", "--out", out)
    job = cardgen(bench.workspace(count), "render", "--all", *asked, watch=True)
    return at_most(f"--per-sheet of {count} cards", job.peak, 350, "MB", f"{job.seconds:.1f} s, all processes")
