"""What a group agrees: what words mean, agreements, tension cards and what became of them."""
