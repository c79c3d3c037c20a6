"""The workbook that `zi template` writes: one module per sheet, on one plan of where everything stands."""
