"""What tests of every part stand on: the shipped forms, cards written in a line, workspaces to change at will."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from cardgen.loading.card_file import read_card
from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.card import RawCard, Rejected
from cardgen.model.form import FormSpec
from cardgen.validation.schema_check import CardChecker, Verdict
from cardgen.workflows.share import Made
from tests.program import run_here, run_on_terminal, run_started

settings.register_profile("cardgen", deadline=None, derandomize=True, database=None)
settings.load_profile("cardgen")

for _name in ("CARDGEN_LANG", "LC_ALL"):
    os.environ.pop(_name, None)
os.environ["LC_MESSAGES"] = "en_US.UTF-8"  # what is said in this process is English, whatever workspace we stand in

TODAY = date(2026, 11, 21)
"""The day it is in tests that judge cards."""

CARD_ID = "C-7F3K9Q"
NO_BLOB = "0" * 40


@pytest.fixture(scope="session", autouse=True)
def _no_real_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keys made by tests go to a folder of their own, never to the user's."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
        yield


Check = Callable[[str], Verdict]
MakeWorkspace = Callable[..., Path]
MakePackage = Callable[..., Made]
Git = Callable[..., str]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
OnTerminal = Callable[..., tuple[int, str]]
Growth = Callable[[Callable[[str], object], Callable[[int], str], int], None]

SAMPLES = ("C-7F3K9Q", "C-E5XB1W", "C-0ZJ8RH", "receipts/R-3H8QZM")
SETTINGS = """\
[workspace]
id = "test"
[company]
name = "한빛상사"
approvals = ["담당", "대표"]
[build]
formats = ["html"]
index = ["html", "xlsx"]
"""


@pytest.fixture(scope="session")
def root(pytestconfig: pytest.Config) -> Path:
    """The project's folder, itself a workspace."""
    return pytestconfig.rootpath


@pytest.fixture(scope="session")
def customer(root: Path) -> FormSpec:
    """The customer form that ships."""
    return _form(root, "customer")


@pytest.fixture(scope="session")
def receipt(root: Path) -> FormSpec:
    """The receipt form that ships."""
    return _form(root, "receipt")


def _form(root: Path, name: str) -> FormSpec:
    file = read_form(root / f"templates/{name}/form.yaml", f"templates/{name}/form.yaml")
    assert isinstance(file, FormFile)
    return build_form(file)


@pytest.fixture(scope="session")
def checker(customer: FormSpec) -> CardChecker:
    """The customer form's checker, on TODAY, with fonts that print all but the characters beyond U+1F900."""
    return CardChecker(customer, TODAY, lambda text: next((ord(char) for char in text if char >= "\U0001f900"), None))


@pytest.fixture(scope="session")
def check(customer: FormSpec, checker: CardChecker) -> Check:
    """Loads and checks the text of a customer's card, whose file is called after CARD_ID."""

    def verdict(text: str) -> Verdict:
        raw = read_card(text, NO_BLOB, f"cards/{CARD_ID}.yaml", customer)
        return Verdict(raw) if isinstance(raw, Rejected) else checker.check(raw, CARD_ID)

    return verdict


@pytest.fixture(scope="session")
def read(customer: FormSpec) -> Callable[[str], RawCard]:
    """Loads the text of a customer's card without checking it."""

    def raw_card(text: str) -> RawCard:
        raw = read_card(text, NO_BLOB, f"cards/{CARD_ID}.yaml", customer)
        assert isinstance(raw, RawCard)
        return raw

    return raw_card


@pytest.fixture
def make_workspace(tmp_path: Path, root: Path) -> MakeWorkspace:
    """Makes a workspace with this project's forms and templates and the sample cards that are named.

    `make_workspace("C-7F3K9Q", "receipts/R-3H8QZM")`; "*" copies them all. The same call twice gives the same folder.
    """

    def make(*cards: str) -> Path:
        folder = tmp_path / "workspace"
        folder.mkdir(exist_ok=True)
        shutil.copy(root / "cardgen.toml", folder)
        shutil.copytree(root / "templates", folder / "templates", dirs_exist_ok=True)
        (folder / "cards").mkdir(exist_ok=True)
        for name in cards:
            for file in sorted((root / "cards").glob(f"{name}.yaml" if name != "*" else "**/*.yaml")):
                target = folder / "cards" / file.relative_to(root / "cards")
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
        _everybody_agrees(folder)
        return folder

    return make


