"""The command line: doors to the checker, with no logic of fact-checking."""
