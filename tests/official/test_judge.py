import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.official.judge import Verdict, judge
from companion.official.register import Host, Standing

HOSTS = {
    "digid.nl": Host("digid.nl", "DigiD", Standing.OFFICIAL),
    "www.svb.nl": Host("www.svb.nl", "SVB", Standing.OFFICIAL),
    "kvk.nl": Host("kvk.nl", "KVK", Standing.OFFICIAL),
    "fraudehelpdesk.nl": Host("fraudehelpdesk.nl", "Fraudehelpdesk", Standing.PARTNER),
}


@pytest.mark.parametrize(
    "url",
    [
        "https://digid.nl",
        "https://digid.nl/",
        "https://digid.nl/herstellen?taal=nl#stap",
        "https://digid.nl?x",
        "https://digid.nl:443/herstellen",
        "https://digid.nl./",
        "HTTPS://DigiD.NL/",
        "https://www.svb.nl/nl/@foto",
    ],
)
def test_an_exact_host_of_the_government_is_official(url: str) -> None:
    assert judge(HOSTS, url) is Verdict.OFFICIAL


def test_a_trusted_host_outside_the_government_is_a_partner() -> None:
    assert judge(HOSTS, "https://fraudehelpdesk.nl/melden") is Verdict.PARTNER


@pytest.mark.parametrize(
    "url",
    [
        "",
        "digid.nl",
        "http://digid.nl/",
        "ftp://digid.nl/",
        "javascript:alert(1)//https://digid.nl/",
        "data:text/html,https://digid.nl/",
        "blob:https://digid.nl/1",
        "view-source:https://digid.nl/",
        "//digid.nl/",
        "https:digid.nl",
        "https:/digid.nl",
        "https:///digid.nl",
        "https://",
        "https://.",
    ],
)
def test_anything_but_a_full_https_address_is_unknown(url: str) -> None:
    assert judge(HOSTS, url) is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "url",
    [
        "https://digid.nl@evil.example",
        "https://digid.nl:443@evil.example/",
        "https://evil@digid.nl/",
        "https://digid.nl.evil.example/",
        "https://evil.example/digid.nl",
        "https://evil.example?https://digid.nl/",
        "https://evil.example#digid.nl",
        "https://digid.nl-inloggen.com/",
        "https://mijn-digid.nl/",
        "https://xdigid.nl/",
        "https://x.digid.nl/",
        "https://svb.nl/",
        "https://digid.nl:8443/",
        "https://digid.nl:/",
        "https://digid.nl..",
        "https://.digid.nl/",
        "https://digid.nl\\@evil.example/",
        "https://evil.example\\@digid.nl/",
        "https:\\\\digid.nl",
        "https://digid.nl%2eevil.example/",
        "https://digid%2enl/",
        "https://digid.nl\t.evil.example/",
        "https://digid.nl\n",
        "https://digid.nl/\n",
        " https://digid.nl/",
        "https://digid.nl .evil.example/",
        "https://digid.nl\x00/",
        "https://digid\u3002nl/",
        "https://\uff44igid.nl/",
        "https://d\u0456gid.nl/",
        "https://xn--dgid-43d.nl/",
        "https://\u212avk.nl/",
        "https://kvK.nl\u200b/",
        "https://d\u0131gid.nl/",
    ],
)
def test_an_address_that_looks_like_an_official_one_is_unknown(url: str) -> None:
    assert judge(HOSTS, url) is Verdict.UNKNOWN


@given(st.text())
def test_no_text_at_all_makes_the_judge_raise(text: str) -> None:
    assert judge(HOSTS, text) in Verdict
    assert judge(HOSTS, f"https://digid.nl{text}") in Verdict


@given(st.text(alphabet="abdgiln.-@:\\ %0", min_size=1))
def test_no_name_that_goes_on_after_an_official_host_is_official(tail: str) -> None:
    verdict = judge(HOSTS, f"https://digid.nl{tail}")

    assert verdict is Verdict.UNKNOWN or tail == "."
