"""From a path or bytes to an Article."""

from factcheck.reading.read import expand_paths, read_article, read_bytes

__all__ = ["expand_paths", "read_article", "read_bytes"]
