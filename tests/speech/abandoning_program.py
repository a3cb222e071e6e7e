"""A program with a voice that says which process its voice is, and then waits to be killed.

Arguments: the command of the voice process; without, the real one.
"""

import sys
import time

from companion.speech.process import ProcessSynthesizer
from companion.speech.synthesizer import Ready, SpeechEvent


def tell(event: SpeechEvent) -> None:
    if isinstance(event, Ready):
        sys.stdout.write(f"{event.voice}\n")
        sys.stdout.flush()


def main() -> None:
    voice = ProcessSynthesizer(sys.argv[1:] or None)
    voice.listen(tell)
    voice.warm_up()
    time.sleep(1000)


if __name__ == "__main__":
    main()
