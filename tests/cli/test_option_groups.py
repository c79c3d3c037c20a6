"""Groups of options: their options stand where a command takes the group, and reach it as one value."""

from dataclasses import dataclass
from inspect import signature

from zi_cli.cli.option_groups import spread


@dataclass(frozen=True, kw_only=True)
class Place:
    room: str = "aula"
    floor: int | None = None


def met(*, name: str, place: Place, late: bool = False) -> int:
    return 3 if (name, place, late) == ("CONTOH", Place(room="ruang rapat", floor=2), True) else 70


def test_the_options_of_a_group_stand_in_its_place_with_their_defaults() -> None:
    taken = signature(spread(met)).parameters
    assert list(taken) == ["name", "room", "floor", "late"]
    assert [taken[name].default for name in ("room", "floor", "late")] == ["aula", None, False]
    assert taken["room"].annotation is str


def test_the_command_is_given_the_group_as_one_value() -> None:
    assert spread(met)(name="CONTOH", room="ruang rapat", floor=2, late=True) == 3


def test_a_command_without_groups_is_called_as_it_is() -> None:
    def plain(*, name: str, late: bool = False) -> int:
        return len(name) + late

    assert list(signature(spread(plain)).parameters) == ["name", "late"]
    assert spread(plain)(name="abc", late=True) == 4
