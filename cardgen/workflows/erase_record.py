"""What an erasure leaves behind: the tombstone and the line in the 파기대장, committed on top of the new history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cardgen.history.mirror import Mirror, identity
from cardgen.history.repository import Repository
from cardgen.messages.catalog import say
from cardgen.workflows.commit_message import whom
from cardgen.workflows.destruction_ledger import LEDGER, with_line
from cardgen.workflows.erase_plan import write_blob
from cardgen.workflows.share_ledger import who_shares
from cardgen.workflows.tombstones import Tombstone, read_tombstone, tombstone_bytes, tombstone_path
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Records:
    """The records of one erasure.

    `files` are for the working tree, `blobs` for the commit, which says `message`; paths are the repository's.
    """

    files: Mapping[str, bytes] = field(repr=False)
    blobs: Mapping[str, str]
    message: str


def records_of(
    workspace: Workspace, repository: Repository, mirror: Mirror, card: str, form: str, reason: str
) -> Records:
    """The records to be kept of this erasure. A tombstone that is there stays; the 파기대장 gets a line each time."""
    language = workspace.settings.language
    label = workspace.forms[form].label.text(language)
    tombstone = Tombstone(card, form, workspace.today, reason, who_shares(workspace))
    path = tombstone_path(card)
    known = _committed(mirror, repository.path(path))
    stone = known if read_tombstone(known, card) else tombstone_bytes(tombstone)
    ledger = with_line(_committed(mirror, repository.path(LEDGER)), tombstone, label, language)
    file = workspace.root / LEDGER
    working = with_line(file.read_bytes(), tombstone, label, language) if file.is_file() else ledger
    return Records(
        files={repository.path(path): stone, repository.path(LEDGER): working},
        blobs={
            repository.path(path): write_blob(mirror, stone),
            repository.path(LEDGER): write_blob(mirror, ledger),
        },
        message=say("erased.commit", language, form=whom(workspace.forms[form], language), id=card),
    )


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
