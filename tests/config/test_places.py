"""Where keys stand, also in files that are written in unusual ways."""

import pytest

from zi_cli.config.places import KeyPath, key_places, place_of

TEXT = '''# pengaturan
  view = "claimed"
note = """
view = "bukan kunci"
[bukan-tabel]
"""
select = [
  "ZI4",
]
severity.ZI401 = "info"
[severity] # tingkat
"ZI402" = "info"

[[waiver]]
code = "ZI1"
[[ waiver ]]
reason = \'\'\'satu\'\'\'
code = "ZI2"
'''


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("view",), 2, 3),
        (("select",), 7, 1),
        (("severity", "ZI401"), 10, 1),
        (("severity", "ZI402"), 12, 1),
        (("waiver", 0, "code"), 15, 1),
        (("waiver", 1, "code"), 18, 1),
        (("waiver", 1, "soal"), 16, 4),
        (("severity", "ZI409"), 11, 3),
        (("nowhere",), 1, 1),
    ],
)
def test_a_key_is_found_or_what_is_around_it(path: KeyPath, line: int, column: int) -> None:
    place = place_of(path, key_places(TEXT))
    assert (place.line, abs(place.column - column) < 2) == (line, True)


def test_what_stands_in_a_long_text_is_no_key() -> None:
    assert ("bukan-tabel",) not in key_places(TEXT)
