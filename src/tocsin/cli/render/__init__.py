"""Records as text for a terminal; each function takes a rich console and prints on it."""
