"""Errors after which the work cannot go on. What is merely wrong with a file is a Problem, not an error.

CardgenError
├── UsageError (2)            the command was asked for something that is not there
│   ├── ExpressionError       what selects cards cannot be understood; carries the expression and the place in it
│   └── HistoryError          the history asked for is not there: no repository, no such revision or day
├── SettingsError (2)         cardgen.toml cannot be used
├── TemplateError (1)         a template or policy cannot be used; carries Problems
├── UnsoundCards (1)          cards asked for have errors, and without them the work would be half done; with Problems
├── EditError (1)             a card cannot be changed as it stands
├── PrivacyRefusal (4)        what was asked for would give away what a policy withholds; carries Problems
│   └── SelectionRefusal      an expression chooses cards by it; carries the expression
└── EnvironmentMissing (3)    a library, font or program is missing, or the workspace is locked
    └── ProgramFailed         a program we started did not end as it should
"""

from __future__ import annotations

from typing import ClassVar

from cardgen.model.problem import Label, Problem


class CardgenError(Exception):
    """Base of all our errors: a message id with typed arguments; the cli renders the text in the reader's language.

    Arguments never hold a card's value.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, message_id: str, **arguments: str | Label) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the named arguments when an error crosses from a worker process."""
        return (_revived, (type(self), self.__dict__))


class UsageError(CardgenError):
    """The command line names something that does not exist or does not fit."""

    exit_code = 2


class ExpressionError(UsageError):
    """An expression that does not fit the language or a form.

    `expression` is what was typed, `at` the part meant (0-based, the end not included), `expected` the ids of
    texts that name what could stand there.
    """

    def __init__(
        self,
        message_id: str,
        expression: str,
        at: tuple[int, int],
        expected: tuple[str, ...] = (),
        /,
        **arguments: str | Label,
    ) -> None:
        super().__init__(message_id, **arguments)
        self.expression = expression
        self.at = at
        self.expected = expected


class HistoryError(UsageError):
    """What was asked of history is not there: no repository, nothing committed, no such revision or day."""


class SettingsError(CardgenError):
    """cardgen.toml is missing, broken, or says something unknown."""

    exit_code = 2


class TemplateError(CardgenError):
    """Templates, forms or policies with problems in them: nothing can be rendered."""

    exit_code = 1

    def __init__(self, problems: tuple[Problem, ...], message_id: str = "error.template") -> None:
        super().__init__(message_id)
        self.problems = problems


class UnsoundCards(CardgenError):
    """Cards with errors among those asked for, where leaving them out would pass for the whole."""

    exit_code = 1

    def __init__(self, message_id: str, problems: tuple[Problem, ...], **arguments: str | Label) -> None:
        super().__init__(message_id, **arguments)
        self.problems = problems


class EditError(CardgenError):
    """A card file is not as the change needs it: damaged, not to be kept as it is written, or changed meanwhile."""

    exit_code = 1


class PrivacyRefusal(CardgenError):
    """A gate, an audit, a missing consent or too small a group forbids it; nothing was written.

    `problems` say where, by card and field or by file and channel, never with the value.
    """

    exit_code = 4

    def __init__(self, message_id: str, problems: tuple[Problem, ...] = (), **arguments: str | Label) -> None:
        super().__init__(message_id, **arguments)
        self.problems = problems


class SelectionRefusal(PrivacyRefusal):
    """Cards were to be chosen by what a policy withholds; `expression` is what was typed, where the problems lie."""

    def __init__(
        self, message_id: str, expression: str, problems: tuple[Problem, ...], **arguments: str | Label
    ) -> None:
        super().__init__(message_id, problems, **arguments)
        self.expression = expression


class EnvironmentMissing(CardgenError):
    """The machine lacks something the command needs; the text names the command that installs it."""

    exit_code = 3


class ProgramFailed(EnvironmentMissing):
    """A program we started ended with a failure, or not in time."""


def _revived(kind: type[CardgenError], state: dict[str, object]) -> CardgenError:
    error = kind.__new__(kind)
    Exception.__init__(error, state["message_id"])
    error.__dict__.update(state)
    return error
