"""Numbers of questions, as people in the field name them."""

from collections.abc import Sequence


def soal_text(soal_ids: Sequence[int]) -> str:
    """`soal 12`, `soal 88, 89` or `soal 113–116`: the inputs of an indicator, in order."""
    if len(soal_ids) < 3:
        return f"soal {', '.join(map(str, soal_ids))}"
    return f"soal {soal_ids[0]}–{soal_ids[-1]}"
