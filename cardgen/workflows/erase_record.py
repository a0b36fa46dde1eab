"""What an erasure leaves behind: tombstones and lines in the 파기대장, committed on top of the new history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cardgen.history.mirror import Mirror, identity
from cardgen.history.repository import Repository
from cardgen.messages.catalog import say
from cardgen.workflows.commit_message import whom
from cardgen.workflows.destruction_ledger import LEDGER, with_line
from cardgen.workflows.erase_places import Places
from cardgen.workflows.erase_plan import write_blob
from cardgen.workflows.share_ledger import who_shares
from cardgen.workflows.tombstones import Tombstone, read_tombstone, tombstone_bytes, tombstone_path
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Records:
    """The records of an erasure.

    `files` are for the working tree, `blobs` for the commit, which says `message`; paths are the repository's.
    """

    files: Mapping[str, bytes] = field(repr=False)
    blobs: Mapping[str, str]
    message: str


def records_of(workspace: Workspace, repository: Repository, mirror: Mirror, places: Places, reason: str) -> Records:
    """The records to be kept of this erasure. A tombstone that is there stays; the 파기대장 gets a line each time."""
    language = workspace.settings.language
    path, file = repository.path(LEDGER), workspace.root / LEDGER
    committed = _committed(mirror, path)
    working = file.read_bytes() if file.is_file() else committed
    stones: dict[str, bytes] = {}
    for card in places.cards:
        form = workspace.forms[workspace.form_of(card) or ""]
        tombstone = Tombstone(card, form.name, workspace.today, reason, who_shares(workspace))
        told = (tombstone, form.label.text(language), language, places.versions.made.get(card))
        committed, working = (with_line(it, *told) for it in (committed, working))
        stone = repository.path(tombstone_path(card))
        known = _committed(mirror, stone)
        stones[stone] = known if read_tombstone(known, card) else tombstone_bytes(tombstone)
    blobs = {name: write_blob(mirror, content) for name, content in {**stones, path: committed}.items()}
    return Records({**stones, path: working}, blobs, _message(workspace, places.cards))


def _message(workspace: Workspace, cards: Sequence[str]) -> str:
    """What the commit says; of many customers the numbers stand below."""
    language = workspace.settings.language
    form = workspace.forms[workspace.form_of(cards[0]) or ""]
    if len(cards) == 1:
        return say("erased.commit", language, form=whom(form, language), id=cards[0])
    return "\n\n".join((say("erased.commit.many", language, count=str(len(cards))), "\n".join(cards)))


def _committed(mirror: Mirror, path: str) -> bytes:
    """A file as the new history's last commit has it; empty where it has none."""
    return mirror.run("cat-file", "blob", f"HEAD:{path}").out


def commit_records(mirror: Mirror, repository: Repository, records: Records) -> None:
    """Add a commit with the records, and nothing else, to the branch that is checked out."""
    index = {"GIT_INDEX_FILE": str(mirror.folder / "cardgen-index")}
    head = mirror.run("rev-parse", "--verify", "--quiet", "HEAD^{commit}").out.decode("ascii").strip()
    mirror.out("read-tree", head or "--empty", variables=index)
    lines = "".join(f"100644 {blob}\t{path}\0" for path, blob in records.blobs.items())
    stdin = lines.encode("utf-8", "surrogateescape")
    mirror.out("update-index", "-z", "--index-info", stdin=stdin, variables=index)
    tree = mirror.line("write-tree", variables=index)
    parents = ("-p", head) if head else ()
    author = identity(repository)
    commit = mirror.line("commit-tree", tree, *parents, stdin=f"{records.message}\n".encode(), variables=author)
    mirror.out("update-ref", "HEAD", commit)
    (mirror.folder / "cardgen-index").unlink()
