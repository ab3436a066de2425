"""Styles of widgets, found once in a process and not anew by every app that a test starts.

Textual looks through hundreds of rules for each widget of each app, and for each part of a widget that has styles
of its own: a sixth of what starting one costs. A widget that is called the same, stands below the same and answers
the same to all its rules may ask gets the same styles.
"""

from typing import Any

import pytest
from textual.css.model import CombinatorType, RuleSet
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

_PARSED: dict[tuple[object, ...], dict[object, object]] = {}
"""Rules of the style sheets that were read in this process: by the colours they name, then by their text."""
_LISTS: dict[tuple[int, ...], int] = {}
"""Numbers of lists of rules. Rules stay in `_PARSED`, so that where they lie tells them apart."""
_ASKED: dict[tuple[object, ...], "_Asked"] = {}
"""By the list of rules and by what a node is called: what those that name it may ask."""
_STYLES: dict[tuple[object, ...], Any] = {}
"""By the rules that name a node, and by what it and those above it answer: the styles that came of it."""
_PARTS: dict[tuple[object, ...], dict[str, Any]] = {}
"""By the same: the styles of its parts."""
_NOTED = ("_has_hover_style", "_has_focus_within", "_has_order_style", "_has_odd_or_even")
"""What Textual keeps of the rules that name a node."""


def style_sheets_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every app reads Textual's style sheets and ours anew: a twelfth of what starting one costs."""
    read = Stylesheet._parse_rules

    def once(self: Stylesheet, *what: object, **more: object) -> object:
        known = self.__dict__.get("colours")
        if known is None or known[0] is not self._variables:
            colours = tuple(self._variables.items())
            known = self.__dict__["colours"] = (self._variables, _PARSED.setdefault(colours, {}))
        parsed, named = known[1], (*what, *more.items())
        if named not in parsed:
            parsed[named] = read(self, *what, **more)  # type: ignore[arg-type]
        return parsed[named]

    monkeypatch.setattr(Stylesheet, "_parse_rules", once)
    # What a rule is known by in a set is where it lies: asked half a million times by a test, in Python.
    monkeypatch.setattr(RuleSet, "__hash__", object.__hash__)


def styles_found_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the styles of a widget and its parts from the first that was like it. Needs `style_sheets_read_once`."""
    find, find_parts = Stylesheet.apply, Stylesheet._process_component_classes

    def apply(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
        known = node.__dict__["styles_known"] = _known_by(self, node)
        if known is None:
            find(self, node, animate=animate, cache=cache)
        elif known in _STYLES:
            noted, styles = _STYLES[known]
            node.__dict__.update(noted)
            if styles is not None:
                self.replace_rules(node, styles, animate=animate)
            self._process_component_classes(node)
        else:
            found: dict[Any, Any] = {}
            find(self, node, animate=animate, cache=found)
            noted = {name: node.__dict__[name] for name in _NOTED}
            _STYLES[known] = noted, next(iter(found.values()), None)

    def parts(self: Stylesheet, node: DOMNode) -> None:
        known = node.__dict__.get("styles_known")
        if known not in _PARTS:
            if isinstance(had := node._component_styles, _Parts):
                node._component_styles = {name: had[name] for name in had.styles}
            find_parts(self, node)
            if known is not None:
                _PARTS[known] = {name: one.base._rules for name, one in node._component_styles.items()}
        elif (styles := _PARTS[known]) and not _is_given(node._component_styles, styles):
            node._component_styles = _Parts(node, styles)
            node.refresh()

    monkeypatch.setattr(Stylesheet, "apply", apply)
    monkeypatch.setattr(Stylesheet, "_process_component_classes", parts)


class _Asked:
    """What the rules that name a node may ask: of itself, and of those above."""

    def __init__(self, sheet: Stylesheet, names: frozenset[str]) -> None:
        naming = {rule for name in sheet.rules_map.keys() & names for rule in sheet.rules_map[name]}
        rules = [rule for rule in sheet.rules if rule in naming]
        self.number = _LISTS.setdefault(tuple(map(id, rules)), len(_LISTS))
        """The same for nodes that are named by the same rules, in whatever app."""
        asked = {question for rule in rules for question in rule.pseudo_classes}
        self.more = not asked.isdisjoint(sheet._EXCLUDE_PSEUDO_CLASSES_FROM_CACHE)
        """Whether one of them looks at others than the node and those above it."""
        of_above: set[str] = set()
        for selectors in (each.selectors for rule in rules for each in rule.selector_set):
            # The last of a path name the node itself, those before it what stands above.
            own = len(selectors) - 1
            while own and selectors[own].combinator is CombinatorType.SAME:
                own -= 1
            of_above.update(*(one.pseudo_classes for one in selectors[:own]))
        self.of_it, self.of_above = tuple(sorted(asked)), tuple(sorted(of_above))


def _known_by(sheet: Stylesheet, node: DOMNode) -> tuple[Any, ...] | None:
    """All that decides the styles of a node; None where more does than is asked here."""
    rules, numbered = sheet.rules, sheet.__dict__.get("number")
    if numbered is None or numbered[0] is not rules:
        numbered = rules, _LISTS.setdefault(tuple(map(id, rules)), len(_LISTS))
        sheet.__dict__["number"] = numbered
    called = (numbered[1], frozenset(node._selector_names))
    asked = _ASKED.get(called)
    if asked is None:
        asked = _ASKED[called] = _Asked(sheet, called[1])
    if asked.more:
        return None
    path: list[Any] = [asked.number, node.__class__, *[node.has_pseudo_class(name) for name in asked.of_it]]
    while isinstance(node := node._parent, DOMNode):
        path += (node.__class__, node._id, frozenset(node._classes))
        if asked.of_above:
            path += [node.has_pseudo_class(name) for name in asked.of_above]
    return tuple(path)


class _Parts(dict[str, RenderStyles]):
    """The styles of a widget's parts, each made when it is asked for: most are not, in a test."""

    def __init__(self, node: DOMNode, styles: dict[str, Any]) -> None:
        self.node, self.styles = node, styles

    def __contains__(self, name: object) -> bool:
        return name in self.styles

    def __missing__(self, name: str) -> RenderStyles:
        part = DOMNode(classes=name)
        part._attach(self.node)
        Stylesheet.replace_rules(part, self.styles[name])
        self[name] = part.styles
        return part.styles

    def clear(self) -> None:
        self.styles = {}
        super().clear()


def _is_given(parts: dict[str, RenderStyles], styles: dict[str, Any]) -> bool:
    """Whether the parts have these styles already."""
    if isinstance(parts, _Parts):
        return parts.styles is styles or parts.styles == styles
    return {name: one.base._rules for name, one in parts.items()} == styles
