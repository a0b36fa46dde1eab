"""Looks a text up by id and fills its placeholders."""

from __future__ import annotations

from functools import cache

from cardgen.messages.system_reasons import reason_in
from cardgen.messages.text import Text

LANGUAGES = ("ko", "en")


@cache
def _texts() -> dict[str, Text]:
    from cardgen.messages.archive_texts import ARCHIVE_TEXTS
    from cardgen.messages.as_of_texts import AS_OF_TEXTS
    from cardgen.messages.audit_texts import AUDIT_TEXTS
    from cardgen.messages.changes_texts import CHANGES_TEXTS
    from cardgen.messages.comfort_texts import COMFORT
    from cardgen.messages.copies_texts import COPIES_TEXTS
    from cardgen.messages.cover_texts import COVER
    from cardgen.messages.disclosure_texts import DISCLOSURE_TEXTS
    from cardgen.messages.due_texts import DUE_TEXTS
    from cardgen.messages.entry_texts import ENTRY
    from cardgen.messages.erase_report_texts import ERASE_REPORT_TEXTS
    from cardgen.messages.erase_texts import ERASE_TEXTS
    from cardgen.messages.export_texts import EXPORT
    from cardgen.messages.fillable_texts import FILLABLE_TEXTS
    from cardgen.messages.form_import_texts import FORM_IMPORT_TEXTS
    from cardgen.messages.guard_texts import GUARD_TEXTS
    from cardgen.messages.help_texts import HELP
    from cardgen.messages.history_texts import HISTORY_TEXTS
    from cardgen.messages.import_texts import IMPORT_TEXTS
    from cardgen.messages.index_texts import INDEX_TEXTS
    from cardgen.messages.interface import INTERFACE
    from cardgen.messages.labels_texts import LABELS_TEXTS
    from cardgen.messages.layout_texts import LAYOUT_TEXTS
    from cardgen.messages.ledger_texts import LEDGER_TEXTS
    from cardgen.messages.log_texts import LOG_TEXTS
    from cardgen.messages.merge_texts import MERGE_TEXTS
    from cardgen.messages.paper import PAPER
    from cardgen.messages.part_texts import PART_TEXTS
    from cardgen.messages.policy_texts import POLICY_TEXTS
    from cardgen.messages.print_texts import PRINT_TEXTS
    from cardgen.messages.prompt_texts import PROMPT_TEXTS
    from cardgen.messages.query_texts import QUERY_TEXTS
    from cardgen.messages.rendering_texts import RENDERING
    from cardgen.messages.returned_texts import RETURNED_TEXTS
    from cardgen.messages.share_texts import SHARE
    from cardgen.messages.totals_texts import TOTALS_TEXTS
    from cardgen.messages.word_form_texts import WORD_FORM_TEXTS

    return {
        **PAPER,
        **INTERFACE,
        **HELP,
        **INDEX_TEXTS,
        **RENDERING,
        **EXPORT,
        **ARCHIVE_TEXTS,
        **FILLABLE_TEXTS,
        **COMFORT,
        **ENTRY,
        **QUERY_TEXTS,
        **PRINT_TEXTS,
        **PART_TEXTS,
        **PROMPT_TEXTS,
        **IMPORT_TEXTS,
        **FORM_IMPORT_TEXTS,
        **RETURNED_TEXTS,
        **POLICY_TEXTS,
        **COPIES_TEXTS,
        **COVER,
        **SHARE,
        **AUDIT_TEXTS,
        **LEDGER_TEXTS,
        **DISCLOSURE_TEXTS,
        **TOTALS_TEXTS,
        **HISTORY_TEXTS,
        **ERASE_TEXTS,
        **ERASE_REPORT_TEXTS,
        **LOG_TEXTS,
        **DUE_TEXTS,
        **CHANGES_TEXTS,
        **LABELS_TEXTS,
        **LAYOUT_TEXTS,
        **AS_OF_TEXTS,
        **GUARD_TEXTS,
        **MERGE_TEXTS,
        **WORD_FORM_TEXTS,
    }


def text_of(text_id: str) -> Text:
    """The text with this id; KeyError for an id nobody wrote."""
    return _texts()[text_id]


def say(text_id: str, language: str, **named: str) -> str:
    """The text in `language` with its placeholders filled; a `reason` is the system's and is put into our words."""
    if "reason" in named:
        named["reason"] = reason_in(language, named["reason"])
    return text_of(text_id).text(language).format(**named)
