"""From a compiled document (checked, plain JSON values) to a Pack."""

from fractions import Fraction
from typing import Any

from zi_cli.criteria.lke.discussion_build import build_discussion
from zi_cli.criteria.lke.effort_build import build_efforts
from zi_cli.criteria.lke.layout import Column, Form, Layout, SumRow, Wording
from zi_cli.criteria.lke.notes_build import build_notes
from zi_cli.criteria.lke.pack import (
    Area,
    Gate,
    Indicator,
    Limit,
    Measure,
    Node,
    Pack,
    Question,
    Ratio,
    RatioRule,
    Relation,
    Scale,
    ScaleKind,
    ZeroDenominator,
)

Json = dict[str, Any]


def build_pack(document: Json) -> Pack:
    """The pack that a compiled document describes."""
    head, gates = document["pack"], document["gates"]
    scales = {scale["id"]: _scale(scale) for scale in head["scales"]}
    roots = _roots(head["nodes"], document["questions"], scales)
    return Pack(
        id=head["id"],
        version=head["version"],
        name=head["name"],
        regulation=head["regulation"],
        sources=head["sources"],
        scales=scales,
        totals={name: tuple(nodes) for name, nodes in head["totals"].items()},
        areas=tuple(Area(**area) for area in head["areas"]),
        limits=tuple(_limit(limit) for limit in head["limits"]),
        roots=roots,
        targets={target["id"]: target["name"] for target in gates["targets"]},
        gates=tuple(_gate(gate) for gate in gates["gates"]),
        layouts={layout["id"]: _layout(layout, roots) for layout in document["layouts"]},
        wording={
            item: Wording(digests=tuple(entry["digests"]), keywords=frozenset(entry["keywords"]))
            for item, entry in document["wording"].items()
        },
        notes=build_notes(document["notes"], _options(roots)),
        efforts=build_efforts(document["effort"]),
        discussion=build_discussion(document["discussion"]),
    )


def _options(roots: tuple[Node, ...]) -> dict[int, tuple[str, ...]]:
    """Each soal with its answers, best first."""
    nodes = (node for root in roots for node in root.walk())
    questions = (question for node in nodes for item in node.indicators for question in item.inputs)
    return {question.soal_id: tuple(question.scale.ratios) for question in questions}


def _limit(data: Json) -> Limit:
    return Limit(
        at=data["at"],
        left=tuple(data["left"]),
        relation=Relation(data["relation"]),
        right=tuple(data["right"]),
        source=data["source"],
    )


def _scale(data: Json) -> Scale:
    return Scale(
        id=data["id"],
        kind=ScaleKind(data["kind"]),
        written=data["written"],
        ratios={level["answer"]: Fraction(level["ratio"]) for level in data["levels"]},
        maximum=Fraction(data["maximum"] or 0),
        source=data["source"],
    )


def _roots(top: list[Json], questions: list[Json], scales: dict[str, Scale]) -> tuple[Node, ...]:
    below: dict[str, list[Node]] = {}
    for area in questions:
        below.setdefault(area["parent"], []).append(_node(area, scales, ()))
    by_parent: dict[str, list[Json]] = {}
    for data in top:
        by_parent.setdefault(data["id"].rpartition(".")[0], []).append(data)

    def built(data: Json) -> Node:
        inner = [built(child) for child in by_parent.get(data["id"], ())]
        children = (*inner, *below.get(data["id"], ()))
        return _node({**data, "nodes": [], "indicators": []}, scales, children)

    return tuple(built(data) for data in by_parent[""])


def _node(data: Json, scales: dict[str, Scale], children: tuple[Node, ...]) -> Node:
    return Node(
        id=data["id"],
        level=data["level"],
        name=data["name"],
        weight_points=Fraction(data["weight_points"]),
        source=data["source"],
        children=(*children, *(_node(child, scales, ()) for child in data["nodes"])),
        indicators=tuple(_indicator(item, data["id"], scales) for item in data["indicators"]),
    )


def _indicator(data: Json, node_id: str, scales: dict[str, Scale]) -> Indicator:
    inputs = data["inputs"] if data["ratio"] else [data]
    own = data["weight_points"]
    return Indicator(
        id=data["id"],
        label=data["label"],
        question=data["question"],
        inputs=tuple(_question(item, data["id"], scales) for item in inputs),
        ratio=_ratio(data["ratio"]) if data["ratio"] else None,
        weight_points=None if own is None else Fraction(own),
        source=data["source"],
        node_id=node_id,
    )


def _question(data: Json, indicator_id: str, scales: dict[str, Scale]) -> Question:
    return Question(
        id=data["id"],
        soal_id=data["soal_id"],
        label=data["label"],
        question=data["question"],
        scale=scales[data["scale"]],
        levels=data.get("levels", {}),
        evidence=tuple(data["evidence"]),
        indicator_id=indicator_id,
    )


def _ratio(data: Json) -> Ratio:
    zero = data["zero_denominator"]
    return Ratio(
        rule=RatioRule(data["rule"]),
        numerator=data["numerator"],
        denominator=tuple(data["denominator"]),
        required=tuple(data["required"]),
        zero=ZeroDenominator(
            nothing=Fraction(zero["nothing"]),
            reason=zero["reason"],
            something=None if zero["something"] is None else Fraction(zero["something"]),
            something_reason=zero["something_reason"],
            source=zero["source"],
        ),
        source=data["source"],
    )


def _gate(data: Json) -> Gate:
    return Gate(
        id=data["id"],
        name=data["name"],
        of=tuple(data["of"]),
        measure=Measure(data["measure"]),
        minimum={target: Fraction(minimum) for target, minimum in data["minimum"].items()},
        equivalent=data["equivalent"],
        source=data["source"],
    )


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _layout(data: Json, roots: tuple[Node, ...]) -> Layout:
    return Layout(
        id=data["id"],
        name=data["name"],
        sheets=tuple(data["sheets"]),
        has_formulas=data["formulas"] == "official",
        totals_itself=data["formulas"] != "none",
        has_tpi=data["tpi"],
        columns=_columns(data["columns"]),
        text_columns=tuple(_column_number(letters) for letters in data["text_columns"]),
        rows=data["rows"] or _rows_in_order(data["first_row"] or 1, roots, data["texts"]),
        sum_rows={indicator: SumRow(**row) for indicator, row in data["sum_rows"].items()},
        average_over={node: (over["first"], over["last"]) for node, over in data["average_over"].items()},
        texts=data["texts"],
        forms={
            name: Form(sheets=tuple(form["sheets"]), columns=_columns(form["columns"]), rows=form["rows"])
            for name, form in data["forms"].items()
        },
        source=data["source"],
    )


def _columns(data: Json) -> dict[str, Column]:
    return {
        role: Column(role=role, at=_column_number(column["at"]), headers=tuple(column["headers"]))
        for role, column in data.items()
    }


def _rows_in_order(first: int, roots: tuple[Node, ...], texts: Json) -> dict[str, int]:
    """Every node, ratio and question below one another, then the layout's own rows."""
    items = (*(item for root in roots for item in root.items()), *texts)
    return {item: first + position for position, item in enumerate(items)}
