"""How Vietnamese writes numbers, dates and names. Plain Python: no Django, no settings."""
