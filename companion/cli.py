"""The command line. Exit codes: 0 done, 1 faults found, 2 the command or its input is not right.

130 when it was stopped with Ctrl-C, 141 when nobody reads on, as shells have it. Errors are one
line on standard error. Heavy modules are imported by the command that needs them.
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, TypeAlias

from companion.errors import CompanionError

DONE, FAULTS, WRONG = 0, 1, 2
STOPPED, UNREAD = 128 + 2, 128 + 13  # as a shell tells of SIGINT and SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if _worked(words):
        return DONE
    _print_any_letter()
    options = _parser().parse_args(words)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        code = command(options)
        if sys.stdout is not None:  # none in a program that has no console
            sys.stdout.flush()  # here, where its faults can still be told
    except CompanionError as error:
        return _told(" ".join(str(error).split()))
    except BrokenPipeError:  # `| head` has seen enough
        _print_no_more()
        return UNREAD
    except OSError as error:  # what we print goes to a disk that is full
        _print_no_more()
        return _told(str(error))
    except KeyboardInterrupt:
        return STOPPED
    return code


def _worked(words: Sequence[str]) -> bool:
    """Be a process of the program itself, where it was started as one; return whether it was.

    A frozen program has no interpreter beside it, so it starts itself.
    """
    match words:
        case ["--speech-worker", *rest]:
            from companion.speech.worker import main as speak  # noqa: PLC0415 - only that process

            speak(rest)
        case ["--vault-worker", *rest]:
            from companion.vault.door_worker import main as keep  # noqa: PLC0415 - as above

            keep(rest)
        case ["--key-store-worker"]:
            from companion.vault.key_store_worker import main as ask  # noqa: PLC0415 - as above

            ask()
        case _:
            return False
    return True


def _told(problem: str) -> int:
    print(f"companion: {problem}", file=sys.stderr)  # noqa: T201 - where errors go
    return WRONG


def _print_any_letter() -> None:
    """Let a letter that the console does not have become a question mark, and not an error."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _print_no_more() -> None:
    """Let what is still to be printed go nowhere: Python would complain of it when it stops.

    Source: the manual of Python, `signal`, "Note on SIGPIPE".
    """
    try:
        handle = sys.stdout.fileno()
    except (OSError, ValueError, AttributeError):  # not a file at all
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, handle)
    os.close(nowhere)


