"""Formats that another program makes out of ours; experimental, and offered where somebody asks for them alone."""

from __future__ import annotations

from collections.abc import Mapping

CONVERSIONS: Mapping[str, str] = {"doc": "docx"}
"""Formats LibreOffice makes, each with the one of ours it is made from.

There is no `hwp` among them: LibreOffice writes none, and Hancom Office calls those that free libraries write damaged
(github.com/edwardkim/rhwp/issues/190, github.com/Indosaram/hwpers/issues/4). It opens hwpx, which we do write.
"""
