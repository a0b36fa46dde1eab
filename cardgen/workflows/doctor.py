"""`cardgen doctor`: what this machine and workspace lack, each with the command that mends it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cardgen.errors import CardgenError, EnvironmentMissing, HistoryError
from cardgen.fonts import has_korean_font, installed_fonts
from cardgen.history.repository import open_repository
from cardgen.processes import output_of
from cardgen.workflows.editor_files import editor_files_current, write_editor_files
from cardgen.workflows.git_setup import keeps_copies, knows_how_to_pull, merges_cards, set_up_git
from cardgen.workflows.init import GIT_IGNORE, IGNORE_FILE
from cardgen.workflows.layout import is_crowded
from cardgen.workflows.packages import PACKAGES, adding, has_package, installing, lacking
from cardgen.workflows.places import OUT, STATE
from cardgen.workflows.returned import erased_in_history
from cardgen.workflows.workspace import Workspace
from cardgen.writing import replace_record

HANJA_PROBE = 0x5A77
"""婷: in Noto Sans CJK, not in NanumGothic."""

OTHERS = 0o077
"""Rights of everybody but the owner."""

STARTS = {
    "bash": (".bashrc", """echo 'eval "$(cardgen completion bash)"' >> ~/.bashrc"""),
    "zsh": (".zshrc", """echo 'eval "$(cardgen completion zsh)"' >> ~/.zshrc"""),
    "fish": (
        ".config/fish/completions/cardgen.fish",
        "mkdir -p ~/.config/fish/completions; cardgen completion fish > ~/.config/fish/completions/cardgen.fish",
    ),
}
"""The file each shell begins with, and the command that puts completion there."""

COMPLETED = re.compile(r"^[^#\n]*(?:cardgen completion|_cardgen_completion)", re.MULTILINE)
"""What stands in such a file where completion is set up, and is no comment."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its message id, whether it is fine, and the command that mends it.

    Nothing fails for want of an `optional` one.
    """

    id: str
    fine: bool
    remedy: str = ""
    optional: bool = False


def examine(workspace: Workspace | None, *, broken_settings: bool = False) -> Iterator[Finding]:
    """Everything `doctor` looks at. Without a workspace, or where its settings are broken, only the machine."""
    missing = lacking()
    yield Finding("doctor.packages", not missing, adding(*missing) if missing else "")
    yield _piece("doctor.pango", fine=_works(_load_pdf_engine))
    yield _piece("doctor.harfbuzz", fine=_harfbuzz())
    yield _piece("doctor.fontconfig", fine=shutil.which("fc-list") is not None)
    yield _piece("doctor.font.korean", fine=_prints_korean())
    yield _piece("doctor.font.hanja", fine=_prints(chr(HANJA_PROBE)))
    yield _piece("doctor.font.boxes", fine=_prints("☐☑"))
    yield _piece("doctor.git", fine=shutil.which("git") is not None)
    yield Finding("doctor.watchfiles", has_package("watchfiles"), adding("watchfiles"), optional=True)
    yield Finding("doctor.vobject", has_package("vobject"), adding("vobject"), optional=True)
    yield Finding("doctor.pyzipper", has_package("pyzipper"), adding("pyzipper"), optional=True)
    yield from _completion()
    if workspace is not None or broken_settings:
        yield Finding("doctor.settings", not broken_settings, "cardgen check")
    if workspace is not None:
        yield from _workspace(workspace)


def missing_pieces(findings: Sequence[Finding]) -> str:
    """The one command that installs all system packages that are missing, or "" where none or one alone is."""
    lacking = [finding.id for finding in findings if not finding.fine and finding.id in PACKAGES]
    return installing(lacking) if len(lacking) > 1 else ""


def fix(workspace: Workspace) -> list[Path]:
    """Mend what is ours: git's set-up, the editor's schema and settings, who may read what we made.

    Returns what was changed.
    """
    opened = [folder for folder in _own_folders(workspace) if _is_mine(folder) and _is_open(folder)]
    for folder in opened:
        folder.chmod(folder.stat().st_mode & ~OTHERS)
    return [*opened, *_complete_ignored(workspace), *_set_up_git(workspace), *write_editor_files(workspace)]


def _unignored(workspace: Workspace) -> list[str]:
    """Lines the workspace's .gitignore lacks; none where git knows no such file of the workspace's."""
    file = workspace.root / IGNORE_FILE
    if file.is_symlink() or not file.is_file():
        return []
    there = {line.strip() for line in file.read_text(encoding="utf-8", errors="replace").splitlines()}
    return [line for line in GIT_IGNORE if line not in there]


def _complete_ignored(workspace: Workspace) -> list[Path]:
    """Add to .gitignore what it lacks; what its owner wrote stays as it is."""
    lacking = _unignored(workspace)
    file = workspace.root / IGNORE_FILE
    if not lacking:
        return []
    before = file.read_bytes()
    gap = b"" if before.endswith(b"\n") or not before else b"\n"
    replace_record(file, before + gap + "".join(f"{line}\n" for line in lacking).encode())
    return [file]


def _set_up_git(workspace: Workspace) -> list[Path]:
    """Let git call us; nothing where the workspace is in no repository, which is no fault of its own."""
    if shutil.which("git") is None or not _git(workspace, "rev-parse", "--show-toplevel"):
        return []
    return set_up_git(workspace.root)


def _piece(piece: str, *, fine: bool) -> Finding:
    return Finding(piece, fine, installing([piece]))


def _completion() -> Iterator[Finding]:
    """Whether the shell somebody works in completes our commands; nothing where that cannot be known."""
    start = STARTS.get(Path(os.environ.get("SHELL", "")).name)
    if start is None:
        return
    file = Path.home() / start[0]
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    yield Finding("doctor.completion", COMPLETED.search(text) is not None, start[1], optional=True)


def _workspace(workspace: Workspace) -> Iterator[Finding]:
    yield Finding("doctor.forms", not workspace.form_problems, "cardgen check")
    folders = _own_folders(workspace)
    if not all(map(_is_mine, folders)):
        owned = " ".join(folder.name for folder in folders)
        yield Finding("doctor.private", fine=False, remedy=f'sudo chown -R "$(id -un)" {owned}')
    else:
        yield Finding("doctor.private", not any(map(_is_open, folders)), "cardgen doctor --fix")
    if shutil.which("git") is not None:
        try:
            yield from _history(workspace)
        except HistoryError as error:
            yield _unread(error)
        named = _git(workspace, "config", "user.name") and _git(workspace, "config", "user.email")
        remedy = 'git config --global user.name "홍길동"; git config --global user.email hong@example.com'
        yield Finding("doctor.identity", named, remedy, optional=True)
    yield Finding("doctor.layout", not is_crowded(workspace), "cardgen layout --sharded", optional=True)
    yield Finding("doctor.ignored", not _unignored(workspace), "cardgen doctor --fix", optional=True)
    editor = _works(lambda: _require_editor_files(workspace))
    yield Finding("doctor.editor", editor, "cardgen doctor --fix", optional=True)


def _history(workspace: Workspace) -> Iterator[Finding]:
    """HistoryError where there is no repository, or git does not read it."""
    repository = open_repository(workspace.root)
    yield Finding("doctor.repository", fine=True)
    merging = merges_cards(repository, workspace.root)
    yield Finding("doctor.merging", merging, "cardgen doctor --fix", optional=True)
    pulling = knows_how_to_pull(repository)
    yield Finding("doctor.pulling", pulling, "cardgen doctor --fix", optional=True)
    yield Finding("doctor.git_copies", not keeps_copies(repository), "cardgen doctor --fix")
    returned = erased_in_history(workspace, repository) if repository.head else ()
    yield Finding("doctor.erased", not returned, f'cardgen erase {" ".join(returned)} --reason "…"')


def _unread(error: HistoryError) -> Finding:
    """A repository that is there and is not read is no missing one: git init would help nobody."""
    match error.message_id:
        case "error.history.no_repository":
            return Finding("doctor.repository", fine=False, remedy="git init; cardgen doctor --fix", optional=True)
        case "error.history.owner":
            folder = error.arguments["folder"]
            return Finding("doctor.history", fine=False, remedy=f"git config --global --add safe.directory {folder}")
        case "error.history.git_dir":
            return Finding("doctor.history", fine=False, remedy="unset GIT_DIR")
        case "error.history.partial":
            return Finding("doctor.history", fine=False, remedy='git clone "$(git remote get-url origin)"')
        case "error.history.git":
            return Finding("doctor.history", fine=False, remedy="git fsck")
        case _:
            return Finding("doctor.history", fine=False, remedy="git status")


def _own_folders(workspace: Workspace) -> list[Path]:
    """The folders that hold what we made of customers' data."""
    folders = (workspace.root / STATE, workspace.root / OUT)
    return [folder for folder in folders if folder.is_dir() and not folder.is_symlink()]


def _is_mine(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _is_open(folder: Path) -> bool:
    """True where others may look into a folder; Windows keeps its rights elsewhere."""
    return os.name == "posix" and bool(folder.stat().st_mode & OTHERS)


def _git(workspace: Workspace, *arguments: str) -> bool:
    return _works(lambda: output_of("git", ["-C", str(workspace.root), *arguments]))


def _works(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except CardgenError:
        return False
    return True


def _require_editor_files(workspace: Workspace) -> None:
    if not editor_files_current(workspace):
        raise EnvironmentMissing("doctor.editor")


def _load_pdf_engine() -> None:
    from cardgen.rendering.pdf.engine import load_engine

    load_engine()


def _harfbuzz() -> bool:
    from cardgen.rendering.pdf import libharfbuzz_available

    return libharfbuzz_available()


def _prints_korean() -> bool:
    return _works(installed_fonts) and has_korean_font(installed_fonts())


def _prints(text: str) -> bool:
    from cardgen.fonts import first_unprintable

    return _works(installed_fonts) and first_unprintable(text) is None
