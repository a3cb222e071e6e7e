"""A recording process for tests: the first utterance is a second long, the second may fail."""

import json
import os
import sys
import wave
from pathlib import Path


def tell(told: str, number: int, **facts: object) -> None:
    sys.stdout.write(json.dumps({"told": told, "number": number, **facts}) + "\n")
    sys.stdout.flush()


def write_wav(path: str, channels: int) -> None:
    with wave.open(path, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(1000)
        file.writeframes(bytes(2000 * channels))


def record(manner: str, number: int, path: str) -> None:
    if manner == "no-voice":
        tell("failed", number, reason="no-voice")
        return
    if number == 2 and manner == "crashes":
        os._exit(3)
    if number == 2 and manner == "writes-aiff":
        Path(path).write_bytes(b"FORM\0\0\0\0AIFF")
    elif number != 2 or manner != "writes-nothing":
        write_wav(path, 2 if number == 2 and manner == "writes-stereo" else 1)
    tell("ended", number, completed=True)


def main(manner: str) -> None:
    if manner == "no-engine":
        tell("failed", 0, reason="no-engine")
        return
    for line in sys.stdin:
        command = json.loads(line)
        if command["do"] == "record":
            record(manner, command["number"], command["path"])


if __name__ == "__main__":
    main(sys.argv[1])
