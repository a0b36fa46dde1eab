"""The calibration page: crosses at known places, a ruler, and what to do with them."""

from __future__ import annotations

from importlib.resources import files

from cardgen.errors import TemplateError
from cardgen.fonts import require_korean_font
from cardgen.messages import say
from cardgen.model.sheet import UNMOVED, Offset, Paper
from cardgen.rendering.jinja_env import make_environment

OPTIONS = {"pdf_variant": "pdf/ua-1"}
"""Tagged, with language and title (ISO 14289-1); no dates, no identifier."""

SMALL = 100
"""Millimetres of a paper's shorter side below which crosses stand nearer to its edges."""
STEPS = 5
_MEASURED = "calibration.step4"
_EXAMPLE = Offset(1.5, -0.5)


def render_calibration(paper: Paper, offset: Offset, language: str) -> bytes:
    """The page as PDF, all of it moved by the offset as values are.

    Raises TemplateError for a character no font prints, EnvironmentMissing where Pango or a Korean font is missing.
    """
    from cardgen.rendering.pdf.engine import load_engine

    load_engine()
    require_korean_font()
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher

    from cardgen.rendering.pdf.missing_glyphs import missing_glyphs

    fetcher = URLFetcher(allowed_protocols=("data",), allow_redirects=False)
    document = HTML(string=_page(paper, offset, language), url_fetcher=fetcher).render(**OPTIONS)
    content: bytes = document.write_pdf(finisher=_in_its_own_size, **OPTIONS)
    if problems := missing_glyphs(document, ()):
        raise TemplateError(problems)
    return content


def cross_distance(paper: Paper) -> int:
    """How far the crosses are from the paper's edges, in millimetres."""
    return 10 if min(paper.width, paper.height) < SMALL else 20


def _in_its_own_size(_: object, pdf: object) -> None:
    """Printed without scaling, if the viewer heeds it (ISO 32000-1, 12.2)."""
    pdf.catalog["ViewerPreferences"]["PrintScaling"] = "/None"  # type: ignore[attr-defined] # a pydyf.PDF


def _page(paper: Paper, offset: Offset, language: str) -> str:
    near = cross_distance(paper)
    example = {"x": near - _EXAMPLE.right, "y": near - _EXAMPLE.down}
    found = Offset(offset.right + _EXAMPLE.right, offset.down + _EXAMPLE.down)
    facts = {
        "distance": str(near),
        "ruler": str(_ruler(paper)),
        "across": f"{example['x']:g}",
        "down": f"{example['y']:g}",
        "offset": f"{found.right:g},{found.down:g}",
        "moved": f"{offset.right:g},{offset.down:g}",
        "paper": paper.name,
    }
    moved = {"right": f"{offset.right:g}", "down": f"{offset.down:g}"}
    return (
        make_environment()
        .from_string(files("cardgen.rendering.calibration").joinpath("calibration.html").read_text(encoding="utf-8"))
        .render(
            language=language,
            paper=paper,
            offset=offset,
            small=near < 20,  # noqa: PLR2004 (the distance on large papers)
            crosses=[(x, y) for y in (near, paper.height - near) for x in (near, paper.width - near)],
            ruler=_ruler(paper),
            title=say("calibration.title", language),
            steps=[say(step, language, **facts) for step in _steps(offset)],
            moved=say("calibration.moved", language, **moved),
        )
    )


def _steps(offset: Offset) -> list[str]:
    """The ids of what to do; a page that is moved already tells what is still missing."""
    steps = [f"calibration.step{number}" for number in range(1, STEPS + 1)]
    return steps if offset == UNMOVED else [f"{step}.moved" if step == _MEASURED else step for step in steps]


def _ruler(paper: Paper) -> int:
    """The length of the ruler in millimetres."""
    return 50 if min(paper.width, paper.height) < SMALL else 100
