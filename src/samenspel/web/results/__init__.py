"""What a study gives, as pages and files."""
