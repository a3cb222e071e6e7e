"""A process that dies, hangs or refuses is replaced, and the utterance goes on or is given up."""

from speech.scene import BEATING, BYE, HELLO, USUAL, Scene

from companion.speech.earcons import Earcon
from companion.speech.pipe import (
    Chime,
    Ping,
    Pong,
    Report,
    Say,
    SetRate,
    SetVoice,
    SetVolume,
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


def test_a_death_before_the_utterance_was_sent_is_mended_and_not_told() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)

    scene.keeper.gone(scene.processes[0])
    scene.report(0, Ready("nl"))
    scene.report(1, Started())

    assert scene.told == [Ready("nl"), Started()]


def test_a_death_in_the_middle_of_an_utterance_is_told_and_the_utterance_starts_again() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.gone(scene.processes[0])
    scene.report(0, Ready("nl"))
    scene.report(1, Started())
    scene.report(1, Ended(completed=True))

    assert scene.told == [
        Faltered(FailureReason.DIED),
        Ready("nl"),
        Started(),
        Ended(completed=True),
    ]


def test_an_utterance_that_ends_two_processes_fails_and_a_third_is_made_ready() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.gone(scene.processes[0])
    scene.report(0, Ready("nl"))
    scene.report(1, Started())
    scene.keeper.gone(scene.processes[1])

    assert scene.told[-1] == Failed(FailureReason.DIED)
    assert len(scene.processes) == 3


def test_an_engine_that_broke_is_replaced_and_the_utterance_said_once_more() -> None:
    scene = Scene()
    scene.sounding()

    scene.report(1, Failed(FailureReason.NO_SOUND))
    scene.report(0, Ready("nl"))
    scene.report(1, Failed(FailureReason.NO_SOUND))

    assert scene.told == [
        Faltered(FailureReason.NO_SOUND),
        Ready("nl"),
        Failed(FailureReason.NO_SOUND),
    ]
    assert [process.ended for process in scene.processes] == [True, True, False]


def test_an_utterance_of_endless_words_ends_the_process() -> None:
    scene = Scene()
    scene.sounding()

    for _ in range(31):
        scene.report(1, WordSaid(0, 5))

    assert scene.processes[0].ended
    assert scene.told[-1] == Faltered(FailureReason.DIED)


def test_a_death_with_nothing_to_say_is_not_told() -> None:
    scene = Scene()
    scene.keeper.warm_up()

    scene.keeper.gone(scene.processes[0])

    assert scene.told == []


def test_an_utterance_after_a_death_starts_a_new_process() -> None:
    scene = Scene()
    scene.sounding()
    scene.report(1, Ended(completed=True))
    scene.keeper.gone(scene.processes[0])

    scene.keeper.start(BYE)
    scene.report(0, Ready("nl"))

    assert len(scene.processes) == 2
    assert scene.commands()[-2:] == [Say(2, BYE), Ping(2)]


def test_processes_that_all_end_by_themselves_are_not_started_for_ever() -> None:
    scene = Scene()
    scene.keeper.warm_up()

    for _ in range(10):
        scene.keeper.gone(scene.processes[-1])

    assert len(scene.processes) == 3


def test_no_process_is_started_for_what_may_come_where_there_is_no_engine() -> None:
    scene = Scene()
    scene.keeper.warm_up()

    scene.report(0, Failed(FailureReason.NO_ENGINE))

    assert len(scene.processes) == 1


def test_reports_of_a_former_process_are_passed_over() -> None:
    scene = Scene()
    scene.sounding()
    scene.keeper.gone(scene.processes[0])
    scene.keeper.start(BYE)
    scene.told.clear()

    scene.keeper.heard(scene.processes[0], Report(2, Started()))
    scene.keeper.gone(scene.processes[0])

    assert scene.told == []


def test_a_process_that_gets_ready_twice_is_told_what_to_say_once() -> None:
    scene = Scene()
    scene.sounding()

    scene.report(0, Ready("nl"))

    assert scene.commands() == [*USUAL, Say(1, HELLO), Ping(1)]
    assert scene.told == []


