"""How far the minimum criteria are met: by the unit's own sheet, else by its register or its LKE answers.

What the sheet says goes first. Where it is silent, the better of what the register of innovations and the LKE
show; where those are silent too, the criterion is unknown, which is not met.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from zi_cli.assessment.scoring import Score
from zi_cli.criteria.minimum.pack import (
    Criterion,
    Family,
    InnovationRegister,
    Link,
    MinimumCriteria,
    RegisterColumn,
    Status,
)
from zi_cli.criteria.wording import chosen, normalised
from zi_cli.language import Message, Quoted, msg
from zi_cli.workbook.evidence import Evidence
from zi_cli.workbook.forms import FormRow, Forms, Innovation, entered

ORDER: Final = (Status.NOT_MET, Status.PARTLY, Status.MET)
"""What is known, worst first."""
_RANK: Final = {status: rank for rank, status in enumerate((Status.UNKNOWN, *ORDER))}
_UNKNOWN: Final = msg("unknown")
_NOT_ANSWERED: Final = msg("not answered yet")
_NOT_ASKED: Final = msg("this workbook does not ask it")
STATUS_WORDS: Final[Mapping[Status, Message]] = {
    Status.MET: msg("met"),
    Status.PARTLY: msg("partly met"),
    Status.NOT_MET: msg("not met"),
    Status.UNKNOWN: msg("not known yet"),
}


class Basis(StrEnum):
    """What a status goes by."""

    SHEET = "sheet"
    REGISTER = "register"
    LKE = "lke"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionResult:
    """A criterion held against a workbook."""

    criterion: Criterion
    status: Status
    basis: Basis
    because: Message
    cell: str | None
    """Where the unit answers it; None where the workbook has no such row."""
    shown_elsewhere: Status
    """What register and LKE show, whatever the sheet says."""
    elsewhere_because: Message
    invalid: bool = False
    """The sheet holds an answer that is none of the three."""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyResult:
    """A family: passed where every mandatory criterion is met, and the given share of the others."""

    family: Family
    results: tuple[CriterionResult, ...]

    def count(self, status: Status) -> int:
        """How many of its criteria have this status."""
        return sum(result.status is status for result in self.results)

    @property
    def mandatory(self) -> tuple[CriterionResult, ...]:
        """Those that must all be met."""
        return tuple(result for result in self.results if result.criterion.mandatory)

    @property
    def others(self) -> tuple[CriterionResult, ...]:
        """Those of which a share must be met."""
        return tuple(result for result in self.results if not result.criterion.mandatory)

    @property
    def passed(self) -> bool | None:
        """None where what is unknown decides."""
        if self._passes(frozenset({Status.MET})):
            return True
        return None if self._passes(frozenset({Status.MET, Status.UNKNOWN})) else False

    def _passes(self, counting: frozenset[Status]) -> bool:
        met = sum(result.status in counting for result in self.others)
        enough = met >= self.family.required_share * len(self.others)
        return enough and all(result.status in counting for result in self.mandatory)


def check_minimum(minimum: MinimumCriteria, forms: Forms, score: Score) -> tuple[FamilyResult, ...]:
    """Every family, in order; `score` is the deciding view's."""
    return tuple(
        FamilyResult(
            family=family,
            results=tuple(_result(criterion, minimum, forms, score) for criterion in family.criteria),
        )
        for family in minimum.families
    )


def _result(criterion: Criterion, minimum: MinimumCriteria, forms: Forms, score: Score) -> CriterionResult:
    row = forms.minimum.find(criterion.id, criterion.name) if forms.minimum else None
    elsewhere, basis, elsewhere_because = _elsewhere(criterion, minimum, forms, score)
    status, because = elsewhere, elsewhere_because
    answered = row is not None and not row.answer.is_blank
    if row is not None and answered:
        basis, (status, because) = Basis.SHEET, _said(row, minimum.words)
    elif basis is Basis.NONE:
        because = _NOT_ANSWERED if row else _NOT_ASKED
    return CriterionResult(
        criterion=criterion,
        status=status,
        basis=basis,
        because=because,
        cell=row.answer_cell if row else None,
        shown_elsewhere=elsewhere,
        elsewhere_because=elsewhere_because,
        invalid=answered and status is Status.UNKNOWN,
        note=row.note if row else "",
        evidence=row.evidence if row else (),
    )


