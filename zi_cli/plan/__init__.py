"""The cheapest set of improvements that meets every gate."""
