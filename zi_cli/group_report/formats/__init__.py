"""Formats of the pack for a group, one module each."""
