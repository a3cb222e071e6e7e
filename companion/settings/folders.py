"""Where the settings and the journal of this citizen are on this computer."""

import os
from collections.abc import Mapping
from pathlib import Path

HOME_VARIABLE = "COMPANION_HOME"
_PROGRAM = "loketmaatje"


def settings_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the settings file; neither it nor its folder need exist.

    `COMPANION_HOME` moves all files into one folder, for tests and for a stick that is carried.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "settings.json"
    # Late: platformdirs costs 10 ms, which a portable start need not pay.
    from platformdirs import user_config_path  # noqa: PLC0415 - see above

    return user_config_path(_PROGRAM, appauthor=False) / "settings.json"


def journal_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the path of the journal; neither it nor its folder need exist.

    The local folder, never the roaming one: answers must not travel to another computer.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "journal.sqlite3"
    # Late: see `settings_file`.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return user_data_path(_PROGRAM, appauthor=False, roaming=False) / "journal.sqlite3"


def vault_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the vault; it need not exist.

    The local folder, never the roaming one: the key of it is on this computer only.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "vault"
    # Late: see `settings_file`.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return user_data_path(_PROGRAM, appauthor=False, roaming=False) / "vault"


def counters_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for a newer table of counters; it need not exist.

    The table is public and the same for everybody; it may be thrown away at any time.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "counters"
    # Late: see `settings_file`.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return user_data_path(_PROGRAM, appauthor=False, roaming=False) / "counters"


def regions_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the installed region packs; it need not exist.

    The local folder, never the roaming one: a pack of a province is hundreds of megabytes.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "regions"
    # Late: see `settings_file`.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return user_data_path(_PROGRAM, appauthor=False, roaming=False) / "regions"


def visits_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder for files of the visits that go on; it need not exist.

    On Linux it is in memory, so that nothing of a visit outlives a power cut.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "visits"
    # Late: see `settings_file`.
    from platformdirs import user_runtime_path  # noqa: PLC0415 - see above

    return user_runtime_path(_PROGRAM, appauthor=False) / "visits"


def records_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the lines about visits with a helper; it need not exist.

    They are the organisation's, with no citizen in them, and stay when a visit is erased.
    """
    home = environment.get(HOME_VARIABLE)
    if home:
        return _portable(home) / "records"
    # Late: see `settings_file`.
    from platformdirs import user_data_path  # noqa: PLC0415 - see above

    return user_data_path(_PROGRAM, appauthor=False, roaming=False) / "records"


def _portable(home: str) -> Path:
    return Path(os.path.abspath(os.path.expanduser(home)))  # noqa: PTH100, PTH111 - Path.expanduser raises for an unknown ~name
