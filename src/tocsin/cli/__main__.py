"""``python -m tocsin.cli`` does what ``tocsin`` does."""

from tocsin.cli.app import main

main()
