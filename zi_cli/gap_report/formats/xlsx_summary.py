"""The summary, and what stands beside the score: minimum criteria and prerequisites."""

from zi_cli.gap_report.actions import Action
from zi_cli.gap_report.formats.xlsx_cells import TONES, columns, exact, joined, large, list_sheet
from zi_cli.gap_report.report import GapReport
from zi_cli.workbook.writing.tables.table import Column, Sheet, Table


def summary(report: GapReport) -> tuple[str, Sheet]:
    """Verdict, gates, scores and areas."""
    words, verdict = report.words, report.verdict
    score = f"{words['score']}: {verdict.total or '–'} · {words['minimum']}: {verdict.total_minimum}"
    lines = (
        report.unit.name,
        f"{verdict.headline}. {score}. {' '.join(verdict.sentences)}",
        *_farthest(report),
        *_top_actions(report),
        *_identity(report),
        *([words["target_assumed"]] if report.target_assumed else []),
        *([f"{large(words['settings'])}: {report.settings}"] if report.settings else []),
        verdict.notice,
    )
    tables = (_gates(report), _areas(report), _scores(report))
    return "summary", Sheet(name="", title=words["report"], lines=lines, tables=tables, one_page=False)


def _farthest(report: GapReport) -> tuple[str, ...]:
    """The gates that are the farthest from their minimum, in a line."""
    words = report.words
    named = [
        f"{gate.name} ({words['short_by_lower']} {gate.shortfall_words}, {gate.missing_part} {words['of_the_minimum']})"
        for gate in report.farthest
    ]
    if not named:
        return ()
    return (f"{words['farthest']} ({words['farthest_how']}): {', '.join(named)}.",)


def _top_actions(report: GapReport) -> tuple[str, ...]:
    """What brings most, a line each."""
    lines = [_top_action(report, place, one) for place, one in enumerate(report.top_actions, start=1)]
    return (f"{report.words['top_actions']}:", *lines) if lines else ()


def _top_action(report: GapReport, place: int, one: Action) -> str:
    words = report.words
    gain = f"{words['at_most']} +{one.points}" if one.at_most else f"+{one.points}"
    if one.points_best.text != one.points.text:
        gain = f"{gain}, {words['up_to_best']} +{one.points_best}"
    more = []
    if one.people:
        more.append(f"{words['people']}: {one.people}.")
    if not one.alone:
        more.append(large(f"{words['not_alone']}: {one.who}".removesuffix(": ").removesuffix(".") + "."))
    told = f"{place}. {one.label} ({words['soal']} {one.soal}): {one.what}; {gain} {words['points']}."
    return " ".join((told, *more))


def _identity(report: GapReport) -> tuple[str, ...]:
    """Whose workbook it is, and what was read."""
    words, source = report.words, report.source
    facts = [
        *((fact.name, fact.text) for fact in report.unit.facts),
        (words["target"], report.target_name),
        (words["decided_by"], report.verdict.view),
        (words["date"], report.date),
    ]
    read = ((words["file"], source.file), (words["digest"], source.sha256))
    return tuple(" · ".join(f"{large(name)}: {text}" for name, text in line) for line in (facts, read))


def _gates(report: GapReport) -> Table:
    return Table(
        title=report.words["gates"],
        columns=columns(
            report,
            ("gate", "strong", 36),
            ("state", "text", 17),
            ("value", "points", 13),
            ("minimum", "points", 13),
            ("short_by", "points", 13),
        ),
        rows=[
            (
                f"{gate.name} ({gate.equivalent})" if gate.equivalent else gate.name,
                gate.state_word,
                exact(gate.actual),
                exact(gate.minimum),
                exact(gate.shortfall),
            )
            for gate in report.gates
        ],
        tones=[TONES[gate.state] for gate in report.gates],
        toned=2,
    )


def _scores(report: GapReport) -> Table:
    words = report.words
    numbers = ("total", "pengungkit", "pemenuhan", "reform", "hasil")
    return Table(
        title=words["score"],
        columns=(
            *columns(report, ("view", "strong", 36), ("decides", "text", 17)),
            *columns(report, *((name, "points", 12) for name in numbers)),
        ),
        rows=[
            (
                large(row.name),
                words["yes"] if row.decides else "",
                *(exact(getattr(row, name)) for name in numbers),
            )
            for row in report.scores
        ],
    )


def _areas(report: GapReport) -> Table:
    percents = ("combined", "minimum", "pemenuhan", "reform", "claimed", "supported", "tpi")
    return Table(
        title=report.words["areas"],
        columns=(
            Column(name=large(report.words["area"]), kind="strong", width=36),
            *columns(report, ("state", "text", 17), ("weight", "points", 13), ("score", "points", 13)),
            *columns(report, *((name, "percent", 13) for name in percents)),
        ),
        rows=[
            (
                f"{area.number}. {area.name}",
                report.words["gate_met" if area.met else "gate_missed"],
                exact(area.weight),
                exact(area.score),
                *(exact(getattr(area, name)) for name in percents),
            )
            for area in report.areas
        ],
        tones=[TONES["met" if area.met else "missed"] for area in report.areas],
        toned=2,
    )


def criteria(report: GapReport) -> tuple[str, Sheet]:
    """Every criterion, family by family."""
    words = report.words
    rows = [(family, one) for family in report.families for one in family.criteria]
    table = Table(
        columns=columns(
            report,
            ("family", "text", 18),
            ("criterion", "strong", 28),
            ("mandatory", "text", 9),
            ("requirement", "text", 46),
            ("because", "text", 30),
            ("evidence_expected", "text", 34),
            ("note", "text", 24),
            ("cell", "quiet", 16),
            ("state", "text", 14),
        ),
        rows=[
            (
                family.name,
                one.name,
                words["yes" if one.mandatory else "no"],
                one.requirement,
                large(one.because),
                joined(one.evidence),
                one.note,
                one.cell,
                one.status_word,
            )
            for family, one in rows
        ],
        tones=[TONES[one.status] for _, one in rows],
    )
    sheet = list_sheet(report, words["minimum_criteria"], table, none=large(words["none"]))
    return "minimum_criteria", sheet


def prerequisites(report: GapReport) -> tuple[str, Sheet]:
    """What agency and unit must have, beside the score."""
    words = report.words
    table = Table(
        columns=columns(
            report,
            ("unit", "text", 24),
            ("prerequisite", "strong", 50),
            ("value", "text", 18),
            ("minimum", "text", 18),
            ("cell", "quiet", 22),
            ("state", "text", 16),
        ),
        rows=[
            (one.level, one.name, one.value, one.minimum, one.cell, one.status_word)
            for one in report.prerequisites
        ],
        tones=[TONES[one.status] for one in report.prerequisites],
    )
    sheet = list_sheet(report, words["prerequisites"], table, none=large(words["none"]))
    return "prerequisites", sheet
