"""Tables of names: written by hand, one entry a line, read by :mod:`tocsin.names.tables`."""
