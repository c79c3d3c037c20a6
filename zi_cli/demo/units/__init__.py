"""A constructed field of units: as many workbooks as asked for, with the spread and the defects of a real round."""
