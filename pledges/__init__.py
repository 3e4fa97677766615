"""What we promise: plans, registrations, pledges."""
