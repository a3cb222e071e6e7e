"""Whether the internet may be asked for a way, and whom."""

from companion.directions.model import Way
from companion.session.model import Session
from companion.settings.model import Consent


def may_ask_online(session: Session, *, transit: bool) -> bool:
    """Return whether there is a service on the internet that the citizen has not refused."""
    url = session.settings.transit_url if transit else session.settings.router_url
    return bool(url) and session.settings.online is not Consent.NO


def service_of(session: Session, way: Way | None) -> str:
    """Return the address of the service that is asked for a way, or for a journey."""
    return session.settings.transit_url if way is None else session.settings.router_url


def host_of(url: str) -> str:
    """Return the host in the address of a service, for people to read."""
    return url.partition("://")[2].partition("/")[0]
