"""Which municipality a citizen means by the place or postcode that was typed."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from companion.counters.model import Municipality, MunicipalityCode
from companion.counters.names import bare_words_of, key_of, words_of
from companion.counters.register import Named, Register
from companion.counters.tables import PostcodeArea
from companion.geography import Coordinate, distance_metres
from companion.l10n.message import N_, Message

# No name in the register is half as long, and a whole address still fits.
_LONGEST_TYPED = 120
_MOST_SUGGESTIONS = 3
# Found by trying: below this, a suggestion looks nothing like what was typed.
_LEAST_ALIKE = 70.0
_PART_ALIKE = 85.0  # of a part: "Amsterdam Zuidoost"
# A village; the middle of anything wider says little about where a home is.
_PLACE_RADIUS = 2_000.0  # metres

_ONE_OF_BOTH = Message(N_("Type only your place, or only your postcode."))
_MUNICIPALITY_OF = re.compile(r"^(?:gemeente|gem\.?|municipality of|city of) +", re.IGNORECASE)
_FULL_POSTCODE = re.compile(r"(?<![0-9])([1-9][0-9]{3}) ?([a-z]{2})(?![a-z0-9])")
_DIGITS_AND_PLACE = re.compile(r"([1-9][0-9]{3}) ([a-z ]{4,})|([a-z ]{4,}) ([1-9][0-9]{3})")
_LIKE_POSTCODE = re.compile(r"(?:nl ?)?([0-9][0-9 ]*)([a-z]? ?[a-z]{0,2})")


@dataclass(frozen=True, slots=True)
class Found:
    """The one municipality of a place or postcode.

    `start` is where the citizen is, about a kilometre wide, or None when that is not known well.
    `place` is the name of the place, or the four digits of a postcode with more places.
    """

    municipality: Municipality
    start: Coordinate | None
    place: str


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Two or more municipalities it can be, the likeliest first: ask. `start` as in `Found`."""

    choices: tuple[Municipality, ...]
    start: Coordinate | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """No place of that name; `suggestions` are at most three names that `find` does know."""

    typed: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """What was typed can be neither a place nor a postcode; `message` says what to do."""

    message: Message


Finding = Found | Ambiguous | Unknown | Refused


def find(register: Register, typed: str) -> Finding:
    """Return the municipality that `typed` names: a place, a municipality or a postcode.

    A postcode belongs to its own municipality, whatever town hall is nearer: most services are
    for the inhabitants of the municipality only. Raises nothing, whatever was typed.
    """
    clean = _clean(typed)
    if len(clean) > _LONGEST_TYPED:
        return Refused(_ONE_OF_BOTH)
    bare = _MUNICIPALITY_OF.sub("", clean)
    words = words_of(bare)
    if not words:
        return Refused(Message(N_("Type the name of your place, or your postcode.")))
    return (
        _by_name(register, words, only_municipality=bare != clean)
        or _by_digits(register, bare_words_of(clean))
        or Unknown(clean, _suggestions(register, words, bare_words_of(bare)))
    )


def _clean(typed: str) -> str:
    """Return `typed` with wide digits made plain, and without invisible characters."""
    # Cut first: what is refused for its length need not be normalised for seconds. The acute
    # accent is what some keyboards give for an apostrophe; NFKC would make a space of it.
    plain = unicodedata.normalize("NFKC", typed[: _LONGEST_TYPED * 10].replace("\u00b4", "'"))
    visible = (sign if unicodedata.category(sign)[0] != "C" else " " for sign in plain)
    return " ".join("".join(visible).split())


def _by_name(
    register: Register, words: str, *, only_municipality: bool
) -> Found | Ambiguous | None:
    """Return what the name means, or None when it is not in the register."""
    meant = register.names.get(key_of(words), ())
    if not meant:
        return None
    whole = [one for one in meant if one.is_municipality]
    if only_municipality and whole:
        codes = {one.code for one in whole}
    else:
        codes = {one.code for one in meant} | _longer_municipalities(register, words)
    if len(codes) > 1:
        return Ambiguous(_choices(register, codes, {one.code for one in whole}))
    named = whole[0] if whole else meant[0]
    start = _start_of_place(register, named)
    return Found(register.municipalities[named.code], start, named.place)


def _longer_municipalities(register: Register, words: str) -> set[MunicipalityCode]:
    """Return the municipalities that `words` begins: who types "Alphen" may live on the Rijn."""
    begun = f"{words} "
    return {code for code, name in register.municipality_words.items() if name.startswith(begun)}


