"""What was settled elsewhere and shapes the report: never in silence."""

from pathlib import PureWindowsPath

from zi_cli.findings.control import Controlled
from zi_cli.language import Translator, printable


def settings_text(controlled: Controlled, translator: Translator) -> str:
    """The zi.toml in use, without its folder, and how many rules were not asked; empty where nothing was settled."""
    parts = []
    if controlled.config:
        parts.append(printable(PureWindowsPath(controlled.config).name))
    if controlled.left_out:
        parts.append(
            translator.say(
                "{count} rules were not asked, so findings may be missing", count=controlled.left_out
            )
        )
    return "; ".join(parts)
