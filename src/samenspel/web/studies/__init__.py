"""Studies in the database: their design, their rows, who was asked."""
