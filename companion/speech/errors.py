"""What can go wrong while speech is written to a file or sent to a voice process."""

from companion.errors import CompanionError


class SpeechError(CompanionError):
    """A situation in the room of the voice."""


class NoVoice(SpeechError):
    """This computer has no engine, or no voice for this language."""

    def __init__(self, language: str) -> None:
        super().__init__(f"no voice for the language {language!r} on this computer")
        self.language = language


class NothingToSay(SpeechError):
    """A recording was asked of no utterance at all."""

    def __init__(self) -> None:
        super().__init__("there is no utterance to record")


class RecordingFailed(SpeechError):
    """The voice process gave no usable recording; `part` counts the utterances from 0."""

    def __init__(self, part: int) -> None:
        super().__init__(f"the voice gave no usable recording of utterance {part}")
        self.part = part


class Garbled(SpeechError):
    """A line on the pipe is not one of ours; the line itself is not kept, it may hold text."""

    def __init__(self, length: int) -> None:
        super().__init__(f"a line of {length} bytes on the voice pipe is not understood")
        self.length = length


class NoProcess(SpeechError):
    """The operating system refused to start the voice process."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"the voice process did not start: {problem}")
        self.problem = problem


class NoSound(SpeechError):
    """This computer takes no samples to play, or took no more of them."""

    def __init__(self, problem: str) -> None:
        super().__init__(f"this computer plays no sound: {problem}")
        self.problem = problem
