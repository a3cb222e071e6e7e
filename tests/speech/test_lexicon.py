from pathlib import Path

import pytest

from companion.assets import shipped
from companion.documents import DocumentFaulty
from companion.speech import lexicon as lexicon_module
from companion.speech.lexicon import LEXICON_FILE, Explained, lexicon, read_lexicon

_GOOD = """\
nl:
  letters: [CAK]
  explained:
    SVB: {full: de Sociale Verzekeringsbank, source: ROO}
  words:
    login: log-in
  addresses:
    com: com
  shortened:
    nr.: nummer
  numbered:
    tel.: telefoon
en:
  letters: [CAK]
  explained:
    BSN: {full: the citizen service number, source: a page}
  words:
    login: log in
  addresses:
    com: com
  shortened:
    Mr.: mister
  numbered:
    no.: number
"""


def _written(folder: Path, text: str) -> Path:
    path = folder / LEXICON_FILE
    path.write_text(text, encoding="utf-8")
    return path


def test_a_lexicon_is_read_by_language(tmp_path: Path) -> None:
    read = read_lexicon(_written(tmp_path, _GOOD))

    assert read["nl"].letters == frozenset({"CAK"})
    assert read["nl"].explained["SVB"] == Explained("de Sociale Verzekeringsbank", "", "ROO")
    assert read["nl"].words == {"login": "log-in"}
    assert read["en"].shortened == {"Mr.": "mister"}
    assert read["en"].numbered == {"no.": "number"}


@pytest.mark.parametrize(
    ("good", "bad", "problem"),
    [
        ("source: ROO", "because: ROO", "add `source:`"),
        ("  words:\n    login: log-in\n", "", "add `words:`"),
        ("[CAK]", "[C4K]", "`C4K` is no abbreviation of letters"),
        ("nr.: nummer", "nr.: [nummer]", "write one text after `nr.:`"),
        ("nl:\n", "nl:\n  names: {}\n", "`names` is not known here"),
    ],
)
def test_a_fault_is_told_with_what_to_do(tmp_path: Path, good: str, bad: str, problem: str) -> None:
    path = _written(tmp_path, _GOOD.replace(good, bad, 1))

    with pytest.raises(DocumentFaulty, match=problem):
        read_lexicon(path)


def test_the_shipped_lexicon_is_good() -> None:
    read = read_lexicon(shipped("assets", "speech", LEXICON_FILE))

    assert read["nl"].explained["SVB"].full == "de Sociale Verzekeringsbank"
    assert read["en"].explained["AOW"].full == "the Dutch state pension"


def test_each_full_name_stands_with_its_article() -> None:
    articles = {told.full.split()[0] for told in lexicon("nl").explained.values()}

    assert articles <= {"de", "het"}


def test_no_abbreviation_is_both_explained_and_not() -> None:
    for language in ("nl", "en"):
        assert not lexicon(language).letters & set(lexicon(language).explained)


def test_without_its_file_the_voice_knows_no_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexicon.cache_clear()
    monkeypatch.setattr(lexicon_module, "shipped", lambda *_parts: tmp_path / "absent.yaml")

    known = lexicon("nl")
    lexicon.cache_clear()

    assert known.words == {}
    assert known.letters == frozenset()
