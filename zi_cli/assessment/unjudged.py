"""Rows of the sheet of minimum criteria that are mandatory there and in no criteria in force."""

from zi_cli.criteria.minimum.pack import MinimumCriteria, Status
from zi_cli.criteria.wording import chosen, normalised
from zi_cli.workbook.forms import FormRow, Forms, entered


def unjudged(minimum: MinimumCriteria, forms: Forms) -> tuple[FormRow, ...]:
    """Mandatory rows that nobody judged and that do not say of themselves that they are met.

    Such a workbook was made with other criteria, perhaps stricter ones: by these alone it must not be called ready.
    """
    if forms.minimum is None or not minimum.criteria:
        return ()
    ids = {item.casefold() for item in minimum.criteria}
    names = {normalised(criterion.name) for criterion in minimum.criteria.values()}
    met = [minimum.words[Status.MET]]
    return tuple(
        row
        for row in forms.minimum.rows
        if row.mandatory
        and not (row.id.casefold() in ids if row.id else normalised(row.name) in names)
        and chosen(entered(row.answer), met) is None
    )
