"""Slow work beside the window: two lanes that keep their order, one for everything else."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

Job = Callable[[], object]
Answer = Callable[[object], None]
PATIENCE = 5.0  # seconds at the end for the vault; opening one takes two on an old computer


class Background(QObject):
    """Runs jobs on threads and hands what they return back on the thread of the window.

    An exception of a job is raised on the thread of the window, so that none is lost. `keep` runs
    one after the other, because answers must reach the disk in the order in which they were given.
    So does `seal`, for the vault: its second of reckoning must hold up no answer.
    """

    _finished = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keep")
        self._sealer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="seal")
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")
        self._sealing: tuple[Future[object], ...] = ()  # the last job of the vault
        self._waiting = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def keep(self, job: Job, answer: Answer) -> None:
        """Run a job after all earlier ones of this lane; `answer` gets what it returned."""
        self._submit(self._keeper, job, answer)

    def seal(self, job: Job, answer: Answer) -> None:
        """Run a job of the vault after all earlier ones; `answer` gets what it returned."""
        self._submit(self._sealer, job, answer)

    def work(self, job: Job, answer: Answer) -> None:
        """Run a job beside everything else; `answer` gets what it returned."""
        self._submit(self._worker, job, answer)

    @property
    def busy(self) -> bool:
        """Return whether an answer is still to come."""
        return self._waiting > 0

    def close(self, shut: Callable[[], None] | None = None) -> None:
        """Wait until everything is kept and sealed; work that was not begun is left.

        `shut` closes the vault. It is called from here after some seconds also when a job of the
        vault still runs, and must end it: a key store may be silent for a minute.
        """
        self._worker.shutdown(wait=False, cancel_futures=True)
        self._keeper.shutdown(wait=True)
        if shut is not None:
            wait(self._sealing, timeout=PATIENCE)
            shut()
        self._sealer.shutdown(wait=True)

    def _submit(self, lane: ThreadPoolExecutor, job: Job, answer: Answer) -> None:
        self._waiting += 1
        future = lane.submit(job)
        if lane is self._sealer:
            self._sealing = (future,)
        future.add_done_callback(partial(self._report, answer))

    def _report(self, answer: Answer, future: "Future[object]") -> None:
        if future.cancelled():
            return
        try:
            self._finished.emit(answer, future)
        except RuntimeError:
            return  # the window is gone; nobody waits for the answer any more

    def _deliver(self, answer: Answer, future: "Future[object]") -> None:
        self._waiting -= 1
        answer(future.result())
