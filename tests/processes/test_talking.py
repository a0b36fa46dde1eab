"""What a program writes is all there is only where it ends well."""

from __future__ import annotations

import os
import sys

import pytest

from cardgen.errors import EnvironmentMissing, ProgramFailed
from cardgen.processes.talking import parted, talking

WRITES = "import sys; sys.stdout.write('a;b;c'); sys.stdout.flush(); "


def _pieces(code: str) -> list[bytes]:
    return [*parted(sys.executable, ["-c", WRITES + code], b";", environment=os.environ)]


def test_pieces_come_without_what_parts_them() -> None:
    assert _pieces("") == [b"a", b"b", b"c"]


@pytest.mark.parametrize("ends", ["sys.exit(3)", "import os; os.kill(os.getpid(), 9)"], ids=["fails", "is killed"])
def test_a_program_that_fails_ends_in_an_error_behind_its_whole_pieces(ends: str) -> None:
    pieces = parted(sys.executable, ["-c", WRITES + ends], b";", environment=os.environ)
    assert [next(pieces), next(pieces)] == [b"a", b"b"]
    with pytest.raises(ProgramFailed) as caught:
        next(pieces)
    assert caught.value.message_id == "error.program.failed"


def test_who_stops_reading_early_is_not_told_how_it_ended() -> None:
    endless = parted(sys.executable, ["-c", "while True: print('a', end=';')"], b";", environment=os.environ)
    assert next(endless) == b"a"
    endless.close()
    with talking(sys.executable, ["-c", f"{WRITES} sys.exit(3)"]) as (_, answers):
        assert answers.read(1) == b"a"


def test_what_is_asked_to_the_end_has_to_end_well() -> None:
    with (
        pytest.raises(ProgramFailed),
        talking(sys.executable, ["-c", "import sys; sys.exit(len(sys.stdin.read()))"]) as (questions, _),
    ):
        questions.write(b"asked")


def test_a_missing_program_is_said() -> None:
    with pytest.raises(EnvironmentMissing) as caught, talking("no-such-program", []):
        pass
    assert caught.value.message_id == "error.program.missing"
