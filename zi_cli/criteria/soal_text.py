"""Numbers of questions, as people in the field name them."""

from collections.abc import Iterable, Sequence


def soal_numbers(soal_ids: Sequence[int]) -> str:
    """`12`, `88, 89` or `113–116`: the inputs of an indicator, in order."""
    if len(soal_ids) < 3:
        return ", ".join(map(str, soal_ids))
    return f"{soal_ids[0]}–{soal_ids[-1]}"


def soal_text(soal_ids: Sequence[int]) -> str:
    """The same with the word soal before it."""
    return f"soal {soal_numbers(soal_ids)}"


def soal_ranges(soal_ids: Iterable[int]) -> str:
    """`1–4, 7, 9, 10`: any numbers, in order; three in a row and more become a range."""
    runs: list[list[int]] = []
    for soal in sorted(set(soal_ids)):
        if runs and soal == runs[-1][-1] + 1:
            runs[-1].append(soal)
        else:
            runs.append([soal])
    return ", ".join(soal_numbers(run) for run in runs)
