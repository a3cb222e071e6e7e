"""One question to the engine in a process of its own, with an end to it whatever happens.

Measured on two cores with a pack of 1 MB: 160 to 190 ms a question, nearly all of it the start of
the program (its 3.9.1 needs half of that). A process that stays would answer in 5 ms, and hold
90 MB for the one to three routes that a visit asks.
"""

import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from companion.directions.engine import Engine
from companion.directions.errors import EngineFailed, EngineSlow

_FROM_PIPE = "/dev/stdin"  # a home goes down a pipe: not in argv, which all may read, nor on disk


def ask(engine: Engine, tiles: Path, question: str, seconds: float) -> bytes:
    """Return what the engine answers to a JSON `question` about a route: JSON, also for a refusal.

    Blocks; the process and all that it started are gone when this returns.

    Raises:
        EngineSlow: no answer within `seconds`.
        EngineFailed: it could not be started, crashed, or said nothing.
    """
    try:
        with TemporaryDirectory(prefix="route-") as folder:  # mode 0700
            set_up = engine.for_routes(tiles.absolute())
            return _asked(engine, Path(folder), (set_up, question), seconds)
    except OSError as error:
        raise EngineFailed(error.strerror or type(error).__name__) from error


def _asked(engine: Engine, folder: Path, said: tuple[str, str], seconds: float) -> bytes:
    set_up, question = said
    config = folder / "engine.json"
    config.write_text(set_up, encoding="utf-8")
    source = _FROM_PIPE
    if os.name == "nt":  # has no name for the pipe; the folder is the citizen's own and goes
        source = str(folder / "question.json")
        Path(source).write_text(question, encoding="utf-8")
    # Whole paths, because it works in the folder of the question.
    words = (str(engine.service.absolute()), str(config), "route", source)
    with subprocess.Popen(  # noqa: S603 - the engine, with words of ours
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(engine.environment()),
        cwd=folder,
        start_new_session=True,  # a group of its own, so that all of it can be ended
        creationflags=0x0800_0000 if sys.platform == "win32" else 0,  # CREATE_NO_WINDOW
    ) as process:
        return _answer(process, question, seconds)


def _answer(process: subprocess.Popen[bytes], question: str, seconds: float) -> bytes:
    try:
        answer, _ = process.communicate(question.encode(), timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise EngineSlow(seconds) from error
    finally:
        _end(process)
    if not answer.strip():
        raise EngineFailed(f"exit {process.returncode}")
    return answer


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and its group; `Popen` as a context waits for it after that."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
        return
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
