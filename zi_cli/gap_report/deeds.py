"""What to do about a question, in a few words: a deed, never a state."""

from fractions import Fraction

from zi_cli.assessment.contradictions import Contradiction
from zi_cli.criteria.lke.pack import Indicator, Question, RatioRule, ScaleKind
from zi_cli.language import Translator
from zi_cli.plan.words import found_words


def deed(question: Question, now: str, after: str | None, only_evidence: bool, translator: Translator) -> str:
    """What to do with one input. `now`: the answer, or what keeps it from counting; `after`: None for a true count."""
    if only_evidence:
        return translator.say("Complete the evidence (answer {answer})", answer=now)
    if after is None:
        return translator.say("Type the true counts")
    if question.scale.kind is ScaleKind.INDEX:
        return translator.say("Reach an index of {after} (now {before})", after=after, before=now)
    if question.scale.kind is ScaleKind.COUNT:
        return translator.say("Make it {after} (now {before})", after=after, before=now)
    if len(after) == 1:
        return translator.say("Reach level {after} (now {before})", after=after, before=now)
    return translator.say("Reach the answer {after} (now {before})", after=after, before=now)


def retyping(written: str, index: Fraction, after: Fraction | None, translator: Translator) -> str:
    """What to do about an index that stands there on a scale of 0 to 100; `after`: what to raise it to then."""
    found, shown = found_words(written), index_text(index, translator)
    if after is None or after <= index:
        return translator.say("Type {found} again as {index}", found=found, index=shown)
    return translator.say(
        "Type {found} again as {index}, then raise it to {after}",
        found=found,
        index=shown,
        after=index_text(after, translator),
    )


def righting(contradiction: Contradiction, translator: Translator) -> str:
    """What to do about counts that cannot all be right."""
    return translator.say("Put the numbers right: {numbers}", numbers=contradiction.numbers)


def number_deed(indicator: Indicator, now: str, translator: Translator) -> str:
    """What to do about counts or an index that are all there but not at their best."""
    if indicator.ratio is None:
        return translator.say("Serve better, then measure again; now {now}", now=now)
    if indicator.ratio.rule is RatioRule.REDUCTION:
        return translator.say("Lower the number; now {now}", now=now)
    return translator.say("Raise it to the full number; now {now}", now=now)


def index_text(number: Fraction, translator: Translator) -> str:
    """A survey's index: two decimals, more where it has more."""
    return translator.number(number) if (number * 100).denominator == 1 else translator.exactly(number)
