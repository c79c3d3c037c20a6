"""A batch from its inputs to its recap, apart from what is said on the terminal."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from zi_cli.batch.cache import RecordCache
from zi_cli.batch.discovery import Discovery
from zi_cli.batch.evidence import AssessWithEvidence
from zi_cli.batch.identity import Seen
from zi_cli.batch.record import Refusal, from_json, head_of, to_json
from zi_cli.batch.settings import Settings
from zi_cli.batch.spool import Spool
from zi_cli.batch.worker import FileTask
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.language import Translator

if TYPE_CHECKING:
    from zi_cli.batch.serving import Lost, Outcome, Work

_HASHED_BYTES: Final = 100 * 1024 * 1024
"""Larger files are refused anyway; their content need not be known."""


class Phase(StrEnum):
    """What a batch is at."""

    READ = "read"
    AGAIN = "again"
    """Files are assessed again, as the roster says: it names another target than the file."""
    REPORTS = "reports"


class Progress(Protocol):
    """Who is told how far a batch is."""

    def __call__(self, phase: Phase, done: int, of: int) -> None:
        """`done` files of `of` are through this phase."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a batch may use."""

    jobs: int
    seconds: float = 60.0
    """For one file."""
    cache: RecordCache | None = None
    criteria: CriteriaSet | None = None
    """Those of the settings, where they are loaded already."""
    progress: Progress | None = None
    meanwhile: Iterable[None] = ()
    """What is got ready for later while files are assessed, in short steps."""
    work: "Work[FileTask] | None" = None
    """What the processes do, where it is not `AssessWithEvidence`: for tests of the pool."""


@dataclass(slots=True, kw_only=True)
class Results:
    """What was found out about each file: short in memory, whole in the spool."""

    spool: Spool
    files: list[Seen]
    from_cache: int = 0


def assess_all(discovery: Discovery, settings: Settings, means: Means) -> Results:
    """Assess every file; what is known already is taken from the cache."""
    paths = (*discovery.files, *discovery.closed)
    results = Results(spool=Spool(len(paths)), files=[])
    run = _Run(results, settings, means, len(paths), Phase.READ)
    try:
        for number in range(len(discovery.files), len(paths)):
            run.keep(number, paths[number], to_json(run.not_entered()))
        run.do({number: FileTask(path=path) for number, path in enumerate(discovery.files)})
    except BaseException:
        results.spool.close()
        raise
    results.files = [run.seen[number] for number in sorted(run.seen)]
    return results


def assess_again(results: Results, tasks: Mapping[int, FileTask], settings: Settings, means: Means) -> None:
    """Assess some files otherwise than before: their results take the place of the earlier ones."""
    run = _Run(results, settings, means, len(tasks), Phase.AGAIN)
    run.do(tasks)
    results.files = [run.seen.get(seen.number, seen) for seen in results.files]


