"""Who we are: schools, their staff, titles, honours."""
