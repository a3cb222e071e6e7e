"""A fetcher that answers from a script: the quiet twin for tests and for no internet at all."""

from collections.abc import Mapping
from types import MappingProxyType

from companion.net.errors import NotWritten, Reason, Unreachable
from companion.net.fetcher import Downloaded, NotModified, Page, Sink, host_of

_NOTHING: Mapping[str, Page | Reason] = MappingProxyType({})
_NO_TAGS: Mapping[str, str] = MappingProxyType({})


class ScriptedFetcher:
    """Answers each address with its page or reason; without a script it is a pulled plug.

    `etags` names the version of an address, for `download`.
    """

    def __init__(
        self, script: Mapping[str, Page | Reason] = _NOTHING, etags: Mapping[str, str] = _NO_TAGS
    ) -> None:
        self._script = dict(script)
        self._etags = dict(etags)
        self.asked: list[str] = []  # every address, in order
        self.posted: list[str] = []  # every text that was posted, in order

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

    def post(self, url: str, json: str) -> Page:
        """Return the page of the script, whatever is posted.

        Raises:
            Unreachable: as `fetch`.
        """
        self.posted.append(json)
        return self.fetch(url)

    def download(self, url: str, into: Sink, etag: str = "") -> Downloaded | NotModified:
        """Write the page of the script, unless `etag` is its version.

        Raises:
            Unreachable: as `fetch`.
            NotWritten: the file takes no more.
        """
        page = self.fetch(url)
        version = self._etags.get(url, "")
        if etag and etag == version:
            return NotModified(page.url)
        if page.status != 200:
            return Downloaded(page.url, page.status, 0, version)
        try:
            into.write(page.body)
        except (OSError, ValueError) as error:
            raise NotWritten(str(error)) from error
        return Downloaded(page.url, page.status, len(page.body), version)