class _Run:
    """Files that are assessed together."""

    def __init__(self, results: Results, settings: Settings, means: Means, count: int, phase: Phase) -> None:
        self.results, self.settings, self.means = results, settings, means
        self.count, self.phase = count, phase
        self.seen: dict[int, Seen] = {}
        self.digests: dict[int, str] = {}
        """sha256 of files that are still to be assessed."""
        self.translator = Translator(settings.language)

    def do(self, tasks: Mapping[int, FileTask]) -> None:
        """Take what the cache knows, assess the others."""
        unknown = (pair for pair in tasks.items() if not self.known(*pair))
        first = next(unknown, None)
        if first is None:
            return
        from zi_cli.batch.pool import run_all
        from zi_cli.batch.serving import Limits

        limits = Limits(seconds=self.means.seconds)
        jobs = min(self.means.jobs, len(tasks))
        work = self.means.work or AssessWithEvidence(self.settings, self.means.criteria)
        waiting = chain((first,), unknown)
        with closing(run_all(work, waiting, jobs, limits, self.means.meanwhile)) as outcomes:
            for number, outcome in outcomes:
                self.take(number, tasks[number], outcome)

    def take(self, number: int, task: FileTask, outcome: "Outcome") -> None:
        """Keep what came of one file."""
        digest = self.digests.pop(number)
        if not isinstance(outcome, str):
            refusal = lost_refusal(outcome, self.means.seconds, self.translator)
            self.keep(number, task.path, to_json(replace(refusal, sha256=digest)))
            return
        text = _with_digest(outcome, digest)
        self.remember(digest, task, text)
        self.keep(number, task.path, text)

    def known(self, number: int, task: FileTask) -> bool:
        """Whether the cache had the result of a file."""
        cache, digest = self.means.cache, sha256_of(task.path)
        outcome = cache.get(_key(cache, digest, task, self.settings)) if cache and digest else None
        if outcome is None:
            self.digests[number] = digest
            return False
        self.results.from_cache += 1
        self.keep(number, task.path, outcome)
        return True

    def remember(self, digest: str, task: FileTask, outcome: str) -> None:
        """Put a result into the cache, unless the file changed while it was read."""
        cache = self.means.cache
        if cache is None or not digest:
            return
        head = head_of(outcome)
        # A refusal does not tell what was read: is the file still the same, and can it be read at all?
        read = sha256_of(task.path) if head.refused else head.sha256
        if read == digest:
            cache.put(_key(cache, digest, task, self.settings), outcome)

    def keep(self, number: int, path: Path, outcome: str) -> None:
        self.results.spool.put(number, outcome)
        self.seen[number] = _seen(number, path, outcome)
        if self.means.progress is not None:
            self.means.progress(self.phase, len(self.seen), self.count)

    def not_entered(self) -> Refusal:
        say = self.translator.say
        return Refusal(
            reason=say("the folder may not be entered"),
            hint=say("Ask its owner for the right to read it."),
            kind="input",
        )


def _with_digest(outcome: str, digest: str) -> str:
    """A refusal with the digest of its file; a record has its own."""
    if not outcome.startswith('{"refusal"'):
        return outcome
    result = from_json(outcome)
    return to_json(replace(result, sha256=digest)) if isinstance(result, Refusal) else outcome


def _key(cache: RecordCache, digest: str, task: FileTask, settings: Settings) -> str:
    return cache.key(digest, f"{settings.place(task.path)}/{task.told()}")


def _seen(number: int, path: Path, outcome: str) -> Seen:
    head = head_of(outcome)
    shown, changed, unit = path_text(path), changed_at(path), head.unit
    return Seen(
        number=number,
        path=shown,
        name=unit.name if unit is not None and unit.name_from == "workbook" else "",
        id="" if unit is None else unit.id,
        modified=(head.modified if unit is not None else "") or changed,
        sha256=head.sha256,
        refused=head.refused,
        tone=head.tone or "unreadable",
        total=head.total,
        changed=changed,
    )


def path_text(path: Path) -> str:
    """A path as text, with forward slashes; what is no text in it is shown as such."""
    return path.as_posix().encode(errors="surrogateescape").decode(errors="replace")


def changed_at(path: Path) -> str:
    """When a file was changed, to the second; empty where nobody can tell."""
    try:
        return datetime.fromtimestamp(int(path.stat().st_mtime), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (OSError, OverflowError, ValueError):
        return ""


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes; empty for what cannot be read, or is far too large to be an LKE."""
    try:
        with path.open("rb") as stream:
            if os.fstat(stream.fileno()).st_size > _HASHED_BYTES:
                return ""
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def lost_refusal(lost: "Lost", seconds: float, translator: Translator) -> Refusal:
    """What to say of a file whose process did not come back."""
    say = translator.say
    reasons: dict[str, Callable[[], str]] = {
        "timeout": lambda: say("reading it took more than {seconds} seconds", seconds=f"{seconds:g}"),
        "memory": lambda: say("reading it took more memory than one file may use"),
        "crash": lambda: say("reading it broke off ({detail})", detail=lost.detail),
        "defect": lambda: say("zi has a defect; it could not check this file ({detail})", detail=lost.detail),
    }
    hint = (
        say("Please report this with the file, if you may; the other files are not affected.")
        if lost.kind == "defect"
        else say("Copy the LKE sheet into a new workbook and check that one.")
    )
    return Refusal(reason=reasons[lost.kind](), hint=hint, kind=lost.kind)
