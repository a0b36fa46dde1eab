"""Builds the Word templates of the shipped forms. Run from the project's root: python -m scripts.make_word_templates"""

from __future__ import annotations

from pathlib import Path

from scripts.word.customer import customer_body
from scripts.word.package import word_file
from scripts.word.receipt import receipt_body

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


def main() -> None:
    """Write each form's card.docx; the same bytes every time."""
    for form, body in (("customer", customer_body()), ("receipt", receipt_body())):
        file = TEMPLATES / form / "card.docx"
        file.write_bytes(word_file(body))
        print(file.relative_to(TEMPLATES.parent))


if __name__ == "__main__":
    main()
