"""The JSON contract: its schema, its keys, its numbers, and the same bytes each time."""

import json
import random
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.builders.filled import best_answers
from tests.builders.forms import with_forms, with_identity, with_register
from tests.builders.lke import best, blank, save_lke, typed_over, without_rows
from tests.builders.report import assessed, report_text
from zi_cli.assessment.assessment import assess_workbook
from zi_cli.assessment.views import View
from zi_cli.criteria.criteria_set import CriteriaSet
from zi_cli.criteria.lke.pack import Pack, ScaleKind
from zi_cli.criteria.load import load_criteria
from zi_cli.demo.sample import write_sample
from zi_cli.errors import InputProblem
from zi_cli.findings.catalogue import RULES
from zi_cli.language import msg
from zi_cli.report.json_format import SCHEMA_FILE
from zi_cli.report.outcome import Refused
from zi_cli.workbook.read import read_lke
from zi_cli.workbook.writing.lampiran_iii import Filling, Value

Json = dict[str, Any]
ROOM = "facilities.service-room"
TOTALS = ("total", "pengungkit", "pemenuhan", "reform", "hasil")
CONTRACT: Mapping[str, tuple[str, ...]] = {
    # design.md, "JSON contract"
    "": (
        "schema_version", "tool", "pack", "target", "file", "unit", "view", "complete", "ready", "scores",
        "spreadsheet", "nodes", "areas", "gates", "minimum_criteria", "prerequisites", "indicators", "findings",
        "answers",
        # added later; a contract only grows
        "packs", "families", "minimum_criteria_required", "gates_only", "innovations",
        "margin", "config", "waivers", "baseline",
    ),
    "packs": ("kind", "id", "version"),
    "families": (
        "id", "name", "passed", "met", "partly", "not_met", "unknown", "mandatory", "mandatory_met",
        "required_percent",
    ),
    "minimum_criteria": (
        "family", "id", "name", "mandatory", "status", "source", "cell", "because", "note", "evidence",
    ),
    "prerequisites": ("id", "level", "name", "status", "value", "minimum", "unit", "cell", "source"),
    "tool": ("name", "version"),
    "pack": ("id", "version"),
    "file": ("path", "sha256", "layout"),
    "unit": ("name",),
    "scores": ("claimed", "supported", "tpi"),
    "spreadsheet": ("total", "by_its_formulas"),
    "nodes": ("id", "name", "weight_points", "score_points"),
    "areas": ("number", "name", "weight_points", "score_points", "percent", "pemenuhan_percent", "reform_percent"),
    "gates": ("id", "name", "minimum", "actual", "met", "shortfall"),
    "indicators": ("id", "soal_ids", "answer", "ratio", "score_points", "points_at_stake", "evidence", "cell"),
    "answers": ("soal_id", "state", "value", "cell"),
    "findings": (
        "code", "name", "severity", "question", "cell", "message", "hint", "points_at_stake",
        "item", "found", "view", "fingerprint", "waived",
    ),
}  # fmt: skip


def text_of(
    path: Path,
    pack: Pack,
    target: str | None = "WBK",
    view: View = View.CLAIMED,
    language: str = "id",
    criteria: CriteriaSet | None = None,
    gates_only: bool = False,
) -> str:
    held = criteria or load_criteria()
    assessment = assess_workbook(read_lke(path, pack), held, target, view, gates_only=gates_only)
    return report_text("json", [assessed(assessment)], language).removesuffix("\n")


def document(path: Path, pack: Pack, **more: Any) -> Json:
    found: Json = json.loads(text_of(path, pack, **more))
    return found


@pytest.fixture(scope="module")
def schema() -> "jsonschema.Draft202012Validator":
    content = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(content)
    return jsonschema.Draft202012Validator(content)


