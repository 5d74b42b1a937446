"""Read the data files that ship with the package: word lists, grammars, rules' side files."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# libyaml's parser where PyYAML was built with it: about ten times as fast as the one in Python
YAML_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Traversable) -> Any:
    """Return the parsed content of a YAML file in UTF-8."""
    return yaml.load(file.read_text("utf-8"), Loader=YAML_LOADER)


def packaged_yaml(package: str, name: str) -> Any:
    """Return the parsed YAML file `name` that ships inside `package`."""
    return read_yaml(files(package) / name)
