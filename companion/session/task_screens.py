"""The screens of what is done and what still comes."""

from typing import assert_never

from companion.flows.model import AskDate, DateRange, Done, DoorName, FlowId, Phone, StepId
from companion.flows.progress import Progress, begin
from companion.l10n.dates import long_date
from companion.session import fields
from companion.session.door_screens import phone_number
from companion.session.frame import focused, forward_button, main_button, problem, screen, told
from companion.session.help_screens import human_doors
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.places import Draft
from companion.session.task_places import (
    AskedBack,
    AtTask,
    Confirmed,
    GotAnswer,
    LastScreen,
    ListPlace,
    Removing,
    SaidNo,
    Tasks,
)
from companion.session.task_words import history, what_to_do
from companion.session.tasks import (
    AnswerThem,
    Await,
    CallThem,
    DoAgain,
    GoOn,
    MayObject,
    PostIt,
    Task,
    following_of,
    key_of,
    task_of,
    tasks,
    title_of,
)
from companion.session.texts import Texts
from companion.session.views import (
    Button,
    Buttons,
    Heading,
    Lines,
    Option,
    Options,
    Part,
    ScreenView,
    Tone,
)

# What came after it was sent.
RIGHT, MORE_ASKED, REFUSED, NOTHING_YET = "klopt", "vragen", "nee", "niets"
REMOVE, REMOVE_YES = "van-de-lijst", "ja-weg"
UNKNOWN_DAY = "weet-niet"
# The day that their letter names: a question as those of a flow.
BY_DAY = AskDate(
    id=StepId("dag"),
    line=0,
    heading="",
    accept=DateRange.FUTURE,
    unknown=StepId("dag"),
)


def view(session: Session, place: ListPlace) -> ScreenView:
    """Return the screen of the list or one task of it."""
    match place:
        case Tasks():
            return _list(session)
        case AtTask() | Removing():
            return _of_task(session, place)
        case GotAnswer():
            return _got_answer(session, place)
        case AskedBack():
            return _asked_back(session, place)
        case SaidNo():
            return _said_no(session, place)
        case Confirmed():
            return _confirmed(session, place)
        case LastScreen():
            raise AssertionError(place)  # a screen of its errand
        case _:
            assert_never(place)


def _list(session: Session) -> ScreenView:
    _ = session.words
    buttons = tuple(
        # No row: with large letters a row of three texts has no room on a page.
        Button(
            f"task-{key_of(task)}",
            f"{task.title}. {what_to_do(session, task)}",
            Pick(key_of(task)),
            "forward",
        )
        for task in tasks(session)
    )
    listed = Buttons(buttons) if buttons else Lines((_("There is nothing on your list."),))
    done = history(session)
    past = Lines(done, label=_("This is done"), icon="done", bullets=True) if done else None
    return screen(session, "S19", "tasks", (Heading(_("My list")), listed, past), None)


def _of_task(session: Session, place: AtTask | Removing) -> ScreenView:
    task = task_of(session, place.key)
    if task is None:
        return _gone(session)
    return _task(session, task) if isinstance(place, AtTask) else _removing(session, task)


def _gone(session: Session) -> ScreenView:
    _ = session.words
    parts = (Heading(_("This is not on your list any more")),)
    back = Button("main", _("To the start"), Press.HOME, "home")
    return screen(session, "S19", "task/gone", parts, back)


def _task(session: Session, task: Task) -> ScreenView:
    _ = session.words
    remove = Button("remove", _("Take this from my list"), Pick(REMOVE), "erase")
    ways = human_doors(session, None) if isinstance(task, MayObject) else ()
    parts = (
        Heading(task.title),
        Lines((what_to_do(session, task),)),
        *_how(session, task),
        Buttons((*ways, remove)),
    )
    labels = {
        GoOn: _("Continue"),
        PostIt: _("I have posted it"),
        Await: _("I have an answer"),
        CallThem: _("I have an answer"),
        AnswerThem: _("I have answered"),
        MayObject: _("I objected"),
        DoAgain: _("Begin"),
    }
    return screen(session, "S19", f"task/{key_of(task)}", parts, main_button(labels[type(task)]))


def _how(session: Session, task: Task) -> tuple[Part | None, ...]:
    """Return what is known of a task and what to do about it now."""
    _ = session.words
    match task:
        case Await(sent=sent):
            since = _("You have waited since {day}.", day=long_date(sent, _.language))
            return Lines((since, *_told_at_the_end(session, task.flow))), *_call(session, task)
        case CallThem():
            return _call(session, task)
        case AnswerThem():
            hard = Lines((_("Is the letter difficult? Call them, or press Help."),))
            return hard, *_number(session, task.flow)
        case MayObject():
            return _objecting(session, task)
        case GoOn() | PostIt() | DoAgain():
            return ()


def _objecting(session: Session, task: MayObject) -> tuple[Part | None, ...]:
    """Return the way on after a refusal: first a human, by telephone where the number is known."""
    _ = session.words
    number = _number(session, task.flow)
    first = (
        _("Do you disagree? Call first.")
        if number
        else _("Do you disagree? Ask at a counter first.")
    )
    return Lines((first, _what_objecting_is(session))), *number


