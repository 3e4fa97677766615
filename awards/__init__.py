"""What we earn: scores, ranking, ballots, nominations."""
