"""zi.toml: what a team has settled for its checks."""
