"""The wayfinder of this computer, put together of what is installed and what is allowed."""

from collections.abc import Sequence

from companion.directions.embedded import PackRouter
from companion.directions.engine import engine
from companion.directions.geocoding import Geocoder, NoGeocoder, PdokGeocoder
from companion.directions.motis import MotisPlanner
from companion.directions.online import OnlineRouter
from companion.directions.transit import NoPlanner, TransitPlanner
from companion.directions.wayfinder import Wayfinder
from companion.net.fetcher import Fetcher
from companion.regions.model import Pack


def open_wayfinder(
    packs: Sequence[Pack], fetcher: Fetcher, router_url: str = "", transit_url: str = ""
) -> Wayfinder:
    """Return the wayfinder; an empty address means that service is never asked."""
    online = OnlineRouter(fetcher, router_url) if router_url else None
    geocoder: Geocoder = PdokGeocoder(fetcher) if router_url or transit_url else NoGeocoder()
    planner: TransitPlanner = MotisPlanner(fetcher, transit_url) if transit_url else NoPlanner()
    return Wayfinder(tuple(packs), PackRouter(packs, engine()), online, geocoder, planner)
