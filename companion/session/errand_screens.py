"""The screens of an errand that ask or tell: its beginning, questions, review and end."""

from companion.flows.graph import questions_ahead
from companion.flows.model import (
    NOTHING,
    QUESTIONS,
    AskAmount,
    AskDate,
    AskNumber,
    AskText,
    Checklist,
    Choice,
    Done,
    Explain,
    Question,
    Review,
    StampName,
    Step,
    StepId,
)
from companion.flows.model import UNKNOWN as UNKNOWN_OPTION
from companion.flows.progress import SHOWN_SENT, Progress, reviewed, walk
from companion.l10n.message import N_, Message
from companion.session import fields
from companion.session.choose_screens import flow_titles, not_available
from companion.session.frame import (
    focused,
    forward_button,
    main_button,
    notice,
    problem,
    screen,
    told,
)
from companion.session.intents import Pick, Press
from companion.session.known import to_keep
from companion.session.last_screen import Sending, answers_of, sending_of, stamp_of
from companion.session.library import Library
from companion.session.model import Session
from companion.session.places import About, Draft, Explained
from companion.session.texts import Texts, shown_answer
from companion.session.views import (
    Button,
    Buttons,
    Heading,
    Lines,
    Option,
    Options,
    Part,
    Row,
    ScreenView,
    Tone,
)

STAMPS = {
    # Translators: the errand may go on elsewhere
    StampName.DONE_HERE: Message(N_("Done here.")),
    StampName.SENT: Message(N_("You sent it.")),
    StampName.CONFIRMED: Message(N_("It is confirmed.")),
}


def about(session: Session, place: About, progress: Progress) -> ScreenView:
    """Return S07: what the errand brings, how long it takes, what it costs and needs."""
    _ = session.words
    flow, texts = progress.flow, Texts(session.words, progress)
    if place.missing:
        missing = (Heading(_("You do not have everything")), told(texts.all(flow.missing)))
        return screen(session, "S07", f"about/{flow.id}/missing", missing, forward_button(session))
    facts = (
        *texts.all(flow.about),
        _("It takes about {minutes} minutes.", minutes=flow.minutes),
        texts.one(flow.cost),
        _("You may stop. We keep your answers until you leave.")
        if session.forgets
        else _("You may stop. We keep your answers."),
    )
    needs = texts.items(flow.needs)
    lay_ready = Lines(needs, label=_("Lay ready"), icon="ready", bullets=True) if needs else None
    buttons = []
    if flow.missing:
        buttons.append(Button("missing", _("I do not have everything"), Press.MISSING, "missing"))
    buttons.append(Button("doors", _("I want to do it another way"), Press.DOORS, "doors"))
    parts = (Heading(texts.one(flow.title)), Lines(facts), lay_ready, Buttons(tuple(buttons)))
    return screen(session, "S07", f"about/{flow.id}", parts, main_button(_("Begin")))


def unavailable(session: Session, flow: str, library: Library) -> ScreenView:
    """Return the screen of an errand whose file is broken, with the way to a human."""
    _ = session.words
    lines = (
        _("We cannot help with this on the screen now."),
        _("Press Help to find a counter near you."),
    )
    kept = {errand.flow: not_available(session, errand.title) for errand in session.kept_errands}
    heading = Heading((kept | flow_titles(session, library)).get(flow, flow))
    # Translators: a button to the first screen
    back = Button("main", _("To the start"), Press.HOME, "home")
    return screen(session, "S26", f"unavailable/{flow}", (heading, Lines(lines)), back)


def explain(session: Session, step: Explain, progress: Progress) -> ScreenView:
    """Return a step that only tells."""
    texts = Texts(session.words, progress)
    parts = (*opening(session, progress, texts), *closing(session, step, texts))
    return screen(session, "S07", step_key(progress), parts, forward_button(session))


def question(session: Session, step: Question, progress: Progress, draft: Draft) -> ScreenView:
    """Return S08 to S12: one question with its answers or its boxes."""
    texts = Texts(session.words, progress)
    parts = (
        *opening(session, progress, texts),
        problem(session, draft),
        _given_before(session) if draft.known else None,
        *_answers(session, step, texts, draft),
        *closing(session, step, texts),
    )
    name = _NAMES[type(step)]
    view = screen(session, name, step_key(progress), parts, forward_button(session))
    return focused(view, draft)


def _given_before(session: Session) -> Lines | None:
    """Return the question about what is filled in already; it is never skipped."""
    _ = session.words
    # Translators: {label} above boxes that are filled in with an earlier answer
    return notice(_("Is this still right?"), (_("You gave this before."),), "info")


def review(session: Session, step: Review, progress: Progress) -> ScreenView:
    """Return S14: every answer with a way to change it."""
    _ = session.words
    texts = Texts(session.words, progress)
    rows = tuple(
        Row(
            texts.one(progress.flow.steps[name].heading),
            shown_answer(session.words, progress.flow.steps[name], given),
            Button(f"change-{name}", _("Change"), Pick(name), "change"),
        )
        for name, given in reviewed(progress)
    )
    keep = Button("keep", _("Keep this in My data"), Press.KEEP_DATA, "lock")
    parts = (
        *opening(session, progress, texts),
        *rows,
        Buttons((keep,)) if to_keep(session, progress) else None,
        *closing(session, step, texts),
    )
    return screen(session, "S14", step_key(progress), parts, main_button(_("Yes, that is right")))


