"""Who works with the application when it runs for more than one person."""
