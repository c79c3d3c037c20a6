"""The gap report of a unit: one view model that every template and format tells from."""
