"""Files made to harm or only absurd, by what is wrong with them: each is read with bounds, or refused with words."""

from tests.builders.hostile.case import Hostile
from tests.builders.hostile.cells import CELLS
from tests.builders.hostile.old_formats import OLD_FORMATS
from tests.builders.hostile.parts_of_xml import XML
from tests.builders.hostile.sheets import SHEETS
from tests.builders.hostile.texts import TEXTS
from tests.builders.hostile.zips import ZIPS

HOSTILE: dict[str, Hostile] = {**ZIPS, **XML, **CELLS, **SHEETS, **TEXTS, **OLD_FORMATS}
"""By the stem of the file's name."""