def _parser() -> argparse.ArgumentParser:
    parser = _OneLine(
        prog="companion", description="Loketmaatje: an errand with the government, to its end."
    )
    parser.set_defaults(command=_window)
    parser.add_argument("--guest", action="store_true", help="keep nothing of this visit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_OneLine)
    _add_check(commands)
    _add_flow(commands)
    _add_doctor(commands)
    _add_say(commands)
    _add_counters(commands)
    _add_region(commands)
    _add_settings(commands)
    _add_policy(commands)
    _add_tour(commands)
    return parser


class _OneLine(argparse.ArgumentParser):
    """Says what is not right in one line on standard error."""

    def error(self, message: str) -> NoReturn:
        """Leave with exit code 2."""
        self.exit(WRONG, f"companion: {message}; `{self.prog} --help` tells more\n")


# argparse gives its sub-commands no public name.
Commands: TypeAlias = "argparse._SubParsersAction[_OneLine]"  # noqa: SLF001


def _add_check(commands: Commands) -> None:
    check = commands.add_parser("check", help="prove the flow files and the facts")
    check.add_argument("paths", nargs="*", type=Path, help="flow files; all shipped ones if none")
    check.set_defaults(command=_check)


def _add_flow(commands: Commands) -> None:
    flow = commands.add_parser("flow", help="look at one flow")
    actions = flow.add_subparsers(metavar="ACTION", required=True, parser_class=_OneLine)
    draw = actions.add_parser("draw", help="print a flow as a drawing in Graphviz DOT")
    draw.add_argument("id", help="the name of a flow, or the path of a flow file")
    draw.set_defaults(command=_draw)


def _add_doctor(commands: Commands) -> None:
    doctor = commands.add_parser("doctor", help="tell what works on this computer")
    doctor.add_argument("--json", action="store_true", help="for programs")
    doctor.set_defaults(command=_doctor)


def _add_say(commands: Commands) -> None:
    say = commands.add_parser("say", help="say a text, or show the words that are said for it")
    say.add_argument("text", help="what to say; - reads it from standard input")
    say.add_argument("--lang", default="nl", choices=("nl", "en"), help="nl or en")
    say.add_argument("--wav", type=Path, metavar="OUT", help="write the sound to a file instead")
    say.add_argument("--words", action="store_true", help="print the words, and say nothing")
    say.set_defaults(command=_say)


def _add_counters(commands: Commands) -> None:
    counters = commands.add_parser("counters", help="find the counter for an errand")
    actions = counters.add_subparsers(metavar="ACTION", required=True, parser_class=_OneLine)
    near = actions.add_parser("near", help="tell which counter does an errand for an inhabitant")
    near.add_argument("typed", metavar="TEXT", help="a postcode or a place")
    near.add_argument("--task", default="hulp", help="the errand, for instance paspoort")
    near.add_argument("--at", default="", help="as 2026-12-24T16:00, Dutch time; now if not given")
    near.add_argument("--lang", default="nl", choices=("nl", "en"), help="nl or en")
    near.add_argument("--json", action="store_true", help="for programs")
    near.set_defaults(command=_near)
    refresh = actions.add_parser("refresh", help="read the official register of town halls anew")
    refresh.add_argument(
        "--from", dest="file", type=Path, metavar="FILE", help="an export, instead of the internet"
    )
    refresh.set_defaults(command=_refresh)


def _add_region(commands: Commands) -> None:
    region = commands.add_parser("region", help="packs with map, routes and addresses of an area")
    actions = region.add_subparsers(metavar="ACTION", required=True, parser_class=_OneLine)
    make = actions.add_parser("build", help="make a pack of an OpenStreetMap extract")
    make.add_argument("extract", type=Path, metavar="PBF", help="with 3 km of map around the area")
    make.add_argument("--polygon", type=Path, required=True, help="the area: GeoJSON or .poly")
    make.add_argument(
        "--out", type=Path, required=True, metavar="PACK", help="for instance x.regio"
    )
    make.add_argument("--name", default="", help="a-z, 0-9 and -; else the name of PACK")
    make.add_argument("--title", default="", help="the name for people; else made of the name")
    make.set_defaults(command=_region_build)
    install = actions.add_parser("install", help="install a pack, or the one on a stick")
    install.add_argument(
        "pack", type=Path, metavar="PACK", help="a pack file, or a folder with one"
    )
    install.set_defaults(command=_region_install)
    listed = actions.add_parser("list", help="tell which packs are installed")
    listed.add_argument("--json", action="store_true", help="for programs")
    listed.set_defaults(command=_region_list)


def _add_settings(commands: Commands) -> None:
    settings = commands.add_parser("settings", help="change settings without the window")
    actions = settings.add_subparsers(metavar="ACTION", required=True, parser_class=_OneLine)
    unlock = actions.add_parser("unlock", help="take the code off the settings")
    unlock.set_defaults(command=_unlock)
    online = actions.add_parser("online", help="who on the internet may be asked for the way")
    online.add_argument("--router", metavar="URL", help="of a Valhalla service; off for none")
    online.add_argument("--transit", metavar="URL", help="of a MOTIS service; off for none")
    online.set_defaults(command=_online)


def _add_policy(commands: Commands) -> None:
    policy = commands.add_parser("policy", help="what the organisation decided for this device")
    actions = policy.add_subparsers(metavar="ACTION", required=True, parser_class=_OneLine)
    check = actions.add_parser("check", help="prove a policy file before it counts")
    check.add_argument("file", nargs="?", type=Path, metavar="FILE", help="else this computer's")
    check.add_argument("--json", action="store_true", help="for programs")
    check.set_defaults(command=_policy_check)
    seal = actions.add_parser("seal", help="ask a settings code and print it sealed")
    seal.set_defaults(command=_policy_seal)


def _add_tour(commands: Commands) -> None:
    tour = commands.add_parser("tour", help="walk through an errand and keep pictures of it")
    tour.add_argument("flow", help="the name of a flow")
    tour.add_argument("--answers", type=Path, help="YAML: step: answer; else the first everywhere")
    tour.add_argument("--out", type=Path, required=True, help="the folder for what it leaves")
    tour.add_argument("--size", default="1024x600", help="the panel, for instance 1280x800")
    tour.add_argument("--text", type=int, default=100, help="percent: 100, 125, 150, 200 or 300")
    tour.add_argument("--theme", default="zwart-op-wit", help="or geel-op-zwart, zacht")
    tour.add_argument("--lang", default="nl", help="nl or en")
    tour.set_defaults(command=_tour)


def _window(options: argparse.Namespace) -> int:
    from companion.app import run  # noqa: PLC0415 - the other commands need no Qt

    return run(sys.argv[:1], guest=options.guest)


def _check(options: argparse.Namespace) -> int:
    from companion.flows.proof import prove  # noqa: PLC0415 - as `_window`

    proof = prove(tuple(options.paths))
    for fault in proof.faults:
        print(fault)  # noqa: T201 - what this command is for
    print(proof.summary)  # noqa: T201
    return FAULTS if proof.faults else DONE


def _draw(options: argparse.Namespace) -> int:
    from companion.flows.drawing import draw_named  # noqa: PLC0415 - as `_window`

    print(draw_named(options.id), end="")  # noqa: T201 - what this command is for
    return DONE


def _doctor(options: argparse.Namespace) -> int:
    from companion.doctor import examine, shown  # noqa: PLC0415 - as `_window`

    report = examine()
    print(shown(report, as_json=options.json))  # noqa: T201 - what this command is for
    return FAULTS if report.ill else DONE


def _say(options: argparse.Namespace) -> int:
    from companion import saying  # noqa: PLC0415 - as `_window`

    text = sys.stdin.read() if options.text == "-" else options.text
    utterances = saying.utterances_of(text, options.lang)
    if options.words:
        print(saying.in_words(utterances))  # noqa: T201 - what this command is for
    if options.wav is not None:
        seconds = saying.record(utterances, options.wav)
        print(f"{seconds:.1f} seconds of sound in {options.wav}", file=sys.stderr)  # noqa: T201
    if not options.words and options.wav is None:
        saying.say(utterances)
    return DONE


def _near(options: argparse.Namespace) -> int:
    from companion import lookup  # noqa: PLC0415 - as `_window`

    at = lookup.moment_of(options.at)
    answer = lookup.near(options.typed, options.task, at, options.lang)
    print((lookup.as_json if options.json else lookup.as_text)(answer))  # noqa: T201
    return DONE


def _refresh(options: argparse.Namespace) -> int:
    from datetime import date  # noqa: PLC0415 - as `_window`

    from companion.counters import refresh  # noqa: PLC0415

    today = date.today()  # noqa: DTZ011 - the day on the wall here; the register has its own
    if options.file is not None:
        sentence = refresh.told(refresh.refresh_from_file(options.file, today))
    else:
        sentence = refresh.told(refresh.refresh(refresh.export_fetcher(), today))
    print(sentence)  # noqa: T201 - what this command is for
    return DONE


def _unlock(options: argparse.Namespace) -> int:
    from dataclasses import replace  # noqa: PLC0415 - as `_window`

    from companion.settings.folders import settings_file  # noqa: PLC0415
    from companion.settings.store import read, save  # noqa: PLC0415

    del options
    save(settings_file(), replace(read(settings_file()).settings, lock=""))
    print("The settings have no code any more.")  # noqa: T201 - what this command is for
    return DONE


def _region_build(options: argparse.Namespace) -> int:
    from datetime import UTC, datetime  # noqa: PLC0415 - as `_window`

    from companion.counters.standing import read_standing_register  # noqa: PLC0415
    from companion.region_builder.build import Plan, build  # noqa: PLC0415
    from companion.region_builder.report import summary  # noqa: PLC0415

    plan = Plan(options.extract, options.polygon, options.out, options.name, options.title)
    built = build(plan, read_standing_register(), datetime.now(UTC).date())
    for note in built.notes:
        print(f"companion: {note}", file=sys.stderr)  # noqa: T201
    print(summary(built))  # noqa: T201 - what this command is for
    return DONE


def _region_install(options: argparse.Namespace) -> int:
    from companion.regions.listing import as_text  # noqa: PLC0415 - as `_window`
    from companion.regions.store import install  # noqa: PLC0415

    print(as_text((install(options.pack),)))  # noqa: T201 - what this command is for
    return DONE


def _region_list(options: argparse.Namespace) -> int:
    from companion.regions.listing import as_json, as_text  # noqa: PLC0415 - as `_window`
    from companion.regions.store import installed  # noqa: PLC0415

    packs = installed()
    print(as_json(packs) if options.json else as_text(packs))  # noqa: T201 - what this command is for
    return DONE


def _online(options: argparse.Namespace) -> int:
    from companion.settings.folders import settings_file  # noqa: PLC0415 - as `_window`
    from companion.settings.model import with_services  # noqa: PLC0415
    from companion.settings.store import read, save  # noqa: PLC0415

    before = read(settings_file()).settings
    chosen = with_services(before, options.router, options.transit)
    save(settings_file(), chosen)
    for name, url in (("routes", chosen.router_url), ("public transport", chosen.transit_url)):
        print(f"{name}: {url or 'nobody on the internet is asked'}")  # noqa: T201
    return DONE


def _policy_check(options: argparse.Namespace) -> int:
    from companion.device.checking import as_json, as_text, check_policy  # noqa: PLC0415 - as `_window`

    reading = check_policy(options.file)
    print((as_json if options.json else as_text)(reading))  # noqa: T201 - what this command is for
    return FAULTS if reading.faults else DONE


def _policy_seal(options: argparse.Namespace) -> int:
    from getpass import getpass  # noqa: PLC0415 - as `_window`

    from companion.device.errors import CodeUnfit  # noqa: PLC0415
    from companion.session.setting_screens import CODE_LENGTH  # noqa: PLC0415
    from companion.settings.lock import seal_code  # noqa: PLC0415

    del options
    # Never an argument of the command: those can be read by others, and stay in a history.
    code = getpass("Settings code: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    if len(code) != CODE_LENGTH or not code.isdecimal():
        raise CodeUnfit(CODE_LENGTH)
    print(f'pin = "{seal_code(code)}"')  # noqa: T201 - what this command is for
    return DONE


def _tour(options: argparse.Namespace) -> int:
    from companion.app import open_quietly  # noqa: PLC0415 - as `_window`
    from companion.qt.tour.guide import Wishes, tour  # noqa: PLC0415

    wishes = Wishes(
        flow=options.flow,
        answers=options.answers,
        out=options.out,
        size=options.size,
        text=options.text,
        theme=options.theme,
        language=options.lang,
    )
    print(tour(wishes, open_quietly))  # noqa: T201 - what this command is for
    return DONE
