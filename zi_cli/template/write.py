"""Write a template to a file: drafted, assessed, and written with the values that its formulas give."""

from pathlib import Path
from tempfile import TemporaryDirectory

from zi_cli.assessment.assessment import assess_workbook
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.template.shown import shown_values
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.template.book import write_template
from zi_cli.workbook.writing.template.filling import Shown, TemplateFilling
from zi_cli.workbook.writing.template.texts import Texts, load_texts


class TemplateWriter:
    """Writes workbooks on the same criteria; what a blank one shows is worked out once."""

    def __init__(self, criteria: CriteriaSet, texts: Texts | None = None) -> None:
        self.criteria, self.texts = criteria, texts or load_texts()
        self._blank: dict[str, Shown] = {}

    def content(self, filling: TemplateFilling) -> bytes:
        """The workbook as bytes. The same filling gives the same bytes."""
        with TemporaryDirectory() as folder:
            file = Path(folder) / "template.xlsx"
            write_template(file, self.criteria, self.texts, filling, self._shown(filling, file))
            return file.read_bytes()

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
