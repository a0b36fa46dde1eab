"""Every rule in general: what it says of any file, and its explanation."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from cardgen.messages.explanation import Explanation
from cardgen.messages.rules import Rule

_PLACEHOLDER = re.compile(r"(?<!\{)\{[a-z_]+\}(?!\})")
"""What only a problem knows: the choices, a limit, a suggestion."""


def general_text(rule: Rule, language: str) -> str:
    """What a rule says of any file, with an ellipsis for what only a problem knows."""
    return _general(rule.text.text(language))


def general_hint(rule: Rule, language: str) -> str:
    """What to do about it, as far as that can be said of any file; "" where it cannot."""
    hint = rule.hint.text(language) if rule.hint else ""
    return "" if _PLACEHOLDER.search(hint) else _general(hint)


def _general(text: str) -> str:
    return _PLACEHOLDER.sub("…", text).replace("{{", "{").replace("}}", "}")


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every explanation by the rule's code."""
    from cardgen.messages.why_audit import WHY_AUDIT
    from cardgen.messages.why_cards import WHY_CARDS
    from cardgen.messages.why_consents import WHY_CONSENTS
    from cardgen.messages.why_forms import WHY_FORMS
    from cardgen.messages.why_gate import WHY_GATE
    from cardgen.messages.why_guard import WHY_GUARD
    from cardgen.messages.why_imports import WHY_IMPORTS
    from cardgen.messages.why_ledger import WHY_LEDGER
    from cardgen.messages.why_policies import WHY_POLICIES
    from cardgen.messages.why_templates import WHY_TEMPLATES
    from cardgen.messages.why_yaml import WHY_YAML

    return {
        **WHY_YAML,
        **WHY_AUDIT,
        **WHY_CARDS,
        **WHY_FORMS,
        **WHY_TEMPLATES,
        **WHY_IMPORTS,
        **WHY_GATE,
        **WHY_CONSENTS,
        **WHY_LEDGER,
        **WHY_GUARD,
        **WHY_POLICIES,
    }
