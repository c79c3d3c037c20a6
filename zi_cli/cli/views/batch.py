"""What the terminal shows of a batch: 80 columns, the most urgent first, lists cut short."""

import heapq
import os
import sys
from collections.abc import Iterator, Sequence
from fractions import Fraction
from operator import itemgetter
from textwrap import wrap
from typing import Final

from zi_cli.batch.batch import Done
from zi_cli.batch.recap.gaps import foremost
from zi_cli.batch.recap.model import Recap, Row
from zi_cli.batch.recap.nearest import distance
from zi_cli.cli.session import WIDTH, glyphs, say, translator, write_line
from zi_cli.language import below, printable

_NEAREST: Final = 7
_LISTED: Final = 3
_NAME: Final = 34
_GAP: Final = 60


def show(done: Done) -> None:
    """Write it all."""
    for line in _lines(done):
        write_line(line)


def _lines(done: Done) -> Iterator[str]:
    recap = done.recap
    yield from _counts(recap)
    yield from _nearest(recap)
    yield from _gaps(recap)
    more = say("see recap.json")
    if any(path.name == "recap.xlsx" for path in done.written):
        more = say("see recap.xlsx")
    yield from _list(say("No file"), [(unit.name,) for unit in recap.missing], more)
    yield from _list(
        say("Not readable"), [(one.file.path, one.refusal.reason) for one in recap.refused], more
    )
    yield from _list(say("Duplicates, not counted"), [(one.file.path,) for one in recap.duplicates], more)
    yield from _list(say("Unknown unit, not counted"), [(one.file.path,) for one in recap.unknown], more)
    yield ""
    yield from _files(recap)
    for path in done.written:
        yield say("Written: {path}", path=path)
    if done.reports:
        folder = f"{done.reports[0].parent}{os.sep}"
        yield say("Written: {path} ({count} reports)", path=folder, count=len(done.reports))
    yield say("Not an official verdict: what the units' own files say.")


def _counts(recap: Recap) -> Iterator[str]:
    signs, all_ = glyphs(sys.stdout), recap.all
    yield say("{ready} of {all} units are ready", ready=all_.ready, all=all_.units)
    counts = (
        (signs.met, say("ready"), all_.ready),
        (signs.arrow, say("nearly ready"), all_.near),
        (signs.missed, say("not ready"), all_.not_ready),
        (signs.unknown, say("unreadable"), all_.unreadable),
        (signs.unknown, say("no file"), all_.missing),
    )
    width = max(len(words) for _, words, _ in counts)
    for sign, words, count in counts:
        if count:
            yield f"  {sign:2} {words:{width}} {count:6}"


def _nearest(recap: Recap) -> Iterator[str]:
    """Units that are not ready, in the order of the dashboard."""
    placed = ((key, row) for row in recap.rows() if (key := distance(row)) is not None)
    best = [row for _, row in heapq.nsmallest(_NEAREST, placed, key=itemgetter(0))]
    if not best:
        return
    yield ""
    title, total, gates, step = say("Nearest"), say("total"), say("gates open"), say("first step")
    yield f"{title:{_NAME + 2}} {total:>6}  {gates:>{len(gates)}}  {step}"
    for row in best:
        yield _near_line(row, len(gates))[:WIDTH].rstrip()


def _gaps(recap: Recap) -> Iterator[str]:
    """What holds back most units."""
    held = foremost(recap.gaps, 1)
    if not held:
        return
    yield ""
    title, counted = say("Commonest gaps"), say("units held back")
    yield f"{title:{_GAP + 2}} {counted:>{WIDTH - _GAP - 3}}"
    for gap in held[:_LISTED]:
        count = say("{count} of {all}", count=gap.held_back, all=recap.all.assessed)
        label = _cut(f"soal {', '.join(map(str, gap.soal_ids))}: {gap.label}", _GAP)
        yield f"  {label:{_GAP}} {count:>{WIDTH - _GAP - 3}}"


def _near_line(row: Row, width: int) -> str:
    record = row.record
    assert record is not None
    assert record.nearest is not None
    minimum = max((gate.minimum for gate in record.gates if gate.id == "total"), default=0.0)
    total = Fraction(record.total or 0.0)
    shown = translator().number(below(total, Fraction(minimum), 2))
    open_gates = f"{record.gates_missed}/{len(record.gates)}"
    return f"  {_cut(row.unit.name, _NAME):{_NAME}} {shown:>6}  {open_gates:>{width}}  {_step(row)}"


def _step(row: Row) -> str:
    assert row.record is not None
    nearest = row.record.nearest
    if nearest is None or nearest.first is None:
        return say("complete it") if not row.record.complete else say("minimum criteria")
    first = nearest.first
    if first.assumed:
        return say("soal {soal}: type the true count", soal=first.soal_id)
    before = first.before or "–"
    step = f"soal {first.soal_id}: {before} {glyphs(sys.stdout).arrow} {first.after}"
    return step if nearest.steps == 1 else f"{step} (+{nearest.steps - 1})"


def _list(title: str, entries: Sequence[tuple[str, ...]], more: str) -> Iterator[str]:
    """Some of the entries, each with what there is to say of it on lines of its own; nothing of them is cut."""
    if not entries:
        return
    yield ""
    yield f"{title} ({len(entries)}):"
    for name, *remarks in entries[:_LISTED]:
        yield from _wrapped(name, "  ")
        for remark in remarks:
            yield from _wrapped(remark, "      ")
    if len(entries) > _LISTED:
        yield "  " + say("and {count} more: {where}", count=len(entries) - _LISTED, where=more)


def _files(recap: Recap) -> Iterator[str]:
    files = recap.files
    yield say(
        "{files} files: {counted} counted, {duplicate} duplicates, {unknown} of unknown units, {refused} not readable",
        files=files.files,
        counted=files.counted,
        duplicate=files.duplicate,
        unknown=files.unknown,
        refused=files.refused,
    )
    if files.passed_over:
        yield say(
            "{count} other files in the folders are no workbooks and were not looked at",
            count=files.passed_over,
        )
    if files.temporary:
        yield say("{count} lock, temporary or hidden files were passed over", count=files.temporary)


def _wrapped(text: str, margin: str) -> list[str]:
    """All of `text` within the width, each line behind the margin."""
    clean = printable(text, len(text) + 1)
    return wrap(clean, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)


def _cut(text: str, width: int) -> str:
    """`text` on one line, its middle left out where it is too long: both ends tell."""
    clean = printable(text, len(text) + 1)
    if len(clean) <= width:
        return clean
    head = (width - 1) // 2
    return f"{clean[:head]}…{clean[head + 1 - width :]}"
