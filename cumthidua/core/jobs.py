"""Long work: a `Job` row that a page polls, run by Celery or by one thread of the web process.

A runner is a function registered with `@job(kind)`; it receives a `Handle` to tell its progress and
returns a JSON result. A job is claimed by compare-and-set with a lease that a heartbeat renews; when
a worker dies, `sweep()` hands the job on. Numbers are never allotted in a worker.
"""

from __future__ import annotations

import logging
import queue
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError, close_old_connections, connections, transaction
from django.db.models import F, Q

from . import clock
from .models.jobs import Job, JobState

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
HEARTBEAT_SECONDS = 15
SWEEP_SECONDS = 30
MAX_ATTEMPTS = 3
Runner = Callable[["Handle"], Any]
_runners: dict[str, Runner] = {}
_rounds: list[Callable[[], Any]] = []


class JobFailed(Exception):
    """The work cannot be done; the text is a Vietnamese sentence for the page."""


class LeaseLost(Exception):
    """Another worker has taken this job over; stop without writing."""


def job(kind: str) -> Callable[[Runner], Runner]:
    """Register a function as the runner of a kind of job."""

    def register(run: Runner) -> Runner:
        _runners[kind] = run
        return run

    return register


@dataclass(frozen=True)
class Handle:
    """What a runner holds: its parameters, and the way to tell how far it is."""

    id: uuid.UUID
    worker: str
    params: dict[str, Any]

    def progress(self, done: int, total: int, step: str = "") -> None:
        self._write(done=done, total=total, step=step)

    def beat(self) -> None:
        self._write()

    def _write(self, **fields: Any) -> None:
        held = Job.objects.filter(pk=self.id, worker=self.worker, state=JobState.RUNNING)
        if not held.update(lease_until=clock.now() + LEASE, **fields):
            raise LeaseLost(str(self.id))


def enqueue(*, kind: str, key: str, params: dict[str, Any], by: Any) -> Job:
    """Ask for work. The same work asked for again while it is open gives the same row."""
    if kind not in _runners:
        raise LookupError(f"Không có loại việc “{kind}”.")
    open_job = Job.objects.open().filter(kind=kind, key=key, created_by=by).first()
    if open_job is None:
        try:
            with transaction.atomic():
                open_job = Job.objects.create(
                    kind=kind, key=key, params=params, created_by=by, created_at=clock.now()
                )
        except IntegrityError:  # asked for twice in the same instant
            open_job = Job.objects.open().get(kind=kind, key=key, created_by=by)
    pk = open_job.pk
    transaction.on_commit(lambda: wake(pk))
    return open_job


def retry(*, job: Job) -> Job:
    """Put a failed job back into the queue. A second click changes nothing."""
    reopened = Job.objects.filter(pk=job.pk, state=JobState.FAILED).update(
        state=JobState.QUEUED, error="", finished_at=None, attempts=0, done=0, total=0, step=""
    )
    if reopened:
        transaction.on_commit(lambda: wake(job.pk))
    job.refresh_from_db()
    return job


def run(pk: uuid.UUID | str) -> None:
    """Claim one job and do it. Does nothing when somebody else has it or it has ended."""
    handle = _claim(pk)
    if handle is None:
        return
    try:
        with _heartbeat(handle):
            result = _runners[Job.objects.get(pk=pk).kind](handle)
    except LeaseLost:
        log.warning("job %s was taken over by another worker", pk)
    except JobFailed as failure:
        _end(handle, state=JobState.FAILED, error=str(failure)[:500])
    except Exception:
        log.exception("job %s failed", pk)
        _end(
            handle,
            state=JobState.FAILED,
            error="Có lỗi trong hệ thống; lỗi đã được ghi lại. Đồng chí thử lại.",
        )
    else:
        _end(handle, state=JobState.DONE, result=result)


