"""Where the data that travels with the program is found, and where compiled data may be kept.

An installed wheel carries `criteria/` and `templates/` inside the package (`_data`); an editable install or a
checkout has them beside it.
"""

import os
from pathlib import Path
from typing import Final

DEFAULT_PACK: Final = "lke-zi-2026"
"""Id of the pack that a workbook is held against."""
DEFAULT_PACKS: Final = {"lke": DEFAULT_PACK, "minimum": "minimum", "prerequisites": "prerequisites"}
"""Kind of pack → id of the one that travels with the program."""
_PACKAGE = Path(__file__).parent
_HOMES = (_PACKAGE / "_data", _PACKAGE.parent)


def data_folder(name: str) -> Path:
    """The folder `criteria` or `templates` of this installation. FileNotFoundError if the install is damaged."""
    for home in _HOMES:
        if (home / name).is_dir():
            return home / name
    raise FileNotFoundError(f"{name} is missing, reinstall zi-cli; not in {' or '.join(map(str, _HOMES))}")


def cache_folder() -> Path | None:
    """Where compiled criteria are kept: ZI_CACHE_DIR, else the user's cache folder; None if ZI_CACHE_DIR is empty."""
    chosen = os.environ.get("ZI_CACHE_DIR")
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path

    return user_cache_path("zi-cli", appauthor=False)
