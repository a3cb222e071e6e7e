"""The square code on a page: the public facts of a counter, or a short text, for a reader."""

from companion.papers.page import Contact

# Empty squares around a code, without which readers do not find it (ISO/IEC 18004 section 6.3.8).
QUIET = 4

Squares = tuple[tuple[bool, ...], ...]


def squares(coded: Contact | str) -> Squares:
    """Return the rows of the code from the top, True where dark; as many rows as columns.

    Of a contact it is a MECARD with name, telephone, website and address, which a telephone offers
    to keep; of a text it is that text. Up to 15 % of it may be stained. It holds what stands on the
    page and nothing else.
    """
    # Takes 40 ms to import, with the first page that is printed.
    import segno  # noqa: PLC0415

    code = segno.make_qr(_mecard(coded) if isinstance(coded, Contact) else coded, error="m")
    return tuple(tuple(bool(dark) for dark in row) for row in code.matrix_iter(border=QUIET))


def _mecard(contact: Contact) -> str:
    # As above.
    from segno.helpers import make_mecard_data  # noqa: PLC0415

    street, postcode, town = _parts(contact.address_lines)
    return make_mecard_data(
        name=contact.name,
        phone=contact.phone.replace(" ", "") or None,
        url=contact.website or None,
        houseno=street or None,
        zipcode=postcode or None,
        city=town or None,
    )


def _parts(lines: tuple[str, ...]) -> tuple[str, str, str]:
    """Return street, postcode and town of lines such as "Stadsplateau 1" and "3521 AZ Utrecht"."""
    street = lines[0] if lines else ""
    digits, _, rest = lines[-1].partition(" ") if len(lines) > 1 else ("", "", "")
    letters, _, town = rest.partition(" ")
    return street, f"{digits} {letters}".strip(), town
