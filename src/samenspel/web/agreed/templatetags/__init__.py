"""What templates of other pages ask."""