def sweep() -> int:
    """Wake queued jobs that nobody took, and hand on those whose worker died. Returns how many."""
    now = clock.now()
    dead = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=now)
    dead.filter(attempts__gte=MAX_ATTEMPTS).update(
        state=JobState.FAILED,
        error="Việc đã dừng giữa chừng nhiều lần. Đồng chí thử lại hoặc báo quản trị.",
        finished_at=now,
    )
    waiting = Job.objects.filter(
        Q(state=JobState.QUEUED, created_at__lt=now - timedelta(seconds=5))
        | Q(state=JobState.RUNNING, lease_until__lt=now)
    )
    keys = list(waiting.values_list("pk", flat=True))
    for pk in keys:
        wake(pk)
    return len(keys)


def every_round(work: Callable[[], Any]) -> Callable[[], Any]:
    """Register work that is due every half minute; Celery's beat has its own list of it."""
    _rounds.append(work)
    return work


def do_round() -> None:
    """The sweep, then what other modules registered; one that fails does not stop the next."""
    for work in (sweep, *_rounds):
        try:
            work()
        except Exception:
            log.exception("a round failed")


def wake(pk: uuid.UUID) -> None:
    """Have the job run soon. A lost message is no loss: the row stays, and `sweep()` finds it."""
    runner = settings.JOB_RUNNER
    if runner == "celery":
        from .tasks import run_job

        try:
            run_job.delay(str(pk))
        except Exception:
            log.exception("broker is out of reach; job %s waits for the sweep", pk)
    elif runner == "thread":
        _thread.put(lambda: run(pk))
    else:
        run(pk)


def start() -> None:
    """Called when a web process starts: without a broker, take up what the last process left behind."""
    if settings.JOB_RUNNER == "thread":
        _thread.put(do_round)


def in_background(work: Callable[[], None]) -> None:
    """Run a short errand outside the request when there is no broker (outbox, sweep)."""
    _thread.put(work)


def _claim(pk: uuid.UUID | str) -> Handle | None:
    now, worker = clock.now(), uuid.uuid4().hex
    free = Job.objects.filter(pk=pk).filter(
        Q(state=JobState.QUEUED) | Q(state=JobState.RUNNING, lease_until__lt=now)
    )
    claimed = free.update(
        state=JobState.RUNNING,
        worker=worker,
        lease_until=now + LEASE,
        started_at=now,
        attempts=F("attempts") + 1,
    )
    if not claimed:
        return None
    return Handle(id=uuid.UUID(str(pk)), worker=worker, params=Job.objects.get(pk=pk).params)


def _end(handle: Handle, **fields: Any) -> None:
    Job.objects.filter(pk=handle.id, worker=handle.worker, state=JobState.RUNNING).update(
        finished_at=clock.now(), lease_until=None, **fields
    )


@contextmanager
def _heartbeat(handle: Handle) -> Iterator[None]:
    """Renew the lease from a side thread while the work runs. Inline jobs need none."""
    if settings.JOB_RUNNER == "inline":
        yield
        return
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT_SECONDS):
            try:
                handle.beat()
            except LeaseLost:
                break
            except Exception:  # a passing trouble of the database must not let the lease run out
                log.exception("heartbeat failed")
        connections.close_all()

    thread = threading.Thread(target=beat, daemon=True, name=f"heartbeat-{handle.id}")
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


class _Thread:
    """One daemon thread of the web process: runs errands, and a round each half minute."""

    def __init__(self) -> None:
        self._errands: queue.Queue[Callable[[], Any]] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._round_at = time.monotonic() + SWEEP_SECONDS

    def put(self, errand: Callable[[], Any]) -> None:
        self._errands.put(errand)
        self.start()

    def start(self) -> None:
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._loop, daemon=True, name="jobs")
                self._thread.start()

    def next_errand(self) -> Callable[[], Any]:
        """What was put; a round when nothing came for a while, or none was done for that long."""
        left = self._round_at - time.monotonic()
        try:
            errand = self._errands.get(timeout=max(left, 0.01))
        except queue.Empty:
            errand = do_round
        if errand is do_round:
            self._round_at = time.monotonic() + SWEEP_SECONDS
        return errand

    def _loop(self) -> None:
        while True:
            errand = self.next_errand()
            try:
                close_old_connections()
                errand()
            except Exception:
                log.exception("errand failed")
            finally:
                connections.close_all()


_thread = _Thread()
