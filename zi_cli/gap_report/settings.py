"""What was settled elsewhere and shapes the report: never in silence."""

from fractions import Fraction
from pathlib import PureWindowsPath

from zi_cli.findings.control import Controlled
from zi_cli.language import Exactly, Translator, printable


def settings_text(controlled: Controlled, margin: Fraction, translator: Translator) -> str:
    """The zi.toml in use, without its folder, the margin, and how many rules were not asked.

    Empty where nothing was settled. `margin`: how far above each gate the plan goes, in the gate's unit.
    """
    parts = []
    if controlled.config:
        parts.append(printable(PureWindowsPath(controlled.config).name))
    if margin:
        parts.append(translator.say("margin {margin}", margin=Exactly(margin)))
    if controlled.left_out:
        parts.append(
            translator.say(
                "{count} rules were not asked, so findings may be missing", count=controlled.left_out
            )
        )
    return "; ".join(parts)
