"""The only maker of what is on the screen: a session in, a view out."""

from dataclasses import replace
from typing import assert_never

from companion.flows.model import (
    QUESTIONS,
    Counter,
    Done,
    Explain,
    FlowId,
    Letter,
    Phone,
    Review,
    StepId,
    Website,
)
from companion.flows.progress import Progress, begin
from companion.session import (
    choose_screens,
    door_screens,
    end_screens,
    errand_screens,
    find_screens,
    help_screens,
    helper_screens,
    paper_screens,
    sent_screens,
    setting_screens,
    slip_screens,
    start_screens,
    task_screens,
    vault_screens,
    way_screens,
    week_screens,
)
from companion.session.end_places import EndPlace
from companion.session.frame import screen
from companion.session.helper_places import HelperPlace
from companion.session.last_screen import Sending, sending_of
from companion.session.model import Session
from companion.session.places import (
    About,
    AtCounter,
    AtDoor,
    AtStep,
    ChoosePaper,
    Code,
    Doors,
    Draft,
    Explained,
    Finder,
    Finished,
    FirstRun,
    Help,
    Home,
    Leaving,
    OnPaper,
    Paper,
    Search,
    SettingsPlace,
    Topics,
    Travel,
    TroublePlace,
    Unavailable,
    VoiceSettings,
    WeekHours,
)
from companion.session.task_places import LastScreen, ListPlace, SlipCode, SlipPlace, TaskPlace
from companion.session.vault_places import VaultPlace
from companion.session.views import Heading, ScreenView


def view_of(session: Session) -> ScreenView:
    """Return the screen of the place where the citizen is."""
    if session.waiting is not None:
        return screen(session, "S00", "waiting", (Heading(session.words("One moment")),), None)
    match session.place:
        case FirstRun() as place:
            view = start_screens.first_run(session, place)
        case Home():
            view = start_screens.home(session)
        case Leaving():
            view = start_screens.leaving(session)
        case SettingsPlace() | VoiceSettings() | Code():
            view = _of_settings(session)
        case place if isinstance(place, Finder | AtCounter | WeekHours | Paper | OnPaper | Travel):
            view = _of_counters(session)
        case place if isinstance(place, VaultPlace | HelperPlace | EndPlace | TaskPlace):
            view = _of_visit(session)
        case Help() as place:
            view = help_screens.help_screen(session, place, progress_of(session, place.flow))
        case TroublePlace() as place:
            view = help_screens.trouble(session, place, progress_of(session, place.flow))
        case _:
            view = _with_data(session)
    return view


def _of_settings(session: Session) -> ScreenView:
    match session.place:
        case Code() as place:
            return setting_screens.code(session, place)
        case VoiceSettings():
            return setting_screens.voice_settings(session)
        case _:
            return setting_screens.settings(session)


def _of_visit(session: Session) -> ScreenView:
    match session.place:
        case place if isinstance(place, VaultPlace):
            return vault_screens.view(session, place)
        case place if isinstance(place, HelperPlace):
            return helper_screens.view(session, place)
        case place if isinstance(place, EndPlace):
            return end_screens.view(session, place)
        case place if isinstance(place, TaskPlace):
            return _of_tasks(session)
        case place:
            raise AssertionError(place)


def _of_tasks(session: Session) -> ScreenView:
    match session.place:
        case LastScreen() as place:
            return sent_screens.asked(session, place, needed_progress(session, place.flow))
        case place if isinstance(place, SlipPlace):
            return slip_screens.view(session, place)
        case place if isinstance(place, ListPlace):
            return task_screens.view(session, place)
        case place:
            raise AssertionError(place)


def _of_counters(session: Session) -> ScreenView:
    match session.place:
        case Finder() as place:
            view = find_screens.finder(session, place)
        case AtCounter() as place:
            view = find_screens.at_counter(session, place, _counter_step(session, place))
        case WeekHours() as place:
            view = week_screens.week_hours(session, place)
        case Paper() as place:
            view = paper_screens.paper(session, place)
        case place if isinstance(place, OnPaper):
            view = paper_screens.view(session, place)
        case place if isinstance(place, Travel):
            view = way_screens.view(session, place)
        case place:
            raise AssertionError(place)
    return view


