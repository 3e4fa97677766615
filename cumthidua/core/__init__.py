"""The foundation: knows no domain."""
