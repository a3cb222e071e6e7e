"""How a visit ends: by Stop, because nobody pressed, after a sleep.

On the citizen's own computer the screen is only covered; of a guest everything is erased. Where
there is nothing to hide nobody is warned: a home screen may stand there all day.
"""

from dataclasses import replace

from companion.session import vaulting
from companion.session.effects import Effect, Erase, Quit, SaveSettings, Speak
from companion.session.end_places import Covered, EndPlace, Erased, Erasing, StillThere
from companion.session.intents import IdleOver, IdleWarning, Intent, Press, VisitErased
from companion.session.model import Session
from companion.session.outcome import Outcome, at
from companion.session.places import Code, FirstRun, Home, Leaving, Place, Purpose, Stage
from companion.session.screens import view_of
from companion.session.showing import reads_by_itself, with_sound
from companion.session.utterances import lines_of
from companion.settings.model import VoiceMode
from companion.speech.earcons import Earcon


def end_visit(session: Session) -> Outcome:
    """Return the session that has everything of this visit erased; never what is kept at home."""
    return _erasing(session, away=False) if session.guest else at(session.go(Leaving()))


def take_in(session: Session, intent: IdleWarning | IdleOver | VisitErased) -> Outcome:
    """Return the session after nobody pressed for a while, or after everything was erased."""
    match intent:
        case VisitErased(gone):
            place = session.place
            away = isinstance(place, Erasing) and place.away
            after = replace(_afresh(session), stack=(Erased(gone, away),))
            # The window and the voice obey them too; a guest's are never written down.
            return after, (SaveSettings(after.settings),)
        case _ if _nothing_to_hide(session):
            return at(session)
        case IdleWarning():
            return _warned(session)
        case IdleOver() if session.guest:
            return _erasing(_seen(session), away=True)
        case IdleOver():
            return _covered(_seen(session))


def moved(session: Session, place: EndPlace, intent: Intent) -> Outcome:
    """Return the session after an intent at a place where a visit ends."""
    match place, intent:
        case ((StillThere() | Covered()), (Press.STILL_HERE | Press.FORWARD)):
            return at(session.back())
        case Erased(), Press.NEW_VISIT:
            return at(replace(session, stack=(_first_place(session),)))
        case _:
            return at(session)


def settled(before: Session, intent: Intent, after: Session) -> Session:
    """Return the session without what would stand in the way of how a visit ends.

    Nothing comes on top of what is being erased: it could be answered, or be erased once more when
    the next visitor is there. Whoever pressed on is there, so that question waits nowhere below.
    """
    if isinstance(before.place, Erasing) and not isinstance(intent, VisitErased):
        return replace(after, stack=before.stack)
    below = tuple(place for place in after.stack[:-1] if not isinstance(place, StillThere))
    return replace(after, stack=(*below, after.place))


def leave(session: Session) -> Outcome:
    """Return the session that closes the program; a kiosk asks for its code first."""
    if session.policy.kiosk:
        return at(session.go(Code(Purpose.LEAVE)))
    return session, (Quit(),)


def _warned(session: Session) -> Outcome:
    """Return the question whether somebody is there: said also where screens are not read."""
    if isinstance(session.place, StillThere):
        return at(session)
    asked = replace(session, waiting=None, notice=None).go(StillThere())
    heard = session.settings.voice is not VoiceMode.NEVER and not session.voice_lost
    if reads_by_itself(session) or not heard or session.screen_reader:
        return with_sound(at(asked), Earcon.ATTENTION)
    spoken = replace(asked, speaking=True)
    return with_sound((spoken, (Speak(lines_of(view_of(spoken))),)), Earcon.ATTENTION)


def _covered(session: Session) -> Outcome:
    """Return the session behind a screen that tells nothing; what was typed is still there."""
    alone = replace(_without_code(session), helping=None, waiting=None)
    closed, effects = vaulting.close_secrets(alone)
    return closed.go(Covered()), effects


def _without_code(session: Session) -> Session:
    """Return the session in which no half typed code stands ready for whoever uncovers it."""
    if not isinstance(session.place, Code):
        return session
    choosing = session.place.purpose in (Purpose.CHOOSE, Purpose.REPEAT)
    return session.stay(Code(Purpose.CHOOSE if choosing else session.place.purpose))


def _erasing(session: Session, *, away: bool) -> Outcome:
    closed, effects = vaulting.lock(replace(session, helping=None, waiting=None))
    asked: tuple[Effect, ...] = (*effects, Erase())
    return replace(closed, stack=(Erasing(away),)), asked


def _seen(session: Session) -> Session:
    """Return the session without the question whether somebody is there."""
    return session.back() if isinstance(session.place, StillThere) else session


def _nothing_to_hide(session: Session) -> bool:
    match session.place:
        case Covered() | Erasing() | Erased():
            return True
        case FirstRun():
            return not (session.guest and _left_something(session))
        case Home():
            # What a guest did is erased also from here; a computer at home may just stand there.
            alone = session.vault is None and session.helping is None
            return not (session.guest and _left_something(session)) and alone
        case _:
            return False


def _left_something(session: Session) -> bool:
    """Return whether a guest did anything that the next visitor would find."""
    began = session.began or session.settings
    lived = session.municipality or session.postcode or session.front_door
    done = session.errands or session.ledger or session.helped
    return bool(lived or done) or session.settings != began


def _afresh(session: Session) -> Session:
    """Return a new sitting on the same device: what the world is, and nothing of a citizen."""
    from companion.l10n.words import load_words  # noqa: PLC0415 - at the end of a visit only

    settings = session.began or session.settings
    return Session(
        settings=settings,
        words=load_words(settings.language),
        now=session.now,
        library=session.library,
        register=session.register,
        region_rows=session.region_rows,
        packs=session.packs,
        guest=session.guest,
        policy=session.policy,
        began=session.began,
        asked=session.asked,
        voices=session.voices,
        voice_lost=session.voice_lost,
        told=session.told,
        screen_reader=session.screen_reader,
    )


def _first_place(session: Session) -> Place:
    if session.settings.introduced:
        return Home()
    several = len(session.policy.languages) > 1
    return FirstRun(Stage.LANGUAGE if several else Stage.TEXT)
