"""Compile grammar rules into regular expressions over strings that hold one symbol a token."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from factcheck.data_files import packaged_yaml
from factcheck.temporal.lexicon import Categories
from factcheck.temporal.tokens import Token

_MACRO = re.compile(r"<(\w+):(\w+)>")
_PART = re.compile(r"\{(?:(\w+):)?([\w|]+)\}")
_PLAIN = "."
_FIRST_SYMBOL = 0xE000


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the grammar: its name, its pattern with macros replaced, the builder that it gives to, its place in the list."""

    name: str
    pattern: str
    gives: str
    family: str
    rank: int


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule matched: token positions [first, last), those of the named parts, and the rule."""

    rule: Rule
    first: int
    last: int
    parts: dict[str, int]


class Alphabet:
    """Symbols for sets of categories: tokens with the same set share a symbol, tokens with none are «.»."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}

    def encode(self, tokens: list[Token]) -> str:
        """Return one symbol for each token."""
        return "".join([self._symbol(token.cats) if token.cats else _PLAIN for token in tokens])

    def _symbol(self, cats: Categories) -> str:
        key = frozenset(cats)
        symbol = self._symbols.get(key)
        if symbol is None:
            symbol = self._symbols[key] = chr(_FIRST_SYMBOL + len(self._symbols))
        return symbol

    def having(self, categories: Iterable[str]) -> str:
        """Return a character class of the symbols whose sets hold one of `categories`; it matches nothing where there is none."""
        wanted = set(categories)
        symbols = [symbol for key, symbol in self._symbols.items() if not wanted.isdisjoint(key)]
        return f"[{''.join(symbols)}]" if symbols else "(?!)"


def expand_macros(pattern: str, macros: dict[str, str]) -> str:
    """Replace each `<NAME:x>` by the macro's text with `@` replaced by x."""
    return _MACRO.sub(lambda m: macros[m[1]].replace("@", m[2]), pattern)


@cache
def grammar() -> tuple[Rule, ...]:
    """Return all rules of the grammar files in order; earlier rules win between equally long matches."""
    package = "factcheck.temporal.grammar"
    macros: dict[str, str] = packaged_yaml(package, "macros.yaml")
    rules: list[Rule] = []
    for family, name in (("times", "dates"), ("times", "relative"), ("numbers", "numbers"), ("times", "lengths")):
        for row in packaged_yaml(package, f"{name}.yaml"):
            pattern = expand_macros(row["pattern"], macros)
            rules.append(Rule(row["rule"], pattern, row["gives"], family, len(rules)))
    return tuple(rules)


def compile_rule(rule: Rule, alphabet: Alphabet) -> re.Pattern[str]:
    """Return the rule's pattern over the alphabet's symbols."""

    def part(match: re.Match[str]) -> str:
        symbols = alphabet.having(match[2].split("|"))
        return f"(?P<{match[1]}>{symbols})" if match[1] else symbols

    return re.compile(_PART.sub(part, rule.pattern))


class Matcher:
    """Finds all matches of the grammar. Patterns are compiled again only when a text brings a new set of categories."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._alphabet = Alphabet()
        self._compiled: dict[str, list[re.Pattern[str]]] = {}

    def find(self, tokens: list[Token]) -> list[Match]:
        """Return every rule's matches over `tokens`, in no special order."""
        symbols = self._alphabet.encode(tokens)
        found: list[Match] = []
        for rule, pattern in zip(self._rules, self._patterns(), strict=True):
            found += [_to_match(rule, match) for match in pattern.finditer(symbols)]
        return found

    def _patterns(self) -> list[re.Pattern[str]]:
        known = self._alphabet.having(_all_categories(self._rules))
        if known not in self._compiled:
            self._compiled = {known: [compile_rule(rule, self._alphabet) for rule in self._rules]}
        return self._compiled[known]


def _all_categories(rules: tuple[Rule, ...]) -> frozenset[str]:
    return frozenset(name for rule in rules for part in _PART.finditer(rule.pattern) for name in part[2].split("|"))


def _to_match(rule: Rule, match: re.Match[str]) -> Match:
    parts = {name: match.start(name) for name, value in match.groupdict().items() if value is not None}
    first, last = match.span("x") if "x" in match.re.groupindex and match.group("x") is not None else match.span()
    return Match(rule, first, last, parts)
