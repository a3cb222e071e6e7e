"""All municipalities, all postcodes, and every name they go by."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from companion.assets import shipped
from companion.counters.errors import CounterFileError
from companion.counters.model import Counter, Municipality, MunicipalityCode
from companion.counters.names import key_of, without_suffix, words_of
from companion.counters.national import read_national
from companion.counters.tables import PostcodeArea, read_municipalities, read_postcodes
from companion.official.desks import Desk


@dataclass(frozen=True, slots=True)
class Named:
    """What a name means in one municipality: `place` lies in it, or is the whole of it."""

    code: MunicipalityCode
    place: str
    is_municipality: bool


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that is known of municipalities, postcodes and names, ready to look up.

    `names` is keyed by `names.key_of`; `spellings` tells for the words of each name
    (`names.words_of`) how that name is written, and `municipality_words` has the words of the
    name of each municipality. `national` are the bodies that are called first.
    """

    municipalities: Mapping[MunicipalityCode, Municipality] = field(repr=False)
    postcodes: Mapping[str, PostcodeArea] = field(repr=False)
    names: Mapping[str, tuple[Named, ...]] = field(repr=False)
    spellings: Mapping[str, str] = field(repr=False)
    municipality_words: Mapping[MunicipalityCode, str] = field(repr=False)
    national: Mapping[Desk, Counter] = field(default_factory=dict, repr=False)


def read_register(folder: Path | None = None) -> Register:
    """Return the tables in `folder`, by default the shipped ones.

    Raises:
        CounterFileError: a table is missing, or a row in it cannot be true.
        DocumentFaulty: the official telephone numbers cannot be read.
    """
    folder = folder or shipped("assets", "counters")
    postcodes = read_postcodes(folder / "postcodes.csv")
    municipalities = read_municipalities(folder / "municipalities.csv", postcodes)
    for line, area in enumerate(postcodes.values(), start=2):
        for code in area.municipalities:
            if code not in municipalities:
                problem = f"{code} is not in municipalities.csv"
                raise CounterFileError(folder / "postcodes.csv", line, problem)
    names, spellings = _index(municipalities.values())
    return Register(
        MappingProxyType(municipalities),
        MappingProxyType(postcodes),
        MappingProxyType({key: tuple(by_code.values()) for key, by_code in names.items()}),
        MappingProxyType(spellings),
        MappingProxyType({one.code: words_of(one.name) for one in municipalities.values()}),
        read_national(),
    )


def _index(
    municipalities: Iterable[Municipality],
) -> tuple[dict[str, dict[MunicipalityCode, Named]], dict[str, str]]:
    """Return what each key means per municipality, and how each name is written."""
    names: dict[str, dict[MunicipalityCode, Named]] = {}
    spellings: dict[str, str] = {}
    for one in municipalities:
        whole = (one.name, *one.also_called)
        for name in (*whole, *one.places):
            for spelling in dict.fromkeys((name, without_suffix(name))):
                words = words_of(spelling)
                spellings.setdefault(words, spelling)
                by_code = names.setdefault(key_of(words), {})
                known = by_code.get(one.code)
                # "Hengelo" the municipality is also "Hengelo OV" the place: keep the place,
                # because postcodes are filed under it, and remember that it is both.
                is_municipality = name in whole or (known is not None and known.is_municipality)
                if known is None or known.is_municipality:
                    by_code[one.code] = Named(one.code, name, is_municipality)
    return names, spellings
