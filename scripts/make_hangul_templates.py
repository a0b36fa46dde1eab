"""Builds the 한글 templates of the forms. Run from the project's root: python -m scripts.make_hangul_templates"""

from __future__ import annotations

from pathlib import Path

from scripts.hangul.customer import customer_body
from scripts.hangul.package import hangul_file
from scripts.hangul.receipt import receipt_body

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def main() -> None:
    """Write each form's card.hwpx; the same bytes every time."""
    for form, body in (("customer", customer_body()), ("receipt", receipt_body())):
        file = TEMPLATES / form / "card.hwpx"
        file.write_bytes(hangul_file(body))
        print(file.relative_to(TEMPLATES.parent))


if __name__ == "__main__":
    main()
