"""A template can use up neither time nor memory nor Python's stack, whatever it says."""

from __future__ import annotations

import pytest

from cardgen.rendering.jinja_env import make_environment
from cardgen.rendering.template_analysis import Fault, analyse, parsed
from cardgen.rendering.template_limits import TemplateTooLargeError


def chain(count: int) -> str:
    """Macros that each call the next one twice."""
    body = (
        f"{{% macro m{at}() %}}{{{{ m{at + 1}() }}}}{{{{ m{at + 1}() }}}}{{% endmacro %}}"
        for at in reversed(range(count))
    )
    return f"{{% macro m{count}() %}}x{{% endmacro %}}{''.join(body)}{{{{ m0() }}}}"


def doubled(step: str) -> str:
    """A text set forty times to twice itself."""
    return "{% set x0 = 'abcdefgh' %}" + "".join(
        step.replace("NEW", f"x{at + 1}").replace("OLD", f"x{at}") for at in range(40)
    )


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(900) %}{% for b in range(900) %}{% endfor %}{% endfor %}",
        "{% for a in range(2) %}" * 15 + "0123456789" * 1000 + "{% endfor %}" * 15,
        "{{ range(1001)|length }}",
        chain(26),
        "{{ 10**10**9 }}",
        "{{ 'x' * 10**9 }}",
        "{{ 10**9 * [1] }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 'x'|center(10**9) }}",
        "{{ 'x'|center(width=10**9) }}",
        "{{ 'x'|batch(10**9, 'y')|list }}",
        "{{ ('x' ~ 'a' * 1)|length }}",
        doubled("{% set NEW = OLD ~ OLD %}"),
        doubled("{% set NEW = OLD + OLD %}"),
        doubled("{% set NEW %}{{ OLD }}{{ OLD }}{% endset %}"),
        doubled("{% set NEW = OLD|replace('a', OLD) %}") + "{{ x40 }}",
    ],
)
def test_what_takes_more_than_a_card_needs_is_stopped(source: str) -> None:
    with pytest.raises(TemplateTooLargeError):
        make_environment().from_string(source).render()


def test_a_filling_begins_with_all_its_steps() -> None:
    template = make_environment().from_string(
        "{% for a in range(900) %}{% for b in range(300) %}{% endfor %}{% endfor %}"
    )
    assert [template.render() for _ in range(4)] == [""] * 4


def test_counting_changes_nothing_that_is_printed() -> None:
    source = (
        "{% macro m(x) %}[{{ x ~ '<' }}]{% endmacro %}{% for a in items %}{{ m(a) }}{{ loop.last }}{{ loop.length }}"
        "{% else %}none{% endfor %}{% set q %}a<{{ items[0] }}{% endset %}{{ q }}{{ 2 * 3 + 1 }}{{ 'a' + 'b' }}"
        "{% for a in items|batch(2) %}{{ a|join('-') }};{% endfor %}{{ 7 % 4 }}{{ 'x'|center(5) }}|"
    )
    expected = "[&amp;&lt;]False2[b&lt;]True2a<&amp;7ab&amp;-b;3  x  |"
    assert make_environment().from_string(source).render(items=["&", "b"]) == expected


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in x %}" * 22 + "{% endfor %}" * 22,
        "{% if x %}" * 105 + "{% endif %}" * 105,
        "{% if x %}" * 2000 + "{% endif %}" * 2000,
        "{{ " + "(" * 1500 + "x" + ")" * 1500 + " }}",
        "{{ " + "[" * 150 + "x" + "]" * 150 + " }}",
        "{{ x" + ".a" * 1200 + " }}",
        "{{ x" + "|upper" * 1200 + " }}",
    ],
)
def test_what_is_nested_too_deeply_is_found_without_running_it(source: str) -> None:
    tree = parsed(lambda: make_environment().parse(source))
    faults = (tree,) if isinstance(tree, Fault) else analyse(tree, None).faults
    assert {fault.code for fault in faults} == {"T119"}


@pytest.mark.parametrize(
    "source", [chain(26), "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}"]
)
def test_macros_that_call_each_other_without_end_are_refused(source: str) -> None:
    assert {fault.code for fault in analyse(make_environment().parse(source), None).faults} == {"T116"}
