"""Prerequisites as a pack: what a unit and its agency need before a proposal."""
