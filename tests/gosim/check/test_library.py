"""The texts of the standard packages are Go that the checker accepts, every body of them."""

from __future__ import annotations

import pytest

from quizgo.gosim import packages
from quizgo.gosim.check import STANDARD_LIBRARY
from quizgo.gosim.check.named import Named
from quizgo.gosim.check.objects import Func, TypeName
from quizgo.gosim.check.program import Library


@pytest.mark.parametrize("path", packages.names())
def test_every_declaration_and_body_checks(path: str) -> None:
    library = Library(packages.source)
    pkg = library.package(path)
    assert pkg is not None
    for obj in list(pkg.scope.names.values()):
        assert pkg.resolve is not None
        pkg.resolve(obj)
        if isinstance(obj, TypeName) and isinstance(obj.type, Named):
            for method in obj.type.methods:
                library.check_body(method)
        if isinstance(obj, Func):
            library.check_body(obj)
    library.init_order(pkg)


@pytest.mark.parametrize("path", packages.names())
def test_no_package_needs_an_init_function(path: str) -> None:
    pkg = STANDARD_LIBRARY.package(path)
    assert pkg is not None
    assert pkg.scope.names
    assert not [f for f in STANDARD_LIBRARY.functions(pkg) if f.name == "init"]


def test_an_unknown_package_is_none() -> None:
    assert STANDARD_LIBRARY.package("net/http") is None
