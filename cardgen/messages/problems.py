"""Renders a Problem as text, and lists every rule there is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cardgen.messages.rules import Rule
from cardgen.messages.system_reasons import reason_in
from cardgen.model.problem import Label, Problem


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by its code."""
    from cardgen.messages.audit_rules import AUDIT_RULES
    from cardgen.messages.card_rules import CARD_RULES
    from cardgen.messages.consent_rules import CONSENT_RULES
    from cardgen.messages.form_rules import FORM_RULES
    from cardgen.messages.gate_rules import GATE_RULES
    from cardgen.messages.guard_rules import GUARD_RULES
    from cardgen.messages.import_rules import IMPORT_RULES
    from cardgen.messages.ledger_rules import LEDGER_RULES
    from cardgen.messages.office_file_rules import OFFICE_FILE_RULES
    from cardgen.messages.policy_rules import POLICY_RULES
    from cardgen.messages.rendering_texts import RENDERING_RULES
    from cardgen.messages.template_rules import TEMPLATE_RULES
    from cardgen.messages.yaml_rules import YAML_RULES

    return {
        **YAML_RULES,
        **AUDIT_RULES,
        **CARD_RULES,
        **FORM_RULES,
        **TEMPLATE_RULES,
        **OFFICE_FILE_RULES,
        **RENDERING_RULES,
        **IMPORT_RULES,
        **POLICY_RULES,
        **GATE_RULES,
        **CONSENT_RULES,
        **LEDGER_RULES,
        **GUARD_RULES,
    }


def label_of(problem: Problem, language: str) -> str:
    """The field's labels from the outermost group inwards: 연락처 > 휴대전화."""
    return " > ".join(label.text(language) for label in problem.labels)


def message_of(problem: Problem, language: str) -> str:
    """What is wrong, in one sentence, without the label."""
    return rules()[problem.code].text.text(language).format(**_arguments(problem, language))


def hint_of(problem: Problem, language: str) -> str:
    """What to do about it; empty where the rule has no hint or the hint needs an argument this problem lacks."""
    hint = rules()[problem.code].hint
    if hint is None:
        return ""
    try:
        return hint.text(language).format(**_arguments(problem, language))
    except KeyError:
        return ""


def _arguments(problem: Problem, language: str) -> Mapping[str, str]:
    given = {name: value.text(language) if isinstance(value, Label) else value for name, value in problem.args.items()}
    return {name: reason_in(language, value) if name == "reason" else value for name, value in given.items()}
