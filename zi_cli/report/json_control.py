"""JSON of what zi.toml, waivers and a baseline did to the findings."""

from zi_cli.findings.control import Controlled
from zi_cli.findings.waivers import WaiverUse
from zi_cli.report.json_criteria import Json


def control_objects(controlled: Controlled) -> Json:
    """The keys `config`, `waivers` and `baseline`."""
    use = controlled.baseline
    return {
        "config": controlled.config,
        "waivers": [_waiver(each) for each in controlled.waivers],
        "baseline": None if use is None else {"known": use.known, "gone": use.gone},
    }


def _waiver(use: WaiverUse) -> Json:
    entry = use.entry
    return {
        "code": entry.code,
        "soal_ids": sorted(entry.soal_ids),
        "items": sorted(entry.items),
        "unit": entry.unit,
        "reason": entry.waiver.reason,
        "approver": entry.waiver.approver,
        "until": entry.waiver.until,
        "state": use.state.value,
        "findings": use.findings,
    }
