"""The game: clusters, years, duties, indicators, periods."""
