"""The root of every error this program raises on purpose."""


class CompanionError(Exception):
    """A situation the program foresaw; each room has its own base below this one."""
