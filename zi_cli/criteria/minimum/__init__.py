"""Minimum criteria as a pack: families of things that one can observe on site."""
