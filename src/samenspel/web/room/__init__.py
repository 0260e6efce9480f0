"""The room of the researcher."""
