"""The pictures a template may print, as its copies hold them: one shown to some customers alone is on no blank form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from cardgen.errors import TemplateError
from cardgen.rendering.template_folder import TemplateFolder

_SUFFIXES = frozenset({".png", ".jpg", ".jpeg"})


def template_pictures(folder: Path, logo: bytes | None, kinds: frozenset[str]) -> Iterator[tuple[str, bytes]]:
    """Each picture of a template's folder and the logo as they are, and a PDF that shows all of the folder's.

    `kinds` are the suffixes of the copies; a PDF stores a picture in a way of its own.
    """
    if logo is not None:
        yield "logo.png", logo
    home = TemplateFolder.at(folder)
    names = sorted(it.relative_to(folder).as_posix() for it in folder.rglob("*") if it.suffix.lower() in _SUFFIXES)
    found = {name: file for name in names if (file := home.file(name)) is not None}
    yield from ((file.name, file.read_bytes()) for file in found.values())
    if found and ".pdf" in kinds:
        with suppress(TemplateError):  # told when a card meets it; an audit that knows less of the form is stricter
            yield "pictures.pdf", _printed(folder, found)


def _printed(folder: Path, names: Iterable[str]) -> bytes:
    from cardgen.rendering.pdf import open_pdf

    pictures = "".join(f'<p><img src="{quote(name)}" alt=""></p>' for name in names)
    page = f"<html lang=ko><head><title>-</title></head><body>{pictures}</body></html>"
    renderer = open_pdf(folder)
    return renderer.write(renderer.lay_out_html(page))
