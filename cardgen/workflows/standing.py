"""What of earlier builds still stands: cards known to be sound, and files that need not be made again."""

from __future__ import annotations

import time
from dataclasses import replace

from cardgen.loading.file_text import FileText, read_text
from cardgen.rendering.registry import CARD_FORMATS
from cardgen.workflows.build_key import format_key, output_key, rules_key
from cardgen.workflows.build_record import BuildRecord, Checked, Output
from cardgen.workflows.outputs import is_free, is_ours, is_untouched
from cardgen.workflows.render_cards import Made
from cardgen.workflows.workspace import OUT, CardFile, Workspace


class Standing:
    """The build record, asked about one workspace and the formats of one build."""

    def __init__(self, workspace: Workspace, formats: tuple[str, ...], record: BuildRecord) -> None:
        self._root = workspace.root
        self._formats = formats
        self._record = record
        self._rules = {name: rules_key(form) for name, form in workspace.forms.items()}
        self._format_keys = {
            (name, wanted): format_key(workspace, form, wanted)
            for name, form in workspace.forms.items()
            for wanted in formats
        }

    def sound_blob(self, card: CardFile) -> str | None:
        """The blob of a card found sound before and unchanged since; None where it must be checked."""
        state = self._record.checked.get(card.path)
        if state is None or card.form is None or state.rules != self._rules[card.form]:
            return None
        if state.stamp == card.stamp:
            return state.blob
        now = time.time_ns()
        if self._blob_on_disk(card) != state.blob:
            return None
        self.remember_sound(card, state.blob, now)
        return state.blob

    def built_blob(self, card: CardFile) -> str | None:
        """The blob of a card that must be checked again but may well have its files already, as one with warnings."""
        built = any(path_of(card, it) in self._record.outputs for it in self._formats)
        return self._blob_on_disk(card) if built else None

    def _blob_on_disk(self, card: CardFile) -> str | None:
        read = read_text(self._root / card.path)
        return read.blob if isinstance(read, FileText) else None

    def is_current(self, card: CardFile, card_format: str, blob: str) -> bool:
        """True where the card's file was made from just this, and is as we left it."""
        path = path_of(card, card_format)
        output = self._record.outputs.get(path)
        if output is None or output.key != self._key(card, card_format, blob):
            return False
        file = self._root / OUT / path
        if is_untouched(file, output):
            return True
        if not is_ours(file, output):
            return False
        self._record.put_output(path, replace(output, modified=file.stat().st_mtime_ns))
        return True

    def may_replace(self, card: CardFile, card_format: str) -> bool:
        """True where nothing stands in the file's place but what we made."""
        path = path_of(card, card_format)
        file = self._root / OUT / path
        return is_free(file) or is_ours(file, self._record.outputs.get(path))

    def remember_made(self, card: CardFile, made: Made, blob: str) -> str:
        """Remember a file just made; returns its path below out/."""
        path = path_of(card, made.format)
        key = self._key(card, made.format, blob)
        self._record.put_output(path, Output(key, made.digest, made.size, made.modified))
        return path

    def remember_sound(self, card: CardFile, blob: str, read_at: int) -> None:
        """Remember a card found sound; `read_at` is a time before it was read, in ns since 1970."""
        self._record.put_checked(card.path, Checked(card.stamp, blob, self._rules[card.form or ""]), read_at=read_at)

    def _key(self, card: CardFile, card_format: str, blob: str) -> str:
        return output_key(self._format_keys[card.form or "", card_format], blob)


def path_of(card: CardFile, card_format: str) -> str:
    """A card's file in one format, below out/."""
    return f"{card.form}/cards/{card.stem}.{CARD_FORMATS[card_format].suffix}"
