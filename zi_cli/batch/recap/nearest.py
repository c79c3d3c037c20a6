"""Which units are nearest to the target: one order for the terminal and the dashboard."""

from zi_cli.batch.recap.model import Row

Distance = tuple[bool, int, float, float, int]


def distance(row: Row) -> Distance | None:
    """What sorts the nearest unit first; None for one that is ready, unread, or has no way to the gates.

    Units that are nearly ready, then those with the fewest steps on their cheapest way, then by its effort.
    """
    record = row.record
    if record is None or record.nearest is None or not record.nearest.feasible:
        return None
    nearest = record.nearest
    return record.tone != "near", nearest.steps, nearest.effort, -(record.total or 0.0), row.number
