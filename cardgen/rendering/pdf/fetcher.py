"""Answers WeasyPrint's requests for files: with `data:` and the template's folder, and nothing else anywhere."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from cardgen.rendering.template_folder import TemplateFolder, scheme_of

BASE_URL = "file:///"
"""The address of the template's folder: `file:///logo.png` is logo.png in it. No path of this machine gets out."""

_TYPES = {
    ".css": "text/css",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
}


class TemplateFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no annotations
    """Serves `data:` and files really inside the folder, of the kinds a page is made of.

    `refused` collects the schemes of what it did not serve, so that the renderer can say so: WeasyPrint itself would
    only leave a hole. The addresses are not kept; a template may have built one from a card's value.
    """

    def __init__(self, folder: TemplateFolder) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._folder = folder
        self.refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 (WeasyPrint's signature)
        """The content at `url`; ValueError, without the address, for anything outside."""
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url)
        if parts.scheme == "file" and not parts.netloc and (served := self._file(unquote(parts.path))):
            return served
        self.refused.append(scheme_of(url))
        raise ValueError("refused")

    def _file(self, path: str) -> URLFetcherResponse | None:
        file = self._folder.file(path)
        if file is None or (kind := _TYPES.get(file.suffix.lower())) is None:
            return None
        return URLFetcherResponse(f"file://{path}", file.read_bytes(), {"Content-Type": kind})
