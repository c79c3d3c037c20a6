"""Workbooks of plain tables: what stands where is said by others, how it looks is said here."""
