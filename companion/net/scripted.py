"""A fetcher that answers from a script: the quiet twin for tests and for no internet at all."""

from collections.abc import Mapping
from types import MappingProxyType

from companion.net.errors import Reason, Unreachable
from companion.net.fetcher import Page, host_of

_NOTHING: Mapping[str, Page | Reason] = MappingProxyType({})


class ScriptedFetcher:
    """Answers each address with its page or reason; without a script it is a pulled plug."""

    def __init__(self, script: Mapping[str, Page | Reason] = _NOTHING) -> None:
        self._script = dict(script)
        self.asked: list[str] = []  # every address, in order

    def fetch(self, url: str) -> Page:
        """Return the page of the script.

        Raises:
            Unreachable: the script says so; NO_NETWORK for an address it does not have.
        """
        self.asked.append(url)
        answer = self._script.get(url, Reason.NO_NETWORK)
        if isinstance(answer, Page):
            return answer
        raise Unreachable(host_of(url), answer)
