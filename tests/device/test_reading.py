"""A sound policy is obeyed to the letter; one fault, and the safest holds instead."""

import pytest
from device.policies import FULL, SEAL, reading_of
from hypothesis import given
from hypothesis import strategies as st

from companion.assets import shipped
from companion.device.policy import (
    CLOSED,
    Beginning,
    Helping,
    Kind,
    OnlineServices,
    Policy,
    Printing,
    of_kind,
    safest,
)
from companion.device.reading import (
    PolicyReading,
    known_errands,
    parse_policy,
)
from companion.settings.model import VoiceMode

OWN = '[device]\nkind = "own"\n'
SHARED = '[device]\nkind = "shared"\n[settings]\npin = ""\n'
EXAMPLE = shipped("packaging", "companion.toml.example").read_text("utf-8")


def problems(text: str) -> list[str]:
    """Return the faults as printed, and prove that the safest policy holds with them."""
    reading = reading_of(text)
    assert reading.policy == safest(reading.policy.pin, kiosk=reading.policy.kiosk)
    return [str(fault) for fault in reading.faults]


def test_every_key_is_obeyed() -> None:
    assert reading_of(FULL) == PolicyReading(
        Policy(
            kind=Kind.LENT,
            organisation="Zorghuis De Linde",
            errands=("aow-aanvragen", "paspoort-id-kaart"),
            languages=("en", "nl"),
            sticks=False,
            idle_minutes=20,
            beginning=Beginning(200, VoiceMode.ON_PRESS, 130, 100),
            helping=Helping(allowed=False, longest_minutes=30),
            printing=Printing(allowed=False, only_printer=True),
            online=OnlineServices(True, "https://router.example", "http://localhost:8080"),
            update_url="https://updates.example/stable",
            kiosk=True,
            pin=SEAL,
        ),
        found=True,
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_left_out_is_as_its_kind_of_device(kind: Kind) -> None:
    text = f'[device]\nkind = "{kind}"\n[settings]\npin = ""\n'

    assert reading_of(text) == PolicyReading(of_kind(kind), found=True)


def test_the_example_is_sound_and_names_every_key() -> None:
    reading = reading_of(EXAMPLE)

    assert reading.faults == ()
    assert reading.policy == Policy(
        kind=Kind.SHARED,
        organisation="Bibliotheek Voorbeeld",
        sticks=False,
        idle_minutes=10,
        beginning=Beginning(text_percent=150),
        printing=Printing(only_printer=True),
        online=OnlineServices(allowed=False),
    )
    assert [key for key in keys_of(FULL) if key not in keys_of(EXAMPLE)] == []


def keys_of(text: str) -> list[str]:
    return [line.partition(" =")[0] for line in text.splitlines() if " = " in line]


def test_the_page_for_administrators_names_every_key() -> None:
    page = shipped("docs", "policy.md").read_text("utf-8")

    assert [key for key in keys_of(FULL) if f"`{key}`" not in page] == []


def test_an_example_that_lost_its_end_is_refused_at_every_length() -> None:
    whole = EXAMPLE.encode()
    sound = [length for length in range(len(whole)) if not parse_policy(whole[:length], "x").faults]

    assert sound == []


def test_a_full_policy_that_lost_its_end_is_refused_at_every_length() -> None:
    whole = FULL.encode()
    sound = [length for length in range(len(whole)) if not parse_policy(whole[:length], "x").faults]

    assert sound == []


def test_an_unknown_key_is_told_with_its_line_and_the_nearest() -> None:
    assert problems(OWN + "[visit]\nidle_minuts = 5\n") == [
        "c.toml:4: `idle_minuts` is not known in [visit]; did you mean `idle_minutes`?"
    ]


def test_an_unknown_table_is_told_with_its_line_and_the_nearest() -> None:
    assert problems(OWN + "[printer]\nallowed = true\n") == [
        "c.toml:3: `printer` is no table of a policy; did you mean `printing`?"
    ]


def test_a_key_above_all_tables_is_no_table() -> None:
    assert problems('kind = "own"\n' + OWN) == [
        (
            "c.toml:1: `kind` is no table of a policy; use one of: "
            "device, helper, online, printing, settings, updates, visit"
        )
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("idle_minutes = 1", "write a whole number from 2 to 120 after `idle_minutes =`"),
        ("idle_minutes = 121", "write a whole number from 2 to 120 after `idle_minutes =`"),
        ("idle_minutes = true", "write a whole number from 2 to 120 after `idle_minutes =`"),
        ("idle_minutes = 10.0", "write a whole number from 2 to 120 after `idle_minutes =`"),
        ('idle_minutes = "10"', "write a whole number from 2 to 120 after `idle_minutes =`"),
        ("text_percent = 110", "write one of 100, 125, 150, 200, 300 after `text_percent =`"),
        ("voice = 1", "write a text between quotes after `voice =`"),
        ('voice = "vanself"', "`vanself` is not known after `voice =`; did you mean `vanzelf`?"),
    ],
)
def test_a_wrong_value_of_a_visit_is_told(line: str, told: str) -> None:
    (problem,) = problems(f"{OWN}\n[visit]\n{line}\n")

    assert problem.startswith(f"c.toml:5: {told}")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("sticks = 1", "write true or false after `sticks =`, without quotes"),
        ('errands = "aow-aanvragen"', 'write a list after `errands =`, as ["one", "two"]'),
        ("errands = [1]", 'write a list after `errands =`, as ["one", "two"]'),
        ('errands = ["aow-aanvrage"]', "`aow-aanvrage` is not known in `errands`; did you mean"),
        ('languages = ["nl", "nl"]', "keep each name in `languages` only once"),
        ('languages = ["de"]', "`de` is not known in `languages`; use one of: en, nl"),
        ('organisation = "a\\u001bb"', "write at most 60 letters and signs"),
        (f'organisation = "{"a" * 61}"', "write at most 60 letters and signs"),
    ],
)
def test_a_wrong_value_of_the_device_is_told(line: str, told: str) -> None:
    (problem,) = problems(f"{OWN}{line}\n")

    assert problem.startswith(f"c.toml:3: {told}")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('[updates]\nsource = "http://u.example"', "write an address after `source =`"),
        ('[updates]\nsource = "http://localhost/stable"', "write an address after `source =`"),
        ('[online]\nrouter = "http://r.example"', "write an address after `router =`"),
        ("[helper]\nlongest_minutes = 4", "write a whole number from 5 to 240"),
        ("[settings]\nkiosk = true", "a kiosk needs a sealed code"),
        ('[settings]\npin = "4711"', "put here what `companion policy seal` prints"),
        ("[settings]\npin = 4711", "write a text between quotes after `pin =`"),
    ],
)
def test_a_wrong_value_elsewhere_is_told(lines: str, told: str) -> None:
    (problem,) = problems(f"{OWN}{lines}\n")

    assert problem.startswith(f"c.toml:4: {told}")


