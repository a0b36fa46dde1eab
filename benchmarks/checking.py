"""`cardgen check` beside check-jsonschema on the same files and schema."""

from __future__ import annotations

import json
from collections.abc import Iterator

from benchmarks.bench import Bench
from benchmarks.command import BIN, cardgen, run
from benchmarks.figure import Figure, at_least
from benchmarks.timing import alternate
from cardgen.workflows.workspace import open_workspace


def figures(bench: Bench) -> Iterator[Figure]:
    """Both commands over all cards. The peer's runs are long, so it takes a single turn against several of ours."""
    workspace = bench.workspace(bench.sizes.workspace)
    schema = bench.folder / "customer.schema.json"
    schema.write_text(json.dumps(open_workspace(workspace).forms["customer"].schema), encoding="utf-8")
    cards = sorted(str(file) for file in (workspace / "cards").glob("**/*.yaml"))
    peer = run([str(BIN / "check-jsonschema"), "--schemafile", str(schema), *cards], cwd=workspace)
    ours = alternate(bench.sizes.rounds, {"cardgen": lambda: cardgen(workspace, "check").seconds})["cardgen"]
    detail = f"{len(cards)} cards: cardgen {ours:.2f} s, check-jsonschema {peer.seconds:.1f} s"
    yield at_least("cardgen check, than check-jsonschema", peer.seconds / ours, 10, "times", detail)
