"""What works on this computer and what does not: `companion doctor`."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from companion.errors import CompanionError
from companion.l10n.message import Message

_PATIENCE = 10.0  # seconds for the voice to get ready; 0.2 to 0.5 was measured


class Health(Enum):
    """How a part is: it works, it is missing but the program goes on, or it is broken."""

    GOOD = "good"
    MISSING = "missing"
    ILL = "ill"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part, how it is, and in one sentence what was seen or what to do.

    `steps` tell the citizen or a helper in their own language how to make it better, in order.
    """

    part: str
    health: Health
    told: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """All that was examined."""

    findings: tuple[Finding, ...]

    @property
    def ill(self) -> bool:
        """Return whether something is broken that ought to work."""
        return any(finding.health is Health.ILL for finding in self.findings)


def examine(flows: Path | None = None) -> Report:
    """Return how every part of the program is on this computer."""
    parts: tuple[Callable[[], tuple[Finding, ...]], ...] = (
        lambda: _services(flows),
        _counters,
        _regions,
        _routes,
        _words,
        _settings,
        _journal,
        _voice,
        _typeface,
    )
    return Report(tuple(finding for part in parts for finding in part()))


def shown(report: Report, *, as_json: bool) -> str:
    """Return a report for people, a line a part, or for programs as JSON."""
    if as_json:
        findings = [_as_json(finding) for finding in report.findings]
        return json.dumps({"ill": report.ill, "findings": findings}, ensure_ascii=False)
    return "\n".join(line for finding in report.findings for line in _lines(finding))


def _as_json(finding: Finding) -> dict[str, object]:
    shape: dict[str, object] = {**asdict(finding), "health": finding.health.value}
    if not finding.steps:
        del shape["steps"]  # only where there is something to do
    return shape


def _lines(finding: Finding) -> Iterator[str]:
    yield f"{finding.health.value:8}{finding.part}: {finding.told}"
    for number, step in enumerate(finding.steps, start=1):
        yield f"{'':8}{number}. {step}"


def _services(flows: Path | None) -> tuple[Finding, ...]:
    from companion.session.library import read_library  # noqa: PLC0415 - each part by itself

    try:
        library = read_library(flows)
    except CompanionError as error:
        return (Finding("services", Health.ILL, str(error)),)
    broken = tuple(
        Finding(f"service {name}", Health.ILL, str(fault))
        for name, one in library.broken.items()
        for fault in one.faults
    )
    count = len(library.flows)
    return (Finding("services", Health.GOOD, f"{count} can be carried out"), *broken)


def _counters() -> tuple[Finding, ...]:
    from companion.counters.standing import read_standing  # noqa: PLC0415 - each part by itself

    try:
        standing = read_standing()
    except CompanionError as error:
        return (Finding("counters", Health.ILL, str(error)),)
    register = standing.register
    newest = max(one.checked_on for one in register.municipalities.values())
    told = f"{len(register.municipalities)} municipalities, {len(register.postcodes)} postcodes"
    return (Finding("counters", Health.GOOD, f"{told}, as they were on {newest}"),)


def _regions() -> tuple[Finding, ...]:
    from companion.regions.store import installed  # noqa: PLC0415 - each part by itself

    packs = installed()
    if not packs:
        told = "none; without one there are addresses and distances, but no routes and no map"
        return (Finding("regions", Health.MISSING, told),)
    return tuple(
        Finding(
            f"region {pack.manifest.name}",
            Health.GOOD,
            f"{pack.manifest.title}, map of {pack.manifest.osm_date}",
        )
        for pack in packs
    )


def _routes() -> tuple[Finding, ...]:
    from companion.directions.engine import engine  # noqa: PLC0415 - each part by itself

    found = engine()
    if found is None:
        told = "no engine; it comes with the extra `routing`"
        return (Finding("routes", Health.MISSING, told),)
    return (Finding("routes", Health.GOOD, "the engine is there"),)


def _words() -> tuple[Finding, ...]:
    from companion.l10n.words import LANGUAGES, load_words  # noqa: PLC0415 - each part by itself

    findings = []
    for language in LANGUAGES:
        try:
            load_words(language)
        except CompanionError as error:
            findings.append(Finding(f"words {language}", Health.ILL, str(error)))
        else:
            findings.append(Finding(f"words {language}", Health.GOOD, "there"))
    return tuple(findings)


