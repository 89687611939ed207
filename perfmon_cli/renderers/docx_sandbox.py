"""What a template may do: print names of the report, loop, choose. Nothing else runs."""

from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined, nodes
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

#: Passes through all loops of one file; a paper of a thousand tables needs a tenth of it.
_MAX_PASSES: Final = 3_000_000
_FILTERS: Final = ("default", "first", "join", "last", "length")
_TESTS: Final = ("defined", "divisibleby", "even", "in", "odd", "eq", "equalto", "ne")
_PASSES: Final = "the passes of a loop"
_ALLOWED: Final = (
    nodes.And,
    nodes.Compare,
    nodes.CondExpr,
    nodes.Const,
    nodes.Filter,
    nodes.For,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.List,
    nodes.Name,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.Template,
    nodes.TemplateData,
    nodes.Test,
    nodes.Tuple,
)
_TAG_SIGNS: Final = ("{{", "}}", "{%", "%}", "{#", "#}")


class NotAllowed(TemplateSyntaxError):  # noqa: N818
    """A tag does what templates may not do; the message is a sentence."""


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja with an unknown name as an error, text escaped, and no calls, macros or imports."""

    intercepted_binops = frozenset()

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in _FILTERS}
        self.filters[_PASSES] = self._passes
        self.tests = {name: self.tests[name] for name in _TESTS}
        self._left = _MAX_PASSES

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401
        """Return what the report says under a name; never an attribute of a Python object."""
        if isinstance(obj, Undefined | LoopContext):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:  # noqa: ANN401
        """Return an entry of the report's names or lists."""
        if isinstance(obj, Undefined):
            return super().getitem(obj, argument)
        if isinstance(obj, dict):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        if isinstance(obj, list) and isinstance(argument, int) and argument < len(obj):
            return obj[argument]
        return self.undefined(obj=obj, name=argument)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in list(_within(tree)):
            self._check(node)
            if isinstance(node, nodes.For):
                node.iter = nodes.Filter(
                    node.iter, _PASSES, [], [], None, None, lineno=node.iter.lineno
                )
            if isinstance(node, nodes.Const) and isinstance(node.value, str):
                node.value = unescape(node.value)  # it stood in XML
        return tree

    def _check(self, node: nodes.Node) -> None:
        if not isinstance(node, _ALLOWED):
            raise NotAllowed(
                "A template prints, loops and chooses; this tag does something else.", node.lineno
            )
        if isinstance(node, nodes.Name) and node.name == "self":  # Jinja's own, not the report's
            raise NotAllowed("“self” is not a name the report has.", node.lineno)
        if isinstance(node, nodes.TemplateData) and any(sign in node.data for sign in _TAG_SIGNS):
            line = node.lineno + node.data[: _first_sign(node.data)].count("\n")
            raise NotAllowed("This tag is not complete.", line)

    def _passes(self, items: object) -> object:
        """Return the items of a loop, counted; text and numbers are no lists."""
        if isinstance(items, Undefined):
            return iter(items)
        if not isinstance(items, list):
            raise SecurityError("a loop needs a list of the report")
        self._left -= len(items)
        if self._left < 0:
            raise SecurityError("the loops do not come to an end")
        return items


def _within(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _within(child)


def _first_sign(data: str) -> int:
    return min(data.index(sign) for sign in _TAG_SIGNS if sign in data)
