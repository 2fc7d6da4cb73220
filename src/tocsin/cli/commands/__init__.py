"""One command a module, each named ``command``; imported when run."""
