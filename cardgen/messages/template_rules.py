"""T: what a template must keep."""

from __future__ import annotations

from cardgen.messages.rules import Rule

TEMPLATE_RULES: dict[str, Rule] = {}
