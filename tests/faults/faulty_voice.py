"""A voice process that fails as it is told: `python -I -S faulty_voice.py FOLDER`.

The text of an utterance names the fault. A file of that name in FOLDER is used up by it, so that
the second time all goes well; a fault without a file happens each time. The file `start` in FOLDER
holds the name of a fault for the next process that starts. Only what is built in is imported: a
thousand processes have to start quickly.
"""

import os
import signal
import sys

FOLDER = sys.argv[1]
READY = b'{"told": "ready", "number": 0, "voice": "nl", "voices": []}\n'


def used_up(name: str) -> bool:
    try:
        os.unlink(f"{FOLDER}/{name}")  # noqa: PTH108 - pathlib takes longer to import than all else
    except OSError:
        return False
    return True


def tell(line: str) -> None:
    os.write(1, line.encode())


def told(event: str, number: int, rest: str = "") -> str:
    return f'{{"told": "{event}", "number": {number}{rest}}}\n'


def hang() -> None:
    while True:
        signal.pause()


def flood(line: bytes) -> None:
    block = line * (60_000 // len(line))
    while True:
        os.write(1, block)


def fail(fault: str, number: int) -> None:  # noqa: C901, PLR0912 - a list of faults, one a line
    word = told("word", number, ', "offset": 0, "length": 3')
    match fault:
        case "crash":
            os._exit(3)
        case "crash-in-the-middle":
            tell(told("started", number) + word)
            os._exit(3)
        case "abort":
            os.kill(os.getpid(), signal.SIGABRT)
        case "hang":
            hang()
        case "hang-in-the-middle":
            tell(told("started", number) + word)
            hang()
        case "stopped-by-the-system":
            os.kill(os.getpid(), signal.SIGSTOP)
        case "close-stdout":
            os.close(1)
            hang()
        case "close-stdin":
            os.close(0)
            hang()
        case "garbage":
            os.write(1, b"ALSA lib: \xff\xfe\x00 no card\n" + b"{" * 70_000 + b"\n")
        case "half-a-line":
            tell(told("started", number)[:15])
            os._exit(0)
        case "half-a-line-and-hang":
            tell(told("started", number)[:15])
            hang()
        case "flood-of-garbage":
            flood(b"error: Connection terminated\n")
        case "flood-of-words":
            flood(word.encode())
        case "flood-of-pongs":
            flood(told("pong", 0).encode())
        case "no-sound":
            tell(told("failed", number, ', "reason": "no-sound"'))
            os._exit(0)
        case "no-voice":
            tell(told("failed", number, ', "reason": "no-voice"'))
        case "late-answers":
            tell("".join(told("ended", n, ', "completed": true') for n in range(number)))
        case "answers-to-come":
            tell(told("ended", number + 1, ', "completed": true'))


def start(fault: str) -> None:
    match fault:
        case "exit-at-once":
            os._exit(1)
        case "exit-when-ready":
            os.write(1, READY)
            os._exit(0)
        case "never-ready":
            hang()
        case "half-ready":
            os.write(1, READY[:20])
            hang()
        case "no-engine":
            tell(told("failed", 0, ', "reason": "no-engine"'))
            os._exit(0)
        case "ready-twice":
            os.write(1, READY)


def number_in(line: str) -> int:
    return int(line.partition('"number": ')[2].partition(",")[0].rstrip("}\n"))


def say(line: str) -> None:
    number = number_in(line)
    fault, _, lasting = line.partition('"text": "')[2].partition('"')[0].partition(" ")
    if used_up(fault) or lasting == "always":
        fail(fault, number)
    if fault == "mute":
        return
    tell(told("started", number) + told("word", number, ', "offset": 0, "length": 3'))
    if fault != "endless":
        tell(told("ended", number, ', "completed": true'))


def main() -> None:
    try:
        with open(f"{FOLDER}/start") as file:  # noqa: PTH123 - pathlib takes longer to import
            fault = file.read()
    except OSError:
        fault = ""
    if fault and used_up("start"):
        start(fault)
    os.write(1, READY)
    for line in sys.stdin:
        if line.startswith('{"do": "ping"'):
            tell(told("pong", number_in(line)))
        elif line.startswith('{"do": "say"'):
            say(line)


main()
