"""A policy with every key, and the reading of a text."""

from companion.device.reading import PolicyReading, parse_policy

SEAL = "scrypt-14-8-1$" + "0" * 32 + "$" + "a" * 64
FULL = f"""\
[device]
kind = "lent"
organisation = "Zorghuis De Linde"
errands = ["aow-aanvragen", "paspoort-id-kaart"]
languages = ["en", "nl"]
sticks = false
[visit]
idle_minutes = 20
text_percent = 200
voice = "alleen-als-ik-druk"
rate_wpm = 130
volume_percent = 100
[helper]
allowed = false
longest_minutes = 30
[printing]
allowed = false
only_printer = true
[updates]
source = "https://updates.example/stable"
[online]
allowed = true
router = "https://router.example"
transit = "http://localhost:8080"
[settings]
kiosk = true
pin = "{SEAL}"
"""


def reading_of(text: str) -> PolicyReading:
    """Return what a policy file with this text says."""
    return parse_policy(text.encode(), "c.toml")
