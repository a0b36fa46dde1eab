"""Opens the forms under templates/: the sound ones as values, the others as what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cardgen.loading.form_file import FormFile, build_form, read_form
from cardgen.model.form import FormSpec
from cardgen.model.problem import Problem
from cardgen.validation.form_lint import lint_form
from cardgen.workflows.places import FORM
from cardgen.yamltree import position


@dataclass(frozen=True, slots=True)
class OpenForms:
    """Sound forms by name, the names of the broken ones, and the problems of those."""

    sound: Mapping[str, FormSpec]
    broken: frozenset[str]
    problems: tuple[Problem, ...]


def open_forms(templates: Path) -> OpenForms:
    """Every form of a workspace's templates folder.

    A broken form is reported and left out; the others work. A folder of templates without form.yaml is a broken form
    too, not a deleted one: somebody renamed a file or lost it.
    """
    read: dict[str, FormFile] = {}
    problems: list[Problem] = []
    broken = set()
    for folder in sorted(it for it in templates.glob("*") if it.is_dir() and not it.name.startswith(".")):
        found = _form_file(folder, f"{templates.name}/{folder.name}/{FORM}")
        if isinstance(found, FormFile):
            read[found.name] = found
        elif found:
            problems += found
            broken.add(folder.name)
    forms = {name: build_form(file) for name, file in read.items()}
    shared = [*_shared_prefixes(forms.values(), read)]
    problems += shared
    broken |= {name for name, file in read.items() if file.path in {problem.path for problem in shared}}
    if not forms and not problems:
        problems.append(Problem("F121", templates.name))
    sound = {name: form for name, form in forms.items() if name not in broken}
    return OpenForms(sound, frozenset(broken), tuple(sorted(problems, key=lambda it: (it.path, it.position))))


def _form_file(folder: Path, path: str) -> FormFile | tuple[Problem, ...]:
    """A sound form file, or its problems; none where the folder is nothing of ours."""
    file = folder / FORM
    if folder.is_symlink() or folder.parent.is_symlink():
        return (Problem("Y112", path),)
    if not file.is_file():
        return (Problem("F126", path),) if _holds_templates(folder) else ()
    read = read_form(file, path)
    if not isinstance(read, FormFile):
        return read
    return lint_form(read.root, path) or read


def _holds_templates(folder: Path) -> bool:
    return any(entry.name == "policies" or entry.name.startswith("card.") for entry in folder.iterdir())


def _shared_prefixes(forms: Iterable[FormSpec], files: Mapping[str, FormFile]) -> Iterator[Problem]:
    """Forms of one prefix would all claim a card, and only one of them rightly: none of them can be used."""
    by_prefix: dict[str, list[str]] = {}
    for form in forms:
        by_prefix.setdefault(form.id_prefix, []).append(form.name)
    for names in by_prefix.values():
        for name in names if len(names) > 1 else ():
            key = files[name].root.key("x-id-prefix")
            assert key is not None
            others = ", ".join(files[other].path for other in names if other != name)
            yield Problem("F127", files[name].path, position(key), args={"other": others})
