"""The page's script is shorter than its parts, and says the same."""

import re
from pathlib import Path

import pytest

from kg.export.page_script import DECLARED, tight
from kg.export.page_shell import app_script

SHELL = Path(__file__).parent.parent.parent / "kg" / "export" / "shell"


@pytest.mark.parametrize(
    ("code", "short"),
    [
        ("const first = 1; // one\n\nfirst + +first - -1;", "const _0=1; _0+ +_0- -1;"),
        ('const words = "a { b }";\nsay(one, words + `it is ${words} ; ${[words].map((one) => `${one} ${words}`)}`);',
         'const _0="a { b }";say(one,_0+`it is ${_0} ; ${[_0].map((one) => `${one} ${_0}`)}`);'),
        ("const length = 3;\nreturn list.length / length;", "const length=3;return list.length / length;"),
        ("function open(path) {\n  return { path, open };\n}", "function open(path){return{path,open}}"),
        ("const plain = /[{ }`]/g;\nconst twice = async (one) => one;", "const _0=/[{ }`]/g;const _1=async(one)=>one;"),
    ],
)  # fmt: skip
def test_blanks_comments_and_names_go_but_nothing_else(code, short):
    assert tight([code]) == short


def test_no_name_is_left_behind():
    """What is called by its long name is declared by it."""
    script = app_script()
    names = DECLARED.findall("\n".join(part.read_text(encoding="utf-8") for part in SHELL.glob("*.js")))
    plain = re.sub(r'"(?:\\.|[^"\n])*"', '""', script)
    called = {name for name in names if re.search(rf"(?<![\w$.]){name}\((?!not)", plain)}
    assert len(names) > 300
    assert {name for name in called if not re.search(rf"(?:function|const) {name}\b", script)} == set()
