"""People: whose accounts see names, who saw and changed what, and names erased on request."""
