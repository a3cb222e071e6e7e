"""What is known of the citizen already, so that nothing is asked twice and no PIN is a birthday."""

from contextlib import suppress
from datetime import date

from companion.flows.answers import Answer, AnswerUnreadable, DateGiven, TextGiven, read_answer
from companion.flows.model import AskDate, AskText, Flow, FlowId, Keeps, Step, StepId
from companion.flows.progress import Progress, fits, reviewed
from companion.session.model import Session
from companion.session.vault_state import contents_of
from companion.vault.keeping import accepted
from companion.vault.keeping_errors import NotKeepable
from companion.vault.kinds import Kind
from companion.vault.pins import Own
from companion.visits.consent import Right


def known_answer(session: Session, progress: Progress) -> Answer | None:
    """Return what the citizen gave before to the question of now, or None.

    What was said last comes first: in this sitting, then the open vault, then the journal.
    """
    keeps = kept_by(progress.step)
    if keeps is None:
        return None
    given = _from_vault(session, progress, keeps)
    # A helper with one errand sees nothing of another.
    if session.helping is None or not session.helping.consent.errand:
        given = (
            _from_errands(session, progress, keeps)
            or given
            or _from_journal(session, progress, keeps)
        )
    return given if given is not None and fits(progress.step, given) else None


def to_keep(session: Session, progress: Progress) -> tuple[tuple[Kind, str], ...]:
    """Return the answers of a review that the open vault does not hold as they are now."""
    if contents_of(session) is None or session.helping is not None:
        return ()
    kept = _plain(session)
    values = {}
    for step, given in reviewed(progress):
        keeps = kept_by(progress.flow.steps[step])
        if keeps is None:
            continue
        kind = Kind(keeps.value)
        with suppress(NotKeepable):
            values[kind] = accepted(kind, _text_of(given), session.now.date())
    return tuple((kind, value) for kind, value in values.items() if kept.get(kind) != value)


def kept_by(step: Step) -> Keeps | None:
    """Return what of the citizen the answer to a step is, or None."""
    return step.keeps if isinstance(step, AskDate | AskText) else None


def own_of(session: Session) -> Own:
    """Return what someone who knows the citizen would try first as a PIN."""
    kept = _plain(session)
    dates = {
        given.day
        for progress in session.errands.values()
        for given in progress.given.values()
        if isinstance(given, DateGiven)
    }
    with suppress(ValueError):  # a birth date of which not all is known
        dates.add(date.fromisoformat(kept.get(Kind.BIRTH_DATE, "")))
    phone = kept.get(Kind.PHONE, "")
    return Own(
        dates=tuple(sorted(dates)),
        postcode=kept.get(Kind.POSTCODE, "") or session.postcode,
        house=kept.get(Kind.ADDRESS, ""),
        phones=(phone,) if phone else (),
    )


def _from_errands(session: Session, progress: Progress, keeps: Keeps) -> Answer | None:
    """Return the answer of another errand of this sitting, the newest first."""
    for other in reversed(tuple(session.errands.values())):
        if other.flow.id == progress.flow.id:
            continue
        for step, given in other.given.items():
            if _is(other.flow, step, keeps, given):
                return given
    return None


def _from_vault(session: Session, progress: Progress, keeps: Keeps) -> Answer | None:
    """Return what is kept, in the form of an answer; nothing to a helper who may not see it."""
    helping = session.helping
    if helping is not None and not helping.consent.allows(
        Right.DATA, progress.flow.id, session.now
    ):
        return None
    value = _plain(session).get(Kind(keeps.value), "")
    if not value or keeps is not Keeps.BIRTH_DATE:
        return TextGiven(value) if value else None
    try:
        return DateGiven(date.fromisoformat(value))
    except ValueError:
        return None  # the register does not know its day or month


def _from_journal(session: Session, progress: Progress, keeps: Keeps) -> Answer | None:
    """Return the answer of an errand of an earlier sitting."""
    flows = session.library.flows if session.library is not None else {}
    for errand in session.kept_errands:
        flow = flows.get(FlowId(errand.flow))
        if flow is None or flow.id == progress.flow.id:
            continue
        for step, line in errand.answers:
            with suppress(AnswerUnreadable):
                given = read_answer(line)
                if _is(flow, StepId(step), keeps, given):
                    return given
    return None


def _is(flow: Flow, step: StepId, keeps: Keeps, given: Answer) -> bool:
    asked = flow.steps.get(step)
    known = isinstance(given, DateGiven | TextGiven)
    return asked is not None and known and kept_by(asked) is keeps


def _plain(session: Session) -> dict[str, str]:
    contents = contents_of(session)
    return {item.id: item.value for item in contents.plain} if contents is not None else {}


def _text_of(given: Answer) -> str:
    match given:
        case DateGiven(day):
            return day.isoformat()
        case TextGiven(text):
            return text
        case _:
            return ""
