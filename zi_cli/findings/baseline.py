"""A baseline: findings that are known already, so that only what is new is shown."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Final

from zi_cli.findings.finding import Finding

VERSION: Final = "1"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class KnownFinding:
    """A finding of an earlier run; the fingerprint is what counts, the rest is for people and for sorting."""

    code: str
    soal_id: int
    """0 where it is about no question."""
    item_id: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownWorkbook:
    """The findings of one workbook."""

    file: str
    """Path from the folder of the baseline, with slashes."""
    unit: str
    """Name of the unit as the workbook says it; empty where it says none."""
    findings: tuple[KnownFinding, ...] = ()

    def unlike(self, unit: str) -> bool:
        """Whether it is surely the workbook of another unit."""
        return bool(self.unit and unit) and _folded(self.unit) != _folded(unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """What is known of several workbooks."""

    workbooks: tuple[KnownWorkbook, ...] = ()

    def of(self, file: str, unit: str) -> KnownWorkbook | None:
        """The entry of a workbook: by file, else by unit, else by the file's name alone, never another unit's."""
        possible = [known for known in self.workbooks if not known.unlike(unit)]
        same_unit = [known for known in possible if unit and _folded(known.unit) == _folded(unit)]
        same_name = [known for known in possible if _name(known.file) == _name(file)]
        same_file = [known for known in possible if known.file == file]
        for found in (same_file, same_unit, same_name):
            if len(found) == 1:
                return found[0]
        return None

    def updated(self, workbooks: Sequence[KnownWorkbook]) -> "Baseline":
        """With the entries of these workbooks in place of their earlier ones; the others stay."""
        replaced = [self.of(each.file, each.unit) for each in workbooks]
        kept = [known for known in self.workbooks if known not in replaced]
        return Baseline(workbooks=tuple(sorted([*kept, *workbooks], key=lambda w: (w.file, w.unit))))


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineUse:
    """What a baseline did for one workbook."""

    known: int
    """Findings left out, because they are known."""
    gone: int
    """Known findings that are not there any more."""


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _name(file: str) -> str:
    return file.rpartition("/")[2].casefold()


def known_workbook(found: Sequence[Finding], file: str, unit: str) -> KnownWorkbook:
    """The entry that these findings make."""
    known = (
        KnownFinding(
            code=finding.rule.code,
            soal_id=finding.hit.soal_id or 0,
            item_id=finding.hit.item_id or "",
            fingerprint=finding.fingerprint,
        )
        for finding in found
    )
    return KnownWorkbook(file=file, unit=unit, findings=tuple(sorted(known)))


def without_known(
    found: Sequence[Finding], known: KnownWorkbook | None, codes: Collection[str]
) -> tuple[tuple[Finding, ...], BaselineUse]:
    """The findings that are new, and how many are known or gone; `codes` are the rules that were asked."""
    earlier = {each.fingerprint: each.code for each in known.findings} if known else {}
    new = tuple(finding for finding in found if finding.fingerprint not in earlier)
    now = {finding.fingerprint for finding in found}
    gone = sum(code in codes and fingerprint not in now for fingerprint, code in earlier.items())
    return new, BaselineUse(known=len(found) - len(new), gone=gone)


def baseline_text(baseline: Baseline, note: str) -> str:
    """The baseline as JSON, in a fixed order; `note` tells people what the file is."""
    document = {
        "zi_baseline": VERSION,
        "note": note,
        "workbooks": [
            {
                "file": workbook.file,
                "unit": workbook.unit,
                "findings": [
                    {
                        "code": each.code,
                        "question": each.soal_id or None,
                        "item": each.item_id or None,
                        "fingerprint": each.fingerprint,
                    }
                    for each in workbook.findings
                ],
            }
            for workbook in baseline.workbooks
        ],
    }
    return json.dumps(document, ensure_ascii=True, indent=1) + "\n"


def parse_baseline(text: str) -> Baseline:
    """The baseline in `text`. ValueError where it is none."""
    try:
        document = json.loads(text)
        if document["zi_baseline"] != VERSION:
            raise ValueError(document["zi_baseline"])
        return Baseline(workbooks=tuple(_workbook(each) for each in document["workbooks"]))
    except (KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise ValueError(str(fault)) from None


def _workbook(entry: Any) -> KnownWorkbook:
    known = (
        KnownFinding(
            code=str(each["code"]),
            soal_id=int(each.get("question") or 0),
            item_id=str(each.get("item") or ""),
            fingerprint=str(each["fingerprint"]),
        )
        for each in entry["findings"]
    )
    return KnownWorkbook(file=str(entry["file"]), unit=str(entry["unit"]), findings=tuple(known))
