"""A shipped file is opened strictly, and every refusal says on which line to do what."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.documents import (
    DEEPEST,
    LARGEST,
    DocumentFaulty,
    Entry,
    Value,
    open_document,
)
from companion.faults import Fault, nearest

# What surprises in YAML, as pieces that hypothesis puts together.
PIECES = (
    *("a: 1\n", "- b\n", "&x ", "*x", "!t ", "<<: ", "---\n", "...\n", "%YAML 1.2\n", "\x00"),
    *("\ufeff", "{", "}", "[", "]", ":", "? ", "|\n", "> \n", "\t", "\n", "  ", "'", '"', "# "),
)


def opened(folder: Path, text: str | bytes) -> Entry:
    path = folder / "proef.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return open_document(path)


def refusals(folder: Path, text: str | bytes) -> list[tuple[int, str]]:
    with pytest.raises(DocumentFaulty) as refused:
        opened(folder, text)
    return [(fault.line, fault.problem) for fault in refused.value.faults]


def noted(entry: Entry) -> list[tuple[int, str]]:
    return [(fault.line, fault.problem) for fault in entry.faults.error().faults]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: *x\n", 2, "write the text again instead of `*`"),
        ("a: 1\nb: &x 2\n", 2, "remove the `&` name"),
        ("a: 1\nb: !t 2\n", 2, "remove the `!` tag"),
        ("a: 1\nb: !!int 2\n", 2, "remove the `!` tag"),
        ("a:\n  <<: {b: 1}\n", 2, "write the keys out instead of `<<`"),
        ("---\na: 1\n", 1, "remove the `---` line"),
        ("a: 1\n---\nb: 2\n", 2, "remove the `---` line"),
        ("a: 1\n...\nb: 2\n", 3, "this is no YAML: did not find expected <document start>"),
        ("a: 1\nb: 'open\n", 3, "this is no YAML: found unexpected end of stream"),
        ("a: @b\n", 1, "this is no YAML: found character that cannot start any token"),
        ("", 1, "the file is empty; write the entries"),
        ("# only a remark\n", 1, "the file is empty; write the entries"),
    ],
)
def test_what_surprises_in_yaml_is_refused_on_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    assert (line, problem) in refusals(tmp_path, text)


def test_an_alias_of_a_known_name_is_refused_as_well(tmp_path: Path) -> None:
    assert refusals(tmp_path, "a: &x 1\nb: *x\n") == [
        (1, "remove the `&` name"),
        (2, "write the text again instead of `*`"),
    ]


def test_all_surprises_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = "a: &x 1\nb: !t 2\nc:\n  <<: 3\n"

    assert refusals(tmp_path, text) == [
        (1, "remove the `&` name"),
        (2, "remove the `!` tag"),
        (4, "write the keys out instead of `<<`"),
    ]


def test_a_sign_that_is_no_text_is_refused(tmp_path: Path) -> None:
    ((line, problem),) = refusals(tmp_path, "a: \x00\n")

    assert line == 1
    assert problem.startswith("this is no YAML: ")


def test_a_file_that_is_not_utf_8_names_the_line_of_the_first_wrong_byte(tmp_path: Path) -> None:
    assert refusals(tmp_path, b"a: 1\nb: caf\xe9\n") == [(2, "save the file as UTF-8")]


def test_twelve_levels_are_allowed_and_thirteen_are_not(tmp_path: Path) -> None:
    twelve = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)
    thirteen = f"[{twelve}]"

    opened(tmp_path, f"a: {twelve}\n")

    problem = "this is nested deeper than 12; make it flatter"
    assert refusals(tmp_path, f"a: {thirteen}\n") == [(1, problem)]


def test_very_deep_nesting_does_not_exhaust_the_stack(tmp_path: Path) -> None:
    assert refusals(tmp_path, "[" * 60_000)


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    largest = "a: 1\n#".ljust(LARGEST, "x")

    opened(tmp_path, largest)

    problem = "the file has 65537 bytes; split it, 65536 is the most"
    assert refusals(tmp_path, f"{largest}x") == [(1, problem)]


def test_a_file_that_is_not_there_is_a_fault_of_that_file(tmp_path: Path) -> None:
    path = tmp_path / "weg.yaml"

    with pytest.raises(DocumentFaulty) as refused:
        open_document(path)

    problem = "the file cannot be read: No such file or directory"
    assert refused.value.faults == (Fault(str(path), 1, problem),)


def test_the_message_names_path_line_and_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DocumentFaulty) as refused:
        opened(tmp_path, "a: &x 1\n")

    assert str(refused.value) == f"{tmp_path / 'proef.yaml'}:1: remove the `&` name"


def test_every_scalar_stays_a_text(tmp_path: Path) -> None:
    entry = opened(tmp_path, "a: ja\nb: 1.50\nc: 2026-11-23\nd: null\ne: ' x '\n")

    assert [entry.text(key) for key in "abcde"] == ["ja", "1.50", "2026-11-23", "null", "x"]


def test_a_repeated_key_is_a_fault_and_the_first_one_counts(tmp_path: Path) -> None:
    entry = opened(tmp_path, "a: 1\na: 2\n")

    assert entry.text("a") == "1"
    assert noted(entry) == [(2, "`a` stands here twice; keep one")]


def test_a_key_that_is_no_word_is_a_fault(tmp_path: Path) -> None:
    assert noted(opened(tmp_path, "a: 1\n[b]: 2\n")) == [(2, "use a plain word as key")]


def test_a_list_where_keys_belong_is_a_fault(tmp_path: Path) -> None:
    assert noted(opened(tmp_path, "- a\n")) == [(1, "write this as `key: value` lines")]


@pytest.mark.parametrize("text", ["b: 1\n", "a:\nb: 1\n", "a: ''\n", "a: [x]\n", "a: {x: y}\n"])
def test_an_absent_or_empty_text_is_a_fault(tmp_path: Path, text: str) -> None:
    entry = opened(tmp_path, text)

    assert entry.text("a") == ""
    assert noted(entry)[0] in [(1, "add `a:`"), (1, "write one text after `a:`")]


def test_an_absent_text_may_have_a_default(tmp_path: Path) -> None:
    entry = opened(tmp_path, "b: 1\n")

    assert entry.value("a", "zo") == Value("zo", 1)
    assert noted(entry) == []


def test_a_list_gives_each_text_with_its_line(tmp_path: Path) -> None:
    entry = opened(tmp_path, "a:\n  - een\n  - twee\nb: drie\n")

    assert entry.values("a") == (Value("een", 2), Value("twee", 3))
    assert entry.texts("b") == ("drie",)
    assert entry.texts("c") == ()


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("b: 1\n", 1, "add `a:`"),
        ("a: {b: 1}\n", 1, "write a list of `- text` lines after `a:`"),
        ("a:\n  - een\n  -\n", 3, "write one text here"),
        ("a:\n  - een\n  - [twee]\n", 3, "write one text here"),
    ],
)
def test_a_list_that_is_none_is_a_fault_on_its_line(
    tmp_path: Path, text: str, line: int, problem: str
) -> None:
    entry = opened(tmp_path, text)

    entry.texts("a", needed=True)

    assert noted(entry) == [(line, problem)]


def test_a_list_may_hold_texts_and_entries_but_no_empty_line(tmp_path: Path) -> None:
    entry = opened(tmp_path, "a:\n  - een\n  - {text: twee}\n  - ''\n")

    first, second = entry.items("a")

    assert first == Value("een", 2)
    assert isinstance(second, Entry)
    assert second.text("text") == "twee"
    assert noted(entry) == [(4, "write one text here")]


def test_a_word_that_is_not_known_names_the_nearest(tmp_path: Path) -> None:
    entry = opened(tmp_path, "kind: chioce\n")

    entry.word("kind", ("choice", "date"))

    assert noted(entry) == [(1, "`chioce` is not known; did you mean `choice`?")]


def test_a_word_like_no_other_gets_all_that_are_known() -> None:
    assert nearest("xyz", ("date", "choice")) == "use one of: choice, date"


def test_a_key_that_nobody_asked_for_is_a_fault_with_the_nearest_known(tmp_path: Path) -> None:
    entry = opened(tmp_path, "title: x\ntitel: y\n")

    entry.text("title")
    entry.close()

    assert noted(entry) == [(2, "`titel` is not known here; did you mean `title`?")]


@pytest.mark.parametrize("written", ["x", "1.5", "1_000", "\u0661\u0662", "+5", "9999999999"])
def test_a_number_is_written_in_digits_only(tmp_path: Path, written: str) -> None:
    entry = opened(tmp_path, f"a: {written}\n")

    assert entry.integer("a", 3) == 3
    assert noted(entry) == [(1, "write a whole number after `a:`")]


def test_a_number_below_zero_is_read(tmp_path: Path) -> None:
    assert opened(tmp_path, "a: -5\n").integer("a") == -5


@pytest.mark.parametrize("written", ["23-11-2026", "20261123", "2026-W48-1", "2026-02-30"])
def test_a_day_is_written_in_one_form_only(tmp_path: Path, written: str) -> None:
    entry = opened(tmp_path, f"a: {written}\n")

    assert entry.day("a") == date.min
    assert noted(entry) == [(1, "write the date after `a:` as 2026-11-23")]


def test_a_day_is_read(tmp_path: Path) -> None:
    assert opened(tmp_path, "a: 2026-11-23\n").day("a") == date(2026, 11, 23)


def test_an_entry_that_is_missing_stands_in_at_the_line_of_its_parent(tmp_path: Path) -> None:
    entry = opened(tmp_path, "a: 1\n")

    inner = entry.entry("b")
    inner.text("c")

    assert noted(entry) == [(1, "add `b:`"), (1, "add `c:`")]


def test_entries_keep_the_order_of_the_file(tmp_path: Path) -> None:
    entry = opened(tmp_path, "steps:\n  z: {a: 1}\n  b: {a: 2}\n")

    read = [(name, inner.text("a")) for name, inner in entry.entries("steps")]

    assert read == [("z", "1"), ("b", "2")]


def test_faults_are_told_once_each_in_the_order_of_the_lines() -> None:
    late, early = Fault("x.yaml", 9, "b"), Fault("x.yaml", 2, "a")

    assert DocumentFaulty([late, early, late]).faults == (early, late)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.lists(st.sampled_from(PIECES), max_size=12).map(lambda them: "".join(them).encode()),
    )
)
def test_any_bytes_give_an_entry_or_a_refusal(tmp_path: Path, raw: bytes) -> None:
    with suppress(DocumentFaulty):
        assert isinstance(opened(tmp_path, raw), Entry)
