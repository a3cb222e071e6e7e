import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.assets import shipped
from companion.counters.errors import CounterFileError
from companion.counters.model import MunicipalityCode
from companion.counters.register import Register, read_register
from companion.counters.sources import read_sources
from companion.geography import Coordinate

MUNICIPALITIES = (
    "code,name,street_line,postcode,town,remark,phone,appointment_phone,appointment_url,"
    "website,places,more_places,also_called,extra_addresses,province,source,checked_on\n"
    "GM0001,Voorbeeld,Dorpsstraat 1,9712 HN,Voorbeeld,,14 050,,,https://voorbeeld.example,"
    "Voorbeeld|Ander Dorp,Derde Dorp,,,Drenthe,Our own example,2026-01-02\n"
)
POSTCODES = (
    "digits,latitude,longitude,places,municipalities,doubtful\n"
    "9712,53.2000,6.5000,Voorbeeld,GM0001,\n"
)
Folder = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def write(municipalities: str, postcodes: str) -> Path:
        (tmp_path / "municipalities.csv").write_text(municipalities, encoding="utf-8")
        (tmp_path / "postcodes.csv").write_text(postcodes, encoding="utf-8")
        return tmp_path

    return write


def test_a_row_becomes_a_municipality(folder: Folder) -> None:
    register = read_register(folder(MUNICIPALITIES, POSTCODES))

    example = register.municipalities[MunicipalityCode("GM0001")]
    assert example.places == ("Voorbeeld", "Ander Dorp", "Derde Dorp")
    assert example.appointment_phone is None
    assert example.appointment_url is None
    assert example.coordinate == Coordinate(53.2, 6.5)


def test_a_town_hall_in_a_doubted_postcode_has_no_coordinate(folder: Folder) -> None:
    register = read_register(folder(MUNICIPALITIES, POSTCODES.replace("GM0001,", "GM0001,yes")))

    assert register.municipalities[MunicipalityCode("GM0001")].coordinate is None


def test_the_register_cannot_be_changed(register: Register) -> None:
    with pytest.raises(TypeError):
        del register.postcodes["3511"]  # type: ignore[attr-defined]  # that it is refused is the test


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("digits,", "postcode,", 1, "must begin with digits,latitude,"),
        ("9712", "971", 2, "'971' is no postcode or is here twice"),
        ("9712", "0712", 2, "'0712' is no postcode or is here twice"),
        ("53.2000", "north", 2, "latitude and longitude are numbers"),
        ("53.2000", "nan", 2, "nan, 6.5000 is not in the Netherlands"),
        ("53.2000,6.5000", "6.5000,53.2000", 2, "6.5000, 53.2000 is not in the Netherlands"),
        ("GM0001,", ",", 2, "needs a municipality, and doubtful empty or yes"),
        ("GM0001,", "GM0001,no", 2, "needs a municipality, and doubtful empty or yes"),
        ("GM0001", "GM0002", 2, "GM0002 is not in municipalities.csv"),
        (",GM0001,", ",GM0001", 2, "has 5 cells, not 6"),
    ],
)
def test_a_wrong_row_of_postcodes_is_named_with_its_line(
    folder: Folder, old: str, new: str, line: int, problem: str
) -> None:
    with pytest.raises(CounterFileError) as caught:
        read_register(folder(MUNICIPALITIES, POSTCODES.replace(old, new)))

    assert caught.value.path.name == "postcodes.csv"
    assert caught.value.line == line
    assert caught.value.problem.startswith(problem)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("code,name", "name,code", 1, "must begin with code,name,"),
        ("14 050", "", 2, "'GM0001' is not complete or is here twice"),
        ("9712 HN", "9712HN", 2, "no postcode like 9712 HN in '9712HN'"),
        ("2026-01-02", "2 January", 2, "'2 January' is not a date like 2026-05-16"),
        (",2026-01-02", "", 2, "has 16 cells, not 17"),
    ],
)
def test_a_wrong_row_of_municipalities_is_named_with_its_line(
    folder: Folder, old: str, new: str, line: int, problem: str
) -> None:
    with pytest.raises(CounterFileError) as caught:
        read_register(folder(MUNICIPALITIES.replace(old, new), POSTCODES))

    assert caught.value.path.name == "municipalities.csv"
    assert caught.value.line == line
    assert caught.value.problem.startswith(problem)


def test_a_postcode_that_is_there_twice_is_refused(folder: Folder) -> None:
    twice = POSTCODES + "9712,53.3000,6.6000,Voorbeeld,GM0001,\n"

    with pytest.raises(CounterFileError, match="3: '9712' is no postcode or is here twice"):
        read_register(folder(MUNICIPALITIES, twice))


def test_a_municipality_that_is_there_twice_is_refused(folder: Folder) -> None:
    twice = MUNICIPALITIES + MUNICIPALITIES.splitlines(keepends=True)[1]

    with pytest.raises(CounterFileError, match="3: 'GM0001' is not complete or is here twice"):
        read_register(folder(twice, POSTCODES))


def test_a_missing_folder_is_said_as_one_error(tmp_path: Path) -> None:
    with pytest.raises(CounterFileError, match=r"postcodes\.csv:0: cannot be read"):
        read_register(tmp_path / "nowhere")


def test_a_table_that_is_not_text_is_said_as_one_error(tmp_path: Path) -> None:
    (tmp_path / "postcodes.csv").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(CounterFileError, match=r"postcodes\.csv:0: cannot be read"):
        read_register(tmp_path)


def test_an_empty_table_is_said_as_one_error(folder: Folder) -> None:
    with pytest.raises(CounterFileError, match="1: must begin with digits"):
        read_register(folder(MUNICIPALITIES, ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [("tables:", "tafels:"), ("2024-04-01", "April 2024"), ("    name:", "    nom:"), ("- ", "{")],
)
def test_a_damaged_list_of_sources_is_said_as_one_error(tmp_path: Path, old: str, new: str) -> None:
    shutil.copy(shipped("assets", "counters", "sources.yaml"), tmp_path)
    path = tmp_path / "sources.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    with pytest.raises(CounterFileError, match="is not a list of table sources"):
        read_sources(tmp_path)


def test_a_missing_list_of_sources_is_said_as_one_error(tmp_path: Path) -> None:
    with pytest.raises(CounterFileError, match="is not a list of table sources"):
        read_sources(tmp_path)
