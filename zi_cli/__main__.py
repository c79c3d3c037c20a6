"""`python -m zi_cli`, the same as `zi`."""

from zi_cli.cli.main import main

if __name__ == "__main__":
    main()
