"""The redaction policies of a workspace: opened, judged, and found by the name somebody types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cardgen.entry.suggestion import nearest
from cardgen.errors import TemplateError, UsageError
from cardgen.loading.policy_file import PolicyFile, build_policy, read_policy
from cardgen.model.form import FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.validation.policy_lint import lint_policy
from cardgen.workflows.places import POLICIES
from cardgen.workflows.workspace import Workspace

Key = tuple[str, str]
"""A form's name and a policy's: the stem of its file."""


@dataclass(frozen=True, slots=True)
class PolicyFiles:
    """The policies that can be used, and every problem of all policy files.

    `broken` are those with errors, by their problems; some problems of sound ones are warnings. `paths` are their
    files'.
    """

    sound: Mapping[Key, RedactionPolicy]
    broken: Mapping[Key, tuple[Problem, ...]]
    problems: tuple[Problem, ...]
    paths: Mapping[Key, str]


def policies(workspace: Workspace) -> PolicyFiles:
    """Every policy of the sound forms; a broken form's are not judged, because nobody knows its fields."""
    sound: dict[Key, RedactionPolicy] = {}
    paths: dict[Key, str] = {}
    problems: dict[Key, tuple[Problem, ...]] = {}
    for form in workspace.forms.values():
        for file in policy_files(workspace, form.name):
            key = (form.name, file.stem)
            paths[key] = file.relative_to(workspace.root).as_posix()
            found, problems[key] = _opened(file, paths[key], form, workspace.today)
            if found is not None:
                sound[key] = found
    _report_shared_labels(sound, paths, problems)
    broken = {key: found for key, found in problems.items() if any(problem.is_error for problem in found)}
    everything = sorted((it for found in problems.values() for it in found), key=_place)
    return PolicyFiles({key: it for key, it in sound.items() if key not in broken}, broken, tuple(everything), paths)


def load_policy(file: Path, path: str, form: FormSpec, today: date) -> RedactionPolicy | tuple[Problem, ...]:
    """The policy in `file`, which messages call `path`, or what is wrong with it."""
    found, problems = _opened(file, path, form, today)
    return found or problems


def policy_files(workspace: Workspace, form: str) -> list[Path]:
    """The policy files of a form, by name; a link among them is one, to be refused, as the folder itself is."""
    folder = workspace.template_folder(form) / POLICIES
    if folder.is_symlink():
        return [folder]
    return sorted(it for it in folder.glob("*") if it.suffix in (".yaml", ".yml") and not it.name.startswith("."))


def chosen_policy(workspace: Workspace, name: str) -> RedactionPolicy:
    """The policy meant by its name, its label in either language, or `form/name` where several forms have it.

    UsageError where none or several are meant, TemplateError with its problems where it is broken.
    """
    found = policies(workspace)
    key = policy_named(found, name)
    if key in found.broken:
        raise TemplateError(found.broken[key], "error.policy")
    return found.sound[key]


def policy_named(found: PolicyFiles, name: str) -> Key:
    """Which of the policies, broken ones too, a name means. UsageError where none or several."""
    keys = [*found.sound, *found.broken]
    if not keys:
        raise UsageError("error.no_policies")
    spellings = [(spelling, key) for key in keys for spelling in _spellings(key, found)]
    meant = {key for spelling, key in spellings if _plain(spelling) == _plain(name)}
    if len(meant) > 1:
        raise UsageError("error.which_policy", name=name, known=", ".join(sorted(map("/".join, meant))))
    if not meant:
        near = nearest(name, {spelling: key[1] for spelling, key in spellings})
        if near:
            raise UsageError("error.no_such_policy.near", name=name, near=near)
        raise UsageError("error.no_such_policy", name=name, known=", ".join(key[1] for key in keys))
    return meant.pop()


def _opened(file: Path, path: str, form: FormSpec, today: date) -> tuple[RedactionPolicy | None, tuple[Problem, ...]]:
    read = read_policy(file, path, form.name)
    if not isinstance(read, PolicyFile):
        return None, read
    problems = lint_policy(read.root, path, file.name, form, today)
    if any(problem.is_error for problem in problems):
        return None, problems
    return build_policy(read), problems


def _report_shared_labels(
    sound: Mapping[Key, RedactionPolicy], paths: Mapping[Key, str], problems: dict[Key, tuple[Problem, ...]]
) -> None:
    """Two policies of a form that one word could mean, a label or a name: both are told of, neither can be used."""
    by_label: dict[tuple[str, str], list[Key]] = {}
    for key, policy in sound.items():
        for label in {_plain(policy.name), _plain(policy.label.ko), _plain(policy.label.en)}:
            by_label.setdefault((key[0], label), []).append(key)
    for keys in by_label.values():
        for key in keys if len(keys) > 1 else ():
            others = ", ".join(other[1] for other in keys if other != key)
            problems[key] = (*problems[key], Problem("P122", paths[key], args={"other": others}))


def _spellings(key: Key, found: PolicyFiles) -> Iterator[str]:
    form, name = key
    yield from (name, f"{form}/{name}")
    policy = found.sound.get(key)
    if policy is not None:
        for label in (policy.label.ko, policy.label.en):
            yield from (label, f"{form}/{label}")


def _plain(text: str) -> str:
    """Without spaces and case, in NFC: how people type a label."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _place(problem: Problem) -> tuple[str, object, str]:
    return problem.path, problem.position, problem.code
