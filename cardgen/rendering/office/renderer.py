"""What renderers of Word and 한글 files do alike: check names once a form, tell why a card cannot be made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.rendering.picture_kind import UnknownPictureError
from cardgen.rendering.template_failures import failures_told
from cardgen.rendering.template_file import read_template
from cardgen.rendering.template_names import Names, view_names
from cardgen.rendering.xml_values import ControlCharacterError, control_characters

COMPILED_KEPT = 4
"""Compiled templates a renderer keeps, one per logo and kind of print: a batch has one."""


class OfficeRenderer(ABC):
    """One template. Names are checked against the first view of each form, in branches not taken as well."""

    def __init__(self, path: str) -> None:
        """`path` is how messages name the template. Raises TemplateError where its tags cannot be filled in."""
        self._path = path
        self._forms: set[str] = set()
        self._check(None)

    @abstractmethod
    def _errors(self, names: Names | None) -> tuple[Problem, ...]:
        """The errors in the template. Without `names` any name is allowed."""

    @abstractmethod
    def _filled(self, view: CardView) -> bytes:
        """The finished file; may raise whatever a template can fail with."""

    def render(self, view: CardView) -> bytes:
        """The finished file. Raises TemplateError."""
        if view.form not in self._forms:
            self._check(view_names(view))
            self._forms.add(view.form)
        with failures_told(self._path):
            try:
                return self._filled(view)
            except ControlCharacterError:
                raise TemplateError(tuple(self._control_characters(view))) from None
            except UnknownPictureError:
                raise TemplateError((Problem("T209", self._path),)) from None

    def _check(self, names: Names | None) -> None:
        if problems := self._errors(names):
            raise TemplateError(problems)

    def _control_characters(self, view: CardView) -> list[Problem]:
        found = control_characters(view)
        return [
            Problem("T118", self._path, field=path, args={"code_point": code_point}) for path, code_point in found
        ] or [Problem("T118", self._path, args={"code_point": "?"})]


def template_content(folder: Path, name: str, damaged: str) -> tuple[bytes, str]:
    """A form's template and how messages name it; `damaged` is the code for one nobody can read.

    Raises TemplateError.
    """
    path = (folder / name).as_posix()
    content = read_template(folder, name, path, damaged)
    if isinstance(content, Problem):
        raise TemplateError((content,))
    return content, path
