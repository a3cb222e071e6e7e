"""The keeper: one utterance after the other."""

from speech.scene import BYE, HELLO, USUAL, Scene

from companion.speech.pipe import (
    Ping,
    Say,
    SetRate,
    Stop,
)
from companion.speech.synthesizer import (
    Ended,
    Failed,
    FailureReason,
    Faltered,
    Ready,
    Started,
    WordSaid,
)


def test_no_process_is_started_before_there_is_something_to_say() -> None:
    assert Scene().processes == []


def test_an_utterance_waits_until_the_process_is_ready() -> None:
    scene = Scene()
    scene.keeper.set_rate(120)
    scene.keeper.start(HELLO)
    before = scene.commands()

    scene.report(0, Ready("nl"))

    assert before == []
    assert scene.commands() == [SetRate(120), *USUAL[1:], Say(1, HELLO), Ping(1)]


def test_warming_up_twice_starts_one_process() -> None:
    scene = Scene()

    scene.keeper.warm_up()
    scene.keeper.warm_up()

    assert len(scene.processes) == 1


def test_the_events_of_an_utterance_are_told() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)

    scene.report(0, Ready("nl"))
    scene.report(1, Started())
    scene.report(1, WordSaid(0, 5))
    scene.report(1, Ended(completed=True))

    assert scene.told == [Ready("nl"), Started(), WordSaid(0, 5), Ended(completed=True)]


def test_a_word_without_a_start_starts_the_utterance() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)
    scene.report(0, Ready("nl"))

    scene.report(1, WordSaid(0, 5))
    scene.report(1, Started())

    assert scene.told[1:] == [Started(), WordSaid(0, 5)]


def test_a_stopped_utterance_ends_at_once_and_its_late_events_are_passed_over() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.stop()
    scene.report(1, WordSaid(0, 5))
    scene.report(1, Ended(completed=False))

    assert scene.told == [Ended(completed=False)]
    assert scene.commands()[-1] == Stop()


def test_a_replaced_utterance_ends_before_the_next_starts() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.start(BYE)
    scene.report(1, Ended(completed=True))
    scene.report(2, Started())

    assert scene.told == [Ended(completed=False), Started()]


def test_an_utterance_stopped_before_the_process_is_ready_is_never_sent() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)

    scene.keeper.stop()
    scene.report(0, Ready("nl"))

    assert scene.commands() == USUAL


def test_a_process_that_does_not_get_ready_is_replaced_and_then_given_up() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)

    scene.pass_time(5)
    scene.pass_time(9)
    before = list(scene.told)
    scene.pass_time(1)

    assert before == []
    assert scene.told == [Failed(FailureReason.DIED)]
    assert [process.ended for process in scene.processes] == [True, True, False]


def test_an_utterance_without_a_sound_has_no_sound() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)
    scene.report(0, Ready("nl"))

    scene.pass_time(2)

    assert scene.told == [Ready("nl"), Failed(FailureReason.NO_SOUND)]
    assert scene.processes[0].ended


def test_an_utterance_that_stays_in_its_middle_is_said_once_more() -> None:
    scene = Scene()
    scene.sounding()

    scene.pass_time(15)
    scene.report(0, Ready("nl"))

    assert scene.told == [Faltered(FailureReason.DIED), Ready("nl")]
    assert scene.commands() == [*USUAL, Say(1, HELLO), Ping(2)]


def test_a_word_gives_new_time() -> None:
    scene = Scene()
    scene.sounding()

    scene.pass_time(14)
    scene.report(1, WordSaid(0, 5))
    scene.pass_time(14)

    assert scene.told == [WordSaid(0, 5)]


def test_a_process_that_is_not_silent_in_time_is_ended() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.stop()
    scene.pass_time(0.1)

    assert scene.processes[0].ended
    assert scene.told == [Ended(completed=False)]


def test_a_process_that_is_silent_in_time_is_kept() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.stop()
    scene.report(1, Ended(completed=False))
    scene.pass_time(100)

    assert not scene.processes[0].ended


def test_a_replacing_utterance_does_not_wait_for_a_process_that_goes_on_sounding() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.start(BYE)
    scene.pass_time(0.1)
    scene.report(0, Ready("nl"))

    assert scene.processes[0].ended
    assert scene.commands() == [*USUAL, Say(2, BYE), Ping(3)]
    assert scene.told == [Ended(completed=False), Ready("nl")]
