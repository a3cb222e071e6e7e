"""One errand from the home screen to its end, by whatever hands, with invented answers."""

from qt.hands import Hands
from qt.visit import TODAY, Visit

from companion.flows.model import QUESTIONS, Done, Flow, FlowId, Step
from companion.qt.tour.answers import Answers
from companion.session.places import (
    AtCounter,
    AtStep,
    ChoosePaper,
    ChoosePrinter,
    Finder,
    Finished,
    Paper,
    TroublePlace,
)
from companion.session.views import Buttons, Field

_MOST_SCREENS = 60


class ErrandWalk:
    """Walks one errand; `met` holds the keys of the screens that were met, in order."""

    def __init__(self, visit: Visit, hands: Hands, flow: str) -> None:
        self._visit = visit
        self._hands = hands
        library = visit.stage.session.library
        assert library is not None
        self.flow: Flow = library.flows[FlowId(flow)]
        self._answers = Answers(self.flow, None, TODAY.date())
        self.met: list[str] = []

    def to_the_first_question(self) -> None:
        """Choose the errand on the home screen and begin it."""
        words = self._visit.stage.session.words
        self._hands.press(words("Arrange something"))
        self._hands.press(self._label(f"topic-{self.flow.topic}"))
        self._hands.press(self.flow.title)
        self._hands.press(words("Begin"))

    def to_the_end(self) -> None:
        """Give an answer on every screen until the errand is at its end, and leave it."""
        for _screen in range(_MOST_SCREENS):
            self.met.append(self._visit.view.key)
            if isinstance(self._visit.stage.session.place, Finished) or self._is_done():
                self._press_main()
                return
            self.go_on()
        raise AssertionError(f"no end: {self.met}")

    def go_on(self) -> None:
        """Do on the screen of now what a citizen would."""
        words, place = self._visit.stage.session.words, self._visit.stage.session.place
        match place:
            case Finder(choices=(), counters=()):
                self._hands.type_into(self._field().boxes[0].label, self._answers.place)
                self._press_main()
            case Finder():
                listed = next(one for one in self._visit.view.parts if isinstance(one, Buttons))
                self._hands.press(listed.buttons[0].label)
            case TroublePlace():
                self._hands.press(words("Back"))
            case AtCounter() if not self._visit.world.printer.pages:
                self._hands.press(words("On paper, or write it down"))
            case AtCounter() | Paper():
                self._press_main()
            case ChoosePaper():
                self._hands.press(words("The card for the counter"))
            case ChoosePrinter():
                self._hands.press(words("To the printer"))
            case _:
                self._answer()

    def _answer(self) -> None:
        step = self._step()
        if isinstance(step, QUESTIONS):
            given = self._answers.of(step)
            for key in given.options:
                self._hands.press(self._label(key))
            boxes = {box.key: box.label for box in self._field().boxes} if given.boxes else {}
            for key, text in given.boxes:
                self._hands.type_into(boxes[key], text)
        self._press_main()

    def _press_main(self) -> None:
        main = self._visit.view.bar.main
        assert main is not None
        self._hands.press(main.label)

    def _label(self, key: str) -> str:
        """Return what stands on the button or answer with a key."""
        for part in self._visit.view.parts:
            controls = getattr(part, "buttons", ()) or getattr(part, "options", ())
            for control in controls:
                if control.key == key:
                    return str(control.label)
        raise AssertionError(key)

    def _field(self) -> Field:
        return next(part for part in self._visit.view.parts if isinstance(part, Field))

    def _is_done(self) -> bool:
        return isinstance(self._step(), Done)

    def _step(self) -> Step | None:
        session = self._visit.stage.session
        if not isinstance(session.place, AtStep):
            return None
        return session.errands[session.place.flow].step
