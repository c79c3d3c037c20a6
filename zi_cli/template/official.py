"""Workbooks in the structure of the official LKE, calculated as it calculates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from zi_cli.assessment.sheet_values import SheetError
from zi_cli.assessment.spreadsheet import read_own_arithmetic
from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.official_formulas import NOT_FILLED
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.lampiran_iii import Filling, Value, write_lampiran_iii
from zi_cli.workbook.writing.template.filling import Entry, TemplateFilling
from zi_cli.workbook.writing.template.pen import evidence_lines, web_address
from zi_cli.workbook.writing.template.texts import Texts

_LAYOUT: Final = "lampiran-iii"


def official_filling(filling: TemplateFilling, pack: Pack) -> Filling:
    """The entries for the LKE alone, as the official layout takes them; sums that it wants typed are added up."""
    entries = filling.answers
    links = {soal: address for soal, entry in entries.items() if (address := web_address(entry))}
    return Filling(
        unit=filling.identity.get("unit", ""),
        remark=filling.remark,
        answers={soal: entry.answer for soal, entry in entries.items()},
        notes={soal: entry.note for soal, entry in entries.items() if entry.note},
        links=links,
        link_words={soal: entries[soal].evidence_text or address for soal, address in links.items()},
        texts={soal: evidence_lines(entry) for soal, entry in entries.items() if soal not in links},
        sums=dict(_sums(entries, pack)),
        ratio_notes={item: entry.note for item, entry in filling.indicator_entries.items()},
        ratio_texts={item: evidence_lines(entry) for item, entry in filling.indicator_entries.items()},
    )


def _sums(entries: Mapping[int, Entry], pack: Pack) -> Iterator[tuple[str, Value]]:
    for indicator_id, row in pack.layouts[_LAYOUT].sum_rows.items():
        ratio = pack.indicators[indicator_id].ratio
        parts = (
            [entries[soal].answer if soal in entries else None for soal in ratio.denominator] if ratio else []
        )
        numbers = [part for part in parts if isinstance(part, int | Fraction)]
        if not row.calculated and len(numbers) == len(parts):
            yield row.item, sum(numbers, Fraction(0))


def write_calculated(
    path: Path,
    pack: Pack,
    filling: Filling,
    more_sheets: Callable[[Any], None] = lambda _: None,
    texts: Texts | None = None,
) -> None:
    """Write the workbook with the values that its own formulas give stored in it, as Excel would leave it."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.xlsx"
        write_lampiran_iii(draft, pack, filling)
        scores = read_own_arithmetic(pack, read_lke(draft, pack)).scores
    cached: dict[tuple[str, str], Value] = {}
    for item, score in scores.items():
        shown = score.code if isinstance(score, SheetError) else score
        if not isinstance(shown, bool):
            cached[item, "score"] = shown
        if item in pack.nodes and isinstance(score, Fraction):
            cached[item, "percent"] = score / pack.nodes[item].weight_points
        if (
            item in pack.indicators
            and pack.indicators[item].ratio is not None
            and isinstance(shown, Fraction | str)
        ):
            cached[item, "answer"] = shown
    for indicator_id, row in pack.layouts[_LAYOUT].sum_rows.items():
        ratio = pack.indicators[indicator_id].ratio
        parts = [filling.answers.get(soal) for soal in ratio.denominator] if ratio else []
        numbers = [Fraction(part) for part in parts if isinstance(part, int | Fraction)]
        cached[row.item, "answer"] = sum(numbers, Fraction(0)) if len(numbers) == len(parts) else NOT_FILLED
    write_lampiran_iii(path, pack, replace(filling, cached=cached), more_sheets=more_sheets, texts=texts)
