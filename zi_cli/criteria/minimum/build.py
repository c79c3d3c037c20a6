"""From a compiled document (checked, plain JSON values) to MinimumCriteria."""

from fractions import Fraction
from typing import Any

from zi_cli.criteria.minimum.pack import (
    Criterion,
    Family,
    InnovationRegister,
    Link,
    MinimumCriteria,
    RegisterColumn,
    Registered,
    Status,
    Strategy,
)

Json = dict[str, Any]


def build_minimum(document: Json) -> MinimumCriteria:
    """The minimum criteria that a compiled document describes."""
    head = document["pack"]
    register = head["innovation_register"]
    return MinimumCriteria(
        id=head["id"],
        version=head["version"],
        name=head["name"],
        sources=head["sources"],
        words={Status(status): word for status, word in head["answers"].items()},
        strategies={data["id"]: Strategy(**data) for data in head["strategies"]},
        families=tuple(_family(family) for family in document["families"]),
        register=_register(register) if register else None,
    )


def _register(data: Json) -> InnovationRegister:
    return InnovationRegister(
        name=data["name"],
        columns=tuple(_column(column) for column in data["columns"]),
        nothing=tuple(word.casefold() for word in data["nothing"]),
    )


def _column(data: Json) -> RegisterColumn:
    return RegisterColumn(
        id=data["id"],
        name=data["name"],
        help=data["help"],
        choices=tuple(data["choices"]),
        width=float(data["width"]),
    )


def _family(data: Json) -> Family:
    return Family(
        id=data["id"],
        name=data["name"],
        about=data["about"],
        required_share=Fraction(data["required_percent"]) / 100,
        source=data["source"],
        criteria=tuple(_criterion(criterion, data["id"]) for criterion in data["criteria"]),
    )


def _criterion(data: Json, family_id: str) -> Criterion:
    registered = data["registered"]
    return Criterion(
        id=data["id"],
        family_id=family_id,
        name=data["name"],
        mandatory=data["mandatory"],
        met=data["met"],
        partly=data["partly"],
        why=data["why"],
        evidence=tuple(data["evidence"]),
        strategies=tuple(data["strategies"]),
        source=data["source"],
        links=tuple(_link(link) for link in data["lke"]),
        registered=Registered(columns=tuple(registered["columns"]), how=registered["how"])
        if registered
        else None,
    )


def _link(data: Json) -> Link:
    met, partly = data["met_ratio"], data["partly_ratio"]
    return Link(
        indicator_id=data["id"],
        soal_ids=tuple(data["soal_ids"]),
        how=data["how"],
        met_from=str(data["met_from"] or ""),
        met_ratio=None if met is None else Fraction(met),
        partly_from=str(data["partly_from"] or ""),
        partly_ratio=None if partly is None else Fraction(partly),
    )
