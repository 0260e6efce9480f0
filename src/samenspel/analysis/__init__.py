"""Arrays in, frozen results out: the statistics, which know nothing of studies or people."""