def _said(row: FormRow, words: Mapping[Status, str]) -> tuple[Status, Message]:
    text = row.answer.error or entered(row.answer)
    word = chosen(text, words.values())
    if word is None:
        allowed = ", ".join(words.values())
        return Status.UNKNOWN, msg("{found} is not one of: {allowed}", found=Quoted(text), allowed=allowed)
    status = next(status for status, known in words.items() if known == word)
    return status, msg("the unit says: {word}", word=word)


def _elsewhere(
    criterion: Criterion, minimum: MinimumCriteria, forms: Forms, score: Score
) -> tuple[Status, Basis, Message]:
    """The better of what register and LKE show."""
    registered, by_entries = by_register(criterion, minimum, forms)
    derived, by_answers = _by_lke(criterion, score)
    if registered is Status.UNKNOWN and derived is Status.UNKNOWN:
        return Status.UNKNOWN, Basis.NONE, _UNKNOWN
    if _RANK[registered] >= _RANK[derived]:
        return registered, Basis.REGISTER, by_entries
    return derived, Basis.LKE, by_answers


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongChoice:
    """An entry of the register that is not in the list of its column."""

    column: RegisterColumn
    entry: str
    cell: str


def wrong_choices(minimum: MinimumCriteria, forms: Forms) -> tuple[WrongChoice, ...]:
    """Entries that say something, but none of the choices of their column, in the order of the rows."""
    register = minimum.register
    if register is None or forms.register is None:
        return ()
    listed = [(column, normalised(column.name)) for column in register.columns if column.choices]
    return tuple(
        WrongChoice(column=column, entry=entry, cell=innovation.cells.get(title, innovation.cell))
        for innovation in forms.register.innovations
        for column, title in listed
        if (entry := innovation.entries.get(title, ""))
        and register.says_something(entry)
        and chosen(entry, column.choices) is None
    )


def by_register(criterion: Criterion, minimum: MinimumCriteria, forms: Forms) -> tuple[Status, Message]:
    """What the register of innovations shows of a criterion, and by what."""
    register = minimum.register
    if criterion.registered is None or forms.register is None or register is None:
        return Status.UNKNOWN, _UNKNOWN
    titles = {column.id: normalised(column.name) for column in register.columns}
    wanted = [titles[column] for column in criterion.registered.columns]
    name = titles[register.columns[0].id]
    innovations = [i for i in forms.register.innovations if register.says_something(i.entries.get(name, ""))]
    if not innovations:
        return Status.UNKNOWN, msg("the register names no innovation")
    wrong = {found.cell for found in wrong_choices(minimum, forms)}
    filled = [[_filled(i, title, register, wrong) for title in wanted] for i in innovations]
    complete = next((i for i, there in zip(innovations, filled, strict=True) if all(there)), None)
    if complete is not None:
        return Status.MET, msg("register: {innovation}", innovation=Quoted(complete.entries[name]))
    rest = [there for there, title in zip(zip(*filled, strict=True), wanted, strict=True) if title != name]
    if any(any(there) for there in rest):
        return Status.PARTLY, msg("register: no innovation has all of it")
    return Status.NOT_MET, msg("register: no innovation has it")


def _filled(innovation: Innovation, title: str, register: InnovationRegister, wrong: Collection[str]) -> bool:
    """Whether a column says something, not in one of the `wrong` cells."""
    says = register.says_something(innovation.entries.get(title, ""))
    return says and innovation.cells.get(title) not in wrong


def _by_lke(criterion: Criterion, score: Score) -> tuple[Status, Message]:
    """The worst of what the indicators show that tell of it; unknown where one is not answered and none fails it."""
    if not criterion.derived_from:
        return Status.UNKNOWN, _UNKNOWN
    because = _told_by(criterion)
    shown = {link.indicator_id: by_indicator(link, score) for link in criterion.derived_from}.values()
    if Status.NOT_MET in shown:
        return Status.NOT_MET, because
    if Status.UNKNOWN in shown:
        return Status.UNKNOWN, because
    return min(shown, key=ORDER.index), because


@lru_cache(maxsize=512)
def _told_by(criterion: Criterion) -> Message:
    """Remembered: the same for every workbook."""
    return msg("LKE: {ids}", ids="; ".join(link.soals for link in criterion.derived_from))


def by_indicator(link: Link, score: Score) -> Status:
    """What the answer to a link's indicator shows; `link` must have levels to derive from."""
    found = score.indicators[link.indicator_id]
    if not found.complete:
        return Status.UNKNOWN
    if link.met_ratio is not None and found.ratio >= link.met_ratio:
        return Status.MET
    return Status.PARTLY if found.ratio >= (link.partly_ratio or Fraction(2)) else Status.NOT_MET
