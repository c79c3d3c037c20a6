"""Write a template: drafted, assessed, and written with the values that its formulas give."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.errors import UsageProblem
from zi_cli.language import msg
from zi_cli.template.official import official_filling, write_calculated
from zi_cli.template.shown import shown_values
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.portalrb import write_portalrb
from zi_cli.workbook.writing.template.book import write_template
from zi_cli.workbook.writing.template.carried import write_carried
from zi_cli.workbook.writing.template.filling import Shown, TemplateFilling
from zi_cli.workbook.writing.template.pen import Pen, Pens
from zi_cli.workbook.writing.template.texts import Texts, load_texts

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
"""What the properties and the stored results of a workbook cannot hold."""


class TemplateWriter:
    """Writes workbooks on the same criteria; what a blank one shows is worked out once."""

    def __init__(self, criteria: CriteriaSet, texts: Texts | None = None) -> None:
        self.criteria, self.texts = criteria, texts or load_texts()
        self._blank: dict[str, Shown] = {}

    def content(self, filling: TemplateFilling, layout: str = "zi") -> bytes:
        """The workbook as bytes. The same filling gives the same bytes.

        UsageProblem where the LKE pack has no such layout.
        """
        pack = self.criteria.lke
        if layout not in pack.layouts:
            raise UsageProblem(
                msg("pack {pack} has no layout {layout}", pack=pack.id, layout=layout),
                msg("Copy layouts/zi.yaml of lke-zi-2026 into it: with first_row it fits any questions."),
            )
        said = {field: _UNSEEN.sub(" ", entry).strip() for field, entry in filling.identity.items()}
        with TemporaryDirectory() as folder:
            file = Path(folder) / "template.xlsx"
            LAYOUTS[layout](self, file, replace(filling, identity=said))
            return file.read_bytes()

    def _zi(self, file: Path, filling: TemplateFilling) -> None:
        write_template(file, self.criteria, self.texts, filling, self._shown(filling, file))

    def _lampiran_iii(self, file: Path, filling: TemplateFilling) -> None:
        pack = self.criteria.lke
        write_calculated(file, pack, official_filling(filling, pack), self._carried(filling), self.texts)

    def _portalrb(self, file: Path, filling: TemplateFilling) -> None:
        write_portalrb(file, self.criteria.lke, self.texts, filling, self._carried(filling))

    def _carried(self, filling: TemplateFilling) -> Callable[[Any], None]:
        """The sheet on the earlier workbook, where there is one."""

        def more_sheets(book: Any) -> None:
            if filling.carried_from:
                pen = Pen(book, Pens(book), self.texts.sheets.carried)
                write_carried(pen, self.texts.carried, filling)
                pen.footer(pen.name, self.texts.page)

        return more_sheets

    def _shown(self, filling: TemplateFilling, draft: Path) -> Shown:
        entries = (filling.answers, filling.minimum, filling.prerequisites, filling.register)
        if any(entries):
            return self._assessed(filling, draft)
        target = " ".join(filling.identity.get(field, "") for field in ("target", "holds_wbk"))
        if target not in self._blank:
            self._blank[target] = self._assessed(filling, draft)
        return self._blank[target]

    def _assessed(self, filling: TemplateFilling, draft: Path) -> Shown:
        write_template(draft, self.criteria, self.texts, filling)
        assessment = assess_workbook(read_lke(draft, self.criteria.lke), self.criteria)
        return shown_values(assessment, self.texts)


LAYOUTS: Final[dict[str, Callable[[TemplateWriter, Path, TemplateFilling], None]]] = {
    "zi": TemplateWriter._zi,
    "lampiran-iii": TemplateWriter._lampiran_iii,
    "portalrb": TemplateWriter._portalrb,
}
"""Layout → how it is written; the keys are the choices of `--layout`."""
