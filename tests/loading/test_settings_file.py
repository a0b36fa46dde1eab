"""cardgen.toml: defaults, and a clear word on whatever in it cannot be used."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from cardgen.errors import SettingsError
from cardgen.loading.settings_file import FILE_NAME, MAX_LOGO_BYTES, load_settings
from cardgen.messages import LANGUAGES, say
from cardgen.model.settings import Settings
from cardgen.workflows.workspace import find_root

CARD_FORMATS = ("docx", "pdf", "html")
INDEX_FORMATS = ("html", "xlsx", "pdf")
PNG = b"\x89PNG\r\n\x1a\n"


def settings(root: Path, text: str) -> Settings:
    (root / FILE_NAME).write_text(text, encoding="utf-8")
    return load_settings(root, CARD_FORMATS, INDEX_FORMATS)


def refusal(root: Path, text: str) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        settings(root, text)
    error = caught.value
    arguments = {name: str(value) for name, value in error.arguments.items()}
    assert all(say(error.message_id, language, **arguments) for language in LANGUAGES)
    return error


def test_an_empty_file_gives_every_default(tmp_path: Path) -> None:
    found = settings(tmp_path, "")
    assert (found.language, found.time_zone) == ("ko", "Asia/Seoul")
    assert (found.formats, found.index_formats) == (("docx", "pdf"), ("html", "xlsx"))
    assert (found.letterhead.company, found.letterhead.logo, found.letterhead.approvals) == ("", None, ())
    assert not found.workspace_id


def test_what_is_given_is_taken(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    found = settings(
        tmp_path,
        """
        [workspace]
        id = "sample"
        [company]
        name = "㈜한빛 & <상사>"
        logo = "logo.png"
        approvals = ["담당", "대표", "담당"]
        [locale]
        language = "en"
        time_zone = "Europe/Berlin"
        [build]
        formats = ["html"]
        index = []
        """,
    )
    assert (found.workspace_id, found.language, found.time_zone) == ("sample", "en", "Europe/Berlin")
    letterhead = found.letterhead
    assert (letterhead.company, letterhead.logo, letterhead.approvals) == ("㈜한빛 & <상사>", PNG, ("담당", "대표"))
    assert (found.formats, found.index_formats) == (("html",), ())


def test_texts_are_composed_and_a_byte_order_mark_is_no_trouble(tmp_path: Path) -> None:
    text = unicodedata.normalize("NFD", '[company]\nname = "한빛"\napprovals = ["담당"]\n')
    letterhead = settings(tmp_path, "\ufeff" + text).letterhead
    assert (letterhead.company, letterhead.approvals) == ("한빛", ("담당",))


def test_the_digest_follows_file_and_logo(tmp_path: Path) -> None:
    text = '[company]\nlogo = "logo.png"\n'
    digests = set()
    for logo in (PNG, PNG + b"\0"):
        (tmp_path / "logo.png").write_bytes(logo)
        digests |= {settings(tmp_path, text).source, settings(tmp_path, f"# \n{text}").source}
    assert len(digests) == 4


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, CARD_FORMATS, INDEX_FORMATS)
    assert caught.value.message_id == "error.settings.missing"


@pytest.mark.parametrize(
    ("text", "message_id", "key"),
    [
        ("[company", "error.settings.toml", ""),
        ("[firma]\n", "error.settings.unknown", "firma"),
        ("[company]\nfax = ''\n", "error.settings.unknown", "company.fax"),
        ("company = 'x'\n", "error.settings.unknown", "company"),
        ("[workspace]\nid = '../keys'\n", "error.settings.id", "workspace.id"),
        ("[company]\nname = 3\n", "error.settings.text", "company.name"),
        ('[company]\nname = "a\\u0007"\n', "error.settings.text", "company.name"),
        ("[company]\napprovals = '담당'\n", "error.settings.texts", "company.approvals"),
        ("[company]\napprovals = ['담당', 1]\n", "error.settings.texts", "company.approvals"),
        ("[company]\nlogo = '../logo.png'\n", "error.settings.logo.outside", "company.logo"),
        ("[company]\nlogo = '/etc/hostname'\n", "error.settings.logo.outside", "company.logo"),
        ('[company]\nlogo = "a\\u0000"\n', "error.settings.text", "company.logo"),
        ("[company]\nlogo = 'none.png'\n", "error.settings.logo.missing", "company.logo"),
        ("[company]\nlogo = 'cardgen.toml'\n", "error.settings.logo.kind", "company.logo"),
        ("[locale]\nlanguage = 'de'\n", "error.settings.choice", "locale.language"),
        ("[locale]\ntime_zone = 'Mars/Olympus'\n", "error.settings.time_zone", "locale.time_zone"),
        ("[locale]\ntime_zone = '../UTC'\n", "error.settings.time_zone", "locale.time_zone"),
        ("[locale]\ntime_zone = 'Asia'\n", "error.settings.time_zone", "locale.time_zone"),
        ("[build]\nformats = ['doc']\n", "error.settings.choice", "build.formats"),
        ("[build]\nindex = ['docx']\n", "error.settings.choice", "build.index"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, message_id: str, key: str) -> None:
    error = refusal(tmp_path, text)
    assert error.message_id == message_id
    assert error.arguments.get("key", "") == key


def test_a_syntax_error_is_placed_and_not_quoted(tmp_path: Path) -> None:
    error = refusal(tmp_path, "[company]\nname = 비밀\n")
    assert error.arguments == {"path": FILE_NAME, "place": ":2:8"}


def test_a_logo_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG.ljust(MAX_LOGO_BYTES + 1, b"\0"))
    assert refusal(tmp_path, "[company]\nlogo = 'logo.png'\n").message_id == "error.settings.logo.kind"


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")
@pytest.mark.parametrize("kind", ["link to itself", "pipe", "folder"])
def test_a_logo_that_is_no_file_is_refused_and_not_waited_for(tmp_path: Path, kind: str) -> None:
    odd_file(tmp_path / "logo.png", kind)
    assert refusal(tmp_path, "[company]\nlogo = 'logo.png'\n").message_id == "error.settings.logo.missing"


@pytest.mark.skipif(os.name == "nt", reason="pipes and links of POSIX")
@pytest.mark.parametrize("kind", ["link to itself", "pipe", "folder"])
def test_settings_that_are_no_file_are_not_called_missing(tmp_path: Path, kind: str) -> None:
    odd_file(tmp_path / FILE_NAME, kind)
    assert find_root(tmp_path) == tmp_path
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path, CARD_FORMATS, INDEX_FORMATS)
    assert caught.value.message_id == "error.settings.unreadable"


def odd_file(path: Path, kind: str) -> None:
    match kind:
        case "link to itself":
            path.symlink_to(path.name)
        case "pipe":
            os.mkfifo(path)
        case _:
            path.mkdir()


def test_settings_too_large_or_too_deep_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "#" * 65537).message_id == "error.settings.unreadable"
    assert refusal(tmp_path, f"x = {'[' * 5000}").message_id == "error.settings.toml"
