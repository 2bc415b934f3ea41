"""Rules and claims become findings."""
