"""Questions: answers in either language and from either state of a keyboard, and nobody answering at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import click
import pytest

from cardgen.cli.main import run
from cardgen.cli.prompts import Unanswered, agreed, answer_to, chosen, chosen_key

Answers = Callable[..., None]


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    """What is typed at the next questions; after that the input ends."""

    def given(*typed: str) -> None:
        lines: Iterator[str] = iter(typed)

        def line(_prompt: str) -> str:
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(click.termui, "visible_prompt_func", line)

    return given


@pytest.mark.parametrize("typed", ["y", "Y", "yes", "예", "네", "ㅛ", "ㅛㄷㄴ", " Ｙ "])
def test_yes_in_all_its_spellings(answers: Answers, typed: str) -> None:
    answers(typed)
    assert agreed("?")


@pytest.mark.parametrize("typed", ["n", "N", "no", "아니오", "아니요", "ㅜ", "ㅜㅐ"])
def test_no_in_all_its_spellings(answers: Answers, typed: str) -> None:
    answers(typed)
    assert not agreed("?", default=True)


@pytest.mark.parametrize("default", [True, False])
def test_enter_takes_the_default(answers: Answers, default: bool) -> None:
    answers("")
    assert agreed("?", default=default) is default


def test_other_answers_are_asked_for_again_in_our_words(answers: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    answers("글쎄", "y")
    assert agreed("?")
    told = capsys.readouterr().err
    assert "Answer yes (y) or no (n)." in told
    assert "invalid input" not in told


@pytest.mark.parametrize("typed", ["2", "법인", " 법 인 "])
def test_choice_by_number_or_name(answers: Answers, typed: str) -> None:
    answers("3", typed)
    assert chosen("?", ["개인", "법인"]) == "법인"


def test_choice_may_be_left_out(answers: Answers) -> None:
    answers("")
    assert chosen("?", ["개인", "법인"]) == ""


def test_number_that_is_a_choice_means_itself(answers: Answers) -> None:
    answers("2")
    assert chosen("?", ["2", "1"]) == "2"


def test_keys_of_a_hangul_keyboard(answers: Answers, capsys: pytest.CaptureFixture[str]) -> None:
    answers("9", "ㄴ")
    assert chosen_key("?", ["1", "n", "s"]) == "s"
    assert "Choose one of these: 1, n, s" in capsys.readouterr().err


def test_input_that_ends_at_a_question_is_told_on_a_line_of_its_own(
    answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    answers()
    with pytest.raises(Unanswered) as stopped:
        answer_to("?")
    assert stopped.value.words == "The input ended at a question; the cards are as they were."
    assert capsys.readouterr().err.endswith("\n")


def test_input_that_ends_names_the_options_that_answer(
    make_workspace: Callable[..., object], answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    answers()
    assert run(["--workspace", str(make_workspace()), "new"]) == 130
    told = capsys.readouterr().err
    assert told.endswith("To be asked nothing use --set, --yes.\n")
    assert "error:" not in told


def test_bytes_of_another_encoding_are_asked_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from cardgen.cli import prompts

    typed = ["", "\udcff", " 홍길동 "]

    def prompt(*_arguments: object, **_named: object) -> str:
        answer = typed.pop(0)
        if not answer:
            raise UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
        return answer

    monkeypatch.setattr("click.prompt", prompt)
    assert prompts.answer_to("?") == "홍길동"