def _choices(
    register: Register, codes: Iterable[MunicipalityCode], first: Collection[MunicipalityCode]
) -> tuple[Municipality, ...]:
    choices = (register.municipalities[code] for code in codes)
    return tuple(sorted(choices, key=lambda one: (one.code not in first, one.name)))


def _start_of_place(register: Register, named: Named) -> Coordinate | None:
    """Return the middle of the postcodes of a village, or None for what is wider or doubted."""
    areas = [
        area
        for area in register.postcodes.values()
        if named.place in area.places and named.code in area.municipalities
    ]
    if not areas or any(area.doubtful for area in areas):
        return None
    middle = Coordinate(
        sum(area.centre.latitude for area in areas) / len(areas),
        sum(area.centre.longitude for area in areas) / len(areas),
    )
    narrow = all(distance_metres(middle, area.centre) <= _PLACE_RADIUS for area in areas)
    return middle if narrow else None


def _by_digits(register: Register, words: str) -> Found | Ambiguous | Refused | None:
    """Return what the postcode in `words` means, or None when there is nothing like one."""
    if full := _FULL_POSTCODE.search(words):
        return _by_postcode(register, full[1], full[2])
    if beside := _DIGITS_AND_PLACE.fullmatch(words):
        digits = beside[1] or beside[4]
        # A Belgian postcode has four digits as well: "1083 Ganshoren" is not in Amsterdam.
        if not _may_lie_in(register, digits, beside[2] or beside[3]):
            return Refused(_ONE_OF_BOTH)
        return _by_postcode(register, digits, "")
    if like := _LIKE_POSTCODE.fullmatch(words):
        return _by_postcode(register, key_of(like[1]), key_of(like[2]))
    return None


def _may_lie_in(register: Register, digits: str, place: str) -> bool:
    """Return whether `place` looks like a name in that postcode, or the postcode is not known."""
    # As in `_suggestions`.
    from rapidfuzz import fuzz  # noqa: PLC0415

    area = register.postcodes.get(digits)
    if area is None:
        return True
    whole = [register.municipalities[code] for code in area.municipalities]
    known = {name for one in whole for name in (one.name, *one.also_called, *one.places)}
    words = words_of(place)
    return any(
        fuzz.ratio(words, name) >= _LEAST_ALIKE or fuzz.partial_ratio(words, name) >= _PART_ALIKE
        for name in map(words_of, known)
    )


def _by_postcode(register: Register, digits: str, letters: str) -> Found | Ambiguous | Refused:
    if problem := _postcode_problem(digits, letters):
        return Refused(problem)
    area = register.postcodes.get(digits)
    if area is None:
        unknown = N_("We do not know postcode {postcode}. Check the digits, or type your place.")
        return Refused(Message(unknown, {"postcode": digits}))
    start = None if area.doubtful else area.centre
    if len(area.municipalities) > 1:
        return Ambiguous(_choices(register, area.municipalities, frozenset()), start)
    return Found(register.municipalities[area.municipalities[0]], start, _place_of(area))


def _place_of(area: PostcodeArea) -> str:
    return area.places[0] if len(area.places) == 1 else area.digits


def _postcode_problem(digits: str, letters: str) -> Message | None:
    if len(digits) != 4:
        return Message(N_("A postcode has four digits. Type all four, for instance 3511."))
    if digits.startswith("0"):
        return Message(
            N_("A Dutch postcode does not begin with 0. Look for it on a letter to you.")
        )
    if not letters:
        return None
    # Not needed before the first postcode is typed, so not at the start.
    from stdnum.nl import postcode  # noqa: PLC0415

    if not postcode.is_valid(digits + letters):
        return Message(N_("Check the two letters of your postcode, or type only the four digits."))
    return None


def _suggestions(register: Register, words: str, bare: str) -> tuple[str, ...]:
    """Return the names that `words` begins, those it has in it, and those spelled most like it.

    Who types "Amsterdam Zuidoost" lives in Amsterdam, whatever other name looks more like it.
    """
    # Not needed before the first misspelling, so not at the start.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    begun = (known for known in register.spellings if known.startswith(f"{words} "))
    # In the words a province at the end is letters already, and Utrecht is a town as well.
    typed = f" {words} / {bare} "
    within = [known for known in register.spellings if f" {known} " in typed]
    alike = process.extract(
        words,
        register.spellings.keys(),
        scorer=fuzz.ratio,
        limit=_MOST_SUGGESTIONS,
        score_cutoff=_LEAST_ALIKE,
    )
    longest_first = sorted(within, key=len, reverse=True)
    names = (*islice(begun, _MOST_SUGGESTIONS), *longest_first, *(name for name, _, _ in alike))
    written = dict.fromkeys(register.spellings[name] for name in names)
    return tuple(islice(written, _MOST_SUGGESTIONS))
