"""Constructed sample workbooks. Every name in them carries the word CONTOH."""
