"""Checks that need more than one claim and its row: each gives subjects for the rules."""
