import json

import pytest
from directions.answers import REQUEST, Told, answer, as_bytes, refusal, request_of

from companion.directions import online
from companion.directions.model import NoRoute, Obstacle, Route, Way
from companion.directions.online import OnlineRouter
from companion.net.errors import Reason
from companion.net.fetcher import Page
from companion.net.scripted import ScriptedFetcher

BASE = "https://routes.example"
URL = f"{BASE}/route"
GOOD = as_bytes(answer(Told(1, 1000, ("Kerkweg",)), Told(4)))


def asked(told: Page | Reason) -> tuple[Route | NoRoute, ScriptedFetcher, list[float]]:
    fetcher = ScriptedFetcher({URL: told})
    pauses: list[float] = []
    return OnlineRouter(fetcher, f"{BASE}/", pauses.append).route(REQUEST), fetcher, pauses


def test_a_way_from_the_internet_says_whose_map_it_is() -> None:
    found, fetcher, pauses = asked(Page(URL, 200, GOOD))

    assert isinstance(found, Route)
    assert (found.source, found.source_date) == ("OpenStreetMap, routes.example", None)
    assert (len(fetcher.posted), pauses) == (1, [])


def test_a_home_does_not_stand_in_the_address() -> None:
    _, fetcher, _ = asked(Page(URL, 200, GOOD))

    assert fetcher.asked == [URL]
    assert json.loads(fetcher.posted[0])["locations"][0]["lat"] == 52.0


def test_a_refusal_is_read_whatever_its_status() -> None:
    found, _, _ = asked(Page(URL, 400, refusal(171)))

    assert found == NoRoute(REQUEST, Obstacle.OUTSIDE)


def test_without_a_path_it_is_asked_again_a_second_later_each_time() -> None:
    found, fetcher, pauses = asked(Page(URL, 400, refusal(442)))

    radiuses = [json.loads(posted)["locations"][1].get("radius", 0) for posted in fetcher.posted]
    assert found == NoRoute(REQUEST, Obstacle.NO_WAY)
    assert radiuses == [0, 30, 100, 200]
    assert pauses == [1.0, 1.0, 1.0]


def test_no_further_question_is_begun_after_ten_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(online, "monotonic", lambda: clock[0])
    fetcher = ScriptedFetcher({URL: Page(URL, 400, refusal(442))})

    def slow(_: float) -> None:
        clock[0] += 4

    found = OnlineRouter(fetcher, BASE, slow).route(REQUEST)

    assert found == NoRoute(REQUEST, Obstacle.TIMEOUT)
    assert len(fetcher.posted) == 3


# Trap 4: what a server says of a way on foot is no way for a wheelchair.
def test_an_answer_for_who_takes_stairs_is_not_given_to_who_cannot() -> None:
    request = request_of(Way.STEP_FREE, 1000)
    fetcher = ScriptedFetcher({URL: Page(URL, 200, GOOD)})

    found = OnlineRouter(fetcher, BASE, lambda _: None).route(request)

    assert found == NoRoute(request, Obstacle.BROKEN)


@pytest.mark.parametrize(
    ("reason", "obstacle"),
    [
        (Reason.NO_NETWORK, Obstacle.OFFLINE),
        (Reason.TIMEOUT, Obstacle.TIMEOUT),
        (Reason.REFUSED_TLS, Obstacle.BROKEN),
        (Reason.TOO_LARGE, Obstacle.BROKEN),
    ],
)
def test_a_server_that_is_not_reached_is_an_obstacle(reason: Reason, obstacle: Obstacle) -> None:
    found, _, _ = asked(reason)

    assert found == NoRoute(REQUEST, obstacle)


def test_a_page_that_is_no_answer_is_broken() -> None:
    found, _, _ = asked(Page(URL, 502, b"<html>Bad Gateway</html>"))

    assert found == NoRoute(REQUEST, Obstacle.BROKEN)


def test_stairs_are_never_given_to_who_cannot_take_them() -> None:
    steep = as_bytes(answer(Told(1, 900), Told(40, 100), Told(4), way=Way.STEP_FREE))
    request = request_of(Way.STEP_FREE, 1000)
    fetcher = ScriptedFetcher({URL: Page(URL, 200, steep)})

    found = OnlineRouter(fetcher, BASE, lambda _: None).route(request)

    assert found == NoRoute(request, Obstacle.STAIRS)
