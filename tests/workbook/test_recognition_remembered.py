"""What is remembered of a sheet changes nothing for the next one that says the same."""

from zi_cli.criteria.lke.pack import Pack
from zi_cli.workbook.grid import Cell, Sheet
from zi_cli.workbook.recognition import Recogniser


def twice(pack: Pack) -> Sheet:
    """A sheet that says the same three questions in two blocks, so that their order has to be worked out."""
    labels = [question.label for question in list(pack.questions.values())[:3]]
    cells = {(row, 7): Cell(value=text) for row, text in enumerate([*labels, *labels], start=8)}
    return Sheet("LKE ZI", cells=cells)


def test_a_remembered_sheet_is_counted_like_the_first(pack: Pack) -> None:
    recogniser = Recogniser(pack)
    told = []
    for _ in range(2):
        recogniser.pairs = 0
        found = recogniser.recognise(twice(pack))
        told.append((recogniser.pairs, found.matches, found.uncertain, found.duplicates))
    assert told[0] == told[1]
    assert told[0][0] > 0


def test_adding_to_what_was_found_leaves_the_memory_alone(pack: Pack) -> None:
    recogniser = Recogniser(pack)
    sheet = twice(pack)
    recogniser.recognise(sheet).matches.clear()
    recogniser.recognise(sheet).matches.clear()
    assert recogniser.recognise(sheet).matches


def test_many_texts_of_other_workbooks_change_nothing(pack: Pack) -> None:
    recogniser = Recogniser(pack)
    before = recogniser.recognise(twice(pack)).matches
    for start in (0, 6_000, 12_000):
        cells = {(row, 3): Cell(value=f"dokumen {start + row}") for row in range(1, 5_000)}
        recogniser.recognise(Sheet("Bukti", cells=cells))
        again = Recogniser(pack).recognise(twice(pack)).matches
        assert recogniser.recognise(twice(pack)).matches == again == before
