"""What the robot citizen answers: from a file, or the first option and invented values."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from companion.documents import Entry, open_document
from companion.errors import CompanionError
from companion.faults import nearest
from companion.flows.model import (
    UNKNOWN,
    AskAmount,
    AskDate,
    AskNumber,
    AskText,
    Checklist,
    Choice,
    DateRange,
    Done,
    Flow,
    Question,
    TextForm,
    Website,
)
from companion.flows.progress import (
    NOT_POSTED,
    POSTED,
    SHOWN_OTHER,
    SHOWN_SENT,
    STUCK,
    WORKED,
    Progress,
)
from companion.session.last_screen import answers_of

PLACE = "plaats"  # where the robot lives, for the counter
_HOME = "3511 AB"  # in Utrecht
_BORN = date(1959, 3, 27)
_SOON = timedelta(days=60)


class AnswersWrong(CompanionError):
    """The file of answers does not fit the flow."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"answers, line {line}: {problem}")


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as the robot gives it: options by their id, or texts by the key of their box."""

    options: tuple[str, ...] = ()
    boxes: tuple[tuple[str, str], ...] = ()


class Answers:
    """The answers of one tour."""

    def __init__(self, flow: Flow, file: Path | None, today: date) -> None:
        self._flow = flow
        self._today = today
        self._entry = open_document(file) if file else None
        if self._entry is not None:
            self._check(self._entry)

    @property
    def place(self) -> str:
        """Return where the robot lives."""
        return self._entry.text(PLACE, _HOME) if self._entry else _HOME

    def website_works(self, step: Website) -> bool:
        """Return whether the website does what it should."""
        return self._texts(step.id) != (STUCK,)

    def of_sending(self, progress: Progress) -> str:
        """Return what the last screen showed: that it was sent, unless the file says otherwise."""
        texts = self._texts(progress.current)
        return texts[0] if texts else answers_of(progress)[0]

    def of(self, step: Question) -> Given:
        """Return the answer to a question."""
        texts = self._texts(step.id)
        if texts == (UNKNOWN,):
            return Given(options=texts)
        match step:
            case Choice():
                return Given(options=texts or (step.options[0].id,))
            case Checklist():
                return Given(options=texts or (step.options[0].id,))
            case AskDate():
                return _date(texts[0] if texts else self._invented_date(step))
            case _:
                return Given(boxes=(("text", texts[0] if texts else _invented(step)),))

    def _texts(self, step: str) -> tuple[str, ...]:
        return self._entry.texts(step) if self._entry is not None and step in self._entry else ()

    def _check(self, entry: Entry) -> None:
        for name in entry.names():
            line, texts = entry.line_of(name), entry.texts(name)
            step = self._flow.steps.get(name)  # type: ignore[call-overload]
            if name == PLACE:
                continue
            if step is None:
                raise AnswersWrong(line, f"no step `{name}`; {nearest(name, self._flow.steps)}")
            if isinstance(step, Choice | Checklist):
                known = {UNKNOWN, *(option.id for option in step.options)}
            elif isinstance(step, Website):
                known = {WORKED, STUCK}
            elif isinstance(step, Done):
                known = {SHOWN_SENT, SHOWN_OTHER, UNKNOWN, POSTED, NOT_POSTED}
            else:
                continue
            for text in texts:
                if text not in known:
                    raise AnswersWrong(line, f"no option `{text}`; {nearest(text, known)}")
        entry.faults.raise_any()  # no mapping at all, or a key that stands there twice

    def _invented_date(self, step: AskDate) -> str:
        future = step.accept is DateRange.FUTURE
        return (self._today + _SOON if future else _BORN).isoformat()


def _date(text: str) -> Given:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return Given(boxes=(("day", text),))  # as a citizen might type it: 27-3-1959
    boxes = (("day", str(day.day)), ("month", str(day.month)), ("year", str(day.year)))
    return Given(boxes=boxes)


def _invented(step: AskAmount | AskNumber | AskText) -> str:
    match step:
        case AskAmount():
            return "612,50"
        case AskNumber(low=low):
            return str(low)
        case AskText(form=TextForm.POSTCODE):
            return _HOME
        case AskText():
            return "Jansen"
