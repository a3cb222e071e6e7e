"""Imports point downwards: the contracts in pyproject.toml hold for every module there is."""

import ast
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from companion.assets import shipped

MODULES = sorted(shipped("companion").rglob("*.py"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text("utf-8"))
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_every_contract_about_imports_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(shipped("pyproject.toml")), no_cache=True)

    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


def test_every_module_says_in_its_first_line_what_it_knows() -> None:
    silent = [str(path) for path in MODULES if not path.read_text("utf-8").startswith('"""')]

    assert silent == []


def test_no_module_is_longer_than_four_hundred_lines() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in MODULES}

    assert [str(path) for path, length in lengths.items() if length > 400] == []


def test_no_function_is_longer_than_fifty_lines() -> None:
    long = [
        f"{path}:{node.lineno}"
        for path in MODULES
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno >= 50
    ]

    assert long == []
