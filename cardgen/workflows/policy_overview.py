"""`cardgen policy check`: what each policy shows and how, and which fields it does not name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cardgen.model.form import FormSpec, Leaf, Member, RecordList
from cardgen.model.policy import Action, RedactionPolicy
from cardgen.model.problem import Problem
from cardgen.viewing.shared_form import is_counted
from cardgen.workflows.policies import policies, policy_named
from cardgen.workflows.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PolicyOverview:
    """A sound policy with the fields it names by action, and those it does not name, each in the order of the form.

    A list of which nothing is named stands for all its columns. `counted` are lists whose number of records the rows of
    their columns tell, though the policy does not name it. A policy of totals alone names no fields, so `unnamed` is
    empty. Totals go by `totals_by` and add up `totals_sums`.
    """

    policy: RedactionPolicy
    named: Mapping[Action, tuple[Member, ...]]
    counted: tuple[RecordList, ...]
    unnamed: tuple[Member, ...]
    totals_by: tuple[Member, ...]
    totals_sums: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class PolicyCheck:
    """The policies asked for, by form and name, and the problems of their files."""

    overviews: tuple[PolicyOverview, ...]
    problems: tuple[Problem, ...]


def check_policies(workspace: Workspace, names: tuple[str, ...]) -> PolicyCheck:
    """The named policies, all by default. UsageError for a name no policy has."""
    found = policies(workspace)
    if not names:
        sound = found.sound.values()
        return PolicyCheck(tuple(overview(it, workspace.forms[it.form]) for it in sound), found.problems)
    keys = {policy_named(found, name): None for name in names}
    chosen = tuple(overview(found.sound[key], workspace.forms[key[0]]) for key in keys if key in found.sound)
    files = {found.paths[key] for key in keys}
    return PolicyCheck(chosen, tuple(problem for problem in found.problems if problem.path in files))


def overview(policy: RedactionPolicy, form: FormSpec) -> PolicyOverview:
    """What a policy says of each field of its form."""
    named: dict[Action, list[Member]] = {action: [] for action in Action}
    for path, member in form.by_path.items():
        if path in policy.treatments:
            named[policy.action(path)].append(member)
    unnamed = tuple(_unnamed(policy, form)) if policy.cards else ()
    counted = tuple(it for it in form.record_lists() if it.path not in policy.treatments and is_counted(it, policy))
    by, sums = (policy.totals.by, policy.totals.sums) if policy.totals else ((), ())
    return PolicyOverview(
        policy,
        {action: tuple(members) for action, members in named.items()},
        counted,
        unnamed,
        totals_by=tuple(form.by_path[path] for path in by),
        totals_sums=tuple(form.by_path[path] for path in sums),
    )


def _unnamed(policy: RedactionPolicy, form: FormSpec) -> Iterator[Member]:
    for member in form.members():
        if isinstance(member, Leaf):
            if member.path not in policy.treatments:
                yield member
        else:
            yield from _unnamed_of(member, policy)


def _unnamed_of(records: RecordList, policy: RedactionPolicy) -> Iterator[Member]:
    """The columns not named; where columns are shown, so is how many records there are, whoever names it."""
    columns = [column for column in records.columns if column.path not in policy.treatments]
    if len(columns) == len(records.columns):
        yield records
    else:
        yield from columns