def at_random(pack: Pack, seed: int) -> Filling:
    """Answers, blanks and nonsense."""
    chance = random.Random(seed)
    nonsense: list[Value] = [
        None,
        "",
        "X",
        "-",
        "tidak ada",
        -3,
        2.5,
        99,
        "87,65 %",
        "0",
        0,
        "A.",
        "ya ",
        "3,58",
    ]
    answers: dict[int, Value] = {}
    for soal, question in pack.questions.items():
        if chance.random() < 0.2:
            answers[soal] = chance.choice(nonsense)
        elif question.scale.kind is ScaleKind.OPTIONS:
            answers[soal] = chance.choice(list(question.scale.ratios))
        elif question.scale.kind is ScaleKind.INDEX:
            answers[soal] = round(chance.uniform(0, 4), 2)
        else:
            answers[soal] = chance.randrange(0, 12)
    links = {soal: f"https://contoh.example/{soal}" for soal in pack.questions if chance.random() < 0.7}
    return Filling(unit="CONTOH", answers=answers, links=links)


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory, pack: Pack, criteria: CriteriaSet) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("json")
    zeros = {soal: 0 for soal, q in pack.questions.items() if q.scale.kind is ScaleKind.COUNT}
    files = {
        "perfect": save_lke(folder / "perfect.xlsx", pack),
        "blank": save_lke(folder / "blank.xlsx", pack, blank(pack)),
        "invalid": save_lke(folder / "invalid.xlsx", pack, best(pack, dict.fromkeys(pack.questions, "?!"))),
        "zeros": save_lke(folder / "zeros.xlsx", pack, best(pack, zeros)),
        "sample": write_sample(folder / "contoh", pack),
        "deleted": without_rows(save_lke(folder / "deleted.xlsx", pack), 8, 9, 50, 129, 205),
        "errors": typed_over(
            save_lke(folder / "errors.xlsx", pack),
            {"K8": "#REF!", "K9": "=1/0", "K202": "#N/A", "L8": 1, "H4": 61, "J11": "Ya"},
        ),
        "forms": with_forms(save_lke(folder / "forms.xlsx", pack), criteria),
        "forms with gaps": with_forms(
            save_lke(folder / "forms-gaps.xlsx", pack),
            criteria,
            {ROOM: "Sebagian", "facilities.queue": "?", "hr.zi-known": None},
            {"unit.sakip": "C", "unit.audit-follow-up": 87.5, "unit.lhkpn": None, "agency.sakip": "?"},
        ),
    }
    gaps = files["forms with gaps"]
    with_identity(gaps, criteria, unit="UNIT CONTOH BARU", target="WBBM", holds_wbk="Tidak")
    with_register(gaps, criteria, [{"name": "Sapa CONTOH", "before": 4.5}, {"problem": "Antre"}])
    for seed in range(6):
        files[f"random {seed}"] = save_lke(folder / f"random-{seed}.xlsx", pack, at_random(pack, seed))
    return files


@pytest.mark.parametrize(
    ("target", "view"), [("WBK", View.CLAIMED), ("WBBM", View.SUPPORTED), ("WBK", View.TPI)]
)
def test_it_is_what_its_schema_says(
    workbooks: dict[str, Path], pack: Pack, schema: "jsonschema.Draft202012Validator", target: str, view: View
) -> None:
    for name, path in workbooks.items():
        found = document(path, pack, target=target, view=view)
        assert [f"{e.json_path}: {e.message}" for e in schema.iter_errors(found)] == [], name


def test_a_file_that_cannot_be_assessed_is_in_the_schema_too(
    schema: "jsonschema.Draft202012Validator",
) -> None:
    for problem in (InputProblem(msg("the workbook is empty")), InputProblem(msg("a"), msg("b"))):
        found = json.loads(report_text("json", [Refused(path="x\udcff.xlsx", problem=problem)], "en"))
        schema.validate(found)
        assert found["file"]["path"] == "x\udcff.xlsx"
        assert "scores" not in found


def test_the_schema_refuses_what_is_no_document(
    workbooks: dict[str, Path], pack: Pack, schema: "jsonschema.Draft202012Validator"
) -> None:
    good = document(workbooks["sample"], pack)
    for key in CONTRACT[""]:
        assert not schema.is_valid({name: value for name, value in good.items() if name != key}), key
    assert not schema.is_valid({**good, "ready": "no"})
    assert not schema.is_valid({**good, "answers": [{**good["answers"][0], "state": "empty"}]})


