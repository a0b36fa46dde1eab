"""Builds in this process, each as fresh as a new process would be, and shares of a few bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from cardgen.model.policy import Recipient
from cardgen.sharing.share_record import KeyKind, ShareRecord
from cardgen.workflows.build import BuildReport, build
from cardgen.workflows.check import CheckingBench
from cardgen.workflows.policies import policies
from cardgen.workflows.render_cards import RenderingBench
from cardgen.workflows.share_ledger import publish, read_ledger
from cardgen.workflows.workspace import Workspace, open_workspace

Build = Callable[..., BuildReport]
Share = Callable[..., ShareRecord]

MADE = datetime(2026, 11, 21, 14, 0, tzinfo=timezone(timedelta(hours=9)))
CONTENT = b"PK package"


@pytest.fixture
def run_build(workspace: Path) -> Build:
    """Builds the workspace with its own settings, or with the formats given."""

    def run(formats: tuple[str, ...] | None = None, index_formats: tuple[str, ...] | None = None) -> BuildReport:
        CheckingBench.at.cache_clear()
        RenderingBench.at.cache_clear()
        opened = open_workspace(workspace)
        settings = opened.settings
        return build(
            opened,
            settings.formats if formats is None else formats,
            settings.index_formats if index_formats is None else index_formats,
            processes=1,
            progress=lambda _done, _total: None,
        )

    return run


@pytest.fixture
def built(workspace: Path, run_build: Build) -> Path:
    """The workspace after its first build."""
    run_build()
    return workspace


@pytest.fixture
def own_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder for keys that no other test has."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def opened(workspace: Path, own_keys: None) -> Workspace:  # noqa: ARG001 - keys made here go there
    """The workspace, with a folder for keys of its own."""
    return open_workspace(workspace)


@pytest.fixture
def share(opened: Workspace) -> Share:
    """Makes a share of the number given, with a package of a few bytes."""

    def made(number: str, **changes: object) -> ShareRecord:
        record = ShareRecord(
            number=number,
            made=MADE,
            by="박지훈",
            recipient="영업1팀",
            kind=Recipient.INTERNAL,
            purpose="재구매 유도",
            policy="sales",
            form="customer",
            policy_hash=policies(opened).sound["customer", "sales"].source,
            cards=("C-7F3K9Q", "C-E5XB1W"),
            fields={"id": "pseudonym", "name": "pseudonym"},
            formats=("pdf",),
            left_out=(),
            package=f"{number}-sales.zip",
            package_hash=sha256(CONTENT).hexdigest(),
            keep_until=MADE.date() + timedelta(days=90),
            smallest_group=2,
            key=KeyKind.SHARE,
            version="0.1",
            before=read_ledger(opened.root).hashes,
        )
        record = replace(record, **changes)  # type: ignore[arg-type] # tests change any field
        publish(opened, record, io.BytesIO(CONTENT))
        return record

    return made
