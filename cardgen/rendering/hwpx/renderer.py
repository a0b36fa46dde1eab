"""Renders cards as HWPX files: opens a template, checks it, and fills it for one view after another."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from cardgen.errors import TemplateError
from cardgen.model.cardview import CardView
from cardgen.model.problem import Problem
from cardgen.model.sheet import AS_DESIGNED, Sheet
from cardgen.rendering.hwpx.check import check_package, open_package
from cardgen.rendering.hwpx.compiled import CompiledHwpx, compile_hwpx
from cardgen.rendering.hwpx.package import Package
from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.office.renderer import COMPILED_KEPT, OfficeRenderer, template_content
from cardgen.rendering.template_names import Names

TEMPLATE = "card.hwpx"


class HwpxRenderer(OfficeRenderer):
    """One 한글 template on one sheet."""

    def __init__(self, content: bytes, path: str, sheet: Sheet = AS_DESIGNED) -> None:
        package = open_package(content, path)
        if not isinstance(package, Package):
            raise TemplateError(package)
        self._package = package
        self._sheet = sheet
        self._environment = make_environment()
        self._compiled = lru_cache(maxsize=COMPILED_KEPT)(self._compile)
        super().__init__(path)

    def _errors(self, names: Names | None) -> tuple[Problem, ...]:
        problems, _ = check_package(self._package, self._path, names)
        return problems

    def _filled(self, view: CardView) -> bytes:
        return self._compiled(view.letterhead.logo).fill(view)

    def _compile(self, logo: bytes | None) -> CompiledHwpx:
        return compile_hwpx(self._package, self._environment, self._sheet, logo)


def open_hwpx(folder: Path, sheet: Sheet = AS_DESIGNED) -> HwpxRenderer:
    """The renderer of a form's folder. Raises TemplateError where the template cannot be used."""
    content, path = template_content(folder, TEMPLATE, "T501")
    return HwpxRenderer(content, path, sheet)
