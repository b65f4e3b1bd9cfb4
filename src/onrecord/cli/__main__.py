"""``python -m onrecord.cli``."""

from onrecord.cli import main

main()
