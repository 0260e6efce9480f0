"""The web application: sort on a phone, work in a study, read the results."""
