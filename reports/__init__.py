"""What we did: filings, consolidation, summary reports."""
