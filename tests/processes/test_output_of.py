"""Programs are started without a shell, with a time limit, and their own words never come through."""

from __future__ import annotations

import sys

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.processes import output_of


def test_the_output_is_given_as_it_is() -> None:
    assert output_of(sys.executable, ["-c", "print('$HOME; 가')"]).decode().strip() == "$HOME; 가"


def test_a_missing_program_is_named_with_its_package() -> None:
    with pytest.raises(EnvironmentMissing) as caught:
        output_of("no-such-program", [])
    assert caught.value.message_id == "error.program.missing"
    assert caught.value.arguments == {"program": "no-such-program", "package": "no-such-program"}


@pytest.mark.parametrize(
    "program", ["import sys; sys.exit('홍길동')", "import time; time.sleep(9)"], ids=["fails", "hangs"]
)
def test_a_program_that_fails_or_hangs_is_reported_without_its_words(program: str) -> None:
    with pytest.raises(EnvironmentMissing) as caught:
        output_of(sys.executable, ["-c", program], seconds=0.5)
    assert caught.value.message_id == "error.program.failed"
    assert "홍길동" not in repr(caught.value.arguments)
