"""The words of one language: the program's own sentences and those of the flow files."""

import gettext
from collections.abc import Callable
from functools import partial
from pathlib import Path

from companion.assets import shipped
from companion.errors import CompanionError
from companion.l10n.message import Message

LANGUAGES = ("nl", "en")
CODE = "companion"  # the program's own sentences
FLOWS = "flows"  # the texts of the flow files
SOURCES = {CODE: "en", FLOWS: "nl"}  # whose words stand in the code and in the flow files


class CatalogueMissing(CompanionError):
    """The compiled words of a language are not there; the set-up makes them from the .po files."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} for {path.parts[-3]} is missing: run `bash packaging/setup.sh`"
        )
        self.path = path


class Words:
    """The words of one language; those of the flow files are read when the first is needed."""

    def __init__(
        self,
        language: str,
        code: gettext.NullTranslations,
        flows: gettext.NullTranslations | Callable[[], gettext.NullTranslations],
    ) -> None:
        self.language = language
        self._code = code
        self._flows = flows

    def __call__(self, text: str, /, **fields: object) -> str:
        """Return a sentence of the program in this language, with its named fields filled in."""
        sentence = self._code.gettext(text)
        return sentence.format_map(fields) if fields else sentence

    def of(self, message: Message) -> str:
        """Return a message of a lower room in this language."""
        return self(message.id, **message.fields)

    def flow(self, text: str) -> str:
        """Return a text of a flow file in this language; placeholders stay as they are."""
        if callable(self._flows):
            self._flows = self._flows()
        return self._flows.gettext(text) if text else ""


def load_words(language: str, folder: Path | None = None) -> Words:
    """Return the words of a language.

    Raises:
        CatalogueMissing: the compiled catalogue is not there.
    """
    root = folder or shipped("locales")
    flows = _path(root, language, FLOWS)
    if not flows.is_file():
        raise CatalogueMissing(flows)
    return Words(
        language, _catalogue(root, language, CODE), partial(_catalogue, root, language, FLOWS)
    )


def _catalogue(root: Path, language: str, domain: str) -> gettext.NullTranslations:
    if language == SOURCES[domain]:
        return gettext.NullTranslations()  # the words are there already; the catalogue repeats them
    path = _path(root, language, domain)
    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError as error:
        raise CatalogueMissing(path) from error


def _path(root: Path, language: str, domain: str) -> Path:
    return root / language / "LC_MESSAGES" / f"{domain}.mo"
