"""What may be typed as an answer: a list to choose from, or a number between limits, with words that help."""

from typing import Final

from zi_cli.criteria.lke.pack import Scale, ScaleKind
from zi_cli.workbook.writing.template.pen import Pen
from zi_cli.workbook.writing.template.texts import LkeTexts

ENTRY_STYLES: Final = {ScaleKind.INDEX: "index", ScaleKind.COUNT: "count", ScaleKind.OPTIONS: "choice"}
"""How the cell of an answer looks."""


def ask(pen: Pen, row: int, column: int, scale: Scale, texts: LkeTexts) -> None:
    """The dropdown or the limits of an answer."""
    if scale.kind is ScaleKind.OPTIONS:
        options = tuple(scale.ratios)
        prompt, wrong = (
            t.format(options="/".join(options)) for t in (texts.option_prompt, texts.option_wrong)
        )
        pen.one_of(row, column, options, texts.option_title, prompt, wrong)
    elif scale.kind is ScaleKind.INDEX:
        most = float(scale.maximum)
        prompt, wrong = (t.format(maximum=f"{most:g}") for t in (texts.index_prompt, texts.index_wrong))
        pen.number_of(row, column, "decimal", (0, most), (texts.index_title, prompt, wrong))
    else:
        said = (texts.count_title, texts.count_prompt, texts.count_wrong)
        pen.number_of(row, column, "integer", (0, None), said)