def test_the_keys_of_the_contract_are_there(workbooks: dict[str, Path], pack: Pack) -> None:
    for path in workbooks.values():
        found = document(path, pack)
        for part, keys in CONTRACT.items():
            items = [found] if not part else found[part] if isinstance(found[part], list) else [found[part]]
            assert all(set(keys) <= set(item) for item in items), part
        assert set(found["scores"]["claimed"]) == set(TOTALS)


def test_everything_is_listed_even_where_it_is_not_found(
    workbooks: dict[str, Path], pack: Pack, criteria: CriteriaSet
) -> None:
    for path in workbooks.values():
        found = document(path, pack)
        assert [answer["soal_id"] for answer in found["answers"]] == list(range(1, 128))
        assert len(found["indicators"]) == 113
        assert {node["level"] for node in found["nodes"]} == {"component", "aspect", "area", "sub_area"}
        assert [area["number"] for area in found["areas"]] == [1, 2, 3, 4, 5, 6]
        assert len(found["minimum_criteria"]) == len(criteria.minimum.criteria)
        assert len(found["prerequisites"]) == len(criteria.prerequisites.by_id)
        for answer in found["answers"]:
            assert (answer["cell"] is None) == (answer["state"] == "not_found")


def test_blank_inputs_have_their_cell(workbooks: dict[str, Path], pack: Pack) -> None:
    for answer in document(workbooks["blank"], pack)["answers"]:
        assert (answer["state"], answer["value"]) == ("blank", None)
        assert answer["cell"].startswith("LKE ZI!K")


def test_all_best_is_exactly_the_maximum(workbooks: dict[str, Path], pack: Pack) -> None:
    found = document(workbooks["perfect"], pack)
    best_scores = {"total": 100, "pengungkit": 60, "pemenuhan": 30, "reform": 30, "hasil": 40}
    assert found["scores"]["claimed"] == found["scores"]["supported"] == best_scores
    assert found["scores"]["tpi"] is None
    assert (found["ready"], found["complete"]) == (True, True)
    assert all(indicator["points_at_stake"] == 0 for indicator in found["indicators"])


def test_numbers_are_not_rounded(tmp_path: Path, pack: Pack) -> None:
    answers = {**best_answers(pack), 1: "Tidak", 4: "B", 88: 7, 89: 3, 125: 3.58}
    path = save_lke(tmp_path / "x.xlsx", pack, best(pack, answers))
    assessment = assess_workbook(read_lke(path, pack), CriteriaSet(lke=pack), "WBK", View.CLAIMED)
    found = document(path, pack)
    for name in TOTALS:
        assert Fraction(found["scores"]["claimed"][name]) == Fraction(float(assessment.claimed.totals[name]))
    ratio = next(i for i in found["indicators"] if i["soal_ids"] == [88, 89])
    assert ratio["ratio"] == 3 / 7
    assert next(a for a in found["answers"] if a["soal_id"] == 125)["value"] == 3.58


def test_a_gate_that_cannot_be_known_is_null(workbooks: dict[str, Path], pack: Pack) -> None:
    found = document(workbooks["perfect"], pack, target="WBBM")
    unknown = [gate for gate in found["gates"] if gate["met"] is None]
    assert [(gate["id"], gate["actual"], gate["shortfall"]) for gate in unknown] == [
        ("predikat-wbk", None, None)
    ]
    assert found["ready"] is False


def test_findings_carry_their_rule(workbooks: dict[str, Path], pack: Pack) -> None:
    for path in workbooks.values():
        for finding in document(path, pack)["findings"]:
            rule = RULES[finding["code"]]
            assert (finding["name"], finding["severity"]) == (rule.name, rule.severity.word)
            assert finding["message"]
            assert finding["hint"]


