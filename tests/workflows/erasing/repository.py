"""A repository of one household's cards, a customer to be erased, and what a search for them may see."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cardgen.history.scan import Place
from cardgen.loading.card_file import read_card
from cardgen.model.card import RawCard
from cardgen.model.form import FormSpec
from cardgen.workflows.erase_needles import Needles
from cardgen.workflows.erase_scan import Sighting, Verdict

CARD = "C-7F3K9Q"
TEXT = """\
id: C-7F3K9Q
name: 도경완수
kind: 개인
contact:
  mobile: 010-0284-1937
  email: dokyung.ws@example.com
  address: 서울특별시 강남구 가람나래로 12, 304동 1502호
personal:
  birth_date: 1985-07-22
  business_number: 123-45-67891
  company: ㈜늘솜건축사무소
notes: 주차는 지하 2층 경비실에 미리 연락할 것.
"""
OTHER = """\
id: C-2M8XWD
name: 이봄날
kind: 개인
contact:
  mobile: 010-0617-2840
  address: 서울특별시 강남구 가람나래로 12, 304동 1502호
consultations:
  - date: 2026-01-02
    kind: 상담
    content: 높이 조절 책상을 찾으심.
"""
NAME, MOBILE, OLD_MOBILE = "도경완수", "010-0284-1937", "010-0999-3141"


def git(folder: Path, *arguments: str, stdin: str = "") -> str:
    who = ["-c", "user.name=박지훈", "-c", "user.email=staff@example.com", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True, input=stdin
    )
    return done.stdout.strip()


def commit(folder: Path, message: str = "Change cards") -> str:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message)
    return git(folder, "rev-parse", "HEAD")


class Seen(NamedTuple):
    """What a sighting is, without the names of objects."""

    verdict: Verdict
    place: Place
    fields: tuple[str, ...]


def versions(form: FormSpec, *texts: str) -> Needles:
    raw = [read_card(text, "", "", form) for text in texts]
    return Needles.of((CARD,), [(form, it.data) for it in raw if isinstance(it, RawCard)])


def leak(place: Place, *fields: str) -> Seen:
    return Seen(Verdict.LEAK, place, fields)


SHARED = Seen(Verdict.SHARED, Place.BLOB, ("contact.address",))
Look = Callable[[], set[Seen]]
Sightings = Callable[[], tuple[Sighting, ...]]
