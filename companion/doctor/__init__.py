"""What works on this computer and what does not: `companion doctor`."""

from companion.doctor.examining import examine
from companion.doctor.report import Finding, Health, Report, shown

__all__ = ["Finding", "Health", "Report", "examine", "shown"]
