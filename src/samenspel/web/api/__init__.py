"""The way in for programs: read results, send answers."""
