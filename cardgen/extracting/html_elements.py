"""What elements and attributes of a page mean: which run on, which load something, which hold a text and for what."""

from __future__ import annotations

from collections.abc import Mapping

from cardgen.extracting.found import Channel

_RUNNING_ON = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr q rb rp rt ruby s "
    "samp small span strike strong sub sup time tspan tt u var wbr"
)

INLINE = frozenset(_RUNNING_ON.split())
"""Elements that begin no new box: their text runs on with what stands beside them."""

VOID = frozenset({"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
"""Elements without an end."""

LOADING = frozenset({"src", "href", "data", "poster", "action", "formaction", "srcset", "xlink:href"})
"""Attributes that hold an address."""

LOADERS = frozenset({"script", "img", "iframe", "object", "embed", "link", "source", "video", "audio", "form", "image"})
"""Elements that fetch what such an address names."""

BY_ATTRIBUTE: Mapping[str, Channel] = {
    "id": Channel.BOOKMARK,
    "name": Channel.BOOKMARK,
    "for": Channel.BOOKMARK,
    "href": Channel.LINK,
    "src": Channel.LINK,
    "action": Channel.LINK,
    "alt": Channel.DESCRIPTION,
    "title": Channel.DESCRIPTION,
    "aria-label": Channel.DESCRIPTION,
    "value": Channel.FORM_VALUE,
    "placeholder": Channel.FORM_VALUE,
    "style": Channel.STYLE,
}
