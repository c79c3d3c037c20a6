"""Notes in plain Indonesian, read for what they say about frequency, parts, counts and what is not there.

Nothing here understands a language: it looks for a few forms that are hard to misread, and stays silent otherwise.
"""