def _counter_step(session: Session, place: AtCounter) -> Counter | None:
    """Return the step of an errand for which a counter was looked up, or None without one."""
    progress = progress_of(session, place.flow)
    step = progress.flow.steps.get(StepId(place.step)) if progress else None
    return step if isinstance(step, Counter) else None


def _with_data(session: Session) -> ScreenView:
    """Return a screen that needs the shipped services; `handling` never goes there without."""
    library = session.library
    if library is None:
        raise AssertionError(session.place)
    match session.place:
        case Topics() as place:
            view = choose_screens.topics(session, place, library)
        case Search() as place:
            view = choose_screens.search(session, place, library)
        case Unavailable(flow=flow):
            view = errand_screens.unavailable(session, flow, library)
        case _:
            view = _of_errand(session)
    return view


def _of_errand(session: Session) -> ScreenView:
    match session.place:
        case About() as place:
            view = errand_screens.about(session, place, needed_progress(session, place.flow))
        case AtStep() as place:
            view = step_view(session, needed_progress(session, place.flow), place.draft)
        case AtDoor(flow=flow, step=step):
            view = step_view(session, at_step(needed_progress(session, flow), step), Draft())
        case Explained() as place:
            view = errand_screens.explained(session, place, needed_progress(session, place.flow))
        case Doors(flow=flow):
            view = door_screens.doors(session, needed_progress(session, flow))
        case Finished(flow=flow):
            view = errand_screens.finished(session, needed_progress(session, flow))
        case place:
            raise AssertionError(place)
    return view


def step_view(session: Session, progress: Progress, draft: Draft) -> ScreenView:
    """Return the screen of the step of `progress`."""
    step = progress.step
    match step:
        case Explain():
            view = errand_screens.explain(session, step, progress)
        case Review():
            view = errand_screens.review(session, step, progress)
        case Website():
            view = door_screens.website(session, step, progress)
        case Phone():
            view = door_screens.phone(session, step, progress)
        case Letter():
            view = door_screens.letter(session, step, progress)
        case Counter():
            view = door_screens.counter(session, step, progress)
        case Done() if sending_of(progress) in (Sending.DOUBTFUL, Sending.TO_POST):
            view = sent_screens.not_sent(session, progress)
        case Done():
            view = errand_screens.done(session, step, progress)
        case _ if isinstance(step, QUESTIONS):
            view = errand_screens.question(session, step, progress, draft)
        case _:
            assert_never(step)
    return view


def progress_of(session: Session, flow: str) -> Progress | None:
    """Return the progress of an errand, a fresh one where it was not begun, None without a flow."""
    if not flow or session.library is None or FlowId(flow) not in session.library.flows:
        return None
    begun = session.errands.get(flow)
    if begun is not None:
        return begun
    known = session.library
    return begin(known.flows[FlowId(flow)], known.official, session.now.date())


def needed_progress(session: Session, flow: str) -> Progress:
    """Return the progress of an errand that must be there."""
    progress = progress_of(session, flow)
    if progress is None:
        raise AssertionError(flow)
    return progress


def at_step(progress: Progress, step: str) -> Progress:
    """Return the progress as if the citizen stood at `step`: a door entered from the help."""
    return replace(progress, current=StepId(step))


def errand_here(session: Session) -> tuple[str, str]:
    """Return the flow and the step that the screen belongs to, each empty where there is none."""
    match session.place:
        case place if isinstance(place, Travel | WeekHours | ChoosePaper):
            return place.counter.flow, place.counter.step
        case AtStep(flow=flow) | LastScreen(flow=flow):
            return flow, session.errands[flow].current
        case (
            AtDoor(flow=flow, step=step) | Explained(flow=flow, step=step)
            | Finder(flow=flow, step=step) | AtCounter(flow=flow, step=step)
            | Help(flow=flow, step=step) | TroublePlace(flow=flow, step=step)
            | SlipCode(flow=flow, step=step)
        ):  # fmt: skip
            return flow, step
        case About(flow=flow) | Finished(flow=flow) | Doors(flow=flow):
            return flow, ""
        case _:
            return "", ""
