"""The table of problem codes in docs/codes.md, made from the rules themselves.

python scripts/make_code_table.py            prints the table
python scripts/make_code_table.py --write    puts it into docs/codes.md
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from cardgen.messages.problems import rules

CODES = Path(__file__).resolve().parents[1] / "docs/codes.md"
BETWEEN = re.compile(r"(?<=<!-- codes: begin -->\n).*?(?=<!-- codes: end -->)", re.DOTALL)


class _Names(dict[str, str]):
    """Leaves placeholders as they are, so that only the doubled braces of literal ones are undone."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def code_table() -> str:
    """The table in Markdown, one line for each rule, by code."""
    lines = ["| code | | English | 한국어 |", "|---|---|---|---|"]
    for code, rule in sorted(rules().items()):
        lines.append(f"| {code} | {rule.severity} | {_cell(rule.text.en)} | {_cell(rule.text.ko)} |")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.format_map(_Names()).replace("|", "\\|").replace("<", "&lt;")


def main() -> None:
    """Print the table, or write it between the document's markers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into docs/codes.md")
    if not parser.parse_args().write:
        print(code_table(), end="")
        return
    text = CODES.read_text(encoding="utf-8")
    CODES.write_text(BETWEEN.sub(lambda _: code_table(), text), encoding="utf-8")


if __name__ == "__main__":
    main()
