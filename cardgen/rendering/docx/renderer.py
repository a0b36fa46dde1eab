"""Renders cards as Word files: opens a template, checks it, and fills it for one view after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import TemplateError as JinjaError

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.context import template_context
from cardgen.rendering.docx.check import check_package, open_package
from cardgen.rendering.docx.compiled import CompiledDocx, compile_docx
from cardgen.rendering.docx.fillable import form_parts
from cardgen.rendering.docx.package import Package
from cardgen.rendering.docx.pictures import LOGO, qr_part, with_picture, with_qr_place
from cardgen.rendering.docx.sheet import on_sheet
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.picture_kind import UnknownPictureError
from cardgen.rendering.qr import qr_png
from cardgen.rendering.template_analysis import STACK_ERRORS
from cardgen.rendering.template_file import read_template
from cardgen.rendering.template_limits import TemplateTooLargeError
from cardgen.rendering.template_names import Names, view_names
from cardgen.rendering.xml_values import ControlCharacterError, control_characters

TEMPLATE = "card.docx"
_KEPT = 4
"""Compiled templates kept, one per logo and kind of print: a batch has one."""


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a view decides how its template is compiled."""

    logo: bytes | None = field(repr=False)
    qr: bool
    fillable: bool

    @classmethod
    def of(cls, view: CardView) -> _Print:
        return cls(view.letterhead.logo, bool(view.qr), view.stamp is not None)


class DocxRenderer:
    """One Word template. Names are checked against the first view of each form, in branches not taken as well."""

    def __init__(self, content: bytes, path: str, sheet: Sheet = AS_DESIGNED) -> None:
        package = open_package(content, path)
        if not isinstance(package, Package):
            raise TemplateError(package)
        self._package = on_sheet(package, sheet)
        self._path = path
        self._environment = make_environment()
        self._forms: set[str] = set()
        self._kept: dict[_Print, CompiledDocx] = {}
        self._check(None)

    def render(self, view: CardView) -> bytes:
        """The finished file. Raises TemplateError."""
        if view.form not in self._forms:
            self._check(view_names(view))
            self._forms.add(view.form)
        try:
            return self._filled(view)
        except ControlCharacterError:
            raise TemplateError(tuple(self._control_characters(view))) from None
        except TemplateTooLargeError:
            raise TemplateError((Problem("T120", self._path),)) from None
        except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, *STACK_ERRORS) as error:
            # Only the kind of error is told: the words of some quote the value they stumbled over
            raise TemplateError((Problem("T117", self._path, args={"detail": type(error).__name__}),)) from None

    def _filled(self, view: CardView) -> bytes:
        compiled = self._compiled(_Print.of(view))
        context = template_context(view)
        own = {qr_part(self._package): qr_png(view.qr)} if view.qr else {}
        if view.stamp is not None:
            body = compiled.filled[0]
            own |= form_parts(body.render(context), body.name, view)
        return compiled.fill(context, own)

    def _check(self, names: Names | None) -> None:
        problems, _ = check_package(self._package, self._path, names)
        if problems:
            raise TemplateError(problems)

    def _compiled(self, kind: _Print) -> CompiledDocx:
        if kind not in self._kept:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            package = with_qr_place(self._with_logo(kind.logo), shown=kind.qr)
            own = [qr_part(package)]
            self._kept[kind] = compile_docx(package, self._environment, own, fillable=kind.fillable)
        return self._kept[kind]

    def _with_logo(self, logo: bytes | None) -> Package:
        try:
            return self._package if logo is None else with_picture(self._package, LOGO, logo)
        except UnknownPictureError:
            raise TemplateError((Problem("T209", self._path),)) from None

    def _control_characters(self, view: CardView) -> list[Problem]:
        found = control_characters(view)
        return [
            Problem("T118", self._path, field=path, args={"code_point": code_point}) for path, code_point in found
        ] or [Problem("T118", self._path, args={"code_point": "?"})]


def open_docx(folder: Path, sheet: Sheet = AS_DESIGNED) -> DocxRenderer:
    """The renderer of a form's folder. Raises TemplateError where the template cannot be used."""
    file = folder / TEMPLATE
    content = read_template(folder, TEMPLATE, file.as_posix(), "T201")
    if isinstance(content, Problem):
        raise TemplateError((content,))
    return DocxRenderer(content, file.as_posix(), sheet)
