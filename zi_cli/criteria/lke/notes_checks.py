"""What notes.yaml must agree on with the questions and within itself."""

from collections.abc import Iterator, Mapping, Sequence

from zi_cli.criteria.lke.notes_models import NoteModel, NotesModel, RangeModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.validate import nearest
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


def notes_mistakes(
    source: Source, notes: NotesModel, answers: Mapping[int, Sequence[str]]
) -> Iterator[Mistake]:
    """Soal, answers and ranges that there are none of. `answers`: the options of each soal; none for numbers."""
    for name, bounds in notes.ranges.items():
        if _both(bounds):
            yield source.mistake(
                ("ranges", name), msg("{id}: one lower and one upper bound at most", id=name)
            )
    seen: set[int] = set()
    for position, question in enumerate(notes.questions):
        steps: Steps = ("questions", position)
        if question.soal in seen:
            yield source.mistake((*steps, "soal"), msg("{id} is given twice in this list", id=question.soal))
        seen.add(question.soal)
        if question.soal not in answers:
            yield source.mistake((*steps, "soal"), msg("there is no soal {soal}", soal=question.soal))
            continue
        yield from _answers(source, steps, question, answers[question.soal])
        yield from _references(source, steps, question, notes, answers)


def _both(bounds: RangeModel) -> bool:
    low = bounds.at_least is not None and bounds.above is not None
    return low or (bounds.at_most is not None and bounds.below is not None)


def _answers(source: Source, steps: Steps, model: NoteModel, options: Sequence[str]) -> Iterator[Mistake]:
    """Every answer that is named must be on the question's scale."""
    named: list[tuple[Steps, str]] = [
        *((("reasons", i), x) for i, x in enumerate(model.reasons)),
        *((("regular", i), x) for i, x in enumerate(model.regular)),
        *((("rising", i), x) for i, x in enumerate(model.rising)),
        *((("denials", i, "levels"), x) for i, d in enumerate(model.denials) for x in d.levels),
        *((("sayings", i, "levels"), x) for i, s in enumerate(model.sayings) for x in s.levels),
        *((("rhythm", "per_year", x), x) for x in (model.rhythm.per_year if model.rhythm else ())),
        *((("shares", "levels", x), x) for x in (model.shares.levels if model.shares else ())),
    ]
    for where, answer in named:
        if answer not in options:
            yield source.mistake(
                (*steps, *where), msg("soal {soal} has no answer {answer}", soal=model.soal, answer=answer)
            )


def _references(
    source: Source,
    steps: Steps,
    model: NoteModel,
    notes: NotesModel,
    answers: Mapping[int, Sequence[str]],
) -> Iterator[Mistake]:
    for answer, name in (model.shares.levels if model.shares else {}).items():
        if name not in notes.ranges:
            yield source.mistake(
                (*steps, "shares", "levels", answer),
                msg("there is no range {id}", id=name),
                nearest(name, sorted(notes.ranges)),
            )
    for position, soal in enumerate(model.counted.alike if model.counted else ()):
        if soal not in answers:
            yield source.mistake(
                (*steps, "counted", "alike", position), msg("there is no soal {soal}", soal=soal)
            )