def _told_at_the_end(session: Session, flow: str) -> tuple[str, ...]:
    """Return what the end of an errand told: what comes, and what to do with it."""
    progress, follow = _progress(session, flow), following_of(session, flow)
    if progress is None or follow is None:
        return ()
    step = progress.flow.steps.get(StepId(follow.step))
    if not isinstance(step, Done):
        return ()
    return Texts(session.words, progress).all(step.tell)


def _call(session: Session, task: Await | CallThem) -> tuple[Part | None, ...]:
    """Return the number to call, and what to say of an errand that was sent."""
    _ = session.words
    number = _number(session, task.flow)
    if not number:
        return ()
    day = long_date(task.sent, _.language)
    say = (
        _("Good day. On {day} I asked you for something.", day=day),
        _("It is about: {errand}.", errand=task.title),
        _("I have heard nothing yet. How far is it?"),
    )
    nothing = Lines((_("Nothing yet? Then call."),)) if isinstance(task, Await) else None
    return nothing, *number, Lines(say, Tone.SAY, _("Say this"), "say")


def _number(session: Session, flow: str) -> tuple[Part | None, ...]:
    progress = _progress(session, flow)
    door = progress.flow.doors[DoorName.PHONE].step if progress is not None else None
    step = progress.flow.steps.get(door) if progress is not None and door is not None else None
    if progress is None or not isinstance(step, Phone):
        return ()
    return phone_number(session, step, Texts(session.words, progress))


def _progress(session: Session, flow: str) -> Progress | None:
    library = session.library
    if library is None or FlowId(flow) not in library.flows:
        return None
    begun = session.errands.get(flow)
    return begun or begin(library.flows[FlowId(flow)], library.official, session.now.date())


def _removing(session: Session, task: Task) -> ScreenView:
    _ = session.words
    kept = (
        _("Then this errand is closed.")
        if isinstance(task, GoOn | PostIt)
        else _("What you sent stays sent.")
    )
    buttons = (
        Button("yes", _("Yes, take it away"), Pick(REMOVE_YES), "erase"),
        Button("no", _("No, leave it"), Press.BACK, "forward"),
    )
    parts = (
        Heading(_("Take this from your list?")),
        Lines((f"{task.title}.", kept)),
        Buttons(buttons),
    )
    return screen(session, "S19", f"removing/{key_of(task)}", parts, None)


def _got_answer(session: Session, place: GotAnswer) -> ScreenView:
    _ = session.words
    labels = (
        (RIGHT, _("A letter or message that it is right")),
        (MORE_ASKED, _("They ask something more")),
        # Translators: the answer that a citizen got to what was asked: it is refused
        (REFUSED, _("They say no")),
        (NOTHING_YET, _("Nothing yet")),
    )
    options = Options(
        tuple(Option(key, label, key in place.draft.chosen, Pick(key)) for key, label in labels)
    )
    parts = (
        Lines((f"{title_of(session, place.flow)}.",), Tone.PLACE),
        Heading(_("What did you get?")),
        problem(session, place.draft),
        options,
    )
    key = f"answer/{place.flow}"
    return focused(screen(session, "S08", key, parts, forward_button(session)), place.draft)


def _asked_back(session: Session, place: AskedBack) -> ScreenView:
    _ = session.words
    heading = Heading(_("What is the last day to answer?"))
    help_ = told((_("The day stands in their letter."),))
    return _their_day(session, place, f"asked/{place.flow}", (heading, help_))


def _said_no(session: Session, place: SaidNo) -> ScreenView:
    _ = session.words
    heading = Heading(_("Until which day can you object?"))
    help_ = told((_("The day stands in their letter."),))
    # The hard word comes after the answer: at most three sentences are said before it.
    word = told((_what_objecting_is(session),))
    return _their_day(session, place, f"refused/{place.flow}", (heading, help_), word)


def _what_objecting_is(session: Session) -> str:
    return session.words("Objecting: you ask them to look at it once more.")


def _their_day(
    session: Session,
    place: AskedBack | SaidNo,
    key: str,
    question: tuple[Part | None, ...],
    closing: Part | None = None,
) -> ScreenView:
    """Return the question for a day that stands in their letter, which need not be known."""
    _ = session.words
    draft: Draft = place.draft
    unknown = Option(
        UNKNOWN_DAY, _("I do not know"), UNKNOWN_DAY in draft.chosen, Pick(UNKNOWN_DAY)
    )
    parts = (
        Lines((f"{title_of(session, place.flow)}.",), Tone.PLACE),
        *question,
        problem(session, draft),
        *fields.of_question(session, BY_DAY, draft),
        Options((unknown,), several=True),
        closing,
    )
    return focused(screen(session, "S10", key, parts, forward_button(session)), draft)


def _confirmed(session: Session, place: Confirmed) -> ScreenView:
    _ = session.words
    # Translators: {errand} is a title as "AOW aanvragen"
    heading = Heading(_("{errand}: confirmed", errand=title_of(session, place.flow)))
    lines = (_("Keep the letter or message."),)
    stamp = Lines((_("It is confirmed."),), Tone.NOTICE, icon="done")
    main = main_button(_("To the start"), "home")
    return screen(session, "S19", f"confirmed/{place.flow}", (heading, Lines(lines), stamp), main)
