"""What effort.yaml must agree on with the questions."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zi_cli.criteria.lke.effort_models import EffortModel, QuestionEffortModel
from zi_cli.criteria.mistakes import Mistake
from zi_cli.criteria.yaml_source import Source, Steps
from zi_cli.language import msg


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortTargets:
    """What effort can be said of."""

    answers: Mapping[int, Sequence[str]]
    """soal → its options; none for numbers."""
    counts: Collection[int]
    """soals that are part of a ratio."""
    numerators: Collection[int]
    """Of them, those that one acts on."""


def effort_mistakes(source: Source, effort: EffortModel, targets: EffortTargets) -> Iterator[Mistake]:
    """Soal and answers that there are none of, and settings that say nothing about their soal."""
    seen: set[int] = set()
    for position, question in enumerate(effort.questions):
        steps: Steps = ("questions", position)
        if question.soal in seen:
            yield source.mistake((*steps, "soal"), msg("{id} is given twice in this list", id=question.soal))
        seen.add(question.soal)
        if question.soal not in targets.answers:
            yield source.mistake((*steps, "soal"), msg("there is no soal {soal}", soal=question.soal))
        elif question.soal in targets.counts and question.soal not in targets.numerators:
            yield source.mistake(
                (*steps, "soal"),
                msg("soal {soal} is not the numerator of a ratio; effort belongs there", soal=question.soal),
            )
        else:
            yield from _settings(source, steps, question, targets)


def _settings(
    source: Source, steps: Steps, question: QuestionEffortModel, targets: EffortTargets
) -> Iterator[Mistake]:
    options = targets.answers[question.soal]
    for answer in question.levels:
        if answer not in options:
            yield source.mistake(
                (*steps, "levels", answer),
                msg("soal {soal} has no answer {answer}", soal=question.soal, answer=answer),
            )
    if question.step is None:
        return
    if options:
        yield source.mistake(
            (*steps, "step"), msg("soal {soal} is answered by a level, not in steps", soal=question.soal)
        )
    elif question.soal in targets.counts and not 5 <= question.step * 100 <= 100:
        yield source.mistake(
            (*steps, "step"),
            msg("a step of a ratio closes a part of it, from 0.05 to 1, not {found}", found=question.step),
        )
