"""Reads an expression. Nothing in it is ever run: it becomes a tree of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Transformer, UnexpectedCharacters, UnexpectedToken, v_args
from lark.lark import PostLex

from cardgen.errors import ExpressionError
from cardgen.querying.expression import (
    Aggregate,
    AllOf,
    AnyOf,
    Compare,
    Comparison,
    FieldUse,
    Function,
    Literal,
    Missing,
    Name,
    Not,
    OneOf,
    Operand,
    Span,
    Test,
)
from cardgen.querying.limits import MOST_DEPTH, require_short

_EXPECTED = {
    "WORD": "expression.field",
    "QUOTED": "expression.field",
    "COMPARISON": "expression.comparison",
    "BARE": "expression.value",
    "ITEM": "expression.value",
    "TEXT": "expression.value",
    "MISSING": "expression.absence",
    "_AND": "expression.joint",
    "_OR": "expression.joint",
    "_OPEN": "expression.open",
    "_CLOSE": "expression.close",
    "_TO": "expression.to",
    "$END": "expression.joint",
}
"""What each token is called; the others go with one of these. Where an expression may end, it may go on."""

_ASCII_SIGNS = str.maketrans("！＜＝＞～", "!<=>~")
_COMPARISONS = {
    **{comparison.value: comparison for comparison in Comparison},
    "==": Comparison.EQUAL,
    "≠": Comparison.UNEQUAL,
    "≤": Comparison.AT_MOST,
    "≥": Comparison.AT_LEAST,
}
_QUOTES = "\"'`“”‘’"


def parse(text: str) -> Test:
    """The expression in `text`; ExpressionError with the place where it is none."""
    require_short(text)
    try:
        return _trusted(_parser().parse(text))
    except UnexpectedToken as error:
        raise _unexpected(text, _span(error.token, text), error.accepts or error.expected) from None
    except UnexpectedCharacters as error:
        at = error.pos_in_stream or 0
        if text[at] in _QUOTES:
            raise ExpressionError("error.expression.quote", text, (at, at + 1)) from None
        raise _unexpected(text, (at, at + 1), error.allowed or ()) from None
    except _TooDeepError as error:
        raise ExpressionError("error.expression.deep", text, error.at, limit=str(MOST_DEPTH)) from None


@cache
def _parser() -> Lark:
    grammar = files("cardgen.querying").joinpath("expression.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=_Builder(), postlex=_DepthGuard())


def _trusted(parsed: object) -> Test:
    """What our own builder made: Lark's type speaks of trees only."""
    assert isinstance(parsed, Test)
    return parsed


def _unexpected(text: str, at: Span, tokens: Iterable[str]) -> ExpressionError:
    """What stands at `at` fits nothing; told with what would."""
    wanted = {_EXPECTED[token] for token in tokens if token in _EXPECTED}
    if "expression.comparison" in wanted:  # which names `missing` too
        wanted.discard("expression.absence")
    expected = tuple(name for name in dict.fromkeys(_EXPECTED.values()) if name in wanted)
    ended = not text[at[0] :].strip()
    return ExpressionError(f"error.expression.{'ended' if ended else 'unexpected'}", text, at, expected)


def _span(token: Token, text: str) -> Span:
    if token.type == "$END":
        end = len(text.rstrip())
        return end, end
    return _at(token)


def _at(token: Token) -> Span:
    return token.start_pos or 0, token.end_pos or 0


class _TooDeepError(Exception):
    """Brackets too deep, opened at `at`."""

    def __init__(self, at: Span) -> None:
        super().__init__()
        self.at = at


class _DepthGuard(PostLex):
    """Stops a text nobody can read before recursion over its tree would."""

    always_accept = ()

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """The tokens, as they are."""
        depth = negations = 0
        for token in stream:
            negations = negations + 1 if token.type == "NOT" else 0
            depth += (token.type in ("_OPEN", "_FROM")) - (token.type in ("_CLOSE", "_TO"))
            if depth > MOST_DEPTH or negations > MOST_DEPTH:
                raise _TooDeepError(_at(token))
            yield token


@v_args(inline=True)
class _Builder(Transformer[Token, Test]):
    """Makes the tree of ours while Lark parses, so that there is never another."""

    def start(self, test: Test) -> Test:
        return test

    def either(self, *tests: Test) -> Test:
        return tests[0] if len(tests) == 1 else AnyOf(tests)

    def both(self, *tests: Test) -> Test:
        return tests[0] if len(tests) == 1 else AllOf(tests)

    def negation(self, _sign: Token, test: Test) -> Test:
        return Not(test)

    def group(self, test: Test) -> Test:
        return test

    def comparison(self, operand: Operand, sign: Token, value: Token) -> Test:
        return Compare(operand, _COMPARISONS[sign.translate(_ASCII_SIGNS)], self.item(value), _at(sign))

    def missing(self, operand: Operand, _sign: Token) -> Test:
        return Missing(operand)

    def present(self, operand: Operand, _not: Token, _missing: Token) -> Test:
        return Not(Missing(operand))

    def one_of(self, operand: Operand, *items: Literal) -> Test:
        return OneOf(operand, items)

    def none_of(self, operand: Operand, _not: Token, *items: Literal) -> Test:
        return Not(OneOf(operand, items))

    def item(self, value: Token) -> Literal:
        return Literal(_unquoted(value), _at(value))

    def operand(self, *parts: Token | FieldUse) -> Operand:
        match parts:
            case (Token() as function, FieldUse() as field):
                return Aggregate(Function(function.lower()), field, _at(function))
            case (FieldUse() as field,):
                return field
        raise AssertionError

    def field(self, name: Name, *rest: Test | Name) -> FieldUse:
        column = next((part for part in rest if isinstance(part, Name)), None)
        chosen = next((part for part in rest if not isinstance(part, Name)), None)
        if chosen is None and column is not None:  # purchases[].amount, as forms write it
            return FieldUse(Name(f"{name.text}.{column.text}", (name.at[0], column.at[1])))
        return FieldUse(name, chosen, column)

    def name(self, *parts: Token) -> Name:
        return Name(".".join(map(_unquoted, parts)), (_at(parts[0])[0], _at(parts[-1])[1]))


def _unquoted(token: Token) -> str:
    if token.type not in ("TEXT", "QUOTED"):
        return str(token)
    quote = token[0]
    inner = token[1:-1]
    return inner.replace(quote * 2, quote) if quote.isascii() else inner
