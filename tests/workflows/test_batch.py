"""Work spread over processes."""

from __future__ import annotations

import os
from collections.abc import Sequence

import pytest

from cardgen.errors import EnvironmentMissing
from cardgen.workflows.batch import run_batches


def doubled(jobs: Sequence[int]) -> list[int]:
    return [job * 2 for job in jobs]


def divided(jobs: Sequence[int]) -> float:
    return sum(1 / job for job in jobs)


def dying(jobs: Sequence[int]) -> None:
    del jobs
    os._exit(9)


@pytest.mark.parametrize("processes", [1, 2])
def test_every_job_is_done_once(processes: int) -> None:
    results = run_batches(doubled, range(100), processes=processes, size=7)
    assert sorted(number for batch in results for number in batch) == [*range(0, 200, 2)]


def test_no_jobs_start_no_process() -> None:
    assert [*run_batches(dying, (), processes=2, size=10)] == []


def test_first_result_comes_before_the_last_job_is_begun() -> None:
    begun: list[int] = []

    def work(jobs: Sequence[int]) -> int:
        begun.extend(jobs)
        return len(jobs)

    results = run_batches(work, range(40), processes=1, size=10)
    assert next(results) == 10
    assert len(begun) == 10
    assert sum(results) == 30


@pytest.mark.parametrize("processes", [1, 2])
def test_error_in_the_work_reaches_the_caller(processes: int) -> None:
    with pytest.raises(ZeroDivisionError):
        [*run_batches(divided, range(10), processes=processes, size=2)]


def test_worker_that_dies_is_no_riddle() -> None:
    with pytest.raises(EnvironmentMissing) as caught:
        [*run_batches(dying, range(10), processes=2, size=2)]
    assert caught.value.message_id == "error.worker_died"
