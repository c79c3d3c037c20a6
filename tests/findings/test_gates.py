"""ZI7xx: gates and readiness."""

from fractions import Fraction
from pathlib import Path

from tests.findings.conftest import Find, Save, findings
from zi_cli.assessment.views import View
from zi_cli.criteria.lke.pack import Pack


def items(path: Path, pack: Pack, code: str, **how: object) -> list[str | None]:
    return [f.hit.item_id for f in findings(path, pack, **how) if f.rule.code == code]  # type: ignore[arg-type]


def test_gate_missed(save: Save, find: Find, pack: Pack) -> None:
    assert find(save(), "ZI7") == []
    path = save({126: "D"})
    assert find(path, "ZI701") == [("ZI701", None, None)]
    assert items(path, pack, "ZI701") == ["capaian-kinerja"]


def test_a_gate_met_exactly_is_met_and_one_just_below_is_not(save: Save, pack: Pack) -> None:
    assert items(save({125: 3.6, 127: 3.2}), pack, "ZI701") == []
    assert items(save({125: 3.5999, 127: 3.1999}), pack, "ZI701") == ["spak", "pelayanan-prima"]


def test_wbk_must_be_held_for_wbbm(save: Save, pack: Pack) -> None:
    path = save()
    assert items(path, pack, "ZI701", target="WBBM", holds_wbk=True) == []
    assert items(path, pack, "ZI701", target="WBBM", holds_wbk=False) == ["predikat-wbk"]


def test_gate_unknown(save: Save, pack: Pack) -> None:
    path = save()
    assert items(path, pack, "ZI702") == []
    assert items(path, pack, "ZI702", target="WBBM") == ["predikat-wbk"]
    assert items(path, pack, "ZI702", target="WBBM", holds_wbk=False) == []
    assert len(items(path, pack, "ZI702", view=View.TPI)) == 12


def test_paper_compliance(save: Save, pack: Pack) -> None:
    assert items(save(), pack, "ZI703") == []
    weak_reform = {89: 1, 91: 0, 93: "C"}
    path = save({**weak_reform, 92: pack.questions[92].scale.lowest})
    assert items(path, pack, "ZI701") == ["area-1"], "below as a whole: missed, not paper compliance"
    assert items(path, pack, "ZI703") == []
    path = save(weak_reform)
    assert items(path, pack, "ZI701") == []
    assert items(path, pack, "ZI703") == ["area-1"]


def test_met_narrowly(save: Save, pack: Pack) -> None:
    path = save({125: 3.6, 127: 3.2})
    assert items(path, pack, "ZI707") == [], "nobody asked for a margin"
    assert items(path, pack, "ZI707", margin=Fraction(1)) == ["spak", "pelayanan-prima"]
    assert items(save(), pack, "ZI707", margin=Fraction(50)) == [], (
        "more than the best there is cannot be wanted"
    )
    assert items(save({125: 3.5}), pack, "ZI707", margin=Fraction(1)) == [], "told as missed"


def test_another_view_decides_otherwise(save: Save, pack: Pack) -> None:
    assert items(save(), pack, "ZI708") == []
    path = save(unsupported=[126])
    assert items(path, pack, "ZI708") == ["view-supported"]
    assert items(path, pack, "ZI708", view=View.SUPPORTED) == ["view-claimed"]
    assert items(save({126: "E"}, unsupported=[126]), pack, "ZI708") == [], "missed either way"
    assert items(path, pack, "ZI708", view=View.TPI) == [], "nothing was decided"