def _settings() -> tuple[Finding, ...]:
    from companion.settings.folders import settings_file  # noqa: PLC0415 - each part by itself

    path = settings_file()
    if not path.exists():
        return (Finding("settings", Health.GOOD, f"none yet; they will be in {path}"),)
    try:
        whole = isinstance(json.loads(path.read_text("utf-8")), dict)
    except (OSError, ValueError):
        whole = False
    if whole:
        return (Finding("settings", Health.GOOD, str(path)),)
    told = f"{path} cannot be read; the next start keeps it aside and begins with new ones"
    return (Finding("settings", Health.ILL, told),)


def _journal() -> tuple[Finding, ...]:
    import sqlite3  # noqa: PLC0415 - each part by itself

    from companion.settings.folders import journal_file  # noqa: PLC0415

    path = journal_file()
    if not path.exists():
        return (Finding("journal", Health.GOOD, f"none yet; it will be in {path}"),)
    try:
        # Read-only: the doctor looks and touches nothing.
        with closing(sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True)) as database:
            sound = database.execute("PRAGMA quick_check").fetchone() == ("ok",)
    except sqlite3.Error:
        sound = False
    if sound:
        return (Finding("journal", Health.GOOD, str(path)),)
    told = f"{path} is damaged; the next start keeps it aside and begins a new one"
    return (Finding("journal", Health.ILL, told),)


def _voice() -> tuple[Finding, ...]:
    import sys  # noqa: PLC0415 - each part by itself

    from companion.speech.advice import advice, more_natural  # noqa: PLC0415
    from companion.speech.errors import SpeechError  # noqa: PLC0415
    from companion.speech.piper_models import find_voices, voices_folder  # noqa: PLC0415

    folder = voices_folder()
    unusable = tuple(
        Finding("voice", Health.MISSING, str(fault)) for fault in find_voices([folder]).faults
    )
    try:
        seconds = _seconds_of_dutch()
    except SpeechError as error:
        steps = _in_own_words(advice(sys.platform, ()))
        told = f"{error}; the text stays on the screen"
        return (Finding("voice", Health.MISSING, told, steps), *unusable)
    names = _dutch_voices()
    made = f"speaks Dutch ({seconds:.1f} seconds of sound made); voices: {', '.join(names)}"
    told = f"{made}; a more natural voice is possible"
    natural = _in_own_words(more_natural(sys.platform, str(folder)))
    return (Finding("voice", Health.GOOD, told, natural), *unusable)


def _seconds_of_dutch() -> float:
    import tempfile  # noqa: PLC0415 - each part by itself

    from companion.speech.rendering import render_wav  # noqa: PLC0415
    from companion.speech.utterance import Utterance  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        return render_wav([Utterance("Goedemorgen.", "nl")], Path(folder) / "voice.wav")


def _dutch_voices() -> tuple[str, ...]:
    """Return the ids of the voices that the window would offer for Dutch, the best first."""
    import threading  # noqa: PLC0415 - each part by itself

    from companion.speech.process import ProcessSynthesizer  # noqa: PLC0415
    from companion.speech.synthesizer import OfferedVoice, Ready, SpeechEvent  # noqa: PLC0415

    offered: list[OfferedVoice] = []
    ready = threading.Event()

    def hear(event: SpeechEvent) -> None:
        if isinstance(event, Ready):
            offered.extend(event.voices)
            ready.set()

    with closing(ProcessSynthesizer()) as voice:
        voice.listen(hear)
        voice.warm_up()
        ready.wait(_PATIENCE)
    return tuple(one.id for one in offered if one.language.lower().startswith("nl"))


def _in_own_words(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return messages in the language of the citizen, as the settings say it."""
    from companion.l10n.words import LANGUAGES, load_words  # noqa: PLC0415 - each part by itself
    from companion.settings.folders import settings_file  # noqa: PLC0415

    try:
        # Not `store.read`, which mends a damaged file: the doctor looks and touches nothing.
        language = json.loads(settings_file().read_text("utf-8"))["language"]
    except (OSError, ValueError, KeyError, TypeError):
        language = LANGUAGES[0]
    try:
        words = load_words(language if language in LANGUAGES else LANGUAGES[0])
    except CompanionError:
        return tuple(message.id for message in messages)
    return tuple(words.of(message) for message in messages)


def _typeface() -> tuple[Finding, ...]:
    import os  # noqa: PLC0415 - each part by itself

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 - Qt must see the platform first

    from companion.qt.look import TYPEFACES, best_typeface  # noqa: PLC0415

    application = QGuiApplication.instance() or QGuiApplication([])
    face = best_typeface()
    del application
    if face == TYPEFACES[-1] or face not in TYPEFACES:
        told = f"{face}; install one of {', '.join(TYPEFACES[:-1])} for easier letters"
        return (Finding("typeface", Health.MISSING, told),)
    return (Finding("typeface", Health.GOOD, face),)
