"""The settings of a workspace, as cardgen.toml gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from cardgen.model.cardview import Letterhead


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workspace decides for all its forms.

    `workspace_id` tells its secret keys from those of other workspaces ("" where it has none); `language` of cards,
    index and ledger ("ko" or "en"); `time_zone` an IANA name; `formats` the files made of each card; `index_formats`
    the indexes `build` refreshes; `source` a digest of cardgen.toml and the logo, for the build key; `ids` how new
    cards get theirs, "random" or "sequence".
    """

    workspace_id: str
    letterhead: Letterhead
    language: str
    time_zone: str
    formats: tuple[str, ...]
    index_formats: tuple[str, ...]
    source: str = field(repr=False)
    ids: str = "random"
