"""The named rules: everything with arithmetic or dates in it that a flow file may refer to."""

from collections.abc import Mapping
from types import MappingProxyType

from companion.flows.checks.aow import AOW_AGE
from companion.flows.checks.check import Check
from companion.flows.checks.travel import TRAVEL_DAY

CHECKS: Mapping[str, Check] = MappingProxyType(
    {check.name: check for check in (AOW_AGE, TRAVEL_DAY)}
)
