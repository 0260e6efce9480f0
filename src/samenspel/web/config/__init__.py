"""Settings, addresses and what holds for every page."""