def test_addresses_need_leave_to_be_asked() -> None:
    assert problems(SHARED + '[online]\nrouter = "https://r.example"\n') == [
        "c.toml:6: write `allowed = true` in [online], or take `router` away"
    ]


@pytest.mark.parametrize("kind", ["shared", "lent"])
def test_on_a_device_of_an_organisation_the_code_is_decided(kind: str) -> None:
    (problem,) = problems(f'[device]\nkind = "{kind}"\n')

    assert problem.startswith("c.toml:1: write `pin =` in [settings]")


def test_without_a_kind_nothing_holds() -> None:
    (problem,) = problems('[device]\n[settings]\npin = ""\n')

    assert problem.startswith('c.toml:1: write `kind = "shared"` below [device]')


def test_a_key_that_stands_there_twice_is_told_at_the_second() -> None:
    assert problems(OWN + "errands = []\nerrands = [\n]\n") == [
        "c.toml:4: `errands` stands here twice; keep one"
    ]


def test_a_table_that_stands_there_twice_is_told_at_the_second() -> None:
    assert problems(OWN + "[visit]\n[visit]\n") == [
        "c.toml:4: `[visit]` stands here twice; keep one"
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "c.toml:1: the file is empty"),
        ("\n \n", "c.toml:1: the file is empty"),
        ("[device]\nkind = shared\n", "c.toml:2: the value is not right"),
        ("[device]\nkind =\n", "c.toml:2: the value is not right"),
        ("[device]\nkind\n", "c.toml:2: this is no TOML"),
        ("[device]\nerrands = [\n", "c.toml:2: the file stops too early"),
        ("[visit]\nidle_minutes = 1", "c.toml:2: the file stops within a line"),
        (f"a = {'1' * 900}{'_1' * 10}\n" + OWN, "c.toml:1: `a` is no table"),
        (f"a = {'b' * 1000}\n", "c.toml:1: write at most 1000 characters on a line"),
        ("a = " + "[\n" * 5000, "c.toml:1: lists are nested too deep"),
        ("#" * 30 + "\n" * 70_000, "c.toml:1: the file is longer than 65536 bytes"),
        ("device = 1\n", "c.toml:1: write `[device]` on a line of its own"),
        ('[[device]]\nkind = "own"\n', "c.toml:1: write `[device]` on a line of its own"),
    ],
)
def test_what_is_no_whole_policy_is_refused(text: str, told: str) -> None:
    assert problems(text)[0].startswith(told)


