"""The screens of the four doors: website, telephone, letter, counter."""

from companion.counters.model import MunicipalityCode, counters_of
from companion.flows.model import Counter, DoorName, Letter, Phone, Website
from companion.flows.progress import Progress
from companion.l10n.dates import long_date
from companion.session.errand_screens import closing, opening, step_key
from companion.session.frame import main_button, screen, told
from companion.session.intents import Pick, Press
from companion.session.model import Session
from companion.session.texts import Texts
from companion.session.views import Button, Buttons, Heading, Lines, Part, ScreenView, Tone

DOOR_ICONS = {
    DoorName.ONLINE: "website",
    DoorName.PHONE: "phone",
    DoorName.LETTER: "letter",
    DoorName.COUNTER: "counter",
}


def website(session: Session, step: Website, progress: Progress) -> ScreenView:
    """Return the online door as cards beside the citizen's own browser."""
    _ = session.words
    texts = Texts(session.words, progress)
    watch_out, explain = closing(session, step, texts)
    address = step.url.removeprefix("https://").removesuffix("/")
    parts = (
        *opening(session, progress, texts),
        _list(_("Lay ready"), texts.items(step.ready), "ready"),
        # Translators: above the address of the official website, which is not a copy
        Lines((address,), Tone.BIG, _("The real address"), "lock"),
        _log_in_alone(session),
        Buttons((Button("open", _("Open the website"), Press.OPEN_WEBSITE, "website"),)),
        _list(_("Do this there"), texts.all(step.do), "steps"),
        watch_out,
        Buttons((Button("stuck", _("It does not work"), Press.STUCK, "stuck"),)),
        explain,
    )
    return screen(session, "S15", step_key(progress), parts, main_button(_("It worked"), "done"))


def _log_in_alone(session: Session) -> Lines | None:
    """Return who logs in while a helper is there: the citizen, and nobody looks."""
    if session.helping is None:
        return None
    _ = session.words
    name = session.helping.consent.helper
    # Translators: at a website, while somebody helps; {name} is who helps
    told = (_("Type your DigiD yourself."), _("{name} looks away for that.", name=name))
    return Lines(told, Tone.NOTICE, _("Only you"), "away")


def phone(session: Session, step: Phone, progress: Progress) -> ScreenView:
    """Return S16: the number in groups, what to lay ready, and the sentence to say."""
    _ = session.words
    texts = Texts(session.words, progress)
    parts = (
        *opening(session, progress, texts),
        *phone_number(session, step, texts),
        _list(_("Lay ready"), texts.items(step.ready), "ready"),
        _say(session, texts.all(step.say)),
        *closing(session, step, texts),
        _later(_("I will call later")),
    )
    return screen(
        session, "S16", step_key(progress), parts, main_button(_("I have called"), "done")
    )


def phone_number(session: Session, step: Phone, texts: Texts) -> tuple[Part | None, ...]:
    """Return the number to call with the day it was checked, and where else it is found."""
    _ = session.words
    if step.of_municipality:
        return _own_municipality(session, step, texts)
    number = texts.one(step.number)
    certain = texts.is_certain(step.number)
    tone = Tone.BIG if certain else Tone.PLAIN
    label = texts.one(step.organisation)
    big = Lines((number,), tone, label, "phone") if number else None
    where = told(texts.all(step.number_where))
    checked = [
        _("Number checked on {day}.", day=long_date(fact.checked_on, session.words.language))
        for fact in texts.facts(step.number)
        if certain
    ]
    hours = (_("Opening hours are not known."),)
    # The number on the citizen's own letter comes before a number from a register.
    order = (where, big) if step.number_where else (big, where)
    return (*order, Lines((*checked, *hours)))


def _own_municipality(session: Session, step: Phone, texts: Texts) -> tuple[Part | None, ...]:
    """Return the number of the citizen's own municipality, or the way to find it."""
    _ = session.words
    hours = Lines((_("Opening hours are not known."),))
    register, code = session.register, MunicipalityCode(session.municipality)
    if register is None or code not in register.municipalities:
        find = Button("find", _("Find the number"), Press.FINDER, "search")
        return told(texts.all(step.number_where)), Buttons((find,)), hours
    municipality = register.municipalities[code]
    number = municipality.appointment_phone or municipality.phone
    day = long_date(municipality.checked_on, session.words.language)
    name = counters_of(municipality)[0].name
    return (
        Lines((number,), Tone.BIG, name, "phone"),
        Lines((_("Number checked on {day}.", day=day), *hours.lines)),
    )


def letter(session: Session, step: Letter, progress: Progress) -> ScreenView:
    """Return the letter door in the frame of S16."""
    _ = session.words
    texts = Texts(session.words, progress)
    write = texts.all(step.write)
    print_it = Button("print", _("Print the letter"), Press.PRINT, "print")
    parts = (
        *opening(session, progress, texts),
        _list(_("The address"), texts.all(step.address_where), "letter"),
        Lines(write, Tone.SAY, _("Write this"), "write") if write else None,
        _list(_("Put in the envelope"), texts.items(step.enclose), "ready"),
        *closing(session, step, texts),
        Buttons((print_it,)) if write else None,
        _later(_("I will do it later")),
    )
    main = main_button(_("The letter is ready"), "done")
    return screen(session, "S16", step_key(progress), parts, main)


def counter(session: Session, step: Counter, progress: Progress) -> ScreenView:
    """Return the counter door: what to bring and to say, before the counter itself is found."""
    _ = session.words
    texts = Texts(session.words, progress)
    parts = (
        *opening(session, progress, texts),
        _list(_("Bring this"), texts.items(step.bring), "ready"),
        _say(session, texts.all(step.say)),
        *closing(session, step, texts),
        _later(_("I will go later")),
    )
    main = main_button(_("Find my counter"), "counter")
    return screen(session, "S16", step_key(progress), parts, main)


def doors(session: Session, progress: Progress) -> ScreenView:
    """Return all the ways to do an errand, and why a way is not there."""
    _ = session.words
    texts = Texts(session.words, progress)
    names = door_names(session)
    open_doors = [(name, door) for name, door in progress.flow.doors.items() if door.step]
    closed = [(name, door) for name, door in progress.flow.doors.items() if not door.step]
    buttons = tuple(
        Button(f"door-{name.value}", names[name], Pick(name.value), DOOR_ICONS[name])
        for name, _door in open_doors
    )
    reasons = tuple(
        Lines((texts.one(door.reason),), label=names[name], icon="info") for name, door in closed
    )
    parts: tuple[Part, ...] = (
        Heading(_("How do you want to do it?")),
        Buttons(buttons),
        *reasons,
    )
    return screen(session, "S20", f"doors/{progress.flow.id}", parts, None)


def door_names(session: Session) -> dict[DoorName, str]:
    """Return what each door is called on its button."""
    _ = session.words
    return {
        DoorName.ONLINE: _("On the website"),
        DoorName.PHONE: _("By telephone"),
        DoorName.LETTER: _("By letter"),
        DoorName.COUNTER: _("At a counter"),
    }


def _say(session: Session, lines: tuple[str, ...]) -> Lines | None:
    return Lines(lines, Tone.SAY, session.words("Say this"), "say") if lines else None


def _list(label: str, lines: tuple[str, ...], icon: str) -> Lines | None:
    return Lines(lines, label=label, icon=icon, bullets=True) if lines else None


def _later(label: str) -> Buttons:
    return Buttons((Button("later", label, Press.LATER, "later"),))