def test_only_sentences_depend_on_the_language(workbooks: dict[str, Path], pack: Pack) -> None:
    spoken = ("message", "hint", "because")
    for name in ("sample", "forms with gaps"):
        documents = [document(workbooks[name], pack, language=language) for language in ("id", "en")]
        assert documents[0] != documents[1]
        for found in documents:
            for part in ("findings", "minimum_criteria", "prerequisites"):
                found[part] = [{k: v for k, v in each.items() if k not in spoken} for each in found[part]]
        assert documents[0] == documents[1]


def test_the_same_file_gives_the_same_bytes(workbooks: dict[str, Path], pack: Pack) -> None:
    for path in workbooks.values():
        text = text_of(path, pack)
        assert text == text_of(path, pack)
        assert text.isascii()
        assert "\n" not in text
        assert "NaN" not in text
        assert "Infinity" not in text


def test_an_official_lke_is_not_held_to_the_minimum_criteria(workbooks: dict[str, Path], pack: Pack) -> None:
    found = document(workbooks["perfect"], pack)
    assert (found["minimum_criteria_required"], found["gates_only"], found["ready"]) == (False, False, True)
    sources = {each["id"]: each["source"] for each in found["minimum_criteria"]}
    assert set(sources.values()) == {"lke", "none"}
    assert all(each["cell"] is None for each in found["minimum_criteria"])
    assert found["innovations"] == []


def test_minimum_criteria_with_their_cells(workbooks: dict[str, Path], pack: Pack) -> None:
    met, gaps = (document(workbooks[name], pack, target=None) for name in ("forms", "forms with gaps"))
    assert (met["minimum_criteria_required"], met["ready"]) == (True, True)
    assert all(family["passed"] for family in met["families"])
    assert (gaps["target"], gaps["ready"], gaps["unit"]["name"]) == ("WBBM", False, "UNIT CONTOH BARU")
    room = next(each for each in gaps["minimum_criteria"] if each["id"] == ROOM)
    assert (room["status"], room["source"], room["mandatory"]) == ("partly", "sheet", True)
    assert room["cell"] == "Kriteria Minimal!G3"
    family = gaps["families"][0]
    counts = [family[status] for status in ("met", "partly", "not_met", "unknown")]
    assert counts == [sum(counts) - 2, 1, 0, 1]
    assert (family["passed"], family["mandatory"] - family["mandatory_met"]) == (False, 1)


def test_gates_only_leaves_them_out_of_ready(workbooks: dict[str, Path], pack: Pack) -> None:
    found = document(workbooks["forms with gaps"], pack, gates_only=True)
    assert (found["gates_only"], found["minimum_criteria_required"], found["ready"]) == (True, False, True)
    assert found["families"][0]["passed"] is False


def test_prerequisites_with_value_and_minimum(workbooks: dict[str, Path], pack: Pack) -> None:
    found = document(workbooks["forms with gaps"], pack, target="WBBM")["prerequisites"]
    shown = {each["id"]: (each["status"], each["value"], each["minimum"], each["unit"]) for each in found}
    assert shown["unit.sakip"] == ("not_met", "C", "BB", "")
    assert shown["unit.audit-follow-up"] == ("not_met", 87.5, 100, "%")
    assert shown["unit.lhkpn"] == ("met", 100, 100, "%")
    assert shown["agency.sakip"] == ("unknown", None, "BB", "")
    assert all(each["source"].startswith("P90") and each["cell"] for each in found)


def test_innovations_by_column(workbooks: dict[str, Path], pack: Pack) -> None:
    assert document(workbooks["forms with gaps"], pack)["innovations"] == [
        {"name": "Sapa CONTOH", "before": "4.5", "cell": "Register Inovasi!B2"},
        {"problem": "Antre", "cell": "Register Inovasi!C3"},
    ]


def test_packs_are_those_in_force(workbooks: dict[str, Path], pack: Pack) -> None:
    kinds = [each["kind"] for each in document(workbooks["perfect"], pack)["packs"]]
    assert kinds == ["lke", "minimum", "prerequisites"]
    alone = document(workbooks["perfect"], pack, criteria=CriteriaSet(lke=pack))
    assert alone["packs"] == [{"kind": "lke", **alone["pack"]}]
    assert alone["families"] == alone["minimum_criteria"] == alone["prerequisites"] == []
