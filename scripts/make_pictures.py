"""Makes the pictures of the README from the sample workspace: cards, forms, labels, a shared copy, the index."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
CARD = "C-7F3K9Q"
DOTS_PER_INCH = 75
BROWSER = (
    "chromium",
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-extensions", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def main() -> None:
    """Build a copy of the workspace, so that the pictures show nothing but what the repository holds."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        for name in ("cards", "templates"):
            shutil.copytree(ROOT / name, workspace / name)
        shutil.copy(ROOT / "cardgen.toml", workspace)
        cardgen(workspace, "build", "-q")
        cardgen(workspace, "render", CARD, "--to", "pdf,docx,hwpx", "--out", workspace)
        picture_of_page(workspace / f"{CARD}.pdf", 1, PICTURES / "card.png")
        picture_of_word(workspace / f"{CARD}.docx", PICTURES / "card-word.png")
        picture_of_hangul(workspace / f"{CARD}.hwpx", PICTURES / "card-hangul.png")
        pictures_of_print(workspace)
        picture_of_site(workspace / "out/customer/index.html", PICTURES / "index.png")
        pictures_of_share(workspace)


def pictures_of_print(workspace: Path) -> None:
    """Forms for handwriting and for the screen, values alone for stock that has the form, labels."""
    cardgen(workspace, "blank", "customer", "--to", "pdf", "--out", workspace)
    picture_of_page(workspace / "customer-blank.pdf", 2, PICTURES / "blank.png")
    for picture, options in (
        ("fillable", ("render", CARD, "--to", "pdf", "--fillable")),
        ("overprint", ("render", CARD, "--overprint")),
        ("labels", ("labels", "--all", "--sheet", "LS-3108", "--outline")),
    ):
        cardgen(workspace, *options, "--out", workspace / picture)
        (made,) = (workspace / picture).glob("*.pdf")
        picture_of_page(made, 1, PICTURES / f"{picture}.png")


def pictures_of_share(workspace: Path) -> None:
    """The cover and the card of a package for another department."""
    cardgen(workspace, "share", "sales", "--for", "영업1팀", "--purpose", "재구매 유도", CARD, "--yes")
    (package,) = (workspace / "out/shares").glob("*.zip")
    with zipfile.ZipFile(package) as archive:
        (card,) = (name for name in archive.namelist() if name.startswith("cards/"))
        for name, picture in (("cover.pdf", "share-cover.png"), (card, "card-shared.png")):
            picture_of_page(Path(archive.extract(name, workspace / "share")), 1, PICTURES / picture)


def cardgen(workspace: Path, *arguments: str | Path) -> None:
    """Run a command of ours, in Korean whatever the machine speaks."""
    run(sys.executable, "-m", "cardgen", "--lang", "ko", "--workspace", workspace, *arguments)


def run(*command: str | Path) -> bytes:
    """Run a program, showing what it says only when it fails; gives its results."""
    done = subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=300)
    return done.stdout


def picture_of_page(pdf: Path, page: int, target: Path) -> None:
    """One page (1-based) of a PDF as a PNG."""
    pages = ("-f", str(page), "-l", str(page), "-singlefile")
    run("pdftoppm", "-png", "-r", str(DOTS_PER_INCH), *pages, pdf, target.with_suffix(""))


def picture_of_word(docx: Path, target: Path) -> None:
    """The first page of a Word file as LibreOffice lays it out."""
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", folder, docx)
        picture_of_page(Path(folder) / f"{docx.stem}.pdf", 1, target)


def picture_of_hangul(hwpx: Path, target: Path) -> None:
    """The first page of a 한글 file as rhwp draws it (npm: @rhwp/core, as the tests use it)."""
    drawn = json.loads(run("node", ROOT / "tests/tools/draw_hangul.mjs", hwpx).splitlines()[0])
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        style = (
            "<!doctype html><meta charset=utf-8><style>body { margin: 0 } svg { width: 620px; height: auto }</style>"
        )
        page.write_text(style + drawn["pages"][0]["svg"], encoding="utf-8")
        size = "--window-size=620,877"
        run(*BROWSER, f"--user-data-dir={folder}/profile", size, f"--screenshot={target}", page.as_uri())


def picture_of_site(page: Path, target: Path) -> None:
    """A page as a browser shows it."""
    with tempfile.TemporaryDirectory() as profile:
        run(*BROWSER, f"--user-data-dir={profile}", "--window-size=1280,880", f"--screenshot={target}", page.as_uri())


if __name__ == "__main__":
    main()
