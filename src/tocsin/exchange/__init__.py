"""What the ledger holds, written in the forms of other event data sets: rows of their columns and codes."""
