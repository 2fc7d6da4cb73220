"""MUC-4 template filling: its keys, the form in which they are scored, and the score."""