def done(session: Session, step: Done, progress: Progress) -> ScreenView:
    """Return S19: what was reached, and what happens now."""
    _ = session.words
    texts = Texts(session.words, progress)
    reached = stamp_of(progress) or step.stamp
    stamp = Lines((_.of(STAMPS[reached]),), Tone.NOTICE, icon="done")
    by_website = sending_of(progress) is Sending.SENT and SHOWN_SENT in answers_of(progress)
    number = (_("Did you see a number? Write it on your paper."),) if by_website else ()
    parts = (
        place_line(session, progress),
        Heading(texts.one(step.heading)),
        told((*number, *texts.all(step.tell))),
        stamp,
        *closing(session, step, texts),
    )
    return screen(session, "S19", step_key(progress), parts, main_button(_("To the start"), "home"))


def finished(session: Session, progress: Progress) -> ScreenView:
    """Return S19 for a path that ended at a door: nobody knows what was said there."""
    _ = session.words
    title = Texts(session.words, progress).one(progress.flow.title)
    lines = (_("Good. Write down what you were told, and the date."),)
    stamp = Lines((_.of(STAMPS[StampName.DONE_HERE]),), Tone.NOTICE, icon="done")
    # Translators: {errand} is a title as "AOW aanvragen"
    parts = (Heading(_("{errand}: done here", errand=title)), Lines(lines), stamp)
    key = f"finished/{progress.flow.id}"
    return screen(session, "S19", key, parts, main_button(_("To the start"), "home"))


def explained(session: Session, place: Explained, progress: Progress) -> ScreenView:
    """Return why a step asks, where the answer is found, and what its hard words mean."""
    _ = session.words
    texts = Texts(session.words, progress)
    step = progress.flow.steps[StepId(place.step)]
    words = tuple(
        Lines((texts.one(progress.flow.words[term]),), label=texts.one(term), icon="word")
        for term in step.words
    )
    why, where = texts.all(step.why), texts.all(step.where)
    parts = (
        Heading(_("Explanation: {question}", question=texts.one(step.heading))),
        Lines(where, label=_("Where do I find this?"), icon="where") if where else None,
        *words,
        Lines(why, label=_("Why do we ask this?"), icon="why") if why else None,
    )
    key = f"explained/{progress.flow.id}/{place.step}"
    return screen(session, "S20", key, parts, None)


def step_key(progress: Progress) -> str:
    """Return the key of the screen of the step now on the screen."""
    return f"step/{progress.flow.id}/{progress.current}"


def place_line(session: Session, progress: Progress) -> Lines:
    """Return "Question 2 of 6", counting the longest way still open; elsewhere the errand."""
    if not isinstance(progress.step, QUESTIONS):
        return Lines((session.words.flow(progress.flow.title) + ".",), Tone.PLACE)
    steps = walk(progress, until=progress.current).steps
    before = sum(isinstance(progress.flow.steps[name], QUESTIONS) for name in steps[:-1])
    total = before + questions_ahead(progress.flow, progress.current)
    line = session.words("Question {number} of {total}.", number=before + 1, total=total)
    return Lines((line,), Tone.PLACE)


def opening(session: Session, progress: Progress, texts: Texts) -> tuple[Part | None, ...]:
    """Return how the screen of every step begins: the place, the heading, what is told."""
    step = progress.step
    heading = Heading(texts.one(step.heading))
    return place_line(session, progress), heading, told(texts.all(step.tell))


def closing(session: Session, step: Step, texts: Texts) -> tuple[Part | None, ...]:
    """Return the mistake that people make here, in a frame, and the button that explains."""
    watch_out = notice(session.words("Watch out"), texts.all(step.trap))
    return watch_out, explain_button(session, step)


def explain_button(session: Session, step: Step) -> Buttons | None:
    """Return the one button behind which a step explains itself, or nothing to explain."""
    _ = session.words
    if step.where:
        label = _("Where do I find this?")
    elif step.words:
        label = _("What does this mean?")
    elif step.why:
        label = _("Why do we ask this?")
    else:
        return None
    return Buttons((Button("explain", label, Press.EXPLAIN, "why"),))


def _answers(
    session: Session, step: Question, texts: Texts, draft: Draft
) -> tuple[Part | None, ...]:
    if isinstance(step, Choice | Checklist):
        return (_options(session, step, texts, draft),)
    parts: tuple[Part | None, ...] = fields.of_question(session, step, draft)
    if step.unknown is None:
        return parts
    chosen = UNKNOWN_OPTION in draft.chosen
    unknown = Option(UNKNOWN_OPTION, session.words("I do not know"), chosen, Pick(UNKNOWN_OPTION))
    return (*parts, Options((unknown,), several=True))


def _options(session: Session, step: Choice | Checklist, texts: Texts, draft: Draft) -> Options:
    labels = [(option.id, texts.one(option.label)) for option in step.options]
    if isinstance(step, Checklist):
        labels.append((NOTHING, texts.one(step.nothing)))
    if step.unknown is not None:
        labels.append((UNKNOWN_OPTION, session.words("I do not know")))
    options = tuple(Option(key, label, key in draft.chosen, Pick(key)) for key, label in labels)
    return Options(options, several=isinstance(step, Checklist))


_NAMES = {
    Choice: "S08",
    Checklist: "S09",
    AskDate: "S10",
    AskAmount: "S11",
    AskNumber: "S11",
    AskText: "S12",
}
