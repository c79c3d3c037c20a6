"""The pack for a group of units: what a table of many talks about, from one view model for every format."""
