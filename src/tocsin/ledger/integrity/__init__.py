"""Integrity: a chain over what arrived, proofs that the ledger follows from it, copies made while in use."""
