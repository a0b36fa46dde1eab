"""Judges a policy file before it is used: its keys, whom it is for, how long a copy is kept, what it shows."""

from __future__ import annotations

import re
from datetime import date, timedelta

from cardgen.entry.dates import day_of
from cardgen.entry.periods import period_of
from cardgen.model.form import FormSpec
from cardgen.model.policy import Recipient
from cardgen.model.problem import Problem
from cardgen.validation.policy_fields import check_fields, check_index, check_selecting
from cardgen.validation.policy_report import PolicyReport, text_in
from cardgen.validation.policy_totals import check_totals
from cardgen.yamltree import MappingNode, Node, SequenceNode
from cardgen.yamltree.core import core_data

KEYS = (
    "label", "recipient", "purpose", "keep_until", "fields", "consent", "cards", "pseudonyms", "k", "smallest_group",
    "select_by", "email_domains", "index", "totals",
)  # fmt: skip

LONGEST_KEPT = timedelta(days=10 * 366)
"""How long a copy may be kept at most: beyond ten years nobody sees to its destruction (개인정보 보호법 art. 21)."""

LONGEST_TEXT = 120
"""Characters of a label or purpose: they stand in footers and on the cover."""

LEAST_K = 2
"""A group of one is a customer."""

MOST_CARDS = 1_000_000

_NAME = re.compile(r"[a-z0-9-]{1,40}\.yaml")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]*[^\W_]")


def lint_policy(root: MappingNode, path: str, name: str, form: FormSpec, today: date) -> tuple[Problem, ...]:
    """Every problem of a policy for `form`, in file order; `path` is how messages name the file, `name` its name.

    Without errors among them it is safe to build. `today` is the day it would be used.
    """
    report = PolicyReport(path, form)
    if not _NAME.fullmatch(name):
        report.add("P118", root)
    report.check_keys(root, KEYS)
    _check_label(root, report)
    _check_recipient(root, report)
    _check_purpose(root, report)
    _check_keeping(root, report, today)
    _check_consent(root, report)
    _check_settings(root, report)
    check_fields(root, report)
    check_selecting(root, report)
    check_index(root, report)
    check_totals(root, report)
    return report.problems


def _check_label(root: MappingNode, report: PolicyReport) -> None:
    label = root.get("label")
    if not isinstance(label, MappingNode):
        if not _is_line(label):
            report.add("P102", label or root)
        return
    report.check_keys(label, ("ko", "en"))
    for text in (label.get("ko"), label.get("en")):
        if not _is_line(text) and (text is not None or label.get("ko") is None):
            report.add("P102", text or label)
            return


def _check_recipient(root: MappingNode, report: PolicyReport) -> None:
    node = _required(root, "recipient", report)
    if node is not None and text_in(node) not in tuple(Recipient):
        report.refuse("recipient", node)


def _check_purpose(root: MappingNode, report: PolicyReport) -> None:
    node = _required(root, "purpose", report)
    if node is not None and not _is_line(node):
        report.refuse("purpose", node)


def _check_keeping(root: MappingNode, report: PolicyReport, today: date) -> None:
    node = _required(root, "keep_until", report)
    text = text_in(node)
    if node is None:
        return
    period = period_of(text) if text is not None else None
    if text is None or not (period or _is_day(text)):
        report.refuse("keep_until", node)
        return
    last = day_of(period or text, today)
    if last is None or not today < last <= today + LONGEST_KEPT:
        report.add("P110", node)


def _is_day(text: str) -> bool:
    return bool(_DAY.fullmatch(text)) and day_of(text, date.min) is not None


def _check_consent(root: MappingNode, report: PolicyReport) -> None:
    asked = root.get("consent")
    rules = asked.items if isinstance(asked, SequenceNode) else (asked,) if asked is not None else ()
    if asked is not None and not rules:
        report.refuse("consent", asked)
    lives = [_consent_rule(rule, report) for rule in rules]
    if text_in(root.get("recipient")) == Recipient.THIRD_PARTY and all(live is False for live in lives):
        report.add("P111", asked or root.get("recipient") or root)


def _consent_rule(rule: Node, report: PolicyReport) -> bool | None:
    """Whether it asks for consents that live; None where it cannot be read."""
    if not isinstance(rule, MappingNode):
        report.refuse("consent", rule)
        return None
    report.check_keys(rule, ("purpose", "live"))
    live = rule.get("live")
    asked = core_data(live) if live is not None else False
    if text_in(rule.get("purpose")) is None or not isinstance(asked, bool):
        report.refuse("consent", rule)
        return None
    if report.form.consents is None:
        report.add("P112", rule)
    return asked


def _check_settings(root: MappingNode, report: PolicyReport) -> None:
    for key, least in (("k", LEAST_K), ("smallest_group", 1)):
        node = root.get(key)
        if node is not None and not _is_number(node, least):
            report.refuse(key, node)
    stable = root.get("pseudonyms")
    if stable is not None and text_in(stable) not in ("share", "policy"):
        report.refuse("pseudonyms", stable)
    domains = root.get("email_domains")
    for item in report.texts("email_domains", domains):
        if not _DOMAIN.fullmatch(item.text):
            report.refuse("email_domains", item)


def _is_number(node: Node, least: int) -> bool:
    number = core_data(node)
    return isinstance(number, int) and not isinstance(number, bool) and least <= number <= MOST_CARDS


def _required(root: MappingNode, key: str, report: PolicyReport) -> Node | None:
    node = root.get(key)
    if node is None:
        report.lack(key, root)
    return node


def _is_line(node: Node | None) -> bool:
    """True for text that fits a line of a footer; no tab, and no character that turns the line around."""
    text = text_in(node)
    return text is not None and text.strip().isprintable() and len(text) <= LONGEST_TEXT
