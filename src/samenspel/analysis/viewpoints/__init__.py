"""Q-methodology: which viewpoints a set of sorts holds, and how sure that is."""
