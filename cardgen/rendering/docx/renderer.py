"""Renders cards as Word files: opens a template, checks it, and fills it for one view after another."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

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
from cardgen.rendering.office.renderer import COMPILED_KEPT, OfficeRenderer, template_content
from cardgen.rendering.qr import qr_png
from cardgen.rendering.template_names import Names

TEMPLATE = "card.docx"


@dataclass(frozen=True, slots=True)
class _Print:
    """What of a view decides how its template is compiled."""

    logo: bytes | None = field(repr=False)
    qr: bool
    fillable: bool

    @classmethod
    def of(cls, view: CardView) -> _Print:
        return cls(view.letterhead.logo, bool(view.qr), view.stamp is not None)


class DocxRenderer(OfficeRenderer):
    """One Word template on one sheet."""

    def __init__(self, content: bytes, path: str, sheet: Sheet = AS_DESIGNED) -> None:
        package = open_package(content, path)
        if not isinstance(package, Package):
            raise TemplateError(package)
        self._package = on_sheet(package, sheet)
        self._environment = make_environment()
        self._compiled = lru_cache(maxsize=COMPILED_KEPT)(self._compile)
        super().__init__(path)

    def _errors(self, names: Names | None) -> tuple[Problem, ...]:
        problems, _ = check_package(self._package, self._path, names)
        return problems

    def _filled(self, view: CardView) -> bytes:
        compiled = self._compiled(_Print.of(view))
        context = template_context(view)
        own = {qr_part(self._package): qr_png(view.qr)} if view.qr else {}
        if view.stamp is not None:
            body = compiled.filled[0]
            own |= form_parts(body.render(context), body.name, view)
        return compiled.fill(context, own)

    def _compile(self, kind: _Print) -> CompiledDocx:
        with_logo = self._package if kind.logo is None else with_picture(self._package, LOGO, kind.logo)
        package = with_qr_place(with_logo, shown=kind.qr)
        return compile_docx(package, self._environment, [qr_part(package)], fillable=kind.fillable)


def open_docx(folder: Path, sheet: Sheet = AS_DESIGNED) -> DocxRenderer:
    """The renderer of a form's folder. Raises TemplateError where the template cannot be used."""
    content, path = template_content(folder, TEMPLATE, "T201")
    return DocxRenderer(content, path, sheet)
