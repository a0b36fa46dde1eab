"""Where things lie in a workspace, known without opening it: completion has no time to."""

from __future__ import annotations

import os
from pathlib import Path

from cardgen.errors import SettingsError

SETTINGS = "cardgen.toml"
CARDS = "cards"
TEMPLATES = "templates"
OUT = "out"
STATE = ".cardgen"
ERASING = "erase"
"""In .cardgen/: an erasure under way."""
LOCK = "lock"
"""In .cardgen/."""
EDITOR = "editor"
"""In .cardgen/: the schemas editors check cards and policies by."""
DISCLOSURES = "disclosures"
"""In out/: reports to persons about their own data. No form's files, so no build removes them."""
FORM = "form.yaml"
POLICIES = "policies"
"""In a form's folder in templates/."""


def find_root(start: Path) -> Path:
    """The workspace `start` lies in, found by walking up to a cardgen.toml. SettingsError where there is none."""
    for folder in (start, *start.parents):
        if os.path.lexists(folder / SETTINGS):  # whether it can be read is for load_settings to say
            return folder
    raise SettingsError("error.settings.missing", path=SETTINGS)