def test_a_file_that_is_not_utf_8_is_told_with_its_line() -> None:
    reading = parse_policy(OWN.encode() + 'organisation = "Café"\n'.encode("latin-1"), "c.toml")

    assert [str(fault) for fault in reading.faults] == ["c.toml:3: save the file as UTF-8"]
    assert reading.policy == safest()


def test_a_file_as_windows_writes_it_is_sound() -> None:
    raw = OWN.replace("\n", "\r\n").encode("utf-8-sig")

    assert parse_policy(raw, "c.toml") == PolicyReading(Policy(), found=True)


def test_a_strange_key_cannot_steer_the_terminal() -> None:
    (problem,) = problems(OWN + '"\\u001b[2J" = 1\n')

    assert "\x1b" not in problem


def test_many_faults_are_told_up_to_fifty() -> None:
    text = OWN + "".join(f"key{number} = 1\n" for number in range(4000))

    assert len(problems(text)) == 50


def test_a_fault_elsewhere_leaves_the_code_and_the_kiosk_standing() -> None:
    reading = reading_of(FULL.replace("= 20\n", "= 2000\n"))

    assert reading.policy == safest(SEAL, kiosk=True)


def test_a_code_that_cannot_be_read_closes_the_settings_and_opens_the_kiosk() -> None:
    reading = reading_of(FULL.replace("scrypt", "plain"))

    assert reading.policy == safest(CLOSED, kiosk=False)


def test_the_safest_keeps_nothing_and_tells_nobody() -> None:
    policy = safest()

    assert policy.nothing_kept
    assert not policy.secrets_allowed
    assert not policy.helping.allowed
    assert not policy.sticks
    assert not policy.online.allowed
    assert policy.printing == Printing(allowed=True, only_printer=True)
    assert policy.pin == CLOSED


def test_a_lent_device_keeps_answers_but_no_secrets() -> None:
    assert not of_kind(Kind.LENT).nothing_kept
    assert not of_kind(Kind.LENT).secrets_allowed


def test_allowed_errands_are_those_of_the_list_or_all() -> None:
    assert Policy().allows("aow-aanvragen")
    assert Policy(errands=("aow-aanvragen",)).allows("aow-aanvragen")
    assert not Policy(errands=("aow-aanvragen",)).allows("paspoort-id-kaart")


def test_the_known_errands_are_the_shipped_flows() -> None:
    assert "paspoort-id-kaart" in known_errands()


def test_neither_a_seal_nor_a_plain_code_is_in_what_is_shown() -> None:
    plain = reading_of(FULL.replace(SEAL, "471147114711"))
    broken = reading_of(f'{OWN}[settings]\npin = "471147114711\n')

    assert SEAL not in repr(reading_of(FULL))
    assert "471147114711" not in repr(plain) + repr(broken)


TOML_LIKE = st.text(st.sampled_from("[]{}=\"'#\\\n .,-_:0123456789abtruefls\r"), max_size=80)


@given(st.binary(max_size=300) | TOML_LIKE.map(lambda text: text.encode()))
def test_no_bytes_whatever_raise(raw: bytes) -> None:
    reading = parse_policy(raw, "c.toml")

    assert reading.faults
    assert reading.policy == safest()


@given(
    st.integers(0, len(FULL) - 1),
    st.integers(0, 40),
    st.one_of(st.just(b""), st.binary(max_size=8), TOML_LIKE.map(lambda text: text.encode())),
)
def test_a_policy_that_was_changed_anywhere_gives_sound_or_safest(
    start: int, length: int, put: bytes
) -> None:
    raw = FULL.encode()

    reading = parse_policy(raw[:start] + put + raw[start + length :], "c.toml")

    assert not reading.faults or reading.policy == safest(
        reading.policy.pin, kiosk=reading.policy.kiosk
    )
    assert not reading.policy.kiosk or reading.policy.pin == SEAL
