"""The home page: what waits for me, by when, one button each."""
