"""The recap of a batch: its view model and its formats."""
