"""What can go wrong while speech is written to a file or sent to a voice process."""

from pathlib import Path

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


class PiperError(SpeechError):
    """A voice of Piper that is on this computer cannot be used."""


class NoPiper(PiperError):
    """There are models of voices, but the library that speaks with them is not installed."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"the Python package {missing} is not installed, so the voices of Piper stay silent"
        )
        self.missing = missing


class ModelUndescribed(PiperError):
    """Beside a model there is no description of it that can be read."""

    def __init__(self, model: Path) -> None:
        super().__init__(f"{model.name} needs its description {model.name}.json beside it")
        self.model = model


class ModelIncomplete(PiperError):
    """The file of a model is cut off, or is something else."""

    def __init__(self, model: Path) -> None:
        super().__init__(f"{model.name} is damaged or not complete: put the file there again")
        self.model = model


class ModelForeign(PiperError):
    """A model speaks neither Dutch nor English."""

    def __init__(self, model: Path, language: str) -> None:
        super().__init__(f"{model.name} speaks {language!r}, which is of no use here")
        self.model = model
        self.language = language


class ModelRefused(PiperError):
    """The library cannot load a model, or makes no sound with it."""

    def __init__(self, model: Path) -> None:
        super().__init__(f"{model.name} gives no speech with this version of Piper")
        self.model = model