def test_a_process_without_an_engine_fails_the_utterance_at_once() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)

    scene.report(0, Failed(FailureReason.NO_ENGINE))

    assert scene.told == [Failed(FailureReason.NO_ENGINE)]
    assert len(scene.processes) == 1


def test_a_language_without_a_voice_fails_and_the_process_is_kept() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)
    scene.report(0, Ready("en"))

    scene.report(1, Failed(FailureReason.NO_VOICE))

    assert scene.told == [Ready("en"), Failed(FailureReason.NO_VOICE)]
    assert not scene.processes[0].ended


def test_a_system_that_refuses_the_process_fails_the_utterance() -> None:
    scene = Scene()
    scene.refuses = True

    scene.keeper.start(HELLO)

    assert scene.told == [Failed(FailureReason.DIED)]


def test_there_is_nothing_to_look_at_when_nothing_is_expected() -> None:
    scene = Scene()
    scene.sounding()

    scene.report(1, Ended(completed=True))

    assert scene.keeper.seconds_left() is None


def test_the_time_left_is_that_of_the_nearest_limit() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.start(BYE)

    assert scene.keeper.seconds_left() == 0.1


def test_volume_and_voice_are_told_to_the_process_and_to_those_after_it() -> None:
    scene = Scene()
    scene.keeper.warm_up()
    scene.report(0, Ready("nl"))

    scene.keeper.set_volume(60)
    scene.keeper.set_voice("gmw/nl+f2")
    before = scene.commands()
    scene.keeper.gone(scene.processes[0])
    scene.report(0, Ready("nl"))

    assert before[3:] == [SetVolume(60), SetVoice("gmw/nl+f2")]
    assert scene.commands() == [SetRate(150), SetVolume(60), SetVoice("gmw/nl+f2")]


def test_a_short_sound_goes_to_the_process_at_once() -> None:
    scene = Scene()
    scene.sounding()

    scene.keeper.chime(Earcon.SAVED)

    assert scene.commands()[-1] == Chime(Earcon.SAVED)


def test_a_short_sound_that_would_come_late_is_left_out() -> None:
    scene = Scene()

    scene.keeper.chime(Earcon.PRESSED)
    scene.report(0, Ready("nl"))

    assert scene.commands() == USUAL


def test_short_sounds_start_no_process_where_there_is_no_engine() -> None:
    scene = Scene()
    scene.keeper.start(HELLO)
    scene.report(0, Failed(FailureReason.NO_ENGINE))

    scene.keeper.chime(Earcon.PRESSED)
    scene.keeper.start(BYE)

    assert len(scene.processes) == 2


def test_a_process_is_pinged_as_long_as_an_utterance_is_open() -> None:
    scene = Scene(BEATING)
    scene.sounding()

    scene.pass_time(0.5)
    scene.report(2, Pong())
    scene.report(1, Ended(completed=True))
    scene.pass_time(100)

    assert scene.commands()[-2:] == [Ping(1), Ping(2)]
    assert scene.keeper.seconds_left() is None


def test_a_process_that_does_not_answer_a_ping_is_replaced() -> None:
    scene = Scene(BEATING)
    scene.sounding()
    scene.pass_time(0.5)

    scene.pass_time(1.4)
    before = list(scene.told)
    scene.pass_time(0.1)

    assert before == []
    assert scene.told == [Faltered(FailureReason.DIED)]
    assert scene.processes[0].ended


def test_a_process_that_answers_late_but_in_time_is_kept() -> None:
    scene = Scene(BEATING)
    scene.sounding()

    for number in range(3, 17, 2):
        scene.pass_time(0.5)
        scene.pass_time(0.9)
        scene.report(number, Pong())

    assert not scene.processes[0].ended


def test_an_idle_process_is_left_in_peace() -> None:
    scene = Scene(BEATING)
    scene.keeper.warm_up()

    scene.report(0, Ready("nl"))

    assert scene.keeper.seconds_left() is None
