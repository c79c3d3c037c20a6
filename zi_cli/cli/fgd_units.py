"""Whose each workbook of a group is, and which file of a unit counts: told apart exactly as `zi batch` does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from zi_cli.assessment.assessment import Assessment
from zi_cli.batch.identity import Place, Seen, Settled, settle
from zi_cli.batch.run import changed_at, path_text
from zi_cli.cli.how_assessed import How
from zi_cli.cli.session import complain, say
from zi_cli.errors import InputProblem
from zi_cli.group_report.members import SameUnit
from zi_cli.group_report.names import told_apart
from zi_cli.language import msg, printable
from zi_cli.workbook.roster import CATEGORIES, Unit, fits

_SIGNS: Final = 300
"""Of a path or a name on stderr."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FgdUnits:
    """The units of a group, each by the file that counts."""

    assessed: tuple[Assessment, ...]
    older: tuple[SameUnit, ...]
    """Units with several files, the one that counts first."""


def units_of(read: Mapping[Path, Assessment | None], how: How, roster: Sequence[Unit]) -> FgdUnits:
    """Every unit once; None for a file that could not be assessed.

    What is left out is told. Without a roster the units are those that the files name. InputProblem where no file
    is of a unit of the roster.
    """
    files = tuple(read.values())
    settled = settle([_seen(number, *pair) for number, pair in enumerate(read.items())], roster)
    _tell_left_out(settled, roster)
    counted = [(place, files[place.counted.number]) for place in settled.places if place.counted]
    assessed = tuple(_by_roster(place, one, how) for place, one in counted if one is not None)
    if not assessed:
        raise InputProblem(
            msg("no file is of a unit of the roster, so there is no pack"),
            msg("Check that the roster is the one of these units."),
        )
    return FgdUnits(assessed=assessed, older=tuple(map(_same, filter(_has_older, settled.places))))


def _seen(number: int, path: Path, one: Assessment | None) -> Seen:
    changed = changed_at(path)
    filled = None if one is None else one.filled
    return Seen(
        number=number,
        path=path_text(path),
        name="" if filled is None or filled.unit_name_from_file else filled.unit_name,
        id="" if filled is None else filled.forms.entry("unit_id"),
        modified=("" if filled is None else filled.saved_at) or changed,
        changed=changed,
        sha256="" if filled is None else filled.sha256,
        refused=filled is None,
    )


def _by_roster(place: Place, one: Assessment, how: How) -> Assessment:
    """The assessment as the roster has it: the unit's name, what it aims at, whether it holds WBK."""
    if not place.in_roster:
        return one
    target, holds_wbk = CATEGORIES.get(place.unit.category), place.unit.holds_wbk
    terms = replace(
        how,
        target=how.target or (target if target in how.criteria.lke.targets else None),
        holds_wbk=holds_wbk if how.holds_wbk is None else how.holds_wbk,
    )
    return terms.assess_filled(replace(one.filled, unit_name=place.unit.name, unit_name_from_file=False))


def _has_older(place: Place) -> bool:
    return bool(place.duplicates)


def _same(place: Place) -> SameUnit:
    files = [place.counted, *place.duplicates] if place.counted else place.duplicates
    return SameUnit(name=printable(place.unit.name), files=told_apart([one.path for one in files]))


def _tell_left_out(settled: Settled, roster: Sequence[Unit]) -> None:
    """On stderr: older files, files of no unit of the roster, units without a file."""
    for place in settled.places:
        for one in place.duplicates:
            counted = place.counted.path if place.counted else ""
            complain(
                say(
                    "{file} is left out: for {unit}, {counted} is the one that counts",
                    file=printable(one.path, _SIGNS),
                    unit=printable(place.unit.name),
                    counted=printable(counted, _SIGNS),
                )
            )
    for stranger in settled.strangers:
        complain(
            say(
                "{file} is left out: it is of no unit of the roster for sure ({read})",
                file=printable(stranger.seen.path, _SIGNS),
                read=printable(stranger.read) or "–",
            )
        )
    if not roster:
        return
    empty = sum(place.counted is None or place.counted.refused for place in settled.places)
    if empty:
        complain(say("{count} unit(s) of the roster have no readable file here", count=empty))
    matched = sum(place.counted is not None and not place.counted.refused for place in settled.places)
    if not fits(matched, len(settled.strangers)):
        complain(say("The roster does not seem to be the one of these files: hardly any is of a unit in it."))
