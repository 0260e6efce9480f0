"""The way in for colleagues: who they are, and what they change about that."""
