"""`zi template`: a workbook for a unit, blank or with what an earlier one held."""
