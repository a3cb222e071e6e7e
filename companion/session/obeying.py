"""What the organisation of a device decided, where it changes what the citizen begins with."""

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from companion.device.policy import Kind, Policy
from companion.settings.model import Settings, VoiceMode

if TYPE_CHECKING:
    from companion.session.library import Library


def begun(policy: Policy, settings: Settings) -> Settings:
    """Return what a visit begins with; `settings` are those that were kept.

    A shared device begins each visit as new, with the three screens of language, letters and
    voice; another one only its very first.
    """
    start = settings
    if policy.kind is Kind.SHARED or not settings.introduced:
        start = _as_new(policy, settings)
    if start.language not in policy.languages:
        start = replace(start, language=policy.languages[0])
    online = policy.online
    router = (online.router_url or start.router_url) if online.allowed else ""
    transit = (online.transit_url or start.transit_url) if online.allowed else ""
    return replace(start, router_url=router, transit_url=transit)


def to_keep(policy: Policy, settings: Settings, kept: Settings) -> Settings:
    """Return the settings for the disk: what the policy put in them stays the policy's.

    So a policy that is taken away takes its services with it. `kept` is what was read.
    """
    if policy.online == Policy().online:
        return settings
    return replace(settings, router_url=kept.router_url, transit_url=kept.transit_url)


def only_allowed(library: "Library", policy: Policy) -> "Library":
    """Return the services that may be done on this device."""
    if not policy.errands:
        return library
    return replace(
        library,
        flows=MappingProxyType({n: one for n, one in library.flows.items() if policy.allows(n)}),
        broken=MappingProxyType({n: one for n, one in library.broken.items() if policy.allows(n)}),
    )


def _as_new(policy: Policy, settings: Settings) -> Settings:
    beginning = policy.beginning
    first = Settings() if policy.kind is Kind.SHARED else settings
    return replace(
        first,
        language=policy.languages[0],
        text_percent=beginning.text_percent,
        voice=VoiceMode(beginning.voice),
        rate_wpm=beginning.rate_wpm,
        volume_percent=beginning.volume_percent,
        router_url=settings.router_url,
        transit_url=settings.transit_url,
        lock=settings.lock,
    )
