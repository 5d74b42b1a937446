"""factcheck: fact-checking and consistency checking of Russian-language news."""

__version__ = "0.1.0"
