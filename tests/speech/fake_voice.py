"""A voice process for tests, without an engine: its first argument tells how it misbehaves."""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def tell(told: str, number: int, **facts: object) -> None:
    sys.stdout.write(json.dumps({"told": told, "number": number, **facts}) + "\n")
    sys.stdout.flush()


def say(manner: str, number: int) -> None:
    if manner == "mute":
        return
    if manner == "crashes":
        os._exit(3)
    if manner == "crashes-once" and not Path(sys.argv[2]).exists():
        Path(sys.argv[2]).touch()
        os._exit(3)
    if manner == "garbage":
        os.write(1, b"ALSA lib: cannot find card 0\n\xff\n" + b"x" * 200_000 + b"\n")
    tell("started", number)
    if manner == "deaf":
        time.sleep(1000)
    if manner == "dies-sounding":
        os._exit(3)
    tell("word", number, offset=0, length=5)
    if manner != "slow":
        tell("ended", number, completed=True)


def main(manner: str) -> None:
    if manner == "hangs":
        time.sleep(1000)
    if manner == "no-engine":
        tell("failed", 0, reason="no-engine")
        return
    # The name of the voice lets a test know the process.
    tell("ready", 0, voice=str(os.getpid()), voices=[["gmw/nl", "nl", "Dutch"]])
    sounding = 0
    for line in sys.stdin:
        command: dict[str, Any] = json.loads(line)
        if command["do"] == "ping":
            tell("pong", command["number"])
        if command["do"] in {"say", "stop"} and sounding:
            tell("ended", sounding, completed=False)
            sounding = 0
        if command["do"] == "say":
            sounding = command["number"] if manner == "slow" else 0
            say(manner, command["number"])


if __name__ == "__main__":
    main(sys.argv[1])
