"""`zi demo`: sample data."""
from zi_cli.cli.session import say
NAME = "demo"
def help_text() -> str: return say("x")
def example() -> str: return say("Example: zi demo contoh")
def run() -> int: return 0
