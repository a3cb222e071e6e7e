"""The square code: what stands on the page, and nothing else."""

import pytest
import segno

from companion.papers.code import QUIET, squares
from companion.papers.page import Contact

DELFT = Contact(
    "Gemeente Delft", ("Stationsplein 1", "2611 BV Delft"), "14 015", "https://www.delft.nl"
)
SAID = (
    "MECARD:N:Gemeente Delft;TEL:14015;URL:https\\://www.delft.nl;"
    "ADR:,,Stationsplein 1,Delft,,2611 BV,;;"
)


def test_the_code_says_name_number_website_and_address() -> None:
    wanted = segno.make_qr(SAID, error="m")

    assert squares(DELFT) == tuple(
        tuple(bool(dark) for dark in row) for row in wanted.matrix_iter(border=QUIET)
    )


def test_around_the_code_is_a_quiet_edge() -> None:
    rows = squares(DELFT)

    assert len({len(row) for row in rows} | {len(rows)}) == 1
    assert not any(any(row) for row in (*rows[:QUIET], *rows[-QUIET:]))
    assert not any(any((*row[:QUIET], *row[-QUIET:])) for row in rows)
    assert any(rows[QUIET])


@pytest.mark.parametrize(
    "contact",
    [
        Contact("Loket", (), "14 015", ""),
        Contact("Loket", ("Plein 1",), "", ""),
        Contact('Loket; "A":\\B', ("Plein 1", "Delft"), "0800-1234", "https://a.nl/?b=c;d"),
        Contact("Ĳsselmonde 't Loket " * 8, ("'s-Gravenweg 1-3", "2900 AB Ĳssel"), "+31 10", ""),
    ],
)
def test_a_counter_of_which_little_is_known_has_a_code_too(contact: Contact) -> None:
    assert len(squares(contact)) >= 21 + 2 * QUIET
