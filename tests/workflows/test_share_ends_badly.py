"""Shares that end before they are done leave no file, no record and no key."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cardgen.errors import PrivacyRefusal, TemplateError, UsageError
from cardgen.workflows.share import Made
from cardgen.workflows.share_audit import ShareAudit

MakePackage = Callable[..., Made]


def keys_folder() -> Path:
    return Path(os.environ["XDG_DATA_HOME"])


def files_below(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".cardgen" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize(
    ("at", "stop", "wish"),
    [
        ("cover.html", KeyboardInterrupt, {}),
        ("cards/", PrivacyRefusal("error.audit", ()), {"number": "20261121-00000X"}),
        ("manifest.json", MemoryError, {}),
        ("", KeyboardInterrupt, {}),
    ],
)
def test_a_share_that_ends_early_leaves_nothing_behind(
    workspace: Path,
    make_package: MakePackage,
    monkeypatch: pytest.MonkeyPatch,
    at: str,
    stop: BaseException,
    wish: dict[str, str],
) -> None:
    before, keys = files_below(workspace), files_below(keys_folder())
    passed, pass_package = ShareAudit.passed, ShareAudit.pass_package

    def failing(self: ShareAudit, name: str, *rest: object) -> object:
        if at and name.startswith(at):
            raise stop
        return passed(self, name, *rest)  # type: ignore[arg-type]  # passed on as they came

    def failing_at_last(self: ShareAudit, *rest: object) -> None:
        if not at:
            raise stop
        pass_package(self, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(ShareAudit, "passed", failing)
    monkeypatch.setattr(ShareAudit, "pass_package", failing_at_last)
    with pytest.raises((KeyboardInterrupt, MemoryError, PrivacyRefusal)):
        make_package(workspace, "sales", **wish)
    assert files_below(workspace) == before
    assert files_below(keys_folder()) == keys


def test_a_template_that_fails_ends_the_share_and_names_the_card_by_its_path(
    workspace: Path, make_package: MakePackage
) -> None:
    template = workspace / "templates/customer/card.html"
    fault = "{% if grade.value == 'VIP' %}{{ name + 1 }}{% endif %}</body>"
    template.write_text(template.read_text(encoding="utf-8").replace("</body>", fault), encoding="utf-8")
    before = files_below(workspace)
    with pytest.raises(TemplateError) as refused:
        make_package(workspace, "sales")
    assert {problem.path for problem in refused.value.problems} == {"cards/C-7F3K9Q.yaml"}
    assert files_below(workspace) == before


def test_a_card_that_changes_meanwhile_is_not_shared(
    workspace: Path, make_package: MakePackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    cards = workspace / "cards"
    passed = ShareAudit.passed

    def changing(*given: object) -> object:
        for card in cards.glob("C-*.yaml"):
            card.write_text(f"# 새 메모\n{card.read_text(encoding='utf-8')}", encoding="utf-8")
        return passed(*given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(ShareAudit, "passed", changing)
    with pytest.raises(UsageError, match="changed"):
        make_package(workspace, "sales")
    assert not [*(workspace / "out/shares").iterdir()]


def test_what_a_killed_run_left_is_gone_after_the_next(workspace: Path, make_package: MakePackage) -> None:
    shares = workspace / "out/shares"
    shares.mkdir(parents=True)
    (shares / ".cardgen-part-0123").write_bytes(b"half")
    made = make_package(workspace, "sales")
    assert [*shares.iterdir()] == [made.path]
