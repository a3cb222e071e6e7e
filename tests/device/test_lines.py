"""Every key is found on its own line, whatever stands around it."""

from companion.device.lines import key_lines


def test_keys_below_a_table_have_their_line() -> None:
    lines = key_lines('# first\n[device]\nkind = "own"\n\nsticks = true\n')

    assert lines == {("device",): 2, ("device", "kind"): 3, ("device", "sticks"): 5}


def test_a_list_of_several_lines_is_one_key() -> None:
    lines = key_lines('a = [\n  "x = 1", # ]\n  "[b]",\n]\nc = 2\n')

    assert lines == {("a",): 1, ("c",): 5}


def test_a_text_of_several_lines_holds_no_keys() -> None:
    lines = key_lines('a = """\nb = 1 \\"""\n[c]\n""""\nd = \'\'\'\ne = 1\n\'\'\'\nf = 1\n')

    assert lines == {("a",): 1, ("d",): 5, ("f",): 8}


def test_dotted_and_quoted_keys_are_found() -> None:
    lines = key_lines('device . "kind" = 1\n[ "a.b" ]\n')

    assert lines == {("device",): 1, ("device", "kind"): 1, ("a.b",): 2}


def test_a_key_of_an_inline_table_counts_as_its_table() -> None:
    assert key_lines('[a]\nb = {c = 1, d = "}"}\ne = 2\n') == {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "e"): 3,
    }
