"""Makes the pictures of the README from the sample workspace: a card, blank, shared, and the index in a browser."""

from __future__ import annotations

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
        run(sys.executable, "-m", "cardgen", "--workspace", workspace, "build", "-q")
        run(sys.executable, "-m", "cardgen", "--workspace", workspace, "blank", "--to", "pdf", "--out", workspace)
        picture_of_page(workspace / "out/customer/cards" / f"{CARD}.pdf", 1, PICTURES / "card.png")
        picture_of_page(workspace / "customer-blank.pdf", 2, PICTURES / "blank.png")
        picture_of_word(workspace / "out/customer/cards" / f"{CARD}.docx", PICTURES / "card-word.png")
        picture_of_site(workspace / "out/customer/index.html", PICTURES / "index.png")
        pictures_of_share(workspace)


def pictures_of_share(workspace: Path) -> None:
    """The cover and the card of a package for another department."""
    share = ("share", "sales", "--for", "영업1팀", "--purpose", "재구매 유도", CARD, "--yes")
    run(sys.executable, "-m", "cardgen", "--workspace", workspace, *share)
    (package,) = (workspace / "out/shares").glob("*.zip")
    with zipfile.ZipFile(package) as archive:
        (card,) = (name for name in archive.namelist() if name.startswith("cards/"))
        for name, picture in (("cover.pdf", "share-cover.png"), (card, "card-shared.png")):
            picture_of_page(Path(archive.extract(name, workspace / "share")), 1, PICTURES / picture)


def run(*command: str | Path) -> None:
    """Run a program, showing what it says only when it fails."""
    subprocess.run([str(word) for word in command], check=True, capture_output=True, timeout=300)


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


def picture_of_site(page: Path, target: Path) -> None:
    """A page as a browser shows it."""
    with tempfile.TemporaryDirectory() as profile:
        run(*BROWSER, f"--user-data-dir={profile}", "--window-size=1280,880", f"--screenshot={target}", page.as_uri())


if __name__ == "__main__":
    main()
