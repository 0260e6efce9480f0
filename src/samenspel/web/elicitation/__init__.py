"""What respondents see and do, without an account."""
