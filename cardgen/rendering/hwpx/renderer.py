"""Renders cards as HWPX files: opens a template, checks it, and fills it for one view after another."""

from __future__ import annotations

from pathlib import Path

from jinja2 import TemplateError as JinjaError

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.hwpx.check import check_package, open_package
from cardgen.rendering.hwpx.compiled import CompiledHwpx, compile_hwpx
from cardgen.rendering.hwpx.package import Package
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.picture_kind import UnknownPictureError
from cardgen.rendering.template_analysis import STACK_ERRORS
from cardgen.rendering.template_file import read_template
from cardgen.rendering.template_limits import TemplateTooLargeError
from cardgen.rendering.template_names import Names, view_names
from cardgen.rendering.xml_values import ControlCharacterError, control_characters

TEMPLATE = "card.hwpx"
_LOGOS_KEPT = 4
"""Compiled templates kept, one per logo: a batch has one."""


class HwpxRenderer:
    """One template on one sheet. Names are checked against the first view of each form, in all branches."""

    def __init__(self, content: bytes, path: str, sheet: Sheet = AS_DESIGNED) -> None:
        package = open_package(content, path)
        if not isinstance(package, Package):
            raise TemplateError(package)
        self._package = package
        self._path = path
        self._sheet = sheet
        self._environment = make_environment()
        self._forms: set[str] = set()
        self._by_logo: dict[bytes | None, CompiledHwpx] = {}
        self._check(None)

    def render(self, view: CardView) -> bytes:
        """The finished file. Raises TemplateError."""
        if view.form not in self._forms:
            self._check(view_names(view))
            self._forms.add(view.form)
        try:
            return self._compiled(view.letterhead.logo).fill(view)
        except ControlCharacterError:
            raise TemplateError(tuple(self._control_characters(view))) from None
        except TemplateTooLargeError:
            raise TemplateError((Problem("T120", self._path),)) from None
        except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, *STACK_ERRORS) as error:
            # Only the kind of error is told: the words of some quote the value they stumbled over
            raise TemplateError((Problem("T117", self._path, args={"detail": type(error).__name__}),)) from None

    def _check(self, names: Names | None) -> None:
        problems, _ = check_package(self._package, self._path, names)
        if problems:
            raise TemplateError(problems)

    def _compiled(self, logo: bytes | None) -> CompiledHwpx:
        if logo not in self._by_logo:
            if len(self._by_logo) >= _LOGOS_KEPT:
                self._by_logo.clear()
            try:
                self._by_logo[logo] = compile_hwpx(self._package, self._environment, self._sheet, logo)
            except UnknownPictureError:
                raise TemplateError((Problem("T209", self._path),)) from None
        return self._by_logo[logo]

    def _control_characters(self, view: CardView) -> list[Problem]:
        found = control_characters(view)
        return [
            Problem("T118", self._path, field=path, args={"code_point": code_point}) for path, code_point in found
        ] or [Problem("T118", self._path, args={"code_point": "?"})]


def open_hwpx(folder: Path, sheet: Sheet = AS_DESIGNED) -> HwpxRenderer:
    """The renderer of a form's folder. Raises TemplateError where the template cannot be used."""
    file = folder / TEMPLATE
    content = read_template(folder, TEMPLATE, file.as_posix(), "T501")
    if isinstance(content, Problem):
        raise TemplateError((content,))
    return HwpxRenderer(content, file.as_posix(), sheet)
