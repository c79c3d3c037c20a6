"""What the sheets of the recap share: numbers held against a minimum, words of states, columns of counts."""

from typing import Final

from zi_cli.batch.recap.model import MISSING, UNREADABLE, FileLine, GateSummary
from zi_cli.batch.recap.scale import Scale
from zi_cli.batch.record import NEAR, NOT_READY, READY
from zi_cli.language import Translator, msg, printable
from zi_cli.workbook.writing.tables.table import Below, Column, Look, Mark, Says, Shown, Value

TONE_LOOKS: Final[dict[str, Look]] = {
    READY: "best",
    NEAR: "near",
    NOT_READY: "far",
    UNREADABLE: "off",
    MISSING: "off",
}
_STATES: Final = {"met": msg("reached"), "missed": msg("missed"), "unknown": msg("unknown")}
_FAMILY_STATES: Final = {"passed": msg("met"), "missed": msg("not met"), "unknown": msg("unknown")}
_MET: Final = {True: "met", False: "missed", None: "unknown"}
_LONGEST: Final = 400
_ROUNDED: Final = 0.005 + 1e-9
"""What two decimals may add to a number."""


def exact(number: float | None, minimum: float | None = None, *, percent: bool = False) -> Value:
    """The number, unrounded; with all its decimals where two of them would lift it to a minimum that it misses."""
    if number is None or minimum is None or not number < minimum <= number + _ROUNDED:
        return number
    return Shown(number, "percent" if percent else "points", uncut=True)


def met_word(met: bool | None, translator: Translator) -> str:
    """Whether a gate is met."""
    return translator.text(_STATES[_MET[met]])


def state_word(state: str, translator: Translator) -> str:
    """passed, missed or unknown in words."""
    return translator.text(_FAMILY_STATES[state])


def state_marks(translator: Translator) -> tuple[Mark, ...]:
    """For columns of `met_word` and `state_word`."""
    return (
        Says(translator.text(_STATES["missed"]), "below"),
        Says(translator.text(_FAMILY_STATES["missed"]), "below"),
        Says(translator.text(_STATES["unknown"]), "open"),
    )


def tone_marks(scale: Scale) -> tuple[Mark, ...]:
    """For a column of verdicts."""
    return tuple(Says(scale.tone_word(tone), look) for tone, look in TONE_LOOKS.items())


def minimum_marks(gate: GateSummary, of: int = 0) -> tuple[Mark, ...]:
    """For numbers of a gate; column `of` says each row's target."""
    return (Below(tuple(gate.minimum.items()), of),) if gate.measure != "predicate" else ()


def minima(gate: GateSummary, scale: Scale) -> str:
    """`WBK ≥ 75,00`, for every target that the recap has units of."""
    targets = scale.recap.targets or ({scale.recap.target: 0} if scale.recap.target else {})
    if gate.measure == "predicate":
        return ""
    sign = " %" if gate.measure == "percent" else ""
    return "; ".join(
        f"{target} ≥ {scale.points(gate.minimum[target])}{sign}"
        for target in targets
        if target in gate.minimum
    )


def counts(*names: str, width: float = 9) -> tuple[Column, ...]:
    """Columns of whole numbers."""
    return tuple(Column(name=name, kind="whole", width=width) for name in names)


def saved(file: FileLine | None) -> str:
    """`2026-03-01 08:15`, which sorts as it reads; UTC."""
    return printable(file.modified, 40).replace("T", " ")[:16] if file else ""


def text(words: str) -> str:
    """A text from a workbook or a list, as it may be shown."""
    return printable(words, _LONGEST)
