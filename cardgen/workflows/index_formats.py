"""The index formats by name; apart from the workflow, which loads what makes them."""

from __future__ import annotations

from collections.abc import Mapping

FILE_NAMES: Mapping[str, str] = {"html": "index.html", "pdf": "index.pdf", "xlsx": "ledger.xlsx"}
"""Each format's file in out/<form>/."""

INDEX_FORMATS = tuple(FILE_NAMES)
