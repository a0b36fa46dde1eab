"""The redaction policies of a workspace: opened, judged, and found by the name somebody types."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cardgen.entry.suggestion import nearest
from cardgen.errors import TemplateError, UsageError
from cardgen.loading.policy_file import PolicyFile, build_policy, labels_in, read_policy
from cardgen.model.form import FormSpec
from cardgen.model.policy import RedactionPolicy
from cardgen.model.problem import START, Label, Position, Problem
from cardgen.validation.policy_lint import lint_policy
from cardgen.workflows.places import POLICIES
from cardgen.workflows.workspace import Workspace
from cardgen.yamltree import position

Key = tuple[str, str]
"""A form's name and a policy's: the stem of its file."""


@dataclass(frozen=True, slots=True)
class PolicyFiles:
    """The policies that can be used, and every problem of all policy files.

    `broken` are those with errors, by their problems; of sound ones some are warnings, or that another is called the
    same. `paths` are their files', `labels` what they are called, broken ones too as far as they can be read.
    """

    sound: Mapping[Key, RedactionPolicy]
    broken: Mapping[Key, tuple[Problem, ...]]
    problems: tuple[Problem, ...]
    paths: Mapping[Key, str]
    labels: Mapping[Key, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A policy file, opened: `labels` is what it is called, empty where nobody can read it, `label_at` the place."""

    policy: RedactionPolicy | None
    problems: tuple[Problem, ...]
    labels: tuple[str, ...] = ()
    label_at: Position = START


def policies(workspace: Workspace) -> PolicyFiles:
    """Every policy of the sound forms; a broken form's are not judged, because nobody knows its fields."""
    opened: dict[Key, _Opened] = {}
    paths: dict[Key, str] = {}
    for form in workspace.forms.values():
        for file in policy_files(workspace, form.name):
            key = (form.name, file.stem)
            paths[key] = file.relative_to(workspace.root).as_posix()
            opened[key] = _opened(file, paths[key], form, workspace.today)
    sound = {key: it.policy for key, it in opened.items() if it.policy is not None}
    problems = [problem for it in opened.values() for problem in it.problems]
    return PolicyFiles(
        sound=sound,
        broken={key: it.problems for key, it in opened.items() if it.policy is None},
        problems=tuple(sorted((*problems, *_shared_labels(opened, paths)), key=_place)),
        paths=paths,
        labels={key: it.labels for key, it in opened.items()},
    )


def load_policy(file: Path, path: str, form: FormSpec, today: date) -> RedactionPolicy | tuple[Problem, ...]:
    """The policy in `file`, which messages call `path`, or what is wrong with it."""
    found = _opened(file, path, form, today)
    return found.policy or found.problems


def policy_files(workspace: Workspace, form: str) -> list[Path]:
    """The policy files of a form, by name; a link among them is one, to be refused, as the folder itself is."""
    folder = workspace.template_folder(form) / POLICIES
    if folder.is_symlink():
        return [folder]
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(it for it in found if it.suffix.lower() in (".yaml", ".yml") and not it.name.startswith("."))


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
    """Which of the policies, broken ones too, a name means.

    UsageError where none or several; TemplateError where it may be the label of one that cannot be read.
    """
    keys = [*found.sound, *found.broken]
    if not keys:
        raise UsageError("error.no_policies")
    spellings = [(spelling, key) for key in keys for spelling in _spellings(key, found)]
    meant = {key for spelling, key in spellings if _plain(spelling) == _plain(name)}
    if len(meant) > 1:
        raise UsageError("error.which_policy", name=name, known=", ".join(sorted(map("/".join, meant))))
    if not meant:
        if unread := [it for key in found.broken if not found.labels[key] for it in found.broken[key]]:
            raise TemplateError(tuple(unread), "error.no_such_policy.unread")
        titles = {"/".join(key): _title(key, found) for key in keys}
        near = nearest(name, {spelling: "/".join(key) for spelling, key in spellings})
        if begun := next((it for it, _ in spellings if " " in it and _plain(it.split()[0]) == _plain(name)), ""):
            raise UsageError("error.no_such_policy.quotes", name=name, whole=begun)
        if near:
            raise UsageError("error.no_such_policy.near", name=name, near=titles[near])
        raise UsageError("error.no_such_policy", name=name, known=Label.listed(titles.values()))
    return meant.pop()


def _title(key: Key, found: PolicyFiles) -> Label:
    """What a policy is called, a broken one by the name of its file."""
    policy = found.sound.get(key)
    return policy.title if policy else Label(key[1], key[1])


def _opened(file: Path, path: str, form: FormSpec, today: date) -> _Opened:
    read = read_policy(file, path, form.name)
    if not isinstance(read, PolicyFile):
        return _Opened(None, read)
    problems = lint_policy(read.root, path, file.name, form, today)
    broken = any(problem.is_error for problem in problems)
    policy = None if broken else build_policy(read)
    return _Opened(policy, problems, labels_in(read), position(read.root.get("label") or read.root))


def _shared_labels(opened: Mapping[Key, _Opened], paths: Mapping[Key, str]) -> Iterator[Problem]:
    """Policies of a form that one word could mean, a label or a name: they answer to their other names alone."""
    called: dict[tuple[str, str], list[str]] = {}
    for (form, name), it in opened.items():
        for word in {_plain(word) for word in (name, *it.labels)}:
            called.setdefault((form, word), []).append(name)
    for key, it in opened.items():
        form, name = key
        words = {_plain(word): word for word in (name, *it.labels)}
        shared = {plain: word for plain, word in words.items() if len(called[form, plain]) > 1}
        others = sorted({other for plain in shared for other in called[form, plain]} - {name})
        if shared:
            args = {"label": ", ".join(shared.values()), "other": ", ".join(others)}
            yield Problem("P122", paths[key], it.label_at, args=args)


def _spellings(key: Key, found: PolicyFiles) -> Iterator[str]:
    form, name = key
    for spelling in (name, *found.labels[key]):
        yield from (spelling, f"{form}/{spelling}")


def _plain(text: str) -> str:
    """Without spaces and case, in NFC: how people type a label."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


def _place(problem: Problem) -> tuple[str, object, str]:
    return problem.path, problem.position, problem.code