def _everybody_agrees(folder: Path) -> None:
    """Let C-E5XB1W, who withdrew, be shared as the other samples are: tests of consent write what they need."""
    card = folder / "cards/C-E5XB1W.yaml"
    if card.exists():
        text = card.read_text(encoding="utf-8")
        card.write_text(text.replace(", withdrawn: 2025-01-08", ""), encoding="utf-8")


@pytest.fixture
def workspace(make_workspace: MakeWorkspace) -> Path:
    """A workspace with both forms, three customers and a receipt; it builds HTML, which takes a moment only."""
    folder = make_workspace(*SAMPLES)
    (folder / "cardgen.toml").write_text(SETTINGS, encoding="utf-8")
    return folder


@pytest.fixture
def git(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Runs git in the workspace, which is a repository with one commit; gives what it writes, warnings too.

    `check=False` lets it fail. Nothing of the machine's settings counts.
    """
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "김담당")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "staff@example.com")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")

    def run(*arguments: str, cwd: Path = workspace, check: bool = True) -> str:
        pipe = subprocess.PIPE
        done = subprocess.run(["git", *arguments], cwd=cwd, check=check, stdout=pipe, stderr=subprocess.STDOUT)
        return done.stdout.decode()

    run("init", "-q", "-b", "main")
    (workspace / ".gitignore").write_text("/out/\n/.cardgen/\n")
    run("add", "-A")
    run("commit", "-q", "-m", "first")
    return run


@pytest.fixture
def make_package() -> MakePackage:
    """Shares cards of the workspace at a folder, in this process and on TODAY; gives what was made.

    Whatever Asked takes can be asked for; `write=False` writes nothing.
    """
    from cardgen.workflows.check import CheckingBench
    from cardgen.workflows.share import make_share
    from cardgen.workflows.share_plan import Asked, plan_share
    from cardgen.workflows.workspace import open_workspace

    def make(root: Path, policy: str, *names: str, write: bool = True, processes: int = 1, **asked: Any) -> Made:
        CheckingBench.at.cache_clear()
        workspace = open_workspace(root)
        vars(workspace)["today"] = TODAY
        wish = {"recipient": "영업1팀", "formats": ("html",), **asked}
        plan = plan_share(workspace, Asked(policy, names=names, **wish), processes=processes)
        return make_share(workspace, plan, write=write, processes=processes, progress=lambda _done, _total: None)

    return make


@pytest.fixture
def cardgen(tmp_path: Path) -> Run:
    """Runs `cardgen` in this process: in English, and in the workspace where nothing else is asked for.

    A process of its own takes ten times as long to start as most commands take to run. `started` has one, for tests of
    what only a process has: its start, its streams, its workers, what ends it.
    """
    return partial(run_here, tmp_path / "workspace")


@pytest.fixture
def started(tmp_path: Path) -> Run:
    """Runs `cardgen` in a process of its own: in English, and in the workspace where nothing else is asked for."""
    return partial(run_started, tmp_path / "workspace")


@pytest.fixture
def on_terminal(tmp_path: Path) -> OnTerminal:
    """Runs `cardgen` with all streams on a pseudo-terminal; gives the exit code and all that was drawn.

    `answers` are pairs: what the program asks with, and what is typed then.
    """
    return partial(run_on_terminal, tmp_path / "workspace")


@pytest.fixture(scope="session")
def grows_with_its_size() -> Growth:
    """Asserts that work on a text of full size takes not much more than four times the work on a quarter of it.

    Four times the text is four times the time where each character costs the same, sixteen where each costs a look at
    all others: twelve lies between. Seconds say nothing on a busy machine, so the two are compared, each at its best
    of the tries so far; work that really is quadratic passes in no try.
    """

    def seconds(work: Callable[[str], object], text: str) -> float:
        started = time.process_time()
        work(text)
        return time.process_time() - started

    def judge(work: Callable[[str], object], text_of: Callable[[int], str], size: int) -> None:
        quarter, whole = text_of(size // 4), text_of(size)
        least = [float("inf"), float("inf")]
        for _ in range(10):
            least = [min(least[0], seconds(work, quarter)), min(least[1], seconds(work, whole))]
            if least[1] < 12 * least[0] + 0.01:
                return
        pytest.fail(f"a quarter took {least[0]:.3f} s, the whole {least[1]:.3f} s")

    return judge
