"""Texts of a flow as the citizen reads them: translated, with facts and findings filled in."""

from datetime import date

from companion.flows.answers import (
    AmountGiven,
    Answer,
    Chosen,
    DateGiven,
    NotKnown,
    NumberGiven,
    Seen,
    TextGiven,
    Ticked,
)
from companion.flows.checks.check import Found
from companion.flows.graph import PLACEHOLDER
from companion.flows.model import UNKNOWN, Checklist, Choice, Condition, Flow, Item, Step, StepId
from companion.flows.progress import Progress, walk
from companion.l10n.dates import long_date
from companion.l10n.numbers import money
from companion.l10n.words import Words
from companion.official.register import Fact, Official


class Texts:
    """The texts of one flow in one language, for the answers given so far.

    A sentence whose placeholder has no value is left out: a hole is never shown. A fact whose date
    has passed is not stated: the sentence makes place for "Vraag dit na".
    """

    def __init__(self, words: Words, progress: Progress) -> None:
        self._words = words
        self._progress = progress

    @property
    def flow(self) -> Flow:
        """Return the flow these texts belong to."""
        return self._progress.flow

    def one(self, text: str) -> str:
        """Return one text, empty when it cannot be stated."""
        sentence = self._words.flow(text)
        values = {name: self._value(name) for name in PLACEHOLDER.findall(sentence)}
        for reference, value in values.items():
            if value is None:
                return self._ask_instead(reference)
        # In one go: braces in what the citizen typed are no placeholders.
        return PLACEHOLDER.sub(lambda match: values[match[1]] or "", sentence)

    def all(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return texts without those that cannot be stated, and none twice."""
        return tuple(dict.fromkeys(one for one in map(self.one, texts) if one))

    def items(self, items: tuple[Item, ...]) -> tuple[str, ...]:
        """Return the lines of a list that hold for the answers given so far."""
        return self.all(tuple(item.text for item in items if self._holds(item.when)))

    def facts(self, *texts: str) -> tuple[Fact, ...]:
        """Return the facts that texts name, each once."""
        names = [name for text in texts for name in PLACEHOLDER.findall(text)]
        known = self._progress.official.facts
        found = [known.get(name.partition(":")[2]) for name in names if name.startswith("fact:")]
        return tuple(dict.fromkeys(fact for fact in found if fact is not None))

    def is_certain(self, text: str) -> bool:
        """Return whether every fact that a text names may be stated today."""
        return all(fact.holds_on(self._progress.today) for fact in self.facts(text))

    def _holds(self, when: Condition | None) -> bool:
        if when is None:
            return True
        match self._progress.given.get(when.step):
            case Chosen(option):
                return option in when.options
            case Ticked(options):
                return bool(set(options) & set(when.options))
            case _:
                return False

    def _value(self, reference: str) -> str | None:
        kind, _, name = reference.partition(":")
        if kind == "fact":
            return stated(self._progress.official, name, self._progress.today)
        if kind == "found":
            found = walk(self._progress).found.get(name)
            return shown_finding(self._words, found) if found is not None else None
        given = self._progress.given.get(StepId(name)) if kind == "answer" else None
        step = self.flow.steps.get(StepId(name))
        return shown_answer(self._words, step, given) if step and given else None

    def _ask_instead(self, reference: str) -> str:
        kind, _, name = reference.partition(":")
        fact = self._progress.official.facts.get(name) if kind == "fact" else None
        if fact is None:
            return ""
        _ = self._words
        day = long_date(fact.checked_on, _.language)
        return _("Ask for this first. What we know is from {day}.", day=day)


def stated(official: Official, name: str, today: date) -> str | None:
    """Return the value of a fact that may be stated today, or None."""
    fact = official.facts.get(name)
    return fact.value if fact is not None and fact.holds_on(today) else None


def shown_finding(words: Words, value: Found) -> str:
    """Return a value that a check found, as the citizen reads it."""
    if isinstance(value, date):
        return long_date(value, words.language)
    return words.flow(value) if isinstance(value, str) else str(value)


def shown_answer(words: Words, step: Step, given: Answer) -> str:
    """Return an answer as the citizen reads it on the review and on paper."""
    match given:
        case Chosen(option):
            shown = _label(words, step, (option,))
        case Ticked(options):
            shown = _label(words, step, options)
        case DateGiven(day):
            shown = long_date(day, words.language)
        case AmountGiven(cents):
            shown = money(cents, words.language)
        case NumberGiven(number):
            shown = str(number)
        case TextGiven(text):
            shown = text
        case NotKnown():
            shown = words("I do not know")
        case Seen():
            # Translators: on the review, beside a step that only told something
            shown = words("done")
    return shown


def _label(words: Words, step: Step, options: tuple[str, ...]) -> str:
    if options == (UNKNOWN,):
        return words("I do not know")
    if isinstance(step, Checklist) and not options:
        return words.flow(step.nothing)
    known = step.options if isinstance(step, Choice | Checklist) else ()
    labels = [words.flow(one.label) for one in known if one.id in options]
    # Translators: between two answers that were both ticked
    between = words("and")
    return f" {between} ".join((*labels[:1], *map(_within, labels[1:])))


def _within(label: str) -> str:
    """Return a label as it stands within a sentence; names as "DigiD" and "AOW" stay."""
    first = label.partition(" ")[0]
    plain = len(first) > 1 and first[1:].islower()
    return label[:1].lower() + label[1:] if plain else label
