"""Formats of the gap report, one module each."""
