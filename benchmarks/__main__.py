"""Measures every figure the product promises, its peers in the same run: `make bench`, or `python -m benchmarks`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from benchmarks import (
    auditing,
    building,
    checking,
    completing,
    detecting,
    entering,
    exporting,
    finding,
    form_reading,
    forms,
    hangul,
    history,
    importing,
    index,
    pdf,
    sharing,
    word,
)
from benchmarks.bench import FULL, QUICK, Bench
from benchmarks.figure import Figure, report

BENCHMARKS: Mapping[str, Callable[[Bench], Iterator[Figure]]] = {
    "word": word.figures,
    "pdf": pdf.figures,
    "check": checking.figures,
    "build": building.figures,
    "index": index.figures,
    "completing": completing.figures,
    "detecting": detecting.figures,
    "entering": entering.figures,
    "exporting": exporting.figures,
    "finding": finding.figures,
    "forms": forms.figures,
    "hwpx": hangul.figures,
    "reading": form_reading.figures,
    "importing": importing.figures,
    "auditing": auditing.figures,
    "sharing": sharing.figures,
    "history": history.figures,
}


def main() -> int:
    """Run what was asked for and print the table; 1 where a figure is missed, unless cards were too few to tell."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").strip())
    parser.add_argument("--only", nargs="+", choices=BENCHMARKS, default=[*BENCHMARKS], metavar="NAME")
    parser.add_argument("--quick", action="store_true", help="few cards: shows that everything runs; no figure counts")
    parser.add_argument("--out", type=Path, help="write the table to this file as well")
    asked = parser.parse_args()
    figures = []
    with tempfile.TemporaryDirectory(prefix="cardgen-bench-") as folder:
        bench = Bench(Path(folder), QUICK if asked.quick else FULL)
        for name in asked.only:
            for figure in BENCHMARKS[name](bench):
                print(
                    f"{figure.name}: {figure.measured} ({figure.target}) {figure.detail}", file=sys.stderr, flush=True
                )
                figures.append(figure)
    table = report(figures)
    print(table)
    if asked.out:
        asked.out.write_text(table + "\n", encoding="utf-8")
    return 0 if asked.quick or all(figure.met for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
